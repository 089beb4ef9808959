"""speech-dispatcher with a voice that writes what it is to say into a file, and makes no sound.

The program itself starts the service, as it does for users; it finds these settings in the folder of the user.
"""

from __future__ import annotations

import contextlib
import os
import signal
from collections.abc import Iterator, Mapping
from pathlib import Path

import psutil

from tests.frozen.machine import missing_tools
from tests.frozen.waiting import until

_SERVICE = """
LogLevel 1
LogDir "{logs}"
AudioOutputMethod "libao"
Timeout 5
AddModule "recorder" "sd_generic" "recorder.conf"
DefaultModule recorder
"""
_MODULE = """
GenericExecuteSynth "printf '%s|%s' \\'$VOICE\\' \\'$DATA\\' >> {heard}; echo >> {heard}; sleep {seconds}"
GenericLanguage "en" "en" "utf-8"
AddVoice "en" "MALE1" "tom"
"""
MODULE_FOLDERS = ("/usr/lib/speech-dispatcher-modules", "/usr/lib/x86_64-linux-gnu/speech-dispatcher-modules")


class RecordedVoices:
    """`environment` leads the program to the service."""

    def __init__(self, folder: Path, environment: Mapping[str, str], seconds: float) -> None:
        """`folder` is empty. Each piece of text takes `seconds`."""
        self._heard = folder / "heard.txt"
        self._run = folder / "run"
        settings = folder / "settings" / "speech-dispatcher"
        (settings / "modules").mkdir(parents=True)
        self._run.mkdir(mode=0o700)
        logs = folder / "logs"
        logs.mkdir()
        (settings / "speechd.conf").write_text(_SERVICE.format(logs=logs))
        (settings / "modules" / "recorder.conf").write_text(_MODULE.format(heard=self._heard, seconds=seconds))
        self.environment = {
            **environment,
            "XDG_CONFIG_HOME": str(settings.parent),
            "XDG_RUNTIME_DIR": str(self._run),
        }

    @property
    def heard(self) -> list[str]:
        """The pieces of text, each after the name of its voice."""
        if not self._heard.exists():
            return []
        return [line for line in self._heard.read_text(encoding="utf-8").splitlines() if line]

    def wait_for(self, words: str) -> None:
        until(lambda: any(words in piece for piece in self.heard), f"{words!r}, but heard was {self.heard!r}")

    def kill(self) -> int:
        """Ends the service as a crash would. Returns how many pieces were heard before."""
        psutil.Process(self._process).kill()
        return len(self.heard)

    def end(self) -> None:
        with contextlib.suppress(OSError, ValueError):
            os.kill(self._process, signal.SIGTERM)

    @property
    def _process(self) -> int:
        return int((self._run / "speech-dispatcher" / "pid" / "speech-dispatcher.pid").read_text())


def no_recorded_voices() -> str:
    """The reason why this machine cannot run it; empty if it can."""
    if reason := missing_tools("speech-dispatcher"):
        return reason
    if not any(Path(folder, "sd_generic").exists() for folder in MODULE_FOLDERS):
        return "speech-dispatcher has no module for other synthesizers here"
    return ""


@contextlib.contextmanager
def recorded_voices(folder: Path, environment: Mapping[str, str], *, seconds: float = 0.2) -> Iterator[RecordedVoices]:
    voices = RecordedVoices(folder, environment, seconds)
    try:
        yield voices
    finally:
        voices.end()
