"""The bar beside a selection: what it does, how keys reach it, and that it covers no selected word."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton
from pytestqt.qtbot import QtBot

from reader.marks.model import Colour
from reader.ui.main_window import MainWindow
from reader.ui.marks import mark_signs
from reader.ui.marks.selection_bar import SelectionBar
from reader.ui.page.text_rects import text_rects
from tests.ui import hands, samples
from tests.ui.conftest import Start


@pytest.fixture
def window(start: Start, tmp_path: Path) -> MainWindow:
    return start(samples.guide(tmp_path))


def bar_of(window: MainWindow) -> SelectionBar:
    return window.features.marks.page_controller.bar


def drag(window: MainWindow, first: QPoint, last: QPoint) -> None:
    viewport = window.page.viewport()
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, first)
    QTest.mouseMove(viewport, last)
    QApplication.processEvents()
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, last)
    QApplication.processEvents()


def select_words(window: MainWindow, qtbot: QtBot) -> SelectionBar:
    """Some words of a paragraph, with the mouse."""
    page, bar = window.page, bar_of(window)
    top = hands.top_of(page, "p1-1") + 10
    left = round(page.margin)
    drag(window, QPoint(left + 3, top), QPoint(left + 160, top))
    assert page.has_selection
    qtbot.waitUntil(bar.isVisible)
    return bar


def select_by_keys(window: MainWindow, qtbot: QtBot, block: str = "p1-1") -> SelectionBar:
    page = window.page
    if not page.has_caret:
        hands.press(page, "F7")
    number = next(number for number, each in enumerate(page.opened.article.blocks) if each.id == block)  # type: ignore[union-attr]
    position = page.shown_document.text_map.position(number, 0)
    assert position is not None
    page.setTextCursor(page.shown_document.cursor(position))
    page.setFocus()
    for _ in range(3):
        hands.press(page, "Ctrl+Shift+Right")
    assert page.has_selection
    qtbot.waitUntil(bar_of(window).isVisible)
    return bar_of(window)


def selected_rects(window: MainWindow) -> list[QRect]:
    """In pixels of the page widget."""
    page, cursor = window.page, window.page.textCursor()
    rects = text_rects(page.shown_document, cursor.selectionStart(), cursor.selectionEnd())
    offset = page.viewport().pos() - QPoint(0, page.verticalScrollBar().value())
    return [rect.toRect().translated(offset) for rect in rects]


def test_a_colour_highlights(window: MainWindow, qtbot: QtBot) -> None:
    bar = select_words(window, qtbot)
    hands.click(hands.named(bar, "Blue", QToolButton))
    assert [mark.colour for mark in window.features.marks.model.all()] == [Colour.BLUE]
    assert bar.isHidden()


@pytest.mark.parametrize("size", [(1366, 768), (1024, 600), (420, 500)], ids=str)
@pytest.mark.parametrize("percent", [100, 200, 300])
def test_it_covers_no_selected_word(start: Start, tmp_path: Path, qtbot: QtBot, size, percent: int) -> None:
    window = start(samples.guide(tmp_path), size)
    window.appearance.choose_text_size(percent)
    QApplication.processEvents()
    page = window.page
    page.show_at(6, 0)
    bar = select_by_keys(window, qtbot)
    assert not any(bar.geometry().intersects(rect) for rect in selected_rects(window))
    assert page.viewport().geometry().contains(bar.geometry())
    for button in bar.findChildren(QToolButton):
        assert bar.rect().contains(QRect(button.mapTo(bar, QPoint()), button.size()))


def test_copy(window: MainWindow, qtbot: QtBot) -> None:
    bar = select_words(window, qtbot)
    words = window.page.textCursor().selectedText()
    hands.click(hands.named(bar, "Copy", QToolButton))
    assert hands.clipboard() == words
    assert bar.isHidden()
    assert window.page.has_selection


def test_copy_with_source(window: MainWindow, qtbot: QtBot) -> None:
    bar = select_words(window, qtbot)
    words = window.page.textCursor().selectedText()
    hands.click(hands.named(bar, "Copy with source", QToolButton))
    copied = hands.clipboard().splitlines()
    assert copied[0] == f"“{words}”"
    opened = window.page.opened
    assert opened is not None
    assert opened.article.title in copied[2]
    assert copied[3] == "carrel:sample/guide#p1-1"
    assert window.toast.text == "Copied with its source."


def test_search(window: MainWindow, qtbot: QtBot) -> None:
    bar = select_words(window, qtbot)
    words = window.page.textCursor().selectedText()
    hands.click(hands.named(bar, "Search for the selected words", QToolButton))
    assert window.search_field.text() == " ".join(words.split())
    assert window.search_field.hasFocus()
    assert window.side_bar.panel == "search"


def test_a_note(window: MainWindow, qtbot: QtBot) -> None:
    bar = select_words(window, qtbot)
    hands.click(hands.named(bar, "Highlight and write a note", QToolButton))
    card = window.features.marks.page_controller.card
    assert card is not None
    assert card.editor.note.hasFocus()


@pytest.mark.parametrize("key", ["Tab", "F6"])
def test_a_key_goes_to_it_and_esc_back(window: MainWindow, qtbot: QtBot, key: str) -> None:
    bar = select_by_keys(window, qtbot)
    hands.press(window.page, key)
    assert hands.named(bar, "Yellow", QToolButton).hasFocus()
    hands.keys("Right")
    assert hands.named(bar, "Green", QToolButton).hasFocus()
    hands.keys("Left")
    hands.keys("Esc")
    assert bar.isHidden()
    assert window.page.hasFocus()
    assert window.page.has_selection


def test_f6_goes_on_from_it(window: MainWindow, qtbot: QtBot) -> None:
    select_by_keys(window, qtbot)
    hands.press(window.page, "F6")
    hands.keys("F6")
    assert window.search_field.hasFocus()


def test_tab_goes_through_it_and_back_to_the_page(window: MainWindow, qtbot: QtBot) -> None:
    bar = select_by_keys(window, qtbot)
    hands.press(window.page, "Tab")
    names = []
    while (focus := QApplication.focusWidget()) and focus is not window.page:
        names.append(focus.accessibleName())
        hands.keys("Tab")
    assert names == [
        "Yellow", "Green", "Blue", "Pink", "Highlight and write a note", "Copy", "Copy with source",
        "Search for the selected words",
    ]  # fmt: skip
    assert bar.isVisible()


def test_enter_on_a_colour_highlights_and_returns_to_the_page(window: MainWindow, qtbot: QtBot) -> None:
    select_by_keys(window, qtbot)
    hands.press(window.page, "Tab")
    hands.keys("Return")
    assert [mark.colour for mark in window.features.marks.model.all()] == [Colour.YELLOW]
    assert window.page.hasFocus()


@pytest.mark.parametrize("keys", ["Ctrl+Shift+C", "Ctrl+C", "Ctrl+Shift+K"])
def test_keys_without_a_selection_say_what_to_do(window: MainWindow, keys: str) -> None:
    window.page.setFocus()
    hands.press(window.page, keys)
    assert window.toast.text.startswith("Select the words")


def test_it_appears_when_a_finger_has_selected(window: MainWindow, qtbot: QtBot) -> None:
    page, bar = window.page, bar_of(window)
    start = page.shown_document.text_map.position(0, 0)
    assert start is not None
    page.setTextCursor(page.shown_document.cursor(start, start + 9))  # as PageTouch does
    qtbot.waitUntil(bar.isVisible)


def test_a_focused_link_is_no_selection(window: MainWindow) -> None:
    window.page.setFocus()
    hands.press(window.page, "Tab")
    bar = bar_of(window)
    bar._show_soon.timeout.emit()
    assert bar.isHidden()


def test_its_colours_are_those_of_the_theme(window: MainWindow, qtbot: QtBot) -> None:
    for name in ("dark", "light"):
        window.appearance.choose_theme(name)
        QApplication.processEvents()
        bar = select_by_keys(window, qtbot)
        icon = hands.named(bar, "Yellow", QToolButton).icon()
        size = icon.availableSizes()[0]
        wanted = mark_signs.swatch(Colour.YELLOW, window.appearance.theme, size.width(), 1.0)
        assert icon.pixmap(size).toImage() == wanted.pixmap(size).toImage()


@pytest.mark.parametrize("page", [0, 1], ids=["left", "right"])
def test_it_covers_no_text_of_the_other_page(window: MainWindow, qtbot: QtBot, page: int) -> None:
    window.resize(1366, 768)
    hands.press(window, "Ctrl+B")
    window.appearance.choose("reading_mode", "pages")
    QApplication.processEvents()
    view = window.page
    areas = view.text_areas()
    assert len(areas) == 2
    offset = view.viewport().pos()
    line = areas[page].translated(-offset).top() + 350
    x = areas[page].center().x() - offset.x()
    drag(window, QPoint(x - 150, line), QPoint(x + 200, line))
    assert view.has_selection
    bar = bar_of(window)
    qtbot.waitUntil(bar.isVisible)
    assert not bar.geometry().intersects(areas[1 - page])
