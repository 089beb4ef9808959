"""Tables that nobody prints as a whole."""

from __future__ import annotations

import pytest

from reader.library.limits import cells_cost
from reader.library.model import Block, BlockKind, NoteBox, NoteKind, Span, Table, plain_text
from reader.library.page_words import page_words
from reader.ui.paper.long_tables import LARGEST_TABLE, shortened_tables
from reader.ui.paper.paper_tables import cut_table


def table(rows: int, columns: int, box: NoteBox | None = None) -> Block:
    row = tuple((Span("12 mg"),) for _ in range(columns))
    return Block("t", BlockKind.TABLE, table=Table((row,) * rows, ("",) * columns), box=box)


@pytest.mark.parametrize(("rows", "columns"), [(1, 1), (1000, 8), (2, 100)])
def test_usual_tables_are_whole(rows: int, columns: int) -> None:
    block = table(rows, columns)
    assert list(shortened_tables([block])) == [block]


def test_a_huge_table_says_how_much_is_missing() -> None:
    box = NoteBox(NoteKind.NOTE, 1)
    text = Block("p", BlockKind.PARAGRAPH, (Span("Text."),))
    before, short, sentence = shortened_tables([text, table(1000, 100, box)])
    assert before == text
    assert short.table
    assert sum(map(cells_cost, short.table.rows)) <= LARGEST_TABLE
    missing = 1000 - len(short.table.rows)
    assert plain_text(sentence.spans) == f"This table has {missing} more rows, too many to print. Read them in Carrel."
    assert sentence.box == box


@pytest.mark.parametrize(
    ("columns", "share", "groups"),
    [
        (4, 0.75, [[0, 1, 2, 3]]),
        (5, 0.86, [[0, 1, 2], [0, 3, 4]]),
        (7, 0.72, [[0, 1, 2, 3], [0, 4, 5, 6]]),
        (1, 1.0, [[0]]),
    ],
)
def test_a_wide_table_is_cut_into_few_in_type_that_is_as_large_as_it_can_be(
    columns: int, share: float, groups: list[list[int]]
) -> None:
    cells = table(2, columns).table
    assert cells
    found = cut_table(cells, [100] * columns, 300 if columns > 1 else 100)
    assert found == (share, groups)


def test_the_sentence_is_in_the_language_of_the_pack() -> None:
    _before, sentence = shortened_tables([table(1000, 100)], page_words("de"))
    assert plain_text(sentence.spans).endswith("weitere Zeilen, zu viele zum Drucken. Lesen Sie sie in Carrel.")
