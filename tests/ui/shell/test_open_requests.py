"""A pack that is opened from outside comes up in the window that is open."""

from __future__ import annotations

import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from reader.system import paths
from reader.system.handover import hand_over
from reader.ui.shell.icons import program_icon
from reader.ui.shell.open_requests import OpenRequests, bring_to_front

ROOT = Path(__file__).parents[3]


@pytest.fixture
def asked(qtbot, tmp_path):
    """What a window on this folder was asked to open."""
    files = OpenRequests(tmp_path)
    names: list[list[Path]] = []
    files.files_requested.connect(names.append)
    files.begin()
    yield names
    files.close()


def test_files_that_another_start_brings(qtbot, asked, tmp_path):
    brought = [tmp_path / "a.carrel", tmp_path / "b.carrel"]
    # The other start waits in another process; here the loop turns while it waits.
    assert hand_over(tmp_path, brought, lambda seconds: qtbot.wait(round(seconds * 1000)))
    assert asked == [brought]


def test_the_window_comes_up_in_front(start, qtbot):
    window = start()
    window.showMinimized()
    bring_to_front(window)
    assert not window.isMinimized()


def test_the_program_has_its_icon_in_all_sizes(qtbot):
    icon = program_icon(paths.resources() / "icon")
    sizes = [size.width() for size in icon.availableSizes()]
    assert sorted(sizes) == [16, 24, 32, 48, 64, 128]


def test_files_come_by_event_on_macos(tmp_path):
    """In a process of its own, as there is one application in each."""
    code = """
        from pathlib import Path
        from PySide6.QtCore import QCoreApplication, QEvent
        from PySide6.QtGui import QFileOpenEvent
        from reader.ui.shell.open_requests import FileOpenApplication
        app = FileOpenApplication(["carrel"])
        QCoreApplication.sendEvent(app, QFileOpenEvent("/early.carrel"))
        app.set_handler(lambda file: print(file.name))
        QCoreApplication.sendEvent(app, QFileOpenEvent("/late.carrel"))
        QCoreApplication.sendEvent(app, QEvent(QEvent.Type.ApplicationPaletteChange))
    """
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(code)], cwd=ROOT, capture_output=True, encoding="utf-8", check=True
    )
    assert done.stdout.split() == ["early.carrel", "late.carrel"]
