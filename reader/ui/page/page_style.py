"""Sizes, fonts and colours of a page at one text size in one theme. Measures are in pixels at 100 % text size."""

from __future__ import annotations

from typing import NamedTuple, Protocol

from PySide6.QtGui import QFont, QTextBlockFormat, QTextCharFormat

from reader.ui.shell import fonts
from reader.ui.shell.theme import Theme
from reader.ui.shell.typography import DEFAULT, Typography

COLUMN = 600
SMALLEST_MARGIN = 28
PAGE_TOP, PAGE_BOTTOM = 34, 72
INDENT = 26
BOX_PADDING = 16
QUOTE_PADDING = 22
ROW_PADDING = 8  # above and below a choice of a question, and twice that beside it


class TextStyle(NamedTuple):
    """One style of text. `line` is the line height, as a multiple of `size`; `above` and `below` are empty space.

    `colour` is a name in the theme; empty means the colour of ordinary text.
    """

    size: float
    line: float
    above: float = 0
    below: float = 0
    family: str = fonts.SERIF
    semibold: bool = False
    italic: bool = False
    colour: str = ""


TEXT_STYLES = {
    "title": TextStyle(33, 1.22, below=10, semibold=True),
    "summary": TextStyle(19, 1.42, below=14, italic=True, colour="soft_ink"),
    "emergency": TextStyle(15, 1.4, below=14, family=fonts.SANS, colour="soft_ink"),
    "meta": TextStyle(15, 1.4, family=fonts.SANS, colour="soft_ink"),
    "heading1": TextStyle(26, 1.25, above=40, below=10, semibold=True),
    "heading2": TextStyle(23, 1.25, above=36, below=8, semibold=True),
    "heading3": TextStyle(19, 1.3, above=26, below=6, semibold=True),
    "heading4": TextStyle(17.5, 1.35, above=20, below=4, semibold=True),
    "paragraph": TextStyle(17.5, 1.52, below=13),
    "item": TextStyle(17.5, 1.52, below=7),
    "quote": TextStyle(17.5, 1.52, below=13, italic=True),
    "code": TextStyle(15, 1.45, below=13, family="monospace"),
    "caption": TextStyle(15, 1.42, above=2, below=26, family=fonts.SANS, colour="soft_ink"),
    "figure": TextStyle(17.5, 1, above=16, below=6),
    "cell": TextStyle(15.5, 1.4, family=fonts.SANS),
    "head_cell": TextStyle(15.5, 1.4, family=fonts.SANS, semibold=True),
    "box_title": TextStyle(15, 1.4, below=5, family=fonts.SANS, semibold=True),
    "local_help": TextStyle(17.5, 1.45, family=fonts.SANS),
    "local_origin": TextStyle(14, 1.4, below=10, family=fonts.SANS, colour="soft_ink"),
    "local_hint": TextStyle(14, 1.4, above=6, family=fonts.SANS, colour="soft_ink"),
    "rule": TextStyle(17.5, 1.52, above=12, below=20, colour="soft_ink"),
    "footnote": TextStyle(15.5, 1.42, below=8, family=fonts.SANS),
    "reference": TextStyle(15.5, 1.42, below=8, family=fonts.SANS),
    "quiz_note": TextStyle(15, 1.4, below=4, family=fonts.SANS, colour="soft_ink"),
    "question": TextStyle(17.5, 1.4, above=34, below=14, semibold=True),
    "choice": TextStyle(16.5, 1.42, above=22, below=22, family=fonts.SANS),
    "answer": TextStyle(17.5, 1.52, above=26, below=6, semibold=True),
    "choice_line": TextStyle(16.5, 1.42, below=3, family=fonts.SANS),
    "fields": TextStyle(16.5, 1.5, above=6, below=16, family=fonts.SANS),
    "contents_line": TextStyle(15.5, 1.42, below=5, family=fonts.SANS),
    "part_link": TextStyle(15.5, 1.42, above=18, below=8, family=fonts.SANS, semibold=True),
    "up_link": TextStyle(15.5, 1.42, above=10, below=8, family=fonts.SANS),
}

CITATION_SIZE = 16.5  # Qt sets superscripts at two thirds of this


class TextAppearance(Protocol):
    """What a PageStyle is made from: the theme, text size and typography of the reader, and the screen's resolution."""

    @property
    def theme(self) -> Theme: ...

    @property
    def text_scale(self) -> float: ...

    @property
    def dots_per_inch(self) -> float: ...

    @property
    def typography(self) -> Typography: ...


class PageStyle(NamedTuple):
    """`text_scale` is 1.0 at 100 % text size; `dots_per_inch` is what Qt uses to convert points to pixels."""

    theme: Theme
    text_scale: float
    dots_per_inch: float
    typography: Typography = DEFAULT

    @classmethod
    def of(cls, appearance: TextAppearance) -> PageStyle:
        return cls(appearance.theme, appearance.text_scale, appearance.dots_per_inch, appearance.typography)

    def pixels(self, measure: float) -> float:
        return measure * self.text_scale

    def points(self, measure: float) -> float:
        return measure * self.text_scale * 72 / self.dots_per_inch

    def font(self, style: TextStyle) -> QFont:
        font = QFont()
        if style.family == "monospace":
            font.setStyleHint(QFont.StyleHint.Monospace)
        font.setFamilies([style.family])
        font.setPointSizeF(self.points(style.size))
        if style.semibold:
            font.setWeight(QFont.Weight.DemiBold)
        font.setItalic(style.italic)
        return font

    def char_format(self, name: str) -> QTextCharFormat:
        """The format of the characters of a text style."""
        style = TEXT_STYLES[name]
        characters = QTextCharFormat()
        # Every run names its font, also that of ordinary paragraphs: a style sheet replaces a document's default font.
        characters.setFont(
            self.font(style), QTextCharFormat.FontPropertiesInheritanceBehavior.FontPropertiesSpecifiedOnly
        )
        if style.colour:
            characters.setForeground(self.theme.brush(style.colour))
        return characters

    def block_format(self, name: str) -> QTextBlockFormat:
        """The format of the paragraphs of a text style."""
        style = TEXT_STYLES[name]
        block = QTextBlockFormat()
        if style.line != 1:
            height = round(self.pixels(style.size * style.line))
            block.setLineHeight(height, QTextBlockFormat.LineHeightTypes.MinimumHeight.value)
        block.setTopMargin(self.pixels(style.above))
        block.setBottomMargin(self.pixels(style.below))
        return block
