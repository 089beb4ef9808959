"""The voices of macOS: the command `say`, one process for each sentence, which gets the text as its input."""

from __future__ import annotations

import contextlib
import re
import subprocess
import threading
from collections.abc import Callable, Sequence
from typing import Protocol

from reader.speech.speaker import (
    LONGEST_NAME,
    MOST_VOICES,
    NORMAL,
    SpeechFailed,
    SpeechUnavailable,
    StopRequest,
    Voice,
    longest_seconds,
)
from reader.translation import _

SAY = "/usr/bin/say"
WORDS_PER_MINUTE = 175  # the usual speed
LIST_SECONDS = 10.0

_LINE = re.compile(r"(?P<name>\S.*?)\s+(?P<language>[a-z]{2,3}(?:[_-][A-Za-z0-9]{1,8})*)\s+#")
_FOR_FUN = frozenset(
    {"Albert", "Bad News", "Bahh", "Bells", "Boing", "Bubbles", "Cellos", "Deranged", "Fred", "Good News", "Hysterical"}
    | {
        "Jester",
        "Junior",
        "Kathy",
        "Organ",
        "Pipe Organ",
        "Ralph",
        "Superstar",
        "Trinoids",
        "Whisper",
        "Wobble",
        "Zarvox",
    }
)

_COMMAND = re.compile(r"\[(?=\[)")
"""`say` takes what is in double brackets for commands to the voice."""


class Process(Protocol):
    """What is needed of `subprocess.Popen`."""

    def communicate(self, input: bytes, timeout: float) -> tuple[bytes, bytes]: ...

    def kill(self) -> None: ...

    def wait(self) -> int: ...

    @property
    def returncode(self) -> int | None: ...


Start = Callable[[Sequence[str]], Process]


class SayCommand:
    """A Speaker."""

    def __init__(self, start: Start | None = None) -> None:
        """`start` starts a command whose input and output are pipes. It raises OSError."""
        self._start = start or _started
        self._lock = threading.Lock()
        self._running: Process | None = None
        self._stop_request = StopRequest()

    def voices(self) -> tuple[Voice, ...]:
        try:
            process = self._start([SAY, "-v", "?"])
        except OSError as error:
            raise SpeechUnavailable(_("Carrel cannot start the voices of this computer.")) from error
        try:
            output, _errors = process.communicate(b"", timeout=LIST_SECONDS)
        except subprocess.TimeoutExpired as error:
            _end(process)
            raise SpeechUnavailable(_("The voices of this computer do not answer.")) from error
        lines = output.decode("utf-8", "replace").splitlines()[:MOST_VOICES]
        found = [voice for line in lines if (voice := _voice(line))]
        return tuple(sorted(found, key=_rank))

    def speak(self, text: str, voice: Voice, speed: int) -> None:
        command = [SAY, "-v", voice.id, "-r", str(round(WORDS_PER_MINUTE * speed / NORMAL))]
        with self._lock:
            self._stop_request.raise_if_set()
            try:
                process = self._running = self._start(command)
            except OSError as error:
                raise SpeechUnavailable(_("Carrel cannot start the voices of this computer.")) from error
        is_late = False
        try:
            process.communicate(_COMMAND.sub("[ ", text).encode(), timeout=longest_seconds(text, speed))
        except subprocess.TimeoutExpired:
            _end(process)
            is_late = True
        except OSError:
            _end(process)
        with self._lock:
            self._running = None
            self._stop_request.raise_if_set()
        if is_late or process.returncode:
            raise SpeechFailed(_("The voice has stopped answering."))

    def stop(self) -> None:
        with self._lock:
            self._stop_request.set()
            if self._running:
                self._running.kill()

    def close(self) -> None:
        """A process ends with its sentence."""


def _voice(line: str) -> Voice | None:
    """From a line of the list: `Alice      it_IT    # Ciao!`. Names that could be an option are left out."""
    found = _LINE.match(line)
    if not found or found["name"].startswith("-") or len(found["name"]) > LONGEST_NAME:
        return None
    return Voice(found["name"], found["name"], found["language"].replace("_", "-"))


def _rank(voice: Voice) -> int:
    """The list is in alphabetical order, and the first voice of a language is used until the reader chooses one."""
    if voice.name in _FOR_FUN:
        return 2
    return 1 if "(" in voice.name else 0  # the same eight in many languages, less natural than the others


def _end(process: Process) -> None:
    with contextlib.suppress(OSError):
        process.kill()
        process.wait()


def _started(command: Sequence[str]) -> Process:
    process: subprocess.Popen[bytes] = subprocess.Popen(
        list(command), stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, cwd="/"
    )
    return process
