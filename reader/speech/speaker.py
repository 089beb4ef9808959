"""What reads aloud: the voices of one system, behind one protocol, and what can go wrong with them."""

from __future__ import annotations

import threading
from typing import NamedTuple, Protocol

SLOWEST, NORMAL, FASTEST = 50, 100, 300
"""Per cent of a voice's own speed."""

MOST_VOICES = 5_000
"""Of one system: a speech server may list each voice in many variants."""

LONGEST_NAME = 200
"""Characters of the name and of the id of a voice; one with a longer name is left out."""


class Voice(NamedTuple):
    """`id` is unique on this computer, `name` is for people, `language` a BCP 47 tag."""

    id: str
    name: str
    language: str


class Speaker(Protocol):
    """All methods but `stop` are called on one thread, which may wait; each has a time limit."""

    def voices(self) -> tuple[Voice, ...]:
        """The best of the system first. Raises SpeechUnavailable or SpeechFailed."""

    def speak(self, text: str, voice: Voice, speed: int) -> None:
        """Returns when the text has been spoken; `speed` is in per cent.

        Raises SpeechStopped after `stop`, SpeechInterrupted when another program takes over, SpeechUnavailable or
        SpeechFailed.
        """

    def stop(self) -> None:
        """From any thread: what is being spoken, or is spoken next, ends with SpeechStopped."""

    def close(self) -> None:
        """Lets go of everything; `voices` and `speak` would start again."""


class SpeechUnavailable(Exception):
    """The system cannot speak at all. The text says why, in whole sentences for people."""


class SpeechFailed(Exception):
    """The voice has not done what it was asked to. The text is a sentence for people."""


class SpeechStopped(Exception):
    """The reader has stopped it."""


class SpeechInterrupted(Exception):
    """Another program speaks now, such as a screen reader."""


def longest_seconds(text: str, speed: int) -> float:
    """How long a text may take, so that no wait is endless: more than a slow voice needs for ideographs."""
    return 20 + len(text) * 0.4 * NORMAL / speed


class StopRequest:
    """That somebody on another thread wants to end a sentence."""

    def __init__(self) -> None:
        self._event = threading.Event()

    @property
    def is_set(self) -> bool:
        return self._event.is_set()

    def set(self) -> None:
        self._event.set()

    def wait(self, seconds: float) -> None:
        """Until it is made, or so many seconds."""
        self._event.wait(seconds)

    def raise_if_set(self) -> None:
        """Raises SpeechStopped once after `set`."""
        if self._event.is_set():
            self._event.clear()
            raise SpeechStopped
