"""Tables that are wider than the text, or in a box or a list: nothing is broken, and they stay in their place."""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil
from pathlib import Path

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QTextTable
from PySide6.QtWidgets import QApplication

from reader.library.model import Block, BlockKind, NoteBox, NoteKind, Table
from reader.ui.page import decorations
from reader.ui.page.page_style import INDENT
from reader.ui.page.page_table import EDGE
from tests.packs import cell
from tests.ui.page.wide_tables import DOSES, Show, dose_table, lines, only_table, paragraph, table_pages


@pytest.fixture
def show(qapp: QApplication, tmp_path: Path) -> Iterator[Show]:
    yield from table_pages(tmp_path)


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("scale", [1.0, 2.0, 3.0])
@pytest.mark.parametrize("width", [340, 700, 1366])
def test_no_word_number_or_dose_is_broken(show: Show, width: int, scale: float, language: str) -> None:
    view = show(dose_table(), width=width, scale=scale, language=language)
    found = lines(view)
    for dose in DOSES:
        assert dose in found
    assert {word for line in found for word in line.split()} == {
        *(word for dose in DOSES for word in dose.split()),
        *(word for row in range(12) for word in ("Amoxicillin", str(row))),
        *(word for column in range(1, 10) for word in ("Drug", "Weight", str(column), "kg")),
    }


@pytest.mark.parametrize(
    ("columns", "width", "scale", "scrolls"),
    [(3, 700, 1.0, False), (10, 1366, 1.0, False), (10, 700, 1.0, True), (10, 1366, 2.0, True), (2, 340, 1.0, False)],
)
def test_a_table_scrolls_where_the_window_is_too_narrow(
    show: Show, columns: int, width: int, scale: float, scrolls: bool
) -> None:
    view = show(dose_table(columns), width=width, scale=scale)
    table = only_table(view)
    assert table.is_scrollable == scrolls
    area = table.area()
    margin = 12 if scrolls else 28
    assert area.left() >= margin
    assert area.right() <= view.viewport().width() - margin
    assert view.horizontalScrollBar().maximum() == 0


def test_a_narrow_table_is_as_wide_as_the_text(show: Show) -> None:
    view = show(dose_table(3), width=900)
    assert not only_table(view).is_displaced
    assert only_table(view).area().left() == view.margin


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("columns", [2, 10])
def test_a_table_stays_in_its_box(show: Show, columns: int, scale: float, language: str) -> None:
    box = NoteBox(NoteKind.WARNING, 1, "Take care")
    blocks = (paragraph("p")._replace(box=box), dose_table(columns)._replace(box=box), paragraph("after"))
    view = show(*blocks, width=900, scale=scale, language=language)
    document = view.shown_document
    area = document.tables[0].area()
    margin = document.rootFrame().frameFormat().leftMargin()
    bar = scale * decorations.BAR
    assert margin + bar < area.left()
    assert area.right() < document.textWidth() - margin - bar
    after = document.text_map.extent(2)
    drawn = next(each for each in document.decorations if each.name == "warning")
    assert after
    assert drawn.last < after[0]
    assert area.bottom() <= document.top_and_bottom(drawn.first, drawn.last)[1] <= document.top_and_bottom(*after)[0]


@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5, 2.0, 3.0])
def test_the_line_below_the_last_row_belongs_to_the_table(show: Show, scale: float) -> None:
    document = show(dose_table(), paragraph("after"), width=900, scale=scale).shown_document
    frames = [frame for frame in document.rootFrame().childFrames() if isinstance(frame, QTextTable)]
    margins = frames[0].format()
    height = document.documentLayout().frameBoundingRect(frames[0]).height()
    height -= margins.topMargin() + margins.bottomMargin()
    top, bottom = document.tables[0].span()
    assert bottom - top >= height
    assert bottom < document.top_and_bottom(*(document.text_map.extent(1) or (0, 0)))[0]


@pytest.mark.parametrize("width", [700, 701, 733, 900])
@pytest.mark.parametrize("is_boxed", [False, True])
def test_the_lines_of_a_right_to_left_table_have_no_gaps(width: int, is_boxed: bool, show: Show) -> None:
    box = NoteBox(NoteKind.NOTE, 1, "Box") if is_boxed else None
    for columns in (2, 3, 5):
        view = show(dose_table(columns, 2, drug="دواء")._replace(box=box), width=width, language="ar")
        areas = sorted((region.area.left(), region.area.right()) for region in only_table(view).regions())
        assert [right for _, right in areas[:-1]] == [left for left, _ in areas[1:]]


def test_columns_of_a_right_to_left_table_begin_at_the_right(show: Show) -> None:
    view = show(dose_table(3, drug="أموكسيسيلين"), width=700, language="ar")
    table, document = only_table(view), view.shown_document
    areas = [
        document.shown_rect(
            table.cell_start(1, column),
            document.documentLayout().blockBoundingRect(document.findBlock(table.cell_start(1, column))),
        )
        for column in range(3)
    ]
    assert areas[0].left() > areas[1].right() > areas[2].right()
    assert abs(areas[0].right() - (view.viewport().width() - view.margin)) < 2


def test_pieces_of_a_long_table_have_the_same_widths(show: Show) -> None:
    view = show(dose_table(rows=52), width=500)
    tables = view.shown_document.tables
    assert len(tables) > 1
    assert len({table.largest_scroll for table in tables}) == 1


def test_the_margin_beside_a_wide_table_is_narrower(show: Show) -> None:
    view = show(paragraph("a"), dose_table(), paragraph("b"), width=1100)
    top, bottom = only_table(view).span()
    assert view.margin_at(top - 20) == view.margin
    assert view.margin_at((top + bottom) / 2) == only_table(view).area().left() < view.margin


@pytest.mark.parametrize(("nesting", "steps"), [("l", 1), ("ll", 2)])
@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("is_boxed", [False, True])
def test_a_table_in_a_list_is_indented(show: Show, nesting: str, steps: int, language: str, is_boxed: bool) -> None:
    rows = (("Drug", "Dose"), ("Zinc", "20 mg")) if language == "en" else (("الدواء", "الجرعة"), ("الزنك", "حبة"))
    table = Table(tuple(tuple(map(cell, row)) for row in rows), ("", ""))
    box = NoteBox(NoteKind.NOTE, 1) if is_boxed else None
    alone = Block("t", BlockKind.TABLE, table=table, box=box)
    (plain,) = show(alone, width=800, language=language).shown_document.tables
    (nested,) = show(alone._replace(nesting=nesting), width=800, language=language).shown_document.tables
    begin, end = (QRectF.left, QRectF.right) if language == "en" else (QRectF.right, QRectF.left)
    assert abs(begin(nested.area()) - begin(plain.area())) == pytest.approx(steps * INDENT, abs=2)
    assert plain.area().left() - 2 <= nested.area().left()
    assert nested.area().right() <= plain.area().right() + 2
    assert end(nested.area()) == pytest.approx(end(plain.area()), abs=2)


def test_a_wide_table_in_a_list_stays_in_the_window(show: Show) -> None:
    view = show(dose_table()._replace(nesting="l"), width=700)
    (table,) = view.shown_document.tables
    assert table.area().left() >= 0
    assert table.area().right() <= view.viewport().width()
    assert table.is_scrollable


@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_table_scrolls_only_if_its_words_need_more_than_the_window(show: Show, language: str) -> None:
    view = show(dose_table(14, 2), width=900, language=language)
    scrolled = set()
    for width in range(900, 1300, 7):
        view.resize(width, 500)
        QApplication.processEvents()
        table = only_table(view)
        needed = sum(ceil(each.smallest) for each in table.needs)
        assert table.is_scrollable == (needed > view.viewport().width() - 2 * EDGE), width
        scrolled.add(table.is_scrollable)
    assert scrolled == {True, False}


@pytest.mark.parametrize("columns", range(1, 8))
@pytest.mark.parametrize("width", [701, 800, 1093])
def test_widths_in_whole_pixels_do_not_move_a_table_in_a_list(show: Show, columns: int, width: int) -> None:
    rows = tuple(tuple(cell("word " * (number % 3 + 1)) for number in range(columns)) for _ in range(2))
    alone = Block("t", BlockKind.TABLE, table=Table(rows, ("",) * columns))
    (plain,) = show(alone, width=width).shown_document.tables
    (nested,) = show(alone._replace(nesting="l"), width=width).shown_document.tables
    assert nested.area().left() - plain.area().left() == pytest.approx(INDENT, abs=2)
