"""Packs that the file manager or another start of Carrel opens are opened in the open window."""

from __future__ import annotations

import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from reader.system.handover import hand_over
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


def test_files_from_another_start(qtbot, asked, tmp_path):
    brought = [tmp_path / "a.carrel", tmp_path / "b.carrel"]
    # The other start waits in another process; here the loop turns while it waits.
    assert hand_over(tmp_path, brought, lambda seconds: qtbot.wait(round(seconds * 1000)))
    assert asked == [brought]


def test_the_window_is_brought_to_front(start, qtbot):
    window = start()
    window.showMinimized()
    bring_to_front(window)
    assert not window.isMinimized()


def test_files_arrive_as_events_on_macos(tmp_path):
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
