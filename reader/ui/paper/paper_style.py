"""How text looks on paper: black on white whatever the theme, in sizes for reading at arm's length."""

from __future__ import annotations

from functools import cache

from PySide6.QtGui import QFont, QGuiApplication

from reader.system import paths
from reader.ui.page.page_style import TEXT_STYLES, PageStyle, TextStyle
from reader.ui.paper.paper_sheet import UNITS_PER_INCH
from reader.ui.shell.theme import Theme, Themes

THEME = "paper"
WIDEST_PICTURE = 600  # pixels at 100 % text size
POINTS_AT_FULL_SIZE = TEXT_STYLES["paragraph"].size * 72 / UNITS_PER_INCH


class PaperStyle(PageStyle):
    """Letters are as wide as their design says, whatever the pixels of a screen. They are not joined: what somebody
    copies from a PDF or searches in it would have “ﬁ” as one character."""

    __slots__ = ()

    @property
    def column(self) -> float:
        """The widest that a picture is, before it is fitted to the sheet."""
        return self.pixels(WIDEST_PICTURE)

    def font(self, style: TextStyle) -> QFont:
        font = super().font(style)
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        for feature in ("liga", "clig", "dlig"):
            font.setFeature(QFont.Tag.fromString(feature), 0)
        return font

    def scaled(self, share: float) -> PaperStyle:
        return PaperStyle(self.theme, self.text_scale * share, self.dots_per_inch)


def paper_style(points: float) -> PaperStyle:
    """The style in which ordinary text has that many points."""
    screen = QGuiApplication.primaryScreen()
    # Qt lays out documents in the pixels of the screen; at its own resolution, they are the units of the sheet.
    dots_per_inch = screen.logicalDotsPerInchY() if screen else UNITS_PER_INCH
    return PaperStyle(paper_theme(), points / POINTS_AT_FULL_SIZE, dots_per_inch)


@cache
def paper_theme() -> Theme:
    return Themes(paths.resources()).named(THEME)
