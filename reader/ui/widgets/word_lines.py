"""Lays out the lines of a text, so that they end between words, also in scripts without spaces."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtGui import QTextLayout, QTextLine

from reader.ui.widgets.word_joints import has_borders, has_syllables, is_in_syllable, is_in_word


def create_lines(layout: QTextLayout, width: float) -> Iterator[QTextLine]:
    """Each line, `width` pixels wide. Qt would end those of Burmese between any two letters."""
    text = layout.text()
    units = _in_units(text) if has_syllables(text) else ""
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        if units:
            _end_at_word(line, units, width)
        yield line


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


def _in_units(text: str) -> str:
    """With as many characters as Qt counts."""
    return "".join(character if character <= "\uffff" else "\ue000\ue000" for character in text)
