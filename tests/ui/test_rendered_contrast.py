"""The contrast of texts as they are painted: in every theme, whatever style sheets, palettes and delegates do.

What is measured is the pixel that differs most from the most frequent one around it. Thin strokes are mixed with their
background at their edges, but a text of a few letters has pixels that are not.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QImage, QTextCursor
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QDialog,
    QLabel,
    QLineEdit,
    QScrollBar,
    QTabBar,
    QWidget,
)
from pytestqt.qtbot import QtBot

from reader.ui.main_window import MainWindow
from reader.ui.page.view import PageView
from reader.ui.shell.actions import ActionId
from reader.ui.shell.contrast import contrast, luminance
from reader.ui.shell.theme import NAMES
from tests.ui import hands, samples
from tests.ui.conftest import Start

TEXT, PART = 4.5, 3.0
LOWEST = 8  # pixels; what is lower is scrolled out of view
ROUNDING = 0.97  # a stroke may cover 99 % of its pixels

pytestmark = pytest.mark.parametrize("theme", NAMES)


@pytest.fixture
def window(start: Start, tmp_path: Path, theme: str) -> MainWindow:
    window = start(samples.guide(tmp_path))
    hands.choose_theme(window, theme)
    QApplication.processEvents()
    return window


def colours(image: QImage, area: QRect) -> Counter[str]:
    area = area.intersected(image.rect())
    pixels = ((x, y) for y in range(area.top(), area.bottom() + 1) for x in range(area.left(), area.right() + 1))
    return Counter(image.pixelColor(x, y).name() for x, y in pixels)


def measured(image: QImage, area: QRect) -> float:
    found = colours(image, area)
    if len(found) < 2:
        return 0.0
    behind = found.most_common(1)[0][0]
    darkest, lightest = min(found, key=luminance), max(found, key=luminance)
    return max(contrast(darkest, behind), contrast(lightest, behind))


def area_in(window: QWidget, widget: QWidget, area: QRect) -> QRect:
    return area.translated(widget.mapTo(window, QPoint(0, 0)))


def texts(window: QWidget) -> Iterator[tuple[str, QRect]]:
    """The visible texts that can be used now, and where they are in the window."""
    for widget in window.findChildren(QWidget):
        if not widget.isVisible() or not widget.isEnabled() or widget.visibleRegion().isEmpty():
            continue
        seen = widget.visibleRegion().boundingRect()
        if isinstance(widget, QLabel | QAbstractButton) and widget.text() and seen == widget.rect():
            yield widget.text(), area_in(window, widget, seen.adjusted(3, 3, -3, -3))
        elif isinstance(widget, QLineEdit):
            inside = seen.adjusted(30, 5, -30, -5)
            yield widget.text() or widget.placeholderText(), area_in(window, widget, inside)
        elif isinstance(widget, QTabBar):
            for number in range(widget.count()):
                yield widget.tabText(number), area_in(window, widget, widget.tabRect(number).adjusted(2, 4, -2, -4))
        elif isinstance(widget, QAbstractItemView) and widget.model():
            yield from rows(window, widget)


def rows(window: QWidget, view: QAbstractItemView) -> Iterator[tuple[str, QRect]]:
    for number in range(min(30, view.model().rowCount())):
        index = view.model().index(number, 0)
        area = view.visualRect(index)
        text = str(index.data() or "")
        if not view.viewport().rect().contains(area):
            continue
        is_covered = window.childAt(view.viewport().mapTo(window, area.center())) is not view.viewport()
        if text and not is_covered:
            yield text, area_in(window, view.viewport(), area.adjusted(4, 3, -4, -3))


def weak_texts(window: QWidget) -> list[tuple[str, float]]:
    image = window.grab().toImage()
    found = [(text, measured(image, area)) for text, area in texts(window) if text.strip() and area.height() > LOWEST]
    assert found
    return [(text, round(each, 2)) for text, each in found if each < TEXT * ROUNDING]


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
    found: list[tuple[str, float]] = []

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
        weak += [(text, each) for text, area in lines(page) if (each := measured(image, area)) < TEXT * ROUNDING]
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
        assert measured(image, area_in(window, bar, bar.rect())) >= PART
