"""Tables on paper: their heads and rows at the ends of pages, and those that are too wide or too long."""

from __future__ import annotations

from itertools import pairwise

import pytest

from reader.library.model import Block, BlockKind, Table
from reader.ui.page.article_parts import Parts
from reader.ui.paper import article_galleys
from tests.ui.paper.printed import article_layout, pages
from tests.ui.paper.test_print_layout import SENTENCE, cell, lines, table, text

pytestmark = pytest.mark.usefixtures("paper_fonts")


def test_the_head_of_a_table_is_on_every_page_and_no_row_is_cut(tmp_path) -> None:
    layout = article_layout(tmp_path, table(60, words="Several words that need a second line in a narrow column"))
    found = pages(layout)
    assert len(found) > 2
    for page in found:
        assert page.count("Head 0") == 1
    joined = [" ".join(page) for page in found]
    for row in range(60):  # the last word of both cells is on the page of the first
        assert sum(f" {row}.0" in page and f" {row}.1" in page for page in joined) == 1


def test_a_long_table_in_pieces_has_its_head_once_a_page(tmp_path) -> None:
    layout = article_layout(tmp_path, table(600, columns=3))
    assert layout.galley_count > 1
    found = pages(layout)
    assert all(page.count("Head 0") == 1 for page in found)
    assert sum(line.startswith("A few words") for page in found for line in page) == 1800


def test_tables_of_a_long_article_are_apart(tmp_path, monkeypatch) -> None:
    """Such an article is laid out in several galleys."""
    monkeypatch.setattr(article_galleys, "GALLEY_WEIGHT", 1)
    both = [table(3)._replace(id=f"t{number}") for number in range(2)]
    (slices,) = article_layout(tmp_path, *both, text("p", "After.")).pages
    assert len(slices) == 3
    for before, after in pairwise(slices):
        assert after.y - (before.y + before.bottom - before.top) > 10


def test_a_row_taller_than_a_page_is_cut_between_lines(tmp_path) -> None:
    tall = Block(
        "t", BlockKind.TABLE, table=Table(((cell("A"), cell("B")), (cell("x"), cell(SENTENCE * 80))), ("", ""))
    )
    layout = article_layout(tmp_path, tall)
    assert len(layout.pages) > 1
    found = [line for page in pages(layout) for line in page]
    assert len([line for line in found if line not in ("A", "B")]) == len(set(found) - {"A", "B"}) or len(found) > 80


def test_a_table_wider_than_the_page_is_cut_between_columns_and_says_so(tmp_path) -> None:
    wide = table(3, columns=14, words="Observations")
    found = [line for page in pages(article_layout(tmp_path, wide)) for line in page]
    parts = [line for line in found if line.startswith("This table is wider than the page.")]
    assert parts[0] == f"This table is wider than the page. Part 1 of {len(parts)}:"
    assert len(parts) > 1
    assert found.count("Head 0") == len(parts)  # the first column is in each
    assert all(f"Head {column}" in found for column in range(14))


@pytest.mark.parametrize("before", range(16, 34))
def test_the_line_above_a_part_of_a_wide_table_is_with_its_head_and_a_row(tmp_path, before: int) -> None:
    for page in pages(article_layout(tmp_path, *lines(before), table(3, columns=14, words="Observations"))):
        parts = [number for number, line in enumerate(page) if line.startswith("This table is wider")]
        assert all(page[number + 1] == "Head 0" and "Observations 0.0" in " ".join(page[number:]) for number in parts)


@pytest.mark.parametrize(
    ("rows", "columns", "words"),
    [(120, 14, "Observations"), (60, 40, "ab"), (30, 60, "")],
    ids=["many", "wide", "small"],
)
def test_the_parts_of_a_long_wide_table_are_counted_through(tmp_path, rows: int, columns: int, words: str) -> None:
    """Each part has its head, and all pieces are cut between the same columns, however long the words are in each."""
    long_table = table(rows, columns, words)
    assert long_table.table
    longer = long_table._replace(
        table=long_table.table._replace(rows=(*long_table.table.rows, (cell("Incomprehensibilities " * 10),) * columns))
    )
    found = [line for page in pages(article_layout(tmp_path, longer)) for line in page]
    parts = [number for number, line in enumerate(found) if line.startswith("This table is wider than the page.")]
    count = len(parts)
    assert count > len(Parts([longer]).pieces) > 1
    said = [found[number].removeprefix("This table is wider than the page. Part ") for number in parts]
    assert said == [f"{number} of {count}:" for number in range(1, count + 1)]
    assert all(found[number + 1].startswith("Head") for number in parts)


def test_a_table_a_little_too_wide_is_set_in_smaller_type(tmp_path) -> None:
    found = [line for page in pages(article_layout(tmp_path, table(3, columns=8, words="Words"))) for line in page]
    assert not [line for line in found if "wider" in line]
    layout = article_layout(tmp_path, table(3, columns=8, words="Observations"))
    (only,) = layout.galley(0).document.tables
    assert only.area().width() <= layout.context.sheet.column + 8


@pytest.mark.parametrize("rows", range(24, 34))
def test_the_last_row_of_a_table_is_not_alone_on_a_page(tmp_path, rows: int) -> None:
    table = Table(tuple((cell(f"row {row}"), cell("x")) for row in range(rows)), ("", ""))
    *_, last = pages(article_layout(tmp_path, Block("t", BlockKind.TABLE, table=table)))
    assert sum(line.startswith("row ") and line != "row 0" for line in last) != 1
