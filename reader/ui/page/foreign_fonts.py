"""Bounds the search for fonts that have the letters of other scripts than those of the program's own fonts.

The program has fonts of many scripts, which are loaded here. For the letters of others, Qt asks the system.

Qt searches every font of the computer for each script, once for each font in which the page has that script. It forgets
what it found when it has many, and searches again at each change of the window, unless somebody holds the fonts. A
page of twenty scripts in thirty fonts took ten seconds so.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import lru_cache

from PySide6.QtGui import QFont, QTextCharFormat

from reader.library.letter_scripts import FOREIGN_LETTER, LAST_OWN_LETTER
from reader.ui.widgets import script_fonts

MOST_PAIRS = 300
"""How many pairs of a font and a script a page may have."""

LONGEST_SEARCH = 1.0
"""Seconds that Qt may search on one page. After half of either limit, text of further pairs has no bold type and no
italics; after the whole, letters that the font does not have are shown as boxes."""

_MOST_SEARCHED = 200  # characters of one text


class ForeignFonts:
    """Chooses the formats of one document. `held` must live as long as the document."""

    def __init__(self, clock: Callable[[], float] = time.perf_counter) -> None:
        self.held: dict[str, QFont] = {}
        self._clock = clock
        self._pairs: set[tuple[str, str]] = set()
        self._seconds = 0.0

    def fitted(self, text: str, characters: QTextCharFormat, plain: QTextCharFormat) -> QTextCharFormat:
        """`characters`, or the same with the font of `plain`, or without a search for fonts."""
        if not is_foreign(text):
            return characters
        script_fonts.load_for(text)
        text = "".join(letter for letter in text if not script_fonts.is_loaded(letter))
        if not is_foreign(text):
            return characters
        scripts = scripts_of(text)
        if self._has_room(text, scripts, characters, 0.5):
            return characters
        simple = QTextCharFormat(characters)
        simple.setFont(plain.font(), QTextCharFormat.FontPropertiesInheritanceBehavior.FontPropertiesSpecifiedOnly)
        if not self._has_room(text, scripts, simple, 1.0):
            simple.setFontStyleStrategy(QFont.StyleStrategy.NoFontMerging)
        return simple

    def _has_room(self, text: str, scripts: frozenset[str], characters: QTextCharFormat, share: float) -> bool:
        font = _font_of(characters)
        key = font.key()
        new = {(key, script) for script in scripts} - self._pairs
        if not new:
            return True
        if len(self._pairs) + len(new) > MOST_PAIRS * share or self._seconds > LONGEST_SEARCH * share:
            return False
        self._pairs |= new
        self._search(text, self.held.setdefault(key, font))
        return True

    def _search(self, text: str, font: QFont) -> None:
        from PySide6.QtGui import QFontMetricsF  # not at the top: most pages need no other fonts

        began = self._clock()
        QFontMetricsF(font).horizontalAdvance("".join(sorted(set(text[:_MOST_SEARCHED]))))
        self._seconds += self._clock() - began


def is_foreign(text: str) -> bool:
    """Whether other fonts may be needed: punctuation is in the program's own."""
    return not text.isascii() and FOREIGN_LETTER.search(text) is not None


def _font_of(characters: QTextCharFormat) -> QFont:
    """The font in which Qt shows text of the format: superscripts and subscripts at two thirds of its size."""
    font = QFont(characters.font())
    if characters.verticalAlignment() != QTextCharFormat.VerticalAlignment.AlignNormal:
        font.setPointSize(font.pointSize() * 2 // 3)  # as QTextEngine counts: a font that it makes again and again
    return font


def scripts_of(text: str) -> frozenset[str]:
    """Names for the scripts of the letters that are not in the program's fonts; "" for other signs."""
    return frozenset(map(_script, {letter for letter in text if letter > LAST_OWN_LETTER}))


@lru_cache(maxsize=4096)
def _script(letter: str) -> str:
    """The first word of a letter's name, such as THAI: a few scripts share one. What is no letter has no script."""
    import unicodedata  # not at the top: see `reader.ui.page.unbroken_text`

    return unicodedata.name(letter, "").partition(" ")[0] if letter.isalpha() else ""
