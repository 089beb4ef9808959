"""The text of letters that Qt paints as boxes, as shapes: those of scripts that no font of the computer can set.

Other letters without a font are boxes, too, but text. For these, the text is written over the boxes, unseen.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtCore import QPointF
from PySide6.QtGui import QTextItem, QTransform

SPACE = 0.25  # of the box of a space: viewers would take a whole one for the gap between two columns


class BoxText(NamedTuple):
    """A box and the text that it stands for. Its lower left corner and its size are in the units of the device; it is
    wider than high beside a space.
    """

    text: str
    x: float
    y: float
    width: float
    height: float


def is_painted_as_boxes(item: QTextItem) -> bool:
    return not item.descent()


def box_texts(item: QTextItem, place: QPointF, transform: QTransform) -> Iterator[BoxText]:
    """One for each letter with its accents. `place` is where the item begins, at the left."""
    letters = _letters(item.text())
    size = item.width() / max(1, len(letters))
    is_rtl = bool(item.renderFlags() & QTextItem.RenderFlag.RightToLeft)
    for number, letter in enumerate(letters):
        if letter.isspace():
            continue
        beside = 1 - SPACE if letters[number + 1 : number + 2] == [" "] else 0.0
        x = item.width() - (number + 1 + beside) * size if is_rtl else number * size
        corner = transform.map(QPointF(place.x() + x, place.y()))
        # Where text is read from the right, viewers turn around what they find, also within the text of one glyph.
        text = letter[::-1] if is_rtl else letter
        height = size * transform.m11()
        yield BoxText(text, corner.x(), corner.y(), height * (1 + beside), height)


def _letters(text: str) -> list[str]:
    letters: list[str] = []
    for each in text:
        if letters and unicodedata.category(each)[0] in "MC":
            letters[-1] += each
        else:
            letters.append(each)
    return letters
