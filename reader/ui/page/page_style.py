"""Sizes, fonts and colours of a page at one text size in one theme. Measures are in pixels at 100 % text size."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, Protocol

from PySide6.QtGui import QFont, QFontMetricsF, QTextBlockFormat, QTextCharFormat

from reader.library.hyphenation import has_patterns
from reader.named_tuple import NamedTuple
from reader.ui.page.line_setting import CAN_BE_JUSTIFIED, JUSTIFIED, LINES, lines_of
from reader.ui.page.paragraph_format import JUSTIFY, set_alignment
from reader.ui.page.writing_system import USUAL_HEIGHT, WritingSystem
from reader.ui.shell import fonts
from reader.ui.shell.theme import Theme
from reader.ui.shell.typography import DEFAULT, Typography

if TYPE_CHECKING:
    from typing import Self


COLUMN = 600  # about the width of the column, for what is planned before there is a page
SMALLEST_MARGIN = 28
PAGE_TOP, PAGE_BOTTOM = 34, 72
INDENT = 26
BOX_PADDING = 16
QUOTE_PADDING = 22
ROW_PADDING = 8  # above and below a choice of a question, and twice that beside it

BODY_SIZE, BODY_LINE = 17.5, 1.52
UNITS_PER_LINE = 2
SLACK = 0.05  # of a unit, by which letters may be higher than the lines of the grid
OVERLAP = 0.2  # of a unit, by which those of another script in Latin text may be


class TextStyle(NamedTuple):
    """One style of text. `line` is the line height: on the grid in units of it, otherwise as a multiple of `size`.

    `above` and `below` are empty space in units of the grid, which are half a line of ordinary text. What stands
    `apart` from the text, such as a heading, keeps its distance however far paragraphs are spread.
    `colour` is a name in the theme.
    """

    size: float
    line: float
    above: float = 0
    below: float = 0
    family: str = fonts.SERIF
    semibold: bool = False
    italic: bool = False
    colour: str = "ink"
    on_grid: bool = False
    apart: bool = False


def _body(above: float = 0, below: float = 0, *, family: str = fonts.SERIF) -> TextStyle:
    return TextStyle(BODY_SIZE, UNITS_PER_LINE, above, below, family, on_grid=True)


def _heading(size: float, line: float, above: float, below: float) -> TextStyle:
    return TextStyle(size, line, above, below, semibold=True, on_grid=True, apart=True)


TEXT_STYLES = {
    "title": _heading(33, 3, 0, 1),
    "summary": TextStyle(18.5, 2, below=1, italic=True, colour="soft_ink", on_grid=True),
    "emergency": TextStyle(15, 1.4, below=1, family=fonts.SANS, colour="soft_ink"),
    "meta": TextStyle(15, 1.4, family=fonts.SANS, colour="soft_ink"),
    "heading1": _heading(29, 3, 4, 1),
    "heading2": _heading(22.5, 2, 3, 1),
    "heading3": _heading(19, 2, 2, 1),
    "heading4": _heading(BODY_SIZE, 2, 2, 0),
    "paragraph": _body(below=1),
    "item": _body(below=0.5),
    "quote": _body(below=1)._replace(italic=True),
    "code": TextStyle(15, 1.45, below=1, family=fonts.MONOSPACE),
    "caption": TextStyle(15, 1.42, below=2, family=fonts.SANS, colour="soft_ink"),
    "figure": TextStyle(BODY_SIZE, 1, above=1, below=0.5),
    "cell": TextStyle(15.5, 1.4, family=fonts.SANS),
    "head_cell": TextStyle(15.5, 1.4, family=fonts.SANS, semibold=True),
    "box_title": TextStyle(15, 1.4, below=0.5, family=fonts.SANS, semibold=True),
    "local_help": _body(family=fonts.SANS),
    "local_origin": TextStyle(14, 1.4, below=0.75, family=fonts.SANS, colour="soft_ink"),
    "local_hint": TextStyle(14, 1.4, above=0.5, family=fonts.SANS, colour="soft_ink"),
    "rule": _body(1, 2)._replace(colour="soft_ink"),
    "footnote": TextStyle(15.5, 1.42, below=0.5, family=fonts.SANS),
    "reference": TextStyle(15.5, 1.42, below=0.5, family=fonts.SANS),
    "quiz_note": TextStyle(15, 1.4, below=0.5, family=fonts.SANS, colour="soft_ink"),
    "question": _heading(BODY_SIZE, 2, 3, 1),
    "choice": TextStyle(16.5, 1.42, above=1.75, below=1.75, family=fonts.SANS),
    "answer": _body(2, 0.5)._replace(semibold=True),
    "choice_line": TextStyle(16.5, 1.42, below=0.25, family=fonts.SANS),
    "fields": TextStyle(16.5, 1.5, above=0.5, below=1, family=fonts.SANS),
    "last_field": TextStyle(16.5, 1.5, above=0.5, below=2.5, family=fonts.SANS),
    "contents_line": TextStyle(15.5, 1.42, below=0.5, family=fonts.SANS),
    "contents_section": TextStyle(16.5, 1.42, above=1, below=0.5, family=fonts.SANS, semibold=True),
    "contents_subsection": TextStyle(15.5, 1.42, above=0.5, below=0.5, family=fonts.SANS, italic=True),
    "part_link": TextStyle(15.5, 1.42, above=1.5, below=0.5, family=fonts.SANS, semibold=True),
    "up_link": TextStyle(15.5, 1.42, above=0.75, below=0.5, family=fonts.SANS),
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
    """`text_scale` is 1.0 at 100 % text size; `dots_per_inch` is what Qt uses to convert points to pixels.

    `spread`, `height` and `first_family` are those of a writing system.
    """

    theme: Theme
    text_scale: float
    dots_per_inch: float
    typography: Typography = DEFAULT
    spread: float = 1.0
    height: float = 0.0
    first_family: str = ""

    @classmethod
    def of(cls, appearance: TextAppearance) -> PageStyle:
        return cls(appearance.theme, appearance.text_scale, appearance.dots_per_inch, appearance.typography)

    def pixels(self, measure: float) -> float:
        return measure * self.text_scale

    def points(self, measure: float) -> float:
        return measure * self.text_scale * 72 / self.dots_per_inch

    def for_language(self, writing_system: WritingSystem) -> Self:
        """Without spacing that would part joined letters, and without straight edges where no word may be divided."""
        typography = self.typography
        if typography.letter_spacing and not writing_system.has_italics:
            typography = typography._replace(letter_spacing=0)
        if typography.is_justified and not has_patterns(writing_system.language):
            typography = typography._replace(is_justified=False)
        spread, height, family = writing_system.spread, writing_system.height, writing_system.first_family
        return self._replace(typography=typography, spread=spread, height=height, first_family=family)

    @property
    def unit(self) -> int:
        """Half a line of ordinary text, in whole pixels: all heights on the grid are multiples of it."""
        line = self.pixels(BODY_SIZE * BODY_LINE * self.spread) * self.typography.line_spacing / 100
        return round(line / UNITS_PER_LINE)

    @property
    def line_height(self) -> int:
        """That of ordinary text, in pixels."""
        return self.unit * UNITS_PER_LINE

    def text_height(self, name: str) -> float:
        """The height of a line of a text style, in pixels."""
        style = TEXT_STYLES[name]
        if style.on_grid:
            return style.line * self.unit
        return round(self.pixels(style.size * style.line) * self.typography.line_spacing / 100)

    @property
    def column(self) -> float:
        """The width of the column of text in pixels: as many characters of ordinary text as the reader chose."""
        font = self.font(TEXT_STYLES["paragraph"])
        return self.typography.column_width * _average_width(font, self.dots_per_inch)

    def font(self, style: TextStyle) -> QFont:
        font = QFont()
        typography = self.typography
        if style.family == fonts.MONOSPACE:
            font.setStyleHint(QFont.StyleHint.Monospace)
            font.setFamilies([style.family])
        else:
            chosen = typography.face != "serif"
            families = fonts.families(fonts.FACES[typography.face] if chosen else style.family)
            font.setFamilies([self.first_family, *families] if self.first_family else families)
        font.setPointSizeF(self.points(style.size))
        if typography.letter_spacing:
            pixels = self.pixels(style.size * typography.letter_spacing / 100)
            font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, pixels)
        if typography.word_spacing:
            font.setWordSpacing(self.pixels(style.size * typography.word_spacing / 100))
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
        # Also ordinary text: the palette of the page follows a theme later than its text, with the style sheet.
        characters.setForeground(self.theme.brush(style.colour))
        return characters

    def _holds_any(self, style: TextStyle) -> bool:
        """Whether letters of scripts that are not tall, which differ by little from Latin ones, fit into its lines."""
        return self.pixels(style.size) * USUAL_HEIGHT <= (style.line + OVERLAP) * self.unit

    def _units(self, style: TextStyle, height: float) -> float:
        """How many units of the grid a line needs whose letters have a height, as a multiple of their size."""
        return max(style.line, ceil(self.pixels(style.size) * height / self.unit - SLACK))

    def block_format(
        self, name: str, *, is_tight: bool = True, tallest: float = 0.0, is_divided: bool = True
    ) -> QTextBlockFormat:
        """The format of the paragraphs of a text style.

        `is_tight` is for writing systems whose letters the program's own fonts have: headings may then be lower than
        the tallest letters of their fonts. `tallest` is the height of the tallest script beside Latin in the paragraph,
        as a multiple of the size of its letters. `is_divided`: its words may be divided.
        """
        style = TEXT_STYLES[name]
        block = QTextBlockFormat()
        types = QTextBlockFormat.LineHeightTypes
        if style.on_grid:
            height = max(tallest if tallest > USUAL_HEIGHT else 0.0, 0.0 if is_tight else self.height)
            # Where the height of all letters is known, lines are fixed: base lines then stay at equal distances.
            is_fixed = bool(height) or (is_tight and (style.apart or (bool(tallest) and self._holds_any(style))))
            units = self._units(style, height)
            block.setLineHeight(units * self.unit, (types.FixedHeight if is_fixed else types.MinimumHeight).value)
        elif style.line != 1:
            block.setLineHeight(self.text_height(name), types.MinimumHeight.value)
        spread = self.typography.paragraph_spacing / 100
        above, below = style.above, style.below * spread
        if style.apart:
            above, below = above + TEXT_STYLES["paragraph"].below * (spread - 1) * bool(above), style.below
        block.setProperty(LINES, lines_of(name).value)
        is_hyphenated = self.typography.is_hyphenated and is_divided
        if self.typography.is_justified and is_hyphenated and name in CAN_BE_JUSTIFIED:
            block.setProperty(JUSTIFIED, 1)
            set_alignment(block, JUSTIFY)
        block.setTopMargin(int(above * self.unit + 0.5))  # whole pixels, at which Qt draws the numbers of lists
        block.setBottomMargin(int(below * self.unit + 0.5))
        return block


_SAMPLE = (
    "What the heart does at night is not what it does by day: it beats more slowly, and its rhythm follows our breath. "
    "In 1968, nurses on a ward in Leeds noted every pulse twice (at two and at five o’clock), so that those who came "
    "in the morning could see how much a patient had slept. A quick look at the chart was enough."
)
_WIDTHS: dict[tuple[str, float, int], float] = {}


def _average_width(font: QFont, dots_per_inch: float) -> float:
    """Of a character of English text, with its spaces, in pixels."""
    key = (font.key(), dots_per_inch, fonts.loaded())
    if key not in _WIDTHS:
        _WIDTHS[key] = QFontMetricsF(font).horizontalAdvance(_SAMPLE) / len(_SAMPLE)
    return _WIDTHS[key]
