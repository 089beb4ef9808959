"""What the language of a pack means for its page: the direction of reading, italics, and Carrel's own words."""

from __future__ import annotations

from PySide6.QtCore import QLocale

from reader.library.letter_scripts import RANGES, scripts_in
from reader.library.model import Span, Spans
from reader.library.page_words import PageWords, isolated_ltr, page_words
from reader.named_tuple import NamedTuple
from reader.ui.widgets import script_fonts

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


USUAL_HEIGHT = 1.5
TALL = {"Kannada": 1.54, "Telugu": 1.54, "Khmer": 1.64, "Myanmar": 1.74}
"""The height of a line of a script as a multiple of its size: from its fonts, where it is more than USUAL_HEIGHT."""

NASTALIQ_HEIGHT = 2.3

_SPREAD = {
    QLocale.Script.MyanmarScript: 1.2,
    QLocale.Script.KhmerScript: 1.14,
    QLocale.Script.KannadaScript: 1.06,
    QLocale.Script.TeluguScript: 1.06,
    QLocale.Script.ArabicScript: 1.06,
}
_NASTALIQ_SPREAD = 1.55


class WritingSystem(NamedTuple):
    """`spread` is how much further apart its lines are than those of Latin text.

    `height` is that of its lines as a multiple of their size, where the program has its letters and they are no Latin
    ones, else 0. `first_family` is a family for its letters that is better than the program's own, or empty.
    """

    is_rtl: bool
    has_italics: bool
    language: str = ""
    spread: float = 1.0
    height: float = 0.0
    first_family: str = ""

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
    spread = _SPREAD.get(script, 1.0)
    name = script.name.removesuffix("Script")
    height = TALL.get(name, USUAL_HEIGHT if name in RANGES else 0.0)
    family = script_fonts.nastaliq_family() if language.split("-")[0].lower() == "ur" else ""
    if family:
        spread, height = _NASTALIQ_SPREAD, NASTALIQ_HEIGHT
    return WritingSystem(script in _RIGHT_TO_LEFT, script in _WITH_ITALICS, language, spread, height, family)


def tallest_of(text: str) -> float:
    """The height of the tallest script in a text, of those that the program has fonts for; 0 for Latin text."""
    return max((TALL.get(script, USUAL_HEIGHT) for script in scripts_in(text)), default=0.0)
