"""A row that is too long to be laid out is shown to a limit, and its shortened cells say so."""

from __future__ import annotations

import random

import pytest

from reader.library.block_encoding import decode_block, encode_block
from reader.library.limits import CELL_COST, LONGEST_ENTRY, LONGEST_ROW, block_limit_error, cells_cost, spans_cost
from reader.library.long_rows import rest_of_cell, shorten_row
from reader.library.model import Block, BlockKind, Citation, Span, Spans, Style, Table, TermLink, plain_text


def cell(characters: int) -> Spans:
    return (Span("word " * (characters // 5)),)


ROWS = {
    "short": (cell(100), (), cell(1_000)),
    "as long as it may be": (cell(10_000), cell(10_000), cell(10_000), cell(9_000)),
    "many long cells": (cell(9_000),) * 20,
    "one long cell": (cell(100), (Span("", link=Citation(("r",))),) * 50_000, cell(100)),
    "many styles": ((Span("a", Style.STRONG), Span("b")) * 10_000, cell(10)),
    "no spaces": ((Span("x" * 10_000),),) * 7,
    "a hundred cells": (cell(5_000),) * 100,
    "a hundred empty cells": ((),) * 100,
}


@pytest.mark.parametrize("name", ROWS)
def test_a_row_costs_no_more_than_it_may(name: str) -> None:
    row = ROWS[name]
    shortened = shorten_row(row)
    assert cells_cost(shortened) <= LONGEST_ROW
    assert len(shortened) == len(row)
    if cells_cost(row) <= LONGEST_ROW:
        assert shortened == row
    for before, after in zip(row, shortened, strict=True):
        if before != after:
            assert plain_text(after).endswith(rest_of_cell())
            assert plain_text(before).startswith(plain_text(after).removesuffix(rest_of_cell()))


def test_short_cells_stay_whole_beside_a_long_one() -> None:
    row = (cell(100), cell(10_000), cell(10_000), cell(10_000), cell(10_000), cell(3_000))
    shortened = shorten_row(row)
    assert (shortened[0], shortened[5]) == (row[0], row[5])
    assert {spans_cost(each) for each in shortened[1:5]} <= set(range(8_900, 10_000))


def test_a_link_is_shown_whole_or_not_at_all() -> None:
    row = ((Span("word " * 9_000, link=TermLink("t")),),)
    assert shorten_row(row) == ((Span(rest_of_cell()),),)


def test_no_pack_is_built_with_such_a_row_and_a_forged_one_is_shortened() -> None:
    row = (cell(LONGEST_ENTRY),) * 9
    block = Block("t", BlockKind.TABLE, table=Table(((cell(10),) * 9, row), ("",) * 9))
    assert "row" in block_limit_error(block)
    read = decode_block(encode_block(block))
    assert read.table
    assert read.table.rows == ((cell(10),) * 9, shorten_row(row))
    assert not block_limit_error(read)


@pytest.mark.parametrize("seed", range(40))
def test_random_rows(seed: int) -> None:
    values = random.Random(seed)
    row = tuple(
        tuple(
            values.choice(
                (
                    Span("w " * values.randrange(400)),
                    Span("x" * values.randrange(900), Style(values.randrange(32))),
                    Span("", link=Citation(("r",) * values.randrange(1, 200))),
                )
            )
            for _ in range(values.choice((0, 1, 3, 500)))
        )
        for _ in range(values.choice((1, 2, 7, 100)))
    )
    shortened = shorten_row(row)
    assert cells_cost(shortened) <= max(LONGEST_ROW, len(row) * (CELL_COST + spans_cost((Span(rest_of_cell()),))))
    assert (shortened == row) == (cells_cost(row) <= LONGEST_ROW)
