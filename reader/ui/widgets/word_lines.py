"""Lays out the lines of a text, so that they end between words, also in scripts without spaces."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from PySide6.QtGui import QFont, QTextLayout, QTextLine

from reader.library.border_spans import bordered
from reader.ui.widgets.word_joints import has_borders, has_syllables, is_in_syllable, is_in_word

LINE_END = "\u2028"
_CLOSING = frozenset(",.;:!?)]}»”’…،؛؟।·")
_BETWEEN_WORDS = frozenset(f" \n{LINE_END}\u200b")
_SEPARATOR, _KEPT_SEPARATOR = " · ", "\u00a0· "
"""The second one ends a line, and never begins one."""


def create_lines(layout: QTextLayout, width: float) -> Iterator[QTextLine]:
    """Each line, `width` pixels wide. Qt would end those of Burmese between any two letters, and a long word before the
    comma behind it."""
    text = layout.text()
    has_parts = has_syllables(text)
    units = text if text.isascii() else _in_units(text)
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        if has_parts:
            _end_at_word(line, units, width)
        last = line.textStart() + line.textLength()
        if units[last : last + 1] in _CLOSING and units[last - 1] not in _BETWEEN_WORDS:
            _keep_closing(line, units, width)
        yield line


def with_kept_separators(text: str) -> str:
    """A text of the same length whose lines do not begin with the point between two facts."""
    return text.replace(_SEPARATOR, _KEPT_SEPARATOR)


def without_kept_separators(text: str) -> str:
    return text.replace(_KEPT_SEPARATOR, _SEPARATOR)


def wrapped(text: str, font: QFont, width: float) -> str:
    """Text that Qt itself wraps at the borders of words; of Burmese, in lines of that width in pixels."""
    text = with_kept_separators(bordered(text))
    if not has_syllables(text):
        return text
    return "\n".join(with_line_ends(each, line_ends(each, font, width)) for each in text.split("\n"))


def line_ends(text: str, font: QFont, width: float) -> list[int]:
    """The indexes in a text, without line ends of its own, at which all of its lines but the first begin."""
    layout = QTextLayout(text, font)
    layout.beginLayout()
    begins = [line.textStart() for line in create_lines(layout, width)]
    layout.endLayout()
    units = text.encode("utf-16-le", "surrogatepass")
    return [len(units[: 2 * begin].decode("utf-16-le", "replace")) for begin in begins[1:]]


def with_line_ends(text: str, places: Sequence[int]) -> str:
    return LINE_END.join(text[first:last] for first, last in pairwise([0, *places, len(text)]))


def _end_at_word(line: QTextLine, units: str, width: float) -> None:
    first, last = line.textStart(), line.textStart() + line.textLength()
    if last >= len(units):
        return
    for is_inside in (is_in_word, is_in_syllable) if has_borders(units) else (is_in_syllable,):
        end = next((place for place in range(last, first, -1) if not is_inside(units, place)), first)
        if end == last:
            return
        # Qt counts columns of what is shown as one sign, of which there may be fewer than letters.
        for columns in range(end - first, 0, -1) if end > first else ():
            line.setNumColumns(columns, width)
            if line.textLength() <= end - first:
                break
        if end > first and line.textLength() == end - first:
            return
    line.setLineWidth(width)


def _keep_closing(line: QTextLine, units: str, width: float) -> None:
    """Ends a line within a word one letter earlier, so that the next one does not begin with what follows the word."""
    first, last = line.textStart(), line.textStart() + line.textLength()
    end = last - 1
    while end > first and (units[end] in _CLOSING or not units[end].isalnum()):
        end -= 1
    for columns in range(end - first, 0, -1):
        line.setNumColumns(columns, width)
        if line.textLength() <= end - first:
            return
    line.setLineWidth(width)


def _in_units(text: str) -> str:
    """With as many characters as Qt counts."""
    return "".join(character if character <= "\uffff" else "\ue000\ue000" for character in text)
