"""The program's fonts of other scripts than Latin, Greek and Cyrillic, each loaded when a text first needs it."""

from __future__ import annotations

from PySide6.QtGui import QFont

from reader.library.letter_scripts import script_of, scripts_in
from reader.system import paths
from reader.ui.widgets.packed_fonts import PACKED, add_packed

SERIF, SANS = "Carrel Serif", "Carrel Sans"
STYLES = ("Regular", "Semibold")

_SERIFS = {"Arabic": "Carrel Naskh"}
"""Other scripts have one font, for text with serifs and without."""

_tried: set[str] = set()
_loaded: set[str] = set()


def families(script: str) -> tuple[str, ...]:
    """The families that have the letters of a script, the one for text with serifs first."""
    plain = f"Carrel {script}"
    return (_SERIFS[script], plain) if script in _SERIFS else (plain,)


def file_names(script: str) -> list[str]:
    return [f"{family}-{style}{PACKED}".replace(" ", "") for family in families(script) for style in STYLES]


def load_for(text: str) -> None:
    """Loads the fonts that the letters of a text need, unless they are loaded.

    From then on every text has these letters: the fonts stand in for what the program's others do not have.
    """
    if text.isascii():
        return
    for script in sorted(scripts_in(text) - _tried):
        _tried.add(script)  # also where a file is missing: the system may have the letters
        if _load(script):
            _loaded.add(script)


def is_loaded(letter: str) -> bool:
    """Whether a loaded font is there for a letter, so that no font of the system is needed."""
    return script_of(letter) in _loaded


def _load(script: str) -> bool:
    numbers = [add_packed(paths.fonts() / name) for name in file_names(script)]
    names = families(script)
    QFont.insertSubstitutions(SERIF, names)
    QFont.insertSubstitutions(SANS, names[::-1])
    return min(numbers) >= 0
