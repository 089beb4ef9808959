"""What every list of packs says about a pack, in words: its language, its date, and where its file comes from."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

from PySide6.QtCore import QLocale

from reader.library.model import PackInfo
from reader.library.shelf import PackOrigin
from reader.ui.widgets.labels import one_line
from reader.ui.widgets.text_direction import has_right_to_left

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
LONGEST = 80
_DATE = re.compile(r"(\d{4})-(\d\d)(?:-(\d\d))?", re.ASCII)
_ISOLATE, _END = "\u2068", "\u2069"
_BETWEEN = f" – {_ISOLATE}"
_SIGNS = f"{_BETWEEN}{_END}"
_END_OF_CYRILLIC = 0x530


def listed_language_name(tag: str) -> str:
    """As `language_name`, for lists of many languages: in itself only in letters that the program's own fonts have."""
    name = language_name(tag)
    own_fonts_have_it = all(ord(letter) < _END_OF_CYRILLIC or letter in _SIGNS or _is_latin(letter) for letter in name)
    return name if own_fonts_have_it else name.partition(_BETWEEN)[0]


def _is_latin(letter: str) -> bool:
    return unicodedata.name(letter, "").startswith("LATIN")


def language_name(tag: str) -> str:
    """The language's name in English and, where that differs, in itself; the tag where Qt does not know it."""
    locale = QLocale(tag)
    if locale.language() is QLocale.Language.C:
        return one_line(tag, LONGEST)
    english = QLocale.languageToString(locale.language())
    own = locale.nativeLanguageName()
    if locale.language() is QLocale.Language.English:
        own = english
    elif tag == "es":
        own = "español"  # for which Qt has the name of one country's
    return english if own.casefold() in ("", english.casefold()) else f"{english}{_BETWEEN}{own}{_END}"


def readable_date(date: str) -> str:
    """12 May 2026, or the text of the pack where it is no date."""
    found = _DATE.fullmatch(date)
    if not found or not 1 <= int(found[2]) <= 12:
        return one_line(date, LONGEST)
    month_and_year = f"{MONTHS[int(found[2]) - 1]} {found[1]}"
    return f"{int(found[3])} {month_and_year}" if found[3] else month_and_year


def origin_text(file: Path, origin: PackOrigin) -> str:
    """Where a file comes from, for the end of a sentence."""
    match origin:
        case PackOrigin.BUNDLED:
            return "came with Carrel"
        case PackOrigin.NEXT_TO_PROGRAM:
            return f"next to the program: {isolated(last_two(file))}"
        case PackOrigin.COPIED:
            return f"a copy: {isolated(last_two(file))}"
        case PackOrigin.ADDED:
            return isolated(one_line(str(file)))


def source_parts(info: PackInfo, file: Path, origin: PackOrigin) -> tuple[str, str]:
    """The edition of a pack, and where its file comes from: two parts of one line, of which the first can be cut."""
    edition = f"Edition {info.edition}"
    match origin:
        case PackOrigin.BUNDLED:
            return edition, origin_text(file, origin)
        case PackOrigin.NEXT_TO_PROGRAM:
            return f"{edition} · next to the program", last_two(file)
        case PackOrigin.COPIED:
            return f"{edition} · a copy", last_two(file)
        case PackOrigin.ADDED:
            return f"{edition} · {file.parent}", one_line(file.name)


def isolated(text: str) -> str:
    """Text from a pack or a path within a sentence: letters from right to left keep the order of the rest."""
    return f"{_ISOLATE}{text}{_END}" if has_right_to_left(text) else text


def last_two(file: Path) -> str:
    """The name of a file and of its folder."""
    return one_line(f"{file.parent.name}/{file.name}")
