"""Texts about a pack on the shelf: its date and its location."""

from __future__ import annotations

import re
from pathlib import Path

from reader.library.shelf import Where
from reader.library.shelf_listing import ListedPack, is_carried
from reader.system.paths import DATA_NAME
from reader.ui.widgets.labels import one_line

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
LONGEST = 80  # characters
_DATE = re.compile(r"(\d{4})-(\d\d)(?:-(\d\d))?", re.ASCII)


def date_text(date: str) -> str:
    """A date in ISO 8601 as `12 May 2026`; any other text as it is."""
    found = _DATE.fullmatch(date)
    if not found or not 1 <= int(found[2]) <= 12:
        return one_line(date, LONGEST)
    month_and_year = f"{MONTHS[int(found[2]) - 1]} {found[1]}"
    return f"{int(found[3])} {month_and_year}" if found[3] else month_and_year


def location_text(each: ListedPack) -> str:
    folder = one_line(str(each.file.parent))
    if each.where is Where.ADDED and not each.is_here:
        carried = is_carried(each.file)
        return f"Not available: insert its stick ({folder})" if carried else f"Not available: it was in {folder}"
    match each.where:
        case Where.BUNDLED:
            return "Comes with Carrel"
        case Where.BESIDE:
            return "Next to the program"
        case Where.KEPT:
            return _copy_location(each.file)
        case Where.ADDED:
            return f"On a stick or a share: {folder}" if is_carried(each.file) else f"On this computer: {folder}"


def _copy_location(file: Path) -> str:
    is_portable = file.parent.parent.name == DATA_NAME
    return "Your copy, next to the program" if is_portable else "Your copy, on this computer"
