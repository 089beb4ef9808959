"""The words for what lies on the shelf: its language, its day, its size, and where it is."""

from __future__ import annotations

import re
from pathlib import Path

from PySide6.QtCore import QLocale

from reader.library.shelf import PackOrigin
from reader.library.shelf_listing import ListedPack, is_removable
from reader.system.paths import DATA_NAME
from reader.ui.widgets.labels import one_line

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
LONGEST = 80
_DAY = re.compile(r"(\d{4})-(\d\d)(?:-(\d\d))?", re.ASCII)
_ISOLATE, _END = "\u2068", "\u2069"


def language(tag: str) -> str:
    """In English, and in itself where that differs; the tag itself where Qt does not know it."""
    locale = QLocale(tag)
    if locale.language() is QLocale.Language.C:
        return one_line(tag, LONGEST)
    english = QLocale.languageToString(locale.language())
    own = locale.nativeLanguageName()
    if locale.language() is QLocale.Language.English:
        own = english
    elif tag == "es":
        own = "español"  # for which Qt has the name of one country's
    return english if own.casefold() in ("", english.casefold()) else f"{english} – {_ISOLATE}{own}{_END}"


def day(date: str) -> str:
    """12 May 2026, or what the pack says instead of a day."""
    found = _DAY.fullmatch(date)
    if not found or not 1 <= int(found[2]) <= 12:
        return one_line(date, LONGEST)
    month_and_year = f"{MONTHS[int(found[2]) - 1]} {found[1]}"
    return f"{int(found[3])} {month_and_year}" if found[3] else month_and_year


def where(each: ListedPack) -> str:
    folder = one_line(str(each.file.parent))
    if each.origin is PackOrigin.ADDED and not each.is_available:
        carried = is_removable(each.file)
        return f"Not here now: put its stick in ({folder})" if carried else f"Not here now; it was in {folder}"
    match each.origin:
        case PackOrigin.BUNDLED:
            return "Comes with Carrel"
        case PackOrigin.NEXT_TO_PROGRAM:
            return "Beside the program"
        case PackOrigin.COPIED:
            return _kept(each.file)
        case PackOrigin.ADDED:
            return f"On a stick or a share: {folder}" if is_removable(each.file) else f"On this computer: {folder}"


def _kept(file: Path) -> str:
    is_portable = file.parent.parent.name == DATA_NAME
    return "Your copy, beside the program" if is_portable else "Your copy, on this computer"
