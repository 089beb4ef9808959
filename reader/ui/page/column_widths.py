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
LABEL = 20  # digits: the longest number, name or the like that stays on one line beside sentences
EASE = 3  # digits: the space beside the longest line of a column, with its padding


class ColumnNeed(NamedTuple):
    """Measures of a column, with its padding. The widths are whole pixels: so are those that a table gets.

    smallest      the width of its longest word, number, or number with a unit
    label         the same, but of its longest cell, if all below the head are labels; else 0
    comfortable   the width at which it reads well
    whole         the width of its longest cell on one line, unless that has many
    """

    smallest: int
    label: int
    comfortable: int
    whole: int


def larger(one: ColumnNeed, other: ColumnNeed) -> ColumnNeed:
    """What a column needs that goes on in another table."""
    return ColumnNeed(*map(max, one, other))


def fit(needs: Sequence[ColumnNeed], column: float, room: float) -> list[float]:
    """The widths of the columns where the text is `column` wide and the window has `room`.

    They need more than `room` if no word may be broken there: the table must then be scrolled sideways.
    """
    smallest = sum(need.smallest for need in needs)
    if smallest > room:
        first = needs[0].comfortable if needs[0].comfortable <= room / 2 else needs[0].smallest
        return [first, *(need.comfortable for need in needs[1:])]
    if smallest <= column * 0.9 or sum(need.whole for need in needs) <= column:
        return shared(needs, column)
    return shared(needs, min(room, max(column, sum(need.comfortable for need in needs))))


def shared(needs: Sequence[ColumnNeed], width: float) -> list[float]:
    """The widths of the columns of a table that is `width` wide, as browsers find them: each column has room for its
    longest word, and what is left goes to those that have more text.

    Labels stay on one line, the shortest first, as long as half of what is left is for all columns.
    """
    wholes = [need.whole for need in needs]
    if sum(wholes) <= width:
        return [width * whole / sum(wholes) for whole in wholes]
    spare = max(0.0, width - sum(need.smallest for need in needs))
    extras = [need.label - need.smallest for need in needs if need.label]
    most = max((extra for extra in extras if sum(each for each in extras if each <= extra) <= spare / 2), default=-1)
    are_labels = [0 < need.label <= need.smallest + most for need in needs]
    least = [need.label if is_label else need.smallest for need, is_label in zip(needs, are_labels, strict=True)]
    wanted = [
        0 if is_label and not all(are_labels) else need.whole - each
        for need, each, is_label in zip(needs, least, are_labels, strict=True)
    ]
    left = max(0.0, width - sum(least))
    return [each + left * more / (sum(wanted) or 1) for each, more in zip(least, wanted, strict=True)]


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

    def digits(self, count: float) -> float:
        return self._fonts["cell"].of("0") * count


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
