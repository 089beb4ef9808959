"""What the language of a pack means for its page: the direction of reading, italics, and Carrel's own words."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QLocale

from reader.library.model import Span, Spans
from reader.library.page_words import PageWords, isolated_ltr, page_words

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

    @property
    def words(self) -> PageWords:
        """Carrel's own words in the language, or in English if it has none."""
        return page_words(self.language)

    @property
    def needs_isolates(self) -> bool:
        """Whether the words are English on a page from right to left: they need Unicode's isolates (LRI and PDI)."""
        return self.is_rtl and self.words.code == "en"

    def isolated(self, text: str) -> str:
        """A text of Carrel's own words, as it keeps its order on the page."""
        return isolated_ltr(text) if self.needs_isolates else text

    def isolated_line(self, line: Spans) -> Spans:
        return (Span("\u2066"), *line, Span("\u2069")) if self.needs_isolates else line


def writing_system_of(language: str) -> WritingSystem:
    """`language` is a BCP 47 tag."""
    script = QLocale(language).script()
    return WritingSystem(script in _RIGHT_TO_LEFT, script in _WITH_ITALICS, language)
