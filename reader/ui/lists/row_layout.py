"""The wrapped text of a list row: laid out once for a width, painted many times."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import Any

from PySide6 import QtCore
from PySide6.QtCore import QPointF
from PySide6.QtGui import QFont, QPainter, QTextLayout, QTextOption

from reader.ui.shell.theme import Theme
from reader.ui.widgets import script_fonts
from reader.ui.widgets.isolates import with_signs
from reader.ui.widgets.shown_signs import shown_signs
from reader.ui.widgets.text_direction import is_right_to_left
from reader.ui.widgets.utf16 import utf16_length
from reader.ui.widgets.word_lines import create_lines, with_kept_separators

SMALL, LARGE = 14 / 15, 16 / 15  # of the size of a row's text, as in the style sheet
GAP = 1.0  # pixels between the paragraphs of a row
LINE_SPACING = 1.06  # of the height that the font asks for


class RowFonts:
    """The fonts of a row in all sizes and weights, made from the font of the list."""

    def __init__(self, font: QFont) -> None:
        self.text = font
        self.bold = _bold(font)
        self.large_bold = _bold(_scaled(font, LARGE))
        self.small = _scaled(font, SMALL)
        self.small_bold = _bold(self.small)


class LaidOutRow:
    """Paragraphs below one another, each with the name of its colour. `width` and `height` are in pixels."""

    def __init__(self, width: int, line_spacing: float = LINE_SPACING) -> None:
        self.height = 0.0
        self.paragraphs: list[tuple[QTextLayout, float, str]] = []
        self._width = width
        self._line_spacing = line_spacing

    def add(
        self,
        text: str,
        font: QFont,
        colour: str,
        formats: Sequence[QTextLayout.FormatRange] = (),
        *,
        is_right: bool | None = None,
        spacing: float = 0.0,
    ) -> None:
        """Adds a paragraph. `is_right` aligns it; None aligns it by the direction that the text reads in.

        `spacing` is that of its lines, where it differs from the others'.
        """
        spacing = spacing or self._line_spacing
        layout, height = wrap_text(text, font, self._width, formats, is_right=is_right, spacing=spacing)
        self.paragraphs.append((layout, self.height, colour))
        self.height += height + GAP

    def paint(self, painter: QPainter, left: float, top: float, theme: Theme, *, is_emphasised: bool) -> None:
        """`is_emphasised` paints every paragraph in the colour of text, for contrast with a selected background."""
        for layout, y, colour in self.paragraphs:
            painter.setPen(theme.colour("ink" if is_emphasised else colour))
            layout.draw(painter, QPointF(left, top + y))


def wrap_text(
    text: str,
    font: QFont,
    width: float,
    formats: Sequence[QTextLayout.FormatRange] = (),
    *,
    is_right: bool | None = None,
    spacing: float = LINE_SPACING,
) -> tuple[QTextLayout, float]:
    """Text in lines, and their height in pixels. A word that is longer than a line is broken."""
    script_fonts.load_for(text)
    option = QTextOption()
    is_rtl = is_right_to_left(text)
    if is_right is None:
        is_right = is_rtl
    if is_rtl or is_right:  # usually not, and the start is faster without the enums of Qt's namespace
        if is_rtl:
            option.setTextDirection(QtCore.Qt.LayoutDirection.RightToLeft)
        alignment = QtCore.Qt.AlignmentFlag
        option.setAlignment(alignment.AlignRight if is_right else alignment.AlignLeft)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    signs = shown_signs(text, is_rtl=is_rtl)
    layout = QTextLayout(with_kept_separators(with_signs(text, signs)), font)
    layout.setTextOption(option)
    layout.setCacheEnabled(True)
    if formats:
        layout.setFormats(list(_moved(formats, text, signs)))
    height = 0.0
    layout.beginLayout()
    for line in create_lines(layout, width):
        line.setPosition(QPointF(0, height))
        height += line.height() * spacing
    layout.endLayout()
    return layout, height


def _moved(
    formats: Sequence[QTextLayout.FormatRange], text: str, signs: Sequence[tuple[int, str]]
) -> Iterator[QTextLayout.FormatRange]:
    """The formats of a text in the same text with signs in it."""
    places = [utf16_length(text[:index]) for index, _ in signs]
    each: Any  # its fields are missing from the stubs
    for each in formats:
        moved: Any = QTextLayout.FormatRange()
        moved.format = each.format
        moved.start = each.start + bisect_right(places, each.start)
        end = each.start + each.length
        moved.length = end + bisect_left(places, end) - moved.start
        yield moved


def _scaled(font: QFont, factor: float) -> QFont:
    scaled = QFont(font)
    scaled.setPixelSize(max(1, round(font.pixelSize() * factor)))
    return scaled


def _bold(font: QFont) -> QFont:
    bold = QFont(font)
    bold.setWeight(QFont.Weight.DemiBold)
    return bold
