"""Which row of the contents stands for which article, section of the pack, or part of the open article."""

from __future__ import annotations

import enum
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple


class RowKind(enum.Enum):
    ARTICLE = enum.auto()
    PACK_SECTION = enum.auto()
    PART = enum.auto()


class ContentsRow(NamedTuple):
    kind: RowKind
    number: int


class ContentsRows:
    """Parts stand below the open article, and the title of a section of the pack above its first article.

    >>> rows = ContentsRows(articles=3, firsts=[1], opened=0, parts=2)
    >>> [rows.at(row).number for row in range(len(rows))]
    [0, 0, 1, 0, 1, 2]
    """

    def __init__(self, articles: int, firsts: Sequence[int], opened: int, parts: int) -> None:
        """`firsts` has the number of the first article of each section, rising."""
        self._articles = articles
        self._firsts = firsts
        self._titles = [first + number for number, first in enumerate(firsts)]  # their rows without the parts
        self._opened = opened
        self._parts = parts

    def __len__(self) -> int:
        return self._articles + len(self._firsts) + self._parts

    def of_article(self, number: int) -> int:
        return number + bisect_right(self._firsts, number) + (self._parts if number > self._opened else 0)

    def of_part(self, number: int) -> int:
        return number + (self.of_article(self._opened) + 1 if self._articles else 0)

    def at(self, row: int) -> ContentsRow:
        first = self.of_part(0)
        if first <= row < first + self._parts:
            return ContentsRow(RowKind.PART, row - first)
        if row >= first:
            row -= self._parts
        titles_above = bisect_left(self._titles, row)
        if titles_above < len(self._titles) and self._titles[titles_above] == row:
            return ContentsRow(RowKind.PACK_SECTION, titles_above)
        return ContentsRow(RowKind.ARTICLE, row - titles_above)
