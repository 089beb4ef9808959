"""Wide tables that are scrolled: what is shown elsewhere is found, selected and painted there."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QTextCharFormat, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollBar, QTextEdit

from reader.library.model import Span, TermLink
from reader.ui.page.page_table import PageTable
from reader.ui.page.text_rects import text_rects
from reader.ui.page.unbroken_text import JOINER
from reader.ui.page.view import PageView
from tests.ui import hands
from tests.ui.page.wide_tables import Show, dose_table, only_table, paragraph, position, scroll_table, table_pages


@pytest.fixture
def show(qapp: QApplication, tmp_path: Path) -> Iterator[Show]:
    yield from table_pages(tmp_path)


def test_head_and_first_column_stay_in_view(show: Show) -> None:
    view = show(paragraph("a"), dose_table(rows=30), paragraph("b"), width=500)
    scroll_table(view, 200)
    hands.scroll(view, int(only_table(view).span()[0]) + 300)
    document = view.shown_document
    for text in ("Drug", "Weight 4 kg"):
        assert 0 <= view.cursorRect(document.cursor(position(view, text))).top() < 60
    row = view.cursorRect(document.cursor(position(view, "Amoxicillin 9")))
    assert row.left() == round(only_table(view).area().left())
    assert view.shown_document.shown_rect(position(view, "Weight 1 kg"), _layout_rect(view, "Weight 1 kg")).isEmpty()


def _layout_rect(view: PageView, text: str) -> QRectF:
    document = view.shown_document
    return document.documentLayout().blockBoundingRect(document.findBlock(position(view, text)))


@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_point_finds_the_text_that_is_shown_there(show: Show, language: str) -> None:
    view = show(paragraph("a", "Short."), dose_table(), width=600, language=language)
    scroll_table(view, 150)
    table, document = only_table(view), view.shown_document
    visible = 0
    for row in range(4):
        for column in range(10):
            inside = table.cell_start(row, column)
            rect = view.cursorRect(document.cursor(inside))
            area = document.shown_rect(inside, document.documentLayout().blockBoundingRect(document.findBlock(inside)))
            if area.width() < 30 or not area.translated(0, -view.verticalScrollBar().value()).contains(
                QPointF(rect.center())
            ):
                continue
            visible += 1
            point = rect.center() + QPoint(-3 if language == "ar" else 3, 0)
            found = view.cursorForPosition(point).position()
            assert document.findBlock(found) == document.findBlock(inside)
    assert visible >= 12


def _has_ink(image: QImage, area: QRectF, paper: QColor) -> bool:
    rect = area.toAlignedRect()
    return any(
        image.pixelColor(x, y) != paper
        for x in range(rect.left(), rect.right(), 2)
        for y in range(rect.top(), rect.bottom(), 2)
        if image.valid(x, y)
    )


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_text_is_painted_where_it_is_shown(show: Show, theme: str) -> None:
    view = show(dose_table(3, drug="أموكسيسيلين"), width=700, language="ar", theme=theme)
    image = view.viewport().grab().toImage()
    paper = image.pixelColor(2, 2)
    document, table = view.shown_document, only_table(view)
    for column in range(3):
        inside = table.cell_start(1, column)
        block = document.findBlock(inside)
        line = block.layout().lineAt(0).naturalTextRect()
        rect = line.translated(document.documentLayout().blockBoundingRect(block).topLeft())
        assert _has_ink(image, document.shown_rect(inside, rect), paper)


def test_a_selection_in_a_scrolled_table(show: Show) -> None:
    view = show(dose_table(), width=500)
    scroll_table(view, 200)
    document = view.shown_document
    start = only_table(view).cell_start(1, 4)
    first = view.cursorRect(document.cursor(start)).center()
    last = view.cursorRect(
        document.cursor(document.findBlock(start).position() + document.findBlock(start).length() - 1)
    )
    QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=first)
    QTest.mouseMove(view.viewport(), last.center() + QPoint(2, 0))
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=last.center() + QPoint(2, 0))
    assert view.textCursor().selectionStart() == start
    assert document.findBlock(view.textCursor().selectionEnd()) == document.findBlock(start)
    assert JOINER not in view.createMimeDataFromSelection().text()


def test_a_click_opens_the_table_but_not_its_links(show: Show) -> None:
    table = dose_table()
    assert table.table
    row = (*table.table.rows[1][:2], (Span("alarm", link=TermLink("alarm")),), *table.table.rows[1][3:])
    block = table._replace(table=table.table._replace(rows=(table.table.rows[0], row)))
    view = show(block, width=600)
    chosen: list[PageTable] = []
    links: list[object] = []
    view.table_chosen.connect(chosen.append)
    view.link_chosen.connect(lambda run, _: links.append(run.link))
    hands.click_link_in_view(view, 0)
    assert (len(chosen), links) == (0, [TermLink("alarm")])
    start = view.cursorRect(view.shown_document.cursor(only_table(view).first))
    hands.click(view.viewport(), start.center() + QPoint(4, 0))
    assert chosen == [only_table(view)]


def test_a_table_by_keyboard(show: Show) -> None:
    view = show(paragraph("a"), dose_table(), paragraph("b"), width=500)
    chosen: list[PageTable] = []
    view.table_chosen.connect(chosen.append)
    view.setFocus()
    hands.press(view, "Tab")
    assert view.focused_table is only_table(view)
    hands.press(view, "Right")
    assert only_table(view).scrolled > 0
    hands.press(view, "Left")
    assert only_table(view).scrolled == 0
    hands.press(view, "Return")
    assert chosen == [only_table(view)]


def test_tab_shows_a_link_that_is_out_of_view(show: Show) -> None:
    table = dose_table()
    assert table.table
    row = (*table.table.rows[1][:9], (Span("alarm", link=TermLink("alarm")),))
    view = show(table._replace(table=table.table._replace(rows=(table.table.rows[0], row))), width=500)
    hands.press(view, "Tab")
    hands.press(view, "Tab")
    assert hands.focused_link(view) == view.shown_document.links[0]
    assert only_table(view).scrolled > 0
    assert view.viewport().rect().contains(view.link_rect(view.shown_document.links[0]))


def test_the_scroll_bar_and_the_wheel(show: Show) -> None:
    view = show(dose_table(), width=500)
    view.viewport().repaint()
    QApplication.processEvents()
    bars: list[QScrollBar] = list(view.viewport().findChildren(QScrollBar))
    (bar,) = [bar for bar in bars if bar.isVisible()]
    bar.setValue(90)
    assert only_table(view).scrolled == 90
    middle = QPointF(view.viewport().rect().center())
    event = QWheelEvent(
        middle,
        view.viewport().mapToGlobal(middle),
        QPoint(),
        QPoint(-120, 0),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view.viewport(), event)
    assert only_table(view).scrolled > 90


@pytest.mark.parametrize("language", ["en", "ar"])
def test_marks_and_matches_are_where_the_text_is_shown(show: Show, language: str) -> None:
    view = show(dose_table(), width=700, language=language)
    scroll_table(view, 150)
    document, table = view.shown_document, only_table(view)
    first = table.cell_start(2, 4)
    last = first + document.findBlock(first).length() - 1
    (rect,) = text_rects(document, first, last)
    one, other = view.cursorRect(document.cursor(first)), view.cursorRect(document.cursor(last))
    scrolled = view.verticalScrollBar().value()
    assert abs(rect.left() - min(one.center().x(), other.center().x())) <= 2
    assert abs(rect.right() - max(one.center().x(), other.center().x())) <= 2
    assert abs(rect.top() - scrolled - one.top()) <= 2
    before = view.viewport().grab(rect.translated(0, -scrolled).toAlignedRect()).toImage()
    selection = QTextEdit.ExtraSelection()
    selection.cursor = document.cursor(first, last)  # type: ignore[attr-defined]
    characters = QTextCharFormat()
    characters.setBackground(QColor("red"))
    selection.format = characters  # type: ignore[attr-defined]
    view.setExtraSelections([selection])
    after = view.viewport().grab(rect.translated(0, -scrolled).toAlignedRect()).toImage()
    assert before != after
    assert after.pixelColor(after.width() // 2, 3) == QColor("red")


def test_a_mark_under_the_first_column_is_not_painted(show: Show) -> None:
    view = show(dose_table(), width=500)
    document, table = view.shown_document, only_table(view)
    first = table.cell_start(2, 1)
    last = first + document.findBlock(first).length() - 1
    assert len(list(text_rects(document, first, last))) == 1
    scroll_table(view, 250)
    assert list(text_rects(document, first, last)) == []
    pinned = table.cell_start(2, 0)
    assert len(list(text_rects(document, pinned, pinned + 5))) == 1
