"""The widths of columns: by their text, and wide enough for every word, in the column, the window, or beyond."""

from __future__ import annotations

import pytest

from reader.library.model import Table
from reader.ui.page.column_widths import ColumnNeed, fit, shared, whole_pixels
from reader.ui.page.table_formats import TableFormats
from reader.ui.shell import fonts
from tests.packs import cell
from tests.ui import pages

SENTENCE = "Wash the wound with clean water, then cover it with a dry cloth, and look at it again each day."
FORMULA = "E = ½ · m · v² = ½ · m · (s / t)² = a longer term"
USAGE = "Twice a day for five days, with food or without"


def need(smallest: int, whole: int = 0, comfortable: int = 0, label: int = 0) -> ColumnNeed:
    return ColumnNeed(smallest, label, comfortable or smallest, whole or comfortable or smallest)


@pytest.mark.parametrize(
    ("needs", "column", "room", "expected"),
    [
        ([need(50, 50), need(50, 150)], 400, 800, [100, 300]),  # all on one line
        ([need(150, 150), need(50, 450)], 400, 800, [150, 250]),  # what is left goes to the sentences
        ([need(50, 250), need(50, 450)], 400, 800, [150, 250]),  # and is shared by how much more text there is
        ([need(50, 450, label=150), need(50, 450)], 400, 800, [150, 250]),  # a label
        ([need(50, 250, label=250), need(50, 250, label=250)], 400, 800, [200, 200]),  # labels alone
        ([need(50, 80, label=80), need(50, 300, label=300), need(50, 550)], 400, 800, [80, 123, 197]),  # the shortest
        ([need(300, 350), need(300, 350)], 400, 800, [300, 300]),
        ([need(300, 900, 350), need(300, 900, 350)], 400, 800, [350, 350]),  # wider than the text
        ([need(300, 900, 500), need(300, 900, 500)], 400, 800, [400, 400]),  # as wide as the window
        ([need(300, 900, 350), need(600, 900, 650)], 400, 800, [350, 650]),  # wider than the window
        ([need(300, 900, 500), need(600, 900, 650)], 400, 800, [300, 650]),  # a long first column stays narrow
        ([need(900)], 400, 800, [900]),
    ],
)
def test_widths(needs: list[ColumnNeed], column: float, room: float, expected: list[float]) -> None:
    assert fit(needs, column, room) == pytest.approx(expected, abs=0.5)


def shares(*rows: tuple[str, ...], scale: float = 1.0) -> list[float]:
    fonts.load()
    style = pages.light(scale)
    table = Table(tuple(tuple(map(cell, row)) for row in rows), ("",) * len(rows[0]))
    return [width / style.column for width in shared(TableFormats(style).needs(table), style.column)]


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize(
    ("rows", "most"),
    [
        ([("No.", "What to do", "Dose"), ("1", SENTENCE, "5 mg"), ("10", SENTENCE, "–")], [0.12, 1, 0.14]),
        ([("Year", "Cases", "What was found"), ("2001", "120", "Some words")], [0.25, 0.3, 1]),
        ([("How many people were in the study", "Study"), ("120", SENTENCE)], [0.4, 1]),
        ([("Field", "What it means"), ("Description:", SENTENCE), ("Allowed values:", "text")], [0.3, 1]),
        ([("Sign", "No.", "What to do"), ("Fever", "1", SENTENCE), ("Fast breathing", "2", SENTENCE)], [0.3, 0.12, 1]),
        ([("Drug", "Dose", "How often"), ("Amoxicillin", "40 mg/kg", USAGE)], [0.25, 0.2, 1]),
        ([("Name", "Unit", "Formula"), ("Energy", "J", FORMULA)], [0.2, 0.14, 1]),
        ([("Prefix", "Address"), ("onix", "http://www.editeur.org/ONIX/book/codelists/current.html")], [0.17, 1]),
    ],
    ids=["sentences", "short", "long head", "labels", "labels and numbers", "a line", "formula", "address"],
)
def test_short_columns_get_no_more_than_they_need(rows: list[tuple[str, ...]], most: list[float], scale: float) -> None:
    assert all(share <= each for share, each in zip(shares(*rows, scale=scale), most, strict=True))


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("rows", [(("A", "B"), ("1", "3"), ("10", "30")), (("", ""), ("", ""))], ids=["short", "empty"])
def test_numbers_alone_share_the_width_alike(rows: tuple[tuple[str, ...], ...]) -> None:
    assert shares(*rows) == [0.5, 0.5]


@pytest.mark.parametrize(
    ("smallest", "widths", "most", "expected"),
    [
        ([50, 50], [100.2, 200.4], 400, [101, 201]),
        ([50, 50, 50], [100.4, 200.4, 99.2], 400, [101, 199, 100]),  # the column with the most to spare gives
        ([101, 200, 50], [101, 200, 98.5], 399.9, [101, 200, 98]),
        ([99, 100, 101], [99.8, 100.4, 101], 301, [99, 101, 101]),
        ([101, 101, 100], [101, 101, 100], 300, [101, 101, 100]),  # none can: no word may be broken
    ],
)
def test_whole_pixels(smallest: list[int], widths: list[float], most: float, expected: list[float]) -> None:
    assert whole_pixels([need(each) for each in smallest], widths, most) == expected
