"""The fonts that come with the program, so that a page looks the same on a machine that has none."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtGui import QFontDatabase

from reader.system import paths

SERIF = "Source Serif Pro"
SANS = "Source Sans Pro"

_FIRST = {
    "font_source_serif_pro": ("SourceSerifPro", ("Regular", "It", "Semibold")),
    "font_source_sans_pro": ("SourceSansPro", ("Regular", "Semibold")),
}
_RARE = {
    "font_source_serif_pro": ("SourceSerifPro", ("SemiboldIt",)),
    "font_source_sans_pro": ("SourceSansPro", ("It",)),
}


def load() -> list[str]:
    """Makes the fonts that a page begins with known to Qt.

    Returns the names of those that are missing; the system's stand in for them.
    """
    return _load(_FIRST)


def load_rare() -> list[str]:
    """The others, which can wait until the first page is painted."""
    return _load(_RARE)


def _add(file: Path, *, may_go_away: bool) -> int:
    """Qt reads a font's file as it comes to it; where that may go away, all of it is read now."""
    if not may_go_away:
        return QFontDatabase.addApplicationFont(str(file))
    try:
        return QFontDatabase.addApplicationFontFromData(file.read_bytes())
    except OSError:
        return -1


def _load(files: Mapping[str, tuple[str, tuple[str, ...]]]) -> list[str]:
    missing = []
    may_go_away = paths.is_on_removable_disk()
    for package, (stem, cuts) in files.items():
        folder = paths.fonts(package)
        for cut in cuts:
            file = folder / f"{stem}-{cut}.ttf"
            if _add(file, may_go_away=may_go_away) < 0:
                missing.append(file.name)
    return missing
