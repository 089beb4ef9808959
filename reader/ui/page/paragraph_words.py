"""The words of a paragraph and how wide they are, measured in the lines that Qt has laid out."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from PySide6.QtCore import QTextBoundaryFinder
from PySide6.QtGui import QFontMetricsF, QTextBlock, QTextLine

from reader.library.word_borders import BORDER
from reader.named_tuple import NamedTuple
from reader.ui.page.line_breaks import Break, Words
from reader.ui.page.paragraph_format import is_right_to_left
from reader.ui.widgets.word_joints import has_syllables, is_in_syllable, is_in_word

FEWEST_LETTERS = 2.5
"""On average, of what may end a line: a script without spaces is left as Qt has filled it."""

TOO_WIDE = 1e6  # pixels: for a word that Qt had to break

_FOREIGN = re.compile("[\t\u2028\u00ad]")  # Qt aligns a tab, ends a line there, or shows a hyphen of its own
_FROM_RIGHT = re.compile(
    "[\u0590-\u08ff\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_LATIN = "[0-9A-Za-z\u00b5\u00c0-\u052f\u1e00-\u1fff]"  # what is read from the left
_ISOLATES = frozenset("\u2066\u2067\u2068\u2069")
_UNSEEN = _ISOLATES | {BORDER, "\u2060", "\u200e", "\u200f", "\ue000"}  # and halves of what Qt counts as two
_SPACES = (" ", BORDER)  # in Burmese, Qt's finder would end a line before one, its layout does not
_ASTRAL = "[\U00010000-\U0010ffff]"


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

    def __init__(self, lines: Sequence[QTextLine], units: str, block: QTextBlock) -> None:
        self._lines = lines
        self._units = units
        self._is_rtl = is_right_to_left(block.blockFormat())
        self._metrics = QFontMetricsF(block.charFormat().font())
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
        word = self._units[first:last]
        is_other = (re.search(_LATIN, word) if self._is_rtl else _FROM_RIGHT.search(word)) is not None
        if is_other and not word.isalpha():  # a sign at its end may be on the other side
            return sum(self._letter(line, place) for place in range(first, last))
        letter = self._letter(line, first) if is_other else 0.0
        if is_other and last - first == 1:
            return letter
        begin = _edge(line, first + is_other, QTextLine.Edge.Leading)
        end = _edge(line, last - 1, QTextLine.Edge.Trailing)
        return letter + abs(end - begin)

    def _letter(self, line: QTextLine, place: int) -> float:
        """Where the direction changes, Qt gives the place before the change for both edges of a letter."""
        width = abs(_edge(line, place, QTextLine.Edge.Trailing) - _edge(line, place, QTextLine.Edge.Leading))
        letter = self._units[place]
        return width if width or letter in _UNSEEN else self._metrics.horizontalAdvance(letter)

    def _line_at(self, position: int) -> int:
        number = self._number
        while number and position < self._lines[number].textStart():
            number -= 1
        while position >= self._ends[number] and number + 1 < len(self._ends):
            number += 1
        self._number = number
        return number


def measure(
    block: QTextBlock,
    lines: Sequence[QTextLine],
    space: float,
    *,
    is_justified: bool,
    keeps_words: bool = False,
    kept: Collection[int] = (),
) -> ParagraphWords | None:
    """None for a paragraph whose lines are better left alone. `space` is the width of a space.

    `keeps_words`: a script without spaces is divided only at the borders of words. `kept` are the places of spaces,
    and of letters after a dash, at which no word ends.
    """
    text = block.text()
    if _FOREIGN.search(text):
        return None
    units = text if len(text) == block.length() - 1 else re.sub(_ASTRAL, "\ue000\ue000", text)
    begins, ends = _split(text, units, keeps_words=keeps_words)
    if len(begins) < 2 or len(units) < FEWEST_LETTERS * len(begins):
        return None
    ruler = _Ruler(lines, units, block)
    if _FROM_RIGHT.search(text) or is_right_to_left(block.blockFormat()):
        letters = (_without_signs(units, first, last) for first, last in zip(begins, ends, strict=True))
        widths = [ruler.width_in_any_direction(first, last) for first, last in letters]
    elif is_justified:
        widths = [ruler.x(last) - ruler.x(first) for first, last in zip(begins, ends, strict=True)]
    else:
        found = Words([ruler.x(first) for first in begins], [ruler.x(last) for last in ends])
        return _joined(ParagraphWords(found, begins, ends, units, ruler), kept)
    return _joined(ParagraphWords(_in_a_row(widths, begins, ends, space), begins, ends, units, ruler), kept)


def _joined(paragraph: ParagraphWords, kept: Collection[int]) -> ParagraphWords:
    """With the words on both sides of some places as one."""
    ends = paragraph.ends
    last = [number for number, end in enumerate(ends) if end not in kept or number + 1 == len(ends)]
    if len(last) == len(ends):
        return paragraph
    first = [0, *(number + 1 for number in last[:-1])]
    words = paragraph.words
    return paragraph._replace(
        words=Words([words.begins[number] for number in first], [words.ends[number] for number in last]),
        begins=[paragraph.begins[number] for number in first],
        ends=[ends[number] for number in last],
    )


def _split(text: str, units: str, *, keeps_words: bool) -> tuple[list[int], list[int]]:
    """The beginnings and ends of what Qt keeps on one line, without the spaces after it."""
    finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Line, text)
    begins: list[int] = []
    ends: list[int] = []
    first = 0
    is_burmese = has_syllables(text)
    while True:
        last = finder.toNextBoundary()
        if last < 0:
            return begins, ends
        is_kept = units[last : last + 1] in _SPACES or (is_burmese and is_in_syllable(units, last))
        if is_kept or (keeps_words and is_in_word(units, last)):
            continue
        begins.append(first)
        ends.append(first + len(units[first:last].rstrip()))
        first = last


def _without_signs(units: str, first: int, last: int) -> tuple[int, int]:
    """A word without the isolates around it, whose places can be at the other end of the line."""
    while first + 1 < last and units[first] in _ISOLATES:
        first += 1
    while first + 1 < last and units[last - 1] in _ISOLATES:
        last -= 1
    return first, last


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


def _edge(line: QTextLine, position: int, edge: QTextLine.Edge) -> float:
    return float(line.cursorToX(position, edge)[0])  # type: ignore[index]
