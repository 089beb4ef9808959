"""Tables on the page: widths of columns, alignments, lines, and where their text is in the article."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSizeF, Qt
from PySide6.QtGui import QTextTable
from PySide6.QtWidgets import QApplication

from reader.library.model import Block, BlockKind, Span, Table
from reader.library.outline import block_text
from reader.ui.page import article_parts
from reader.ui.page.article_parts import PIECE_CELLS, Parts
from reader.ui.page.document import PageDocument
from reader.ui.page.document_builder import DocumentBuilder
from reader.ui.page.writing_system import writing_system_of
from reader.ui.shell import fonts
from tests.packs import cell
from tests.ui import pages

SIDES = Qt.AlignmentFlag.AlignHorizontal_Mask & ~Qt.AlignmentFlag.AlignAbsolute


@pytest.fixture(autouse=True)
def _fonts(qapp: QApplication) -> None:
    fonts.load()  # columns are as wide as their text


def block(*rows: tuple[str, ...], alignments: tuple[str, ...] = ()) -> Block:
    table = Table(tuple(tuple(map(cell, row)) for row in rows), alignments or ("",) * len(rows[0]))
    return Block("t", BlockKind.TABLE, table=table)


def built(*blocks: Block, language: str = "en") -> PageDocument:
    document = PageDocument(lambda *_: None)
    builder = DocumentBuilder(document, pages.light(), {}, lambda _: None, writing_system_of(language))
    builder.add_pieces(Parts(blocks).pieces)
    builder.finish()
    return document


def tables(document: PageDocument) -> list[QTextTable]:
    """They are deleted with the document, so the caller keeps it in a variable."""
    return [frame for frame in document.rootFrame().childFrames() if isinstance(frame, QTextTable)]


def texts(table: QTextTable, row: int) -> list[str]:
    return [table.cellAt(row, column).firstCursorPosition().block().text() for column in range(table.columns())]


def widths(*rows: tuple[str, ...]) -> list[int]:
    document = built(block(*rows))
    (table,) = tables(document)
    return [round(width.rawValue()) for width in table.format().columnWidthConstraints()]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([("a", "b")], [49, 51]),
        ([("", "")], [50, 50]),
        ([("a" * 17, "a")], [84, 16]),
        ([("a" * 20, "a" * 90)], [24, 76]),
        ([("a", "some words of a sentence " * 9)], [4, 96]),
    ],
)
def test_columns_are_as_wide_as_their_text_needs(rows: list[tuple[str, ...]], expected: list[int]) -> None:
    assert widths(*rows) == expected


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", {"": "AlignLeading", "left": "AlignLeading", "center": "AlignHCenter", "right": "AlignRight"}),
        ("ar", {"": "AlignLeading", "left": "AlignLeading", "center": "AlignHCenter", "right": "AlignRight"}),
    ],
)
def test_alignments(language: str, expected: dict[str, str]) -> None:
    words = ("النوم", "الأكل") if language == "ar" else ("a", "b")
    document = built(block((words[0],) * 4, (words[1],) * 4, alignments=tuple(expected)), language=language)
    (table,) = tables(document)
    for row in range(2):
        found = [table.cellAt(row, column).firstCursorPosition().blockFormat() for column in range(4)]
        alignments = [Qt.AlignmentFlag[name] for name in expected.values()]
        assert [each.alignment() & SIDES for each in found] == alignments
        assert {each.layoutDirection().name for each in found} == {"RightToLeft" if language == "ar" else "LeftToRight"}


@pytest.mark.parametrize(
    ("language", "text", "direction", "alignment"),
    [
        ("en", "النوم", "RightToLeft", "AlignLeading"),
        ("en", "500", "LeftToRight", "AlignLeading"),
        ("ar", "500 mg", "LeftToRight", "AlignRight"),
        ("ar", "500", "RightToLeft", "AlignLeading"),
        ("ar", "A whole sentence in English.", "LeftToRight", "AlignLeading"),
        ("ar", "", "RightToLeft", "AlignLeading"),
    ],
)
def test_the_direction_of_a_cell_is_that_of_its_text(language: str, text: str, direction: str, alignment: str) -> None:
    document = built(block(("a",), (text,)), language=language)
    (table,) = tables(document)
    found = table.cellAt(1, 0).firstCursorPosition().blockFormat()
    assert found.layoutDirection().name == direction
    assert found.alignment() & SIDES == Qt.AlignmentFlag[alignment]


@pytest.mark.parametrize(
    ("alignment", "cells"),
    [
        ("right", ("جرعة", "10", "5 mg", "10–20")),
        ("", ("جرعة", "10", "5 mg", "عشرة")),
        ("", ("A head of four words", "10", "5 mg")),
        ("left", ("mg", "10", "قرص")),
    ],
)
@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_values_of_a_right_to_left_table_are_at_one_edge(
    alignment: str, cells: tuple[str, ...], language: str
) -> None:
    """Whichever way each of them is read."""
    arabic = "كلمات كثيرة تجعل الجدول عربيا"
    document = built(block(*((arabic, each) for each in cells), alignments=("", alignment)), language=language)
    document.setPageSize(QSizeF(600, 4000))
    (table,) = tables(document)
    edges = []
    for row in range(len(cells)):
        layout = table.cellAt(row, 1).firstCursorPosition().block().layout()
        document.documentLayout().blockBoundingRect(table.cellAt(row, 1).firstCursorPosition().block())
        edges.append(layout.position().x() + layout.lineAt(0).naturalTextRect().right())
    assert max(edges) - min(edges) < 4


def test_the_line_below_the_head_is_stronger() -> None:
    document = built(block(("a",), ("b",), ("c",)))
    (table,) = tables(document)
    lines = [table.cellAt(row, 0).format().toTableCellFormat() for row in range(3)]
    theme = pages.light().theme
    assert [line.bottomBorder() for line in lines] == [2, 1, 1]
    colours = [line.bottomBorderBrush().color().name() for line in lines]
    assert colours == [theme.colour(name).name() for name in ("control_line", "line", "line")]


def test_every_character_is_at_its_offset() -> None:
    what = block(("one", "two"), ("", "four"), ("five", "six"))
    document = built(what)
    text = block_text(what)
    for word in ("one", "two", "four", "five", "six"):
        first = document.text_map.position(0, text.index(word))
        last = document.text_map.end(0, text.index(word) + len(word))
        assert first is not None
        assert document.cursor(first, last).selectedText() == word


def test_a_long_table_repeats_its_head_and_its_text_is_found_once() -> None:
    rows = [("head", "h"), *((f"row {number}", "x") for number in range(PIECE_CELLS))]
    what = block(*rows)
    document = built(what)
    found = tables(document)
    assert len(found) > 1
    assert [texts(table, 0) for table in found] == [["head", "h"]] * len(found)
    assert sum(table.rows() - 1 for table in found) == len(rows) - 1
    text = block_text(what)
    last = document.text_map.position(0, text.index(f"row {PIECE_CELLS - 1}"))
    assert last == found[-1].cellAt(found[-1].rows() - 1, 0).firstPosition()
    assert document.text_map.position(0, 0) == found[0].cellAt(0, 0).firstPosition()


def test_a_long_cell_becomes_several_paragraphs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(article_parts, "PIECE_CHARACTERS", 20)
    what = block(("head",), ("some words and some more of them",))
    document = built(what)
    first = tables(document)[-1]
    cursor = first.cellAt(1, 0).firstCursorPosition()
    assert cursor.block().text() == "some words and some "
    assert cursor.block().next().text() == "more of them"
    position = document.text_map.position(0, block_text(what).index("more"))
    assert position == cursor.block().next().position()


@pytest.mark.parametrize("level", [2, 3, 4])
def test_a_heading_is_as_far_below_a_table_as_below_text(level: int) -> None:
    heading = Block("h", BlockKind.HEADING, (Span("Heading"),), level=level)
    document = built(block(("a", "b"), ("c", "d")), heading)
    document.setTextWidth(600)
    document.size()
    below = document.lastBlock()
    (table,) = document.tables
    distance = document.documentLayout().blockBoundingRect(below).top() - table.span()[1]
    assert distance >= below.blockFormat().topMargin() - 6 > 18  # without the line below the last row
