"""Reads the sample article aloud with a voice that makes no sound, and asks the system for its own voices."""

from __future__ import annotations

import sys
import time
from pathlib import Path

from reader.speech import system_speaker
from reader.speech.speaker import SpeechFailed, SpeechUnavailable, Voice
from reader.system.format_numbers import counted
from reader.ui.selftest.check_result import SelfTestFailedError
from reader.ui.selftest.sample_window import opened_sample, settle
from reader.ui.shell.actions import ActionId

LONGEST = 20.0  # seconds


class SilentSpeaker:
    """A Speaker: each text ends at once."""

    def __init__(self) -> None:
        self.said: list[str] = []

    def voices(self) -> tuple[Voice, ...]:
        return tuple(Voice(tag, tag, tag) for tag in ("en", "ar"))

    def speak(self, text: str, voice: Voice, speed: int) -> None:
        self.said.append(text)

    def stop(self) -> None: ...

    def close(self) -> None: ...


def check_aloud(data: Path) -> str:
    speaker = SilentSpeaker()
    with opened_sample(data) as window:
        window.features.aloud.make_speaker = lambda: speaker
        action = window.actions_by_id[ActionId.READ_ALOUD]
        action.trigger()
        until = time.monotonic() + LONGEST
        while action.isChecked() and time.monotonic() < until:
            settle()
        ended = not action.isChecked()
    if not ended or len(speaker.said) < 2:
        raise SelfTestFailedError(f"Only {counted(len(speaker.said), 'sentence')} of the sample are read.")
    return f"{counted(len(speaker.said), 'sentence')} of the sample; {_voices_here()}"


def _voices_here() -> str:
    """Not on Linux, where to ask would start a service."""
    if sys.platform == "linux":
        return "the voices of this computer are not asked for"
    speaker = system_speaker.make_speaker()
    try:
        return f"{counted(len(speaker.voices()), 'voice')} on this computer"
    except (SpeechUnavailable, SpeechFailed) as error:
        return f"no voices: {error}"
    finally:
        speaker.close()
