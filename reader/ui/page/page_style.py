"""How a page is set: measures, fonts and colours at one text size in one theme. Measures are in pixels at 100 %."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtGui import QFont, QTextBlockFormat, QTextCharFormat

from reader.ui.shell import fonts
from reader.ui.shell.theme import Theme

COLUMN = 600
SMALLEST_MARGIN = 28
PAGE_TOP, PAGE_BOTTOM = 34, 72
INDENT = 26
BOX_PADDING = 16
QUOTE_PADDING = 22


class Cut(NamedTuple):
    """A kind of text: its size and line height, the space above and below it, and how it is set."""

    size: float
    line: float
    above: float = 0
    below: float = 0
    family: str = fonts.SERIF
    semibold: bool = False
    italic: bool = False
    colour: str = ""


CUTS = {
    "title": Cut(33, 1.22, below=10, semibold=True),
    "summary": Cut(19, 1.42, below=14, italic=True, colour="soft_ink"),
    "meta": Cut(15, 1.4, family=fonts.SANS, colour="soft_ink"),
    "heading1": Cut(26, 1.25, above=40, below=10, semibold=True),
    "heading2": Cut(23, 1.25, above=36, below=8, semibold=True),
    "heading3": Cut(19, 1.3, above=26, below=6, semibold=True),
    "heading4": Cut(17.5, 1.35, above=20, below=4, semibold=True),
    "paragraph": Cut(17.5, 1.52, below=13),
    "item": Cut(17.5, 1.52, below=7),
    "quote": Cut(17.5, 1.52, below=13, italic=True),
    "code": Cut(15, 1.45, below=13, family="monospace"),
    "caption": Cut(15, 1.42, above=2, below=26, family=fonts.SANS, colour="soft_ink"),
    "figure": Cut(17.5, 1, above=16, below=6),
    "cell": Cut(15.5, 1.4, family=fonts.SANS),
    "head_cell": Cut(15.5, 1.4, family=fonts.SANS, semibold=True),
    "box_title": Cut(15, 1.4, below=5, family=fonts.SANS, semibold=True),
    "rule": Cut(17.5, 1.52, above=12, below=20, colour="soft_ink"),
    "source": Cut(15.5, 1.42, below=8, family=fonts.SANS),
    "turn": Cut(15.5, 1.42, above=18, below=8, family=fonts.SANS, semibold=True),
}

CITATION_SIZE = 16.5  # Qt sets superscripts at two thirds of this


class PageStyle(NamedTuple):
    """`scale` is 1.0 at 100 % text; `dpi` is what Qt counts a point by on the screen at hand."""

    theme: Theme
    scale: float
    dpi: float

    def pixels(self, measure: float) -> float:
        return measure * self.scale

    def points(self, measure: float) -> float:
        return measure * self.scale * 72 / self.dpi

    def font(self, cut: Cut) -> QFont:
        font = QFont()
        if cut.family == "monospace":
            font.setStyleHint(QFont.StyleHint.Monospace)
        font.setFamilies([cut.family])
        font.setPointSizeF(self.points(cut.size))
        if cut.semibold:
            font.setWeight(QFont.Weight.DemiBold)
        font.setItalic(cut.italic)
        return font

    def characters(self, name: str) -> QTextCharFormat:
        cut = CUTS[name]
        characters = QTextCharFormat()
        # Said for every run, the body's too: a style sheet puts its own font in the place of a document's default.
        characters.setFont(
            self.font(cut), QTextCharFormat.FontPropertiesInheritanceBehavior.FontPropertiesSpecifiedOnly
        )
        if cut.colour:
            characters.setForeground(self.theme.brush(cut.colour))
        return characters

    def block(self, name: str) -> QTextBlockFormat:
        cut = CUTS[name]
        block = QTextBlockFormat()
        if cut.line != 1:
            height = round(self.pixels(cut.size * cut.line))
            block.setLineHeight(height, QTextBlockFormat.LineHeightTypes.MinimumHeight.value)
        block.setTopMargin(self.pixels(cut.above))
        block.setBottomMargin(self.pixels(cut.below))
        return block
