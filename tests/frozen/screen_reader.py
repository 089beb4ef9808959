"""Orca on a virtual display, with a session bus of its own: what a blind person hears of the program."""

from __future__ import annotations

import contextlib
import functools
import os
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path

from benchmarks.display import Screen, end
from tests.frozen.machine import LONGEST_ASK, missing_tools
from tests.frozen.program import ROOT
from tests.frozen.speech_log import SpeechLog, speech_log
from tests.frozen.waiting import until
from tests.session_bus import session_bus

PYTHON = "/usr/bin/python3"
"""Distributions install Orca for their own Python."""

_ASK = "import gi; gi.require_version('Atspi', '2.0'); from gi.repository import Atspi; import orca, pyatspi, speechd"
_FIRST_WORDS = "Screen reader on."


class Orca:
    """A running Orca. `environment` leads other programs to the same bus."""

    def __init__(self, log: SpeechLog, environment: dict[str, str]) -> None:
        self.environment = environment
        self._log = log
        self._heard = 0

    def forget(self) -> None:
        """From now on only what is said next counts."""
        self._heard = len(self._log.spoken)

    def speak(self, seconds: float) -> None:
        """How long each piece of speech takes from now on."""
        self._log.speaking_time = seconds

    @property
    def said(self) -> str:
        """A line for each piece of speech since `forget`."""
        return self._log.since(self._heard)

    def wait_for(self, *words: str) -> str:
        """Everything that was said until all these words were; the test fails if they are not said."""
        until(lambda: all(word in self.said for word in words), _Missing(words, self))
        return self.said


class _Missing:
    """Says what was heard instead, when the waiting ends."""

    def __init__(self, words: tuple[str, ...], orca: Orca) -> None:
        self._words = words
        self._orca = orca

    def __str__(self) -> str:
        return f"{self._words}, but heard was {self._orca.said!r}"


@functools.cache
def no_orca() -> str:
    """The reason why this machine cannot run it; empty if it can."""
    if reason := missing_tools("Xvfb", "openbox", "xdotool", "dbus-daemon", "orca", PYTHON):
        return reason
    done = subprocess.run([PYTHON, "-c", _ASK], capture_output=True, text=True, check=False, timeout=LONGEST_ASK)
    return f"Orca does not run here: {done.stderr.strip().splitlines()[-1:]}" if done.returncode else ""


@contextlib.contextmanager
def orca(screen: Screen, folder: Path, environment: Mapping[str, str]) -> Iterator[Orca]:
    """It has said its first words. `folder` is for its settings and sockets."""
    socket = folder / "speech"
    (folder / "run").mkdir(mode=0o700)
    with contextlib.ExitStack() as stack:
        log = stack.enter_context(speech_log(socket))
        bus = {
            **environment,
            "DISPLAY": screen.name,
            "XDG_RUNTIME_DIR": str(folder / "run"),
            "GSETTINGS_BACKEND": "memory",
            "SPEECHD_ADDRESS": f"unix_socket:{socket}",
            "NO_AT_BRIDGE": "0",
        }
        bus["DBUS_SESSION_BUS_ADDRESS"] = stack.enter_context(session_bus(bus))
        command = [PYTHON, str(ROOT / "tests" / "frozen" / "orca_process.py"), str(folder / "orca")]
        if debug := os.environ.get("ORCA_DEBUG_FILE"):
            command.append(debug)
        output = stack.enter_context((folder / "orca.txt").open("wb"))
        process = subprocess.Popen(
            command, env=bus, stdin=subprocess.DEVNULL, stdout=output, stderr=output, start_new_session=True
        )
        stack.callback(end, process)
        started = Orca(log, bus)
        until(
            lambda: _FIRST_WORDS in started.said,
            "Orca's first words",
            lambda: "" if process.poll() is None else f"it has ended: {(folder / 'orca.txt').read_text()}",
        )
        yield started
