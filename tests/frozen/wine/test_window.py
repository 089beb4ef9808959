"""The window of the program for Windows: a session by keyboard, and a file that is opened while it is open."""

from __future__ import annotations

import subprocess

from benchmarks.display import Screen
from reader.system.paths import PACKS_NAME
from tests.frozen import session
from tests.frozen.program import PATIENCE
from tests.frozen.window import opened
from tests.frozen.wine.windows_copy import WindowsCopy


def test_everything_is_stored_next_to_the_program(screen: Screen, windows_copy: WindowsCopy) -> None:
    with opened(screen, windows_copy.start(screen.name), {}) as window:
        session.read_through(window)
    session.check(session.stored_session(windows_copy, windows_copy.data))


def test_a_file_goes_to_the_window_that_is_open(screen: Screen, windows_copy: WindowsCopy) -> None:
    pack = windows_copy.outer / PACKS_NAME / "sample.carrel"
    with opened(screen, windows_copy.start(screen.name), {}) as window:
        command = windows_copy.start(screen.name, pack)
        assert subprocess.run(command, timeout=PATIENCE, check=False).returncode == 0
        window.wait_for(lambda: window.title.startswith("A sample"), "the home of the pack")


def test_it_closes_with_an_open_dialog(screen: Screen, windows_copy: WindowsCopy) -> None:
    """Windows asks programs to end by a message to each of their windows."""
    with opened(screen, windows_copy.start(screen.name), {}) as window:
        window.press("F1")
        window.wait_for_dialog("Keyboard")
        command = windows_copy.wine.command("taskkill", "/IM", "carrel.exe")
        subprocess.run(command, timeout=PATIENCE, check=True, stdout=subprocess.DEVNULL)
        assert window.process.wait(PATIENCE) == 0
