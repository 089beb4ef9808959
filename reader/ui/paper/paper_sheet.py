"""The sheet of paper: its size and margins, in units of 1/96 inch, which are the pixels of a page at 100 %."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QLocale

from reader.library.print_order import PaperFormat

UNITS_PER_INCH = 96
_MILLIMETRE = UNITS_PER_INCH / 25.4
SIZES = {PaperFormat.A4: (210.0, 297.0), PaperFormat.LETTER: (215.9, 279.4)}
"""In millimetres."""

SIDE, HOLES = 25, 33  # millimetres of the margin at either side, and where the paper is punched
TOP, BOTTOM = 24, 25
HEADER, FOOTER = 12, 13  # millimetres from the edge to the baselines of the lines above and below the text


class PaperSheet(NamedTuple):
    """`left`, `top`, `column` and `height` are those of the text."""

    paper: PaperFormat
    width: float
    full_height: float
    left: float
    top: float
    column: float
    height: float

    @property
    def is_landscape(self) -> bool:
        return self.width > self.full_height

    @property
    def header(self) -> float:
        return HEADER * _MILLIMETRE

    @property
    def footer(self) -> float:
        return self.full_height - FOOTER * _MILLIMETRE


def sheet_of(paper: PaperFormat, *, has_holes: bool, is_rtl: bool, is_landscape: bool = False) -> PaperSheet:
    """The holes are where the lines begin."""
    width, height = SIZES[paper]
    if is_landscape:
        width, height = height, width
    wide = HOLES if has_holes else SIDE
    left = SIDE if is_rtl else wide
    column = width - wide - SIDE
    measures = (width, height, left, TOP, column, height - TOP - BOTTOM)
    return PaperSheet(paper, *(measure * _MILLIMETRE for measure in measures))


_LETTER = frozenset(["BZ", "CA", "CL", "CO", "CR", "GT", "MX", "NI", "PA", "PH", "PR", "SV", "US", "VE"])
"""The countries that print on Letter, by the territory data of Unicode (CLDR)."""


def usual_paper() -> PaperFormat:
    """The paper of the computer's country."""
    territory = QLocale.territoryToCode(QLocale.system().territory())
    return PaperFormat.LETTER if territory in _LETTER else PaperFormat.A4
