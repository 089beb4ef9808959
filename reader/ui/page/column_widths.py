"""How wide the columns of a table are: measured in its text, then fitted into the column of text or the window."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil, floor

from PySide6.QtGui import QFont, QFontMetricsF

from reader.library.model import Citation, Spans, Style
from reader.named_tuple import NamedTuple
from reader.ui.page.page_style import TEXT_STYLES, PageStyle
from reader.ui.page.unbroken_text import keep_together

SLACK = 1.03  # rounding, and letters that reach over their advance
COMFORT = 14  # digits: a column with more text is at least as wide as this where there is room


class ColumnNeed(NamedTuple):
    """Measures of a column, with its padding. The widths are whole pixels: so are those that a table gets.

    weight        its share of the table's width if every column has room for its longest word
    smallest      the width of its longest word, number, or number with a unit
    comfortable   the width at which it reads well
    """

    weight: float
    smallest: int
    comfortable: int


def larger(one: ColumnNeed, other: ColumnNeed) -> ColumnNeed:
    """What a column needs that goes on in another table."""
    return ColumnNeed(
        max(one.weight, other.weight), max(one.smallest, other.smallest), max(one.comfortable, other.comfortable)
    )


def fit(needs: Sequence[ColumnNeed], column: float, room: float) -> list[float]:
    """The widths of the columns where the text is `column` wide and the window has `room`.

    They need more than `room` if no word may be broken there: the table must then be scrolled sideways.
    """
    total = sum(need.weight for need in needs)
    usual = [column * need.weight / total for need in needs]
    if all(width >= need.smallest for width, need in zip(usual, needs, strict=True)):
        return usual
    smallest = sum(need.smallest for need in needs)
    if smallest > room:
        first = needs[0].comfortable if needs[0].comfortable <= room / 2 else needs[0].smallest
        return [first, *(need.comfortable for need in needs[1:])]
    if smallest <= column * 0.9:
        return _shared(needs, column)
    return _shared(needs, min(room, max(column, sum(need.comfortable for need in needs))))


def _shared(needs: Sequence[ColumnNeed], width: float) -> list[float]:
    """Shares `width` by weight; a column that would be too narrow gets what it needs, and the others share the rest."""
    tight: set[int] = set()
    while True:
        rest = width - sum(needs[number].smallest for number in tight)
        weight = sum(need.weight for number, need in enumerate(needs) if number not in tight)
        found = [need.smallest if number in tight else rest * need.weight / weight for number, need in enumerate(needs)]
        narrow = {number for number, need in enumerate(needs) if found[number] < need.smallest - 0.01} - tight
        if not narrow or len(tight | narrow) == len(needs):
            return found if not narrow else [need.smallest for need in needs]
        tight |= narrow


def whole_pixels(needs: Sequence[ColumnNeed], widths: Sequence[float], most: float) -> list[float]:
    """`widths` rounded up; if they have more than `most` together then, columns that need less give what they can."""
    found = [float(ceil(width)) for width in widths]
    spare = [width - need.smallest for width, need in zip(found, needs, strict=True)]
    surplus = sum(found) - floor(most)
    for number in sorted(range(len(found)), key=spare.__getitem__, reverse=True):
        given = max(0.0, min(spare[number], surplus))
        found[number] -= given
        surplus -= given
    return found


class TextMeasure:
    """Measures cells in the fonts of one page style."""

    def __init__(self, page_style: PageStyle) -> None:
        self._limit = page_style.column  # a longer word, such as a web address, is broken after all
        self._fonts = {
            "cell": _Widths(page_style.font(TEXT_STYLES["cell"])),
            "head_cell": _Widths(page_style.font(TEXT_STYLES["head_cell"])),
            "code": _Widths(page_style.font(TEXT_STYLES["code"])),
        }

    def cell(self, style: str, spans: Spans) -> tuple[float, float]:
        """The widths of the longest piece that is not broken, and of the whole text on one line."""
        strong = any(span.style & Style.STRONG for span in spans)
        widths = [self._fonts["head_cell" if strong else style].of]
        if any(span.style & Style.CODE for span in spans):
            widths.append(self._fonts["code"].of)
        keys = max((len(span.link.keys) for span in spans if isinstance(span.link, Citation)), default=0)
        text = "".join(span.text for span in spans)
        cited = widths[0]("00,") * keys
        longest = 0.0
        for first, last in keep_together(text).pieces:
            longest = max(longest, *(width(text[first:last]) for width in widths))
        whole = max(width(line) for line in text.split("\n") for width in widths)
        return min(self._limit, longest * SLACK + cited), min(2 * self._limit, whole * SLACK + cited)

    def comfort(self) -> float:
        return self._fonts["cell"].of("0") * COMFORT


class _Widths:
    """The widths of words in one font: of Latin words the sum of their letters', which is quick."""

    def __init__(self, font: QFont) -> None:
        self._metrics = QFontMetricsF(font)
        self._letters: dict[str, float] = {}

    def of(self, text: str) -> float:
        if not text.isascii() and any(letter > "\u024f" for letter in text):
            return self._metrics.horizontalAdvance(text[:2000])
        letters = self._letters
        for letter in set(text) - letters.keys():
            letters[letter] = self._metrics.horizontalAdvance(letter)
        return sum([letters[letter] for letter in text])
