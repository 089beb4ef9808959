"""The fonts that come with the program, so that a page looks the same on every computer."""

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
    """Loads the fonts that the first page needs.

    Returns the file names of missing fonts, in whose place Qt uses the system's.
    """
    return _load(_FIRST)


def load_rare() -> list[str]:
    """Loads the other fonts, which can wait until the first page is painted. Returns as `load`."""
    return _load(_RARE)


def _add(file: Path, *, may_go_away: bool) -> int:
    """Qt reads the file of a font when it needs it; on a disk that can be removed, all of it is read now."""
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
