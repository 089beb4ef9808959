"""What a window shows while it reads aloud, and how a test waits for it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reader.ui.aloud.reading_aloud import ReadingAloud
from reader.ui.main_window import MainWindow
from reader.ui.shell.actions import ActionId
from tests.ui.aloud.fake_speaker import FakeSpeaker

Hear = Callable[[str], None]


def began_after(speaker: FakeSpeaker, count: int) -> bool:
    """Whether a sentence after the first `count` is being spoken."""
    return len(speaker.said) > count and bool(speaker.speaking)


def reading(window: MainWindow) -> ReadingAloud:
    found = window.features.aloud.reading
    assert found
    return found


def is_open(window: MainWindow) -> bool:
    action = window.actions_by_id[ActionId.READ_ALOUD]
    assert action.isChecked() == bool(window.features.aloud.reading)
    return action.isChecked()


def settle(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: not is_open(window))


def notice(window: MainWindow) -> str:
    QApplication.processEvents()
    return window.notice.text
