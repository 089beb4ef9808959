"""The virtual display for tests and benchmarks: it is the same as long as it is used, and says when it is broken."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks import display
from tests.frozen.idle import Idle
from tests.frozen.machine import no_window

pytestmark = pytest.mark.skipif(bool(no_window()), reason=no_window() or "it can be tested")


def xdotool(screen: display.Screen, *words: str) -> str:
    environment = {**os.environ, "DISPLAY": screen.name}
    done = subprocess.run(["xdotool", *words], env=environment, capture_output=True, text=True, check=True, timeout=30)
    return done.stdout


def test_it_stays_as_it_is_when_its_last_client_leaves(monkeypatch: pytest.MonkeyPatch) -> None:
    """Xvfb would begin again, with the pointer in the middle, and end the connections of all who are just coming."""
    monkeypatch.setattr(display, "MANAGERS", ())
    with display.virtual() as screen:
        xdotool(screen, "mousemove", "5", "7")
        assert xdotool(screen, "getmouselocation").startswith("x:5 y:7 ")


def test_a_window_manager_that_does_not_start_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    manager = tmp_path / "openbox"
    manager.write_text("#!/bin/sh\necho no theme >&2\nexit 3\n", encoding="ascii")
    manager.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
    with pytest.raises(RuntimeError, match=r"^openbox has ended with 3: no theme$"), display.virtual():
        pass


@pytest.mark.parametrize(("position", "name"), [(0, "Xvfb"), (1, "openbox")])
def test_what_has_ended_while_it_is_used_is_named(position: int, name: str) -> None:
    with display.virtual() as screen:
        assert screen.ended() == ""
        os.kill(screen.processes[position], signal.SIGTERM)
        if sys.platform == "linux":
            os.waitid(os.P_PID, screen.processes[position], os.WEXITED | os.WNOWAIT)
        assert screen.ended() == name
        idle = Idle(screen.processes)
        assert not idle.check()
        assert f"{name} Z" in str(idle)
