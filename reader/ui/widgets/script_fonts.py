"""The program's fonts of other scripts than Latin, Greek and Cyrillic, each loaded when a text first needs it."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtGui import QFont, QFontDatabase, QFontMetrics, QGuiApplication

from reader.library.letter_scripts import script_of, scripts_in
from reader.system import paths
from reader.ui.widgets.packed_fonts import PACKED, add_packed

SERIF, SANS = "Carrel Serif", "Carrel Sans"
STYLES = ("Regular", "Semibold")

_SERIFS = {"Arabic": "Carrel Naskh"}
"""Other scripts have one font, for text with serifs and without."""

ADDED = "added"
FIRST_OTHER = "\u2e80"
"""From there on are the letters of Chinese, Japanese and Korean, and most emoji."""

MOST_ASKED = 200  # letters of one text
MOST_ASKED_OF_ALL = 3_000  # different letters of what is printed

_tried: set[str] = set()
_loaded: set[str] = set()
_added: list[str] = []


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
    if text.isascii() or QGuiApplication.instance() is None:  # without an application, Qt would crash
        return
    for script in sorted(scripts_in(text) - _tried):
        _tried.add(script)  # also where a file is missing: the system may have the letters
        if _load(script):
            _loaded.add(script)
    if ADDED not in _tried and letters_of_none(text):
        _load_added()


def is_loaded(letter: str) -> bool:
    """Whether a loaded font is there for a letter, so that no font of the system is needed."""
    return script_of(letter) in _loaded


def nastaliq_family() -> str:
    """The family of a Nastaliq beside the program, in which readers of Urdu prefer to read; empty without one."""
    if ADDED not in _tried:
        _load_added()
    return next((family for family in _added if "nastal" in family.casefold()), "")


def missing_letters(text: str) -> str:
    """The letters of a text that no font has: of the program, beside it, or of the computer."""
    load_for(text)
    letters = sorted(letters_of_none(text))[:MOST_ASKED]
    if not letters:
        return ""
    metrics = QFontMetrics(QFont(SANS))
    return "".join(letter for letter in letters if not metrics.inFontUcs4(ord(letter)))


def unset_letters(letters: Iterable[str]) -> list[str]:
    """Those of any script that no font has; of many, only the first are asked for."""
    text = "".join(sorted(letters))[:MOST_ASKED_OF_ALL]
    load_for(text)
    metrics = QFontMetrics(QFont(SANS))
    return [letter for letter in text if not is_loaded(letter) and not metrics.inFontUcs4(ord(letter))]


def letters_of_none(text: str) -> set[str]:
    """The letters and signs of a text for whose scripts the program has no font of its own."""
    others = {letter for letter in set(text) if letter >= FIRST_OTHER}
    return {letter for letter in others if not script_of(letter) and not "\ufe00" <= letter <= "\ufe0f"}


def _load_added() -> None:
    """Loads the fonts beside the program, such as those of Chinese, Japanese, Korean and emoji."""
    from reader.system import added_fonts  # not at the top: most texts need none of them

    _tried.add(ADDED)
    is_removable = paths.is_on_removable_disk()
    for file in added_fonts.beside_the_program():
        try:
            number = (
                QFontDatabase.addApplicationFontFromData(file.read_bytes())
                if is_removable
                else QFontDatabase.addApplicationFont(str(file))
            )
        except OSError:
            continue
        for family in QFontDatabase.applicationFontFamilies(number) if number >= 0 else ():
            _added.append(family)
            if "emoji" in family.casefold():
                QFontDatabase.addApplicationEmojiFontFamily(family)
            QFont.insertSubstitution(SERIF, family)
            QFont.insertSubstitution(SANS, family)


def _load(script: str) -> bool:
    numbers = [add_packed(paths.fonts() / name) for name in file_names(script)]
    names = families(script)
    QFont.insertSubstitutions(SERIF, names)
    QFont.insertSubstitutions(SANS, names[::-1])
    return min(numbers) >= 0
