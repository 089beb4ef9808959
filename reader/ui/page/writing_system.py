"""What the language of a pack asks of its page: from which side it is read, and whether emphasis slants its letters."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QLocale

# Not by `QLocale.textDirection`: to hand back a value of the namespace `Qt`, PySide builds all of it.
_FROM_THE_RIGHT = (
    QLocale.Script.ArabicScript,
    QLocale.Script.HebrewScript,
    QLocale.Script.SyriacScript,
    QLocale.Script.ThaanaScript,
    QLocale.Script.NkoScript,
    QLocale.Script.AdlamScript,
)

_SLANTED = (QLocale.Script.LatinScript, QLocale.Script.CyrillicScript, QLocale.Script.GreekScript)
"""The others have no italics: a slanted Arabic or Chinese is a fault, and fonts without it show boxes."""


class Script(NamedTuple):
    is_rtl: bool
    slants: bool


def script_of(language: str) -> Script:
    """`language` as BCP 47 writes it."""
    script = QLocale(language).script()
    return Script(script in _FROM_THE_RIGHT, script in _SLANTED)
