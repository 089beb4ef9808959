"""The bar beside a selection made with the mouse."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QToolButton,
)
from pytestqt.qtbot import QtBot

from reader.marks.model import Colour
from reader.ui.main_window import MainWindow
from tests.ui import hands, samples
from tests.ui.conftest import Start


@pytest.fixture
def window(start: Start, tmp_path: Path) -> MainWindow:
    return start(samples.guide(tmp_path))


def drag(window: MainWindow, first: QPoint, last: QPoint) -> None:
    viewport = window.page.viewport()
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, first)
    QTest.mouseMove(viewport, last)
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, last)
    QApplication.processEvents()


def test_the_bar_does_not_cover_the_selection(window: MainWindow, qtbot: QtBot) -> None:
    page, bar = window.page, window.marks_feature.page_controller.bar
    top = hands.top_of(page, "p1-1") + 10
    left = round(page.margin)
    drag(window, QPoint(left + 3, top), QPoint(left + 160, top))
    assert page.has_selection
    qtbot.waitUntil(bar.isVisible)
    ends = [
        page.cursorRect(page.shown_document.cursor(at))
        for at in (page.textCursor().selectionStart(), page.textCursor().selectionEnd())
    ]
    assert not any(bar.geometry().intersects(rect.translated(page.viewport().pos())) for rect in ends)
    hands.click(hands.named(bar, "Blue", QToolButton))
    assert [mark.colour for mark in window.marks_feature.model.all()] == [Colour.BLUE]
    assert bar.isHidden()
