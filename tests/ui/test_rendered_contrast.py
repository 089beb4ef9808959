"""The contrast of texts as they are painted: in every theme, whatever style sheets, palettes and delegates do."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QScrollBar,
    QWidget,
)
from pytestqt.qtbot import QtBot

from reader.ui.main_window import MainWindow
from reader.ui.page.view import PageView
from reader.ui.shell.actions import ActionId
from reader.ui.shell.theme import NAMES
from tests.ui import hands, samples
from tests.ui.accessibility import painted_texts
from tests.ui.accessibility.painted_texts import LEAST_TEXT, area_in
from tests.ui.accessibility.pixels import LEAST_PART, ROUNDING, best_contrast
from tests.ui.conftest import Start

pytestmark = pytest.mark.parametrize("theme", NAMES)


@pytest.fixture
def window(start: Start, tmp_path: Path, theme: str) -> MainWindow:
    window = start(samples.guide(tmp_path))
    hands.choose_theme(window, theme)
    QApplication.processEvents()
    return window


def weak_texts(window: QWidget) -> list[str]:
    assert list(painted_texts.texts(window))
    return painted_texts.weak_texts(window)


@pytest.mark.parametrize("panel", ["contents", "glossary", "references", "search_panel", "marks_panel"])
def test_window(window: MainWindow, theme: str, panel: str) -> None:
    window.actions_by_id[ActionId(panel)].trigger()
    QApplication.processEvents()
    assert not weak_texts(window)


def test_search(window: MainWindow, theme: str, qtbot: QtBot) -> None:
    window.search_field.setFocus()
    hands.type_text("section")
    qtbot.waitUntil(lambda: window.features.search.panel.list.model().rowCount() > 0)
    assert not weak_texts(window)


def test_card_and_find_bar(window: MainWindow, theme: str) -> None:
    hands.click_link_in_view(window.page, 0)
    assert hands.card(window).isVisible()
    assert not weak_texts(window)
    hands.press(window.page, "Esc")
    hands.press(window.page, "Ctrl+F")
    hands.type_text("the")
    assert not weak_texts(window)


def test_current_match(window: MainWindow, theme: str) -> None:
    """It is told apart by more than its colour."""
    hands.press(window.page, "Ctrl+F")
    hands.type_text("the")
    found: list[Any] = list(window.page.extraSelections())
    assert [each.format.fontUnderline() for each in found].count(True) == 1


def test_home(start: Start, tmp_path: Path, theme: str, opens_home: None) -> None:
    window = start(samples.guide(tmp_path))
    hands.choose_theme(window, theme)
    QApplication.processEvents()
    assert window.session.is_home
    assert not weak_texts(window)


@pytest.mark.parametrize("action", ["about", "keyboard", "shelf", "print", "local_help", "check_stick"])
def test_dialogs(window: MainWindow, theme: str, action: str) -> None:
    found: list[str] = []

    def look(dialog: QDialog) -> None:
        found.extend(weak_texts(dialog))
        dialog.reject()

    hands.answering(QDialog, look, window.actions_by_id[ActionId(action)].trigger)
    assert not found


def test_page(start: Start, theme: str) -> None:
    """An article of the bundled pack, window by window: text, terms, links, boxes, tables, captions, sources."""
    window = start()
    hands.choose_theme(window, theme)
    page, bar = window.page, window.page.verticalScrollBar()
    weak: list[tuple[str, float]] = []
    while True:
        QApplication.processEvents()
        image = page.viewport().grab().toImage()
        weak += [
            (text, each) for text, area in lines(page) if (each := best_contrast(image, area)) < LEAST_TEXT * ROUNDING
        ]
        if bar.value() >= bar.maximum():
            break
        bar.setValue(bar.value() + page.viewport().height() * 3 // 4)
    assert not weak


def lines(page: PageView) -> Iterator[tuple[str, QRect]]:
    """The paragraphs that are wholly in view, and where the first words of each are."""
    document, seen = page.shown_document, page.viewport().rect()
    block = document.begin()
    while block.isValid():
        cursor = QTextCursor(block)
        begin = page.cursorRect(cursor)
        cursor.movePosition(
            QTextCursor.MoveOperation.Right, QTextCursor.MoveMode.MoveAnchor, min(12, block.length() - 1)
        )
        end = page.cursorRect(cursor)
        area = QRect(begin.topLeft(), end.bottomRight())
        if block.text().strip("\ufffc\u2028 ") and area.width() > 10 and seen.contains(area):
            yield block.text()[:40], area
        block = block.next()


@pytest.mark.parametrize("panel", ["contents", "marks_panel"])
def test_scroll_handle(window: MainWindow, theme: str, panel: str) -> None:
    window.actions_by_id[ActionId(panel)].trigger()
    window.resize(1000, 320)
    QApplication.processEvents()
    bars = [bar for bar in window.findChildren(QScrollBar) if bar.isVisible() and bar.maximum() > 0]
    assert bars
    image = window.grab().toImage()
    for bar in bars:
        assert best_contrast(image, area_in(window, bar, bar.rect())) >= LEAST_PART
