"""A galley: a piece of what is printed, laid out as one long column, before it is cut into pages."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from reader.ui.page.document import PageDocument
from reader.ui.paper.paper_style import PaperStyle

CODE_SIZE, CODE_GAP = 76, 14  # units: 2 cm, so that a phone reads a code of 60 modules at 25 cm

Anchor = tuple[str, str, str]
"""What a link leads to: "block", an article and a block; "term" and an id; "source", an article and an id; "note", an
article and a number; "list" and a title."""


class PaperHeading(NamedTuple):
    """`level` counts from 1."""

    level: int
    title: str
    position: int


class Galley(NamedTuple):
    """Everything is by document position.

    styles      the text style of each paragraph outside tables
    anchors     where something begins that links lead to
    numbered    lines that get the number of the page that an anchor is on at their end
    blanks      lines that end with room to write in
    markers     the numbers of items of lists
    paddings    the space above and below the text in the cells of tables, by where the table begins
    continued   for further pieces of long tables, the first piece
    codes       addresses that are shown as QR codes beside paragraphs
    article     the one that its citations belong to
    has_wide_table  one of its tables is wider than the text
    """

    document: PageDocument
    style: PaperStyle
    styles: dict[int, str]
    headings: list[PaperHeading]
    anchors: dict[Anchor, int]
    numbered: dict[int, Anchor]
    blanks: list[int]
    markers: dict[int, str]
    paddings: dict[int, float]
    continued: dict[int, int]
    codes: dict[int, str]
    article: str = ""
    has_wide_table: bool = False

    def cell_padding(self, table: int) -> float:
        return self.paddings[table]


class GalleySource(NamedTuple):
    """Composes one galley, as often as it is needed. `weight` is what that costs, in characters.

    `title` is above the text of its pages; `is_new_page`: it begins on one; `is_after_text`: never alone on one.
    """

    compose: Callable[[], Galley]
    weight: int
    title: str
    is_new_page: bool = False
    is_after_text: bool = False
