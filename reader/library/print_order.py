"""What somebody wants on paper: which part of a pack, and how. The window and the command line order with it."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

NORMAL_POINTS, LARGE_POINTS = 11.5, 16.0
LONGEST_CLINIC = 120  # characters

_JOINERS = "\u200c\u200d"  # within words of Persian and Hindi


class PrintSubject(StrEnum):
    """What is printed."""

    ARTICLE = "article"
    SECTION = "section"
    TABLE = "table"
    TERM = "term"
    SOURCE = "source"
    GLOSSARY = "glossary"
    SOURCES = "sources"
    PACK = "pack"
    HANDOUT = "handout"


class PaperFormat(StrEnum):
    A4 = "a4"
    LETTER = "letter"


@dataclass(frozen=True, slots=True)
class PrintSelection:
    """`article` is the id of one; of the source list, only what that article cites. `block` is the id of a heading or
    a table; `entry` is the id of a term or a source.

    The sections of a hand-out are in `sections`: each is an article and a heading, or an article and nothing for all
    of it.
    """

    subject: PrintSubject
    article: str = ""
    block: str = ""
    entry: str = ""
    sections: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class PrintOptions:
    """`paper` is that of the computer's country if it is None; `points` is the size of the text. `sheets` limits a
    hand-out, printed on one side; 0 is no limit. `clinic` is its name on a hand-out.

    has_holes     a wider margin where paper is punched
    has_terms     explains at the end the terms that the text links to
    has_codes     a QR code at each source with an address
    has_quiz      the questions at the end of articles, with the answers
    is_landscape  the pages are wider than high; None turns them only for one table that is too wide otherwise
    """

    paper: PaperFormat | None = None
    points: float = NORMAL_POINTS
    has_holes: bool = False
    has_terms: bool = False
    has_codes: bool = False
    has_quiz: bool = False
    clinic: str = ""
    sheets: int = 0
    is_landscape: bool | None = None


@dataclass(frozen=True, slots=True)
class PdfOrder:
    """A PDF file to write. `local_help` is that of the settings; `is_bundled`: the pack came with the program."""

    pack: Path
    selection: PrintSelection
    options: PrintOptions
    file: Path
    local_help: str = ""
    is_bundled: bool = False


def clinic_name(text: str) -> str:
    """The name of a clinic as it is printed, in one line: without control characters and signs of direction."""
    seen = (sign for sign in text if unicodedata.category(sign) != "Cf" or sign in _JOINERS)
    return " ".join("".join(sign if sign.isprintable() or sign in _JOINERS else " " for sign in seen).split())


class PrintedPdf(NamedTuple):
    """`boxed` are the letters that are printed as boxes, because the computer has no font for them."""

    pages: int
    boxed: tuple[str, ...] = ()


RunPrint = Callable[[PdfOrder, Callable[[int, int], None]], PrintedPdf]
"""Writes a file, and tells how much is done of how much.

Raises PackError, NothingToPrint, DoesNotFit and OSError.
"""


class DoesNotFit(Exception):
    """A hand-out needs more sheets than it may have.

    `left_out` are the titles of what is not on them, `cut` that of what only begins on them, or empty.
    """

    def __init__(self, sheets: int, needed: int, left_out: tuple[str, ...], cut: str = "") -> None:
        super().__init__(sheets, needed, left_out, cut)
        self.sheets, self.needed, self.left_out, self.cut = sheets, needed, left_out, cut


class NothingToPrint(Exception):
    """The pack does not have what was asked for. The text is a sentence."""
