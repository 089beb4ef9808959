"""A voice for tests: it speaks each sentence until the test lets it end, or ends it by itself."""

from __future__ import annotations

import threading
from collections.abc import Sequence

from reader.speech.speaker import SpeechStopped, Voice

ANNA, BEN = Voice("m/anna", "Anna", "en-GB"), Voice("m/ben", "Ben", "en-US")
LEA, SARA = Voice("m/lea", "Léa", "fr"), Voice("m/sara", "سارة", "ar")
VOICES = (BEN, ANNA, LEA, SARA)


class FakeSpeaker:
    """`said` has what was begun: the text, the name of the voice, and the speed. `errors` are raised one by one."""

    def __init__(self, voices: Sequence[Voice] = VOICES) -> None:
        self._voices = tuple(voices)
        self.said: list[tuple[str, str, int]] = []
        self.errors: list[Exception | None] = []
        self.voices_error: Exception | None = None
        self.is_quick = False
        self.is_closed = False
        self._change = threading.Condition()
        self._may_end = 0
        self._is_stopped = False
        self.speaking = ""

    def voices(self) -> tuple[Voice, ...]:
        if self.voices_error:
            raise _fresh(self.voices_error)
        return self._voices

    def speak(self, text: str, voice: Voice, speed: int) -> None:
        with self._change:
            self.said.append((text, voice.name, speed))
            error = self.errors.pop(0) if self.errors else None
            if error:
                raise _fresh(error)
            self.speaking = text
            self._change.wait_for(lambda: self._is_stopped or self._may_end or self.is_quick)
            self.speaking = ""
            if self._is_stopped:
                self._is_stopped = False
                raise SpeechStopped
            self._may_end = max(0, self._may_end - 1)

    def stop(self) -> None:
        with self._change:
            self._is_stopped = True
            self._change.notify_all()

    def close(self) -> None:
        self.is_closed = True

    def finish(self, *, is_quick: bool = False) -> None:
        """The sentence has been spoken; `is_quick`: and so are all that follow."""
        with self._change:
            self._may_end += 1
            self.is_quick = is_quick
            self._change.notify_all()

    @property
    def texts(self) -> list[str]:
        return [text for text, _voice, _speed in self.said]


def _fresh(error: Exception) -> Exception:
    """One that was raised keeps the window in memory, through its traceback, for as long as a table has it."""
    return type(error)(*error.args)
