"""Several cells of a table are selected as whole rows, which are copied and marked as they are shown."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from reader.library.model import Block, BlockKind, Table
from reader.ui.marks.selection import selected_target
from reader.ui.page.selected_text import selected_words
from reader.ui.page.view import PageView
from tests.packs import cell
from tests.ui import hands, pages, samples
from tests.ui.page import page_views
from tests.ui.page.test_view import at

ROWS = tuple(tuple(cell(f"cell {row}.{column}") for column in range(4)) for row in range(5))
ARTICLE = pages.article(
    samples.paragraph("p", "Before."),
    Block("t", BlockKind.TABLE, table=Table(ROWS, ("",) * 4)),
    samples.paragraph("q", "After."),
)


@pytest.fixture
def view(qtbot: QtBot, tmp_path: Path) -> Iterator[PageView]:
    view = PageView(pages.light())
    qtbot.addWidget(view)
    view.resize(700, 500)
    view.open(pages.opened(tmp_path, ARTICLE))
    view.show_position(at())
    page_views.activate(view)
    yield view
    assert view.opened
    view.opened.pack.close()


def start(view: PageView, place: tuple[int, int]) -> int:
    return view.shown_document.tables[0].cell_start(*place)


def row_text(*rows: int) -> str:
    return "\n".join("\t".join(f"cell {row}.{column}" for column in range(4)) for row in rows)


CASES = pytest.mark.parametrize(
    ("begin", "end", "text", "cells"),
    [
        ((1, 1), (1, 1), "ll", (-1, -1, -1, -1)),
        ((1, 0), (1, 2), "cell 1.0\tcell 1.1\tcell 1.2", (1, 1, 0, 3)),
        ((1, 2), (1, 0), "cell 1.0\tcell 1.1\tcell 1.2", (1, 1, 0, 3)),
        ((1, 1), (2, 2), row_text(1, 2), (1, 2, 0, 4)),
        ((2, 2), (1, 1), row_text(1, 2), (1, 2, 0, 4)),
        ((1, 2), (3, 0), row_text(1, 2, 3), (1, 3, 0, 4)),
        ((3, 3), (4, 3), row_text(3, 4), (3, 2, 0, 4)),
    ],
    ids=["in a cell", "in a row", "back in a row", "down", "up", "across", "last column"],
)


@CASES
def test_what_is_shown_is_copied_and_marked(
    view: PageView, begin: tuple[int, int], end: tuple[int, int], text: str, cells: tuple[int, int, int, int]
) -> None:
    view.setTextCursor(view.shown_document.cursor(start(view, begin) + 2, start(view, end) + 4))
    assert view.textCursor().selectedTableCells() == cells
    assert view.createMimeDataFromSelection().text() == text
    assert selected_words(view) == " ".join(text.split())[: len(selected_words(view))] != ""
    target = selected_target(view)
    assert target.quote == (text if "\t" in text else "cell")


def test_dragging_back_into_the_first_row_is_as_if_it_had_not_been_left(view: PageView) -> None:
    def point(row: int, column: int) -> QPoint:
        cursor = view.shown_document.cursor(start(view, (row, column)) + 2)
        return view.cursorRect(cursor).center()

    port = view.viewport()
    QTest.mousePress(port, Qt.MouseButton.LeftButton, pos=point(1, 1))
    QTest.mouseMove(port, point(3, 2))
    assert view.textCursor().selectedTableCells() == (1, 3, 0, 4)
    QTest.mouseMove(port, point(1, 2))
    assert view.textCursor().selectedTableCells() == (1, 1, 1, 2)
    QTest.mouseRelease(port, Qt.MouseButton.LeftButton, pos=point(1, 2))
    assert view.createMimeDataFromSelection().text() == "cell 1.1\tcell 1.2"


def test_by_keyboard(view: PageView) -> None:
    view.set_caret(True)
    view.setTextCursor(view.shown_document.cursor(start(view, (1, 1))))
    for rows in ((1, 2), (1, 2, 3)):
        hands.press(view, "Shift+Down")
        assert view.createMimeDataFromSelection().text() == row_text(*rows)
    hands.press(view, "Shift+Up")
    assert view.createMimeDataFromSelection().text() == row_text(1, 2)
