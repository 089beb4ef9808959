"""The words of a paragraph and how wide they are, measured in the lines that Qt has laid out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QTextBoundaryFinder
from PySide6.QtGui import QTextBlock, QTextLine

from reader.library.word_borders import BORDER
from reader.ui.page.line_breaks import Break, Words
from reader.ui.widgets.word_joints import is_in_syllable, is_in_word

FEWEST_LETTERS = 2.5
"""On average, of what may end a line: a script without spaces is left as Qt has filled it."""

TOO_WIDE = 1e6  # pixels: for a word that Qt had to break

_FOREIGN = re.compile("[\u2028\u00ad]")  # Qt ends a line there, or shows a hyphen of its own
_FROM_RIGHT = re.compile(
    "[\u0590-\u08ff\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_SPACES = (" ", BORDER)  # in Burmese, Qt's finder would end a line before one, its layout does not
_ASTRAL = re.compile("[\U00010000-\U0010ffff]")


class ParagraphWords(NamedTuple):
    """`begins` and `ends` are the positions of each word in the paragraph, in UTF-16 units, without its spaces."""

    words: Words
    begins: Sequence[int]
    ends: Sequence[int]
    units: str
    ruler: _Ruler

    def text(self, word: int) -> str:
        return self.units[self.begins[word] : self.ends[word]]

    def position(self, place: Break, offset: int) -> int:
        """Where a line begins; `offset` counts the signs before the letters of the word."""
        return self.begins[place.word] + (offset + place.letters if place.letters else 0)

    def width_to(self, word: int, position: int) -> float:
        """The width of a word up to a position in it."""
        return abs(self.ruler.x(position) - self.ruler.x(self.begins[word]))


class _Ruler:
    """Positions in a paragraph as places on one long line, read from left to right."""

    def __init__(self, lines: Sequence[QTextLine]) -> None:
        self._lines = lines
        self._ends: list[int] = []
        self._shifts: list[float] = []
        edge = 0.0
        for line in lines:
            first, last = line.textStart(), line.textStart() + line.textLength()
            begin = _x(line, first)
            self._ends.append(last)
            self._shifts.append(edge - begin)
            edge += _x(line, last) - begin
        self._number = 0

    def x(self, position: int) -> float:
        number = self._line_at(position)
        return _x(self._lines[number], position) + self._shifts[number]

    def width_in_any_direction(self, first: int, last: int) -> float:
        """Of a word that is read from one side, in a line of words that are read from either."""
        number = self._line_at(first)
        if last > self._ends[number]:
            return TOO_WIDE
        line = self._lines[number]
        begin: float = line.cursorToX(first, QTextLine.Edge.Leading)[0]  # type: ignore[index]
        end: float = line.cursorToX(last - 1, QTextLine.Edge.Trailing)[0]  # type: ignore[index]
        return abs(end - begin)

    def _line_at(self, position: int) -> int:
        number = self._number
        while number and position < self._lines[number].textStart():
            number -= 1
        while position >= self._ends[number] and number + 1 < len(self._ends):
            number += 1
        self._number = number
        return number


def measure(
    block: QTextBlock, lines: Sequence[QTextLine], space: float, *, is_justified: bool, keeps_words: bool = False
) -> ParagraphWords | None:
    """None for a paragraph whose lines are better left alone. `space` is the width of a space.

    `keeps_words`: a script without spaces is divided only at the borders of words.
    """
    text = block.text()
    if _FOREIGN.search(text):
        return None
    units = text if len(text) == block.length() - 1 else _ASTRAL.sub("\ue000\ue000", text)
    begins, ends = _split(text, units, keeps_words=keeps_words)
    if len(begins) < 2 or len(units) < FEWEST_LETTERS * len(begins):
        return None
    ruler = _Ruler(lines)
    if _FROM_RIGHT.search(text):
        widths = [ruler.width_in_any_direction(first, last) for first, last in zip(begins, ends, strict=True)]
    elif is_justified:
        widths = [ruler.x(last) - ruler.x(first) for first, last in zip(begins, ends, strict=True)]
    else:
        found = Words([ruler.x(first) for first in begins], [ruler.x(last) for last in ends])
        return ParagraphWords(found, begins, ends, units, ruler)
    return ParagraphWords(_in_a_row(widths, begins, ends, space), begins, ends, units, ruler)


def _split(text: str, units: str, *, keeps_words: bool) -> tuple[list[int], list[int]]:
    """The beginnings and ends of what Qt keeps on one line, without the spaces after it."""
    finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Line, text)
    begins: list[int] = []
    ends: list[int] = []
    first = 0
    while True:
        last = finder.toNextBoundary()
        if last < 0:
            return begins, ends
        is_kept = units[last : last + 1] in _SPACES or is_in_syllable(units, last)
        if is_kept or (keeps_words and is_in_word(units, last)):
            continue
        begins.append(first)
        ends.append(first + len(units[first:last].rstrip()))
        first = last


def _in_a_row(widths: Sequence[float], begins: Sequence[int], ends: Sequence[int], space: float) -> Words:
    """Words of these widths, with ordinary spaces between them."""
    lefts, rights = [], []
    edge = 0.0
    for number, width in enumerate(widths):
        if number:
            edge += space * (begins[number] - ends[number - 1])
        lefts.append(edge)
        edge += width
        rights.append(edge)
    return Words(lefts, rights)


def _x(line: QTextLine, position: int) -> float:
    return float(line.cursorToX(position)[0])  # type: ignore[index]
