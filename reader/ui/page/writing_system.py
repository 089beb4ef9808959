"""What the language of a pack means for its page: the direction of reading, and whether there are italics."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QLocale

# Not by `QLocale.textDirection`: to return a value of the namespace `Qt`, PySide builds all of it.
_RIGHT_TO_LEFT = (
    QLocale.Script.ArabicScript,
    QLocale.Script.HebrewScript,
    QLocale.Script.SyriacScript,
    QLocale.Script.ThaanaScript,
    QLocale.Script.NkoScript,
    QLocale.Script.AdlamScript,
)

_WITH_ITALICS = (QLocale.Script.LatinScript, QLocale.Script.CyrillicScript, QLocale.Script.GreekScript)
"""No other script has italics: slanted Arabic or Chinese looks wrong, and some fonts show boxes instead of it."""


class WritingSystem(NamedTuple):
    is_rtl: bool
    has_italics: bool
    language: str = ""


def writing_system_of(language: str) -> WritingSystem:
    """`language` is a BCP 47 tag."""
    script = QLocale(language).script()
    return WritingSystem(script in _RIGHT_TO_LEFT, script in _WITH_ITALICS, language)
