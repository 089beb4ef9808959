"""The fonts that come with the program, so that a page looks the same on every computer."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase

from reader.system import paths
from reader.ui.widgets import script_fonts
from reader.ui.widgets.packed_fonts import PACKED, add_packed

SERIF, SANS = script_fonts.SERIF, script_fonts.SANS
FACES = {"serif": SERIF, "sans": SANS, "atkinson": "Atkinson Hyperlegible", "lexend": "Lexend"}
"""The family of each face that a reader can choose."""

MONOSPACE = {"win32": "Consolas", "darwin": "Menlo"}.get(sys.platform, "monospace")
"""The system's font for code. Qt would take Courier New on Windows, whose lines are thin and pale on a screen."""

_FIRST = (
    *("CarrelSerif-Regular.ttf", "CarrelSerif-Italic.ttf", "CarrelSerif-Semibold.ttf"),
    *("CarrelSans-Regular.ttf", "CarrelSans-Semibold.ttf"),
)
_RARE = ("CarrelSerif-SemiboldItalic.ttf.z", "CarrelSans-Italic.ttf.z", "CarrelSans-SemiboldItalic.ttf.z")
_CHOSEN = {
    "atkinson": (
        *("AtkinsonHyperlegible-Regular.ttf.z", "AtkinsonHyperlegible-Italic.ttf.z"),
        *("AtkinsonHyperlegible-Bold.ttf.z", "AtkinsonHyperlegible-BoldItalic.ttf.z"),
    ),
    "lexend": ("Lexend-Regular.ttf.z", "Lexend-Semibold.ttf.z"),
}
_FORMER = {
    "Source Serif Pro": SERIF,
    "Source Serif 4": SERIF,
    "Source Sans Pro": SANS,
    "Source Sans 3": SANS,
}
"""Drawings in packs name the typefaces, whose own names the cuts must not have."""

_loaded: set[str] = set()
_files: set[str] = set()


def load() -> list[str]:
    """Loads the fonts that the first page needs.

    Returns the file names of missing fonts, in whose place Qt uses the system's.
    """
    for name, family in _FORMER.items():
        QFont.insertSubstitution(name, family)
    return _load(_FIRST)


def load_rare() -> list[str]:
    """Loads the other fonts, which can wait until the first page is painted. Returns as `load`."""
    return _load(_RARE)


def load_face(face: str) -> list[str]:
    """Loads the fonts of a face that a reader chose, once. Returns as `load`."""
    if face in _loaded:
        return []
    _loaded.add(face)
    return _load(_CHOSEN.get(face, ()))


def loaded() -> int:
    """How many files are loaded: what was measured in their fonts before may have been measured in others."""
    return len(_files)


def families(family: str) -> list[str]:
    """A family of the program, and the one that has the letters that the first does not have."""
    return [family, SANS] if family in FACES.values() and family != SANS else [family]


def _add(file: Path, *, may_go_away: bool) -> int:
    """Qt reads the file of a font when it needs it; on a disk that can be removed, all of it is read now."""
    if file.name.endswith(PACKED):
        return add_packed(file)
    if not may_go_away:
        return QFontDatabase.addApplicationFont(str(file))
    try:
        return QFontDatabase.addApplicationFontFromData(file.read_bytes())
    except OSError:
        return -1


def _load(names: Sequence[str]) -> list[str]:
    """Loads each file once: Qt would keep it twice, and become slower."""
    may_go_away = paths.is_on_removable_disk()
    folder = paths.fonts()
    wanted = [name for name in names if name not in _files]
    missing = [name for name in wanted if _add(folder / name, may_go_away=may_go_away) < 0]
    _files.update(set(wanted) - set(missing))
    return missing
