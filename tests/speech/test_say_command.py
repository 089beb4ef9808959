"""The command `say` of macOS: its voices, its arguments, and what happens when it fails, hangs or is stopped."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Callable, Sequence

import pytest

from reader.speech import say_command
from reader.speech.say_command import SAY, SayCommand
from reader.speech.speaker import SpeechFailed, SpeechStopped, SpeechUnavailable, Voice

LIST = (
    """Albert              en_US    # Hello
Alice               it_IT    # Ciao, mi chiamo Alice.
Eddy (German (Germany)) de_DE    # Hallo! Ich heiße Eddy.
Majed               ar_001   # مرحبًا!
Bad line
-x                  en_US    # Hello
Tingting            zh_CN    # 你好
"""
    f"{'x' * 300} en_US  # Hello\n"
)

ALICE = Voice("Alice", "Alice", "it-IT")


class Process:
    """Says nothing, and notes what it was asked to."""

    def __init__(self, command: Sequence[str], output: bytes = b"", returncode: int = 0) -> None:
        self.command, self.output, self.returncode = tuple(command), output, returncode
        self.input = b""
        self.is_killed = False

    def communicate(self, input: bytes, timeout: float) -> tuple[bytes, bytes]:
        assert timeout > 0
        self.input = input
        return self.output, b""

    def kill(self) -> None:
        self.is_killed = True

    def wait(self) -> int:
        return self.returncode


class Late(Process):
    def communicate(self, input: bytes, timeout: float) -> tuple[bytes, bytes]:
        raise subprocess.TimeoutExpired(SAY, timeout)


def started(kind: Callable[..., Process] = Process, **facts: object) -> tuple[SayCommand, list[Process]]:
    processes: list[Process] = []

    def start(command: Sequence[str]) -> Process:
        processes.append(kind(command, **facts))
        return processes[-1]

    return SayCommand(start), processes


def test_voices() -> None:
    speaker, processes = started(output=LIST.encode())
    assert speaker.voices() == (
        ALICE,
        Voice("Majed", "Majed", "ar-001"),
        Voice("Tingting", "Tingting", "zh-CN"),
        Voice("Eddy (German (Germany))", "Eddy (German (Germany))", "de-DE"),
        Voice("Albert", "Albert", "en-US"),
    )
    assert processes[0].command == (SAY, "-v", "?")


@pytest.mark.parametrize("output", [b"", b"\xff\xfe\x00", b"\n\n\n", "مرحبا".encode()])
def test_no_voices(output: bytes) -> None:
    assert started(output=output)[0].voices() == ()


def test_speaking() -> None:
    speaker, processes = started()
    speaker.speak("-v Evil [[rate 900]] [[[x", ALICE, 200)
    assert processes[0].command == (SAY, "-v", "Alice", "-r", "350")
    assert processes[0].input == b"-v Evil [ [rate 900]] [ [ [x"


def test_it_fails() -> None:
    with pytest.raises(SpeechFailed):
        started(returncode=1)[0].speak("Ciao", ALICE, 100)


def test_it_hangs() -> None:
    speaker, processes = started(Late)
    with pytest.raises(SpeechFailed):
        speaker.speak("Ciao", ALICE, 100)
    with pytest.raises(SpeechUnavailable):
        speaker.voices()
    assert all(process.is_killed for process in processes)


def test_it_is_missing() -> None:
    def start(_command: Sequence[str]) -> Process:
        raise FileNotFoundError(SAY)

    speaker = SayCommand(start)
    with pytest.raises(SpeechUnavailable):
        speaker.voices()
    with pytest.raises(SpeechUnavailable):
        speaker.speak("Ciao", ALICE, 100)


def test_stopped_too_early() -> None:
    speaker, processes = started()
    speaker.stop()
    with pytest.raises(SpeechStopped):
        speaker.speak("Ciao", ALICE, 100)
    assert not processes
    speaker.speak("Ciao", ALICE, 100)
    speaker.close()


@pytest.mark.skipif(sys.platform == "win32", reason="it is about processes of Unix")
def test_stopped_while_it_speaks(monkeypatch: pytest.MonkeyPatch) -> None:
    def start(_command: Sequence[str]) -> say_command.Process:
        process = say_command._started([sys.executable, "-c", "import time; time.sleep(60)"])
        stopping.start()
        return process

    speaker = SayCommand(start)
    stopping = threading.Timer(0.05, speaker.stop)
    with pytest.raises(SpeechStopped):
        speaker.speak("Ciao", ALICE, 100)
    stopping.join()
