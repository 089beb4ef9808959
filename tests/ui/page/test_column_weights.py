"""How the columns of a table share its width."""

from __future__ import annotations

import pytest

from reader.library.model import Table
from reader.ui.page.column_weights import column_weights
from tests.packs import cell

LONG = "Wash the wound with clean water, then cover it with a dry cloth, and look at it again each day."


def shares(*rows: tuple[str, ...]) -> list[float]:
    weights = column_weights(Table(tuple(tuple(map(cell, row)) for row in rows), ("",) * len(rows[0])))
    return [weight / sum(weights) for weight in weights]


@pytest.mark.parametrize(
    ("rows", "most"),
    [
        ([("No.", "What to do", "Dose"), ("1", LONG, "5 mg"), ("10", LONG, "–")], [0.12, 1, 0.14]),
        ([("Year", "Cases", "What was found"), ("2001", "120", "Some words")], [0.25, 0.3, 1]),
        ([("How many people were in the study", "Study"), ("120", LONG)], [0.35, 1]),
        ([("Field", "What it means"), ("Description:", LONG), ("Allowed values:", "text")], [0.3, 1]),
        ([("Sign", "No.", "What to do"), ("Fever", "1", LONG), ("Fast breathing", "2", LONG)], [0.3, 0.12, 1]),
    ],
    ids=["beside sentences", "short", "long head", "labels", "labels and numbers"],
)
def test_short_columns_get_no_more_than_they_need(rows: list[tuple[str, ...]], most: list[float]) -> None:
    assert all(share <= each for share, each in zip(shares(*rows), most, strict=True))


def test_numbers_alone_share_the_width_alike() -> None:
    assert shares(("A", "B"), ("1", "3"), ("10", "30")) == [0.5, 0.5]


def test_empty_cells() -> None:
    assert shares(("", ""), ("", "")) == [0.5, 0.5]
