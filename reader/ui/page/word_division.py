"""Where the words of a paragraph may be divided at the end of a line, and how wide they are with a hyphen."""

from __future__ import annotations

import re
from collections.abc import Sequence

from PySide6.QtGui import QFontMetricsF, QTextBlock, QTextCharFormat

from reader.ui.page.document import PageDocument
from reader.ui.page.paragraph_words import ParagraphWords

_MONOSPACE = QTextCharFormat().font().StyleHint.Monospace
_WORD = re.compile(r"[^\W\d_]+")


class WordDivider:
    """Where the words of one paragraph may be divided, each looked up once."""

    def __init__(self, block: QTextBlock, paragraph: ParagraphWords, document: PageDocument) -> None:
        self._block = block
        self._paragraph = paragraph
        self._document = document
        self._found: dict[int, list[tuple[int, float, float]]] = {}
        self._hyphens: dict[int, float] = {}

    def places(self, word: int) -> Sequence[tuple[int, float, float]]:
        found = self._found.get(word)
        if found is None:
            found = self._found[word] = self._look_up(word)
        return found

    def offset(self, word: int) -> int:
        """How many signs, such as an opening bracket, are before the letters of a word."""
        match = _WORD.search(self._paragraph.text(word))
        return match.start() if match else 0

    def hyphen_width(self, word: int) -> float:
        return self._hyphens.get(word, 0.0)

    def _look_up(self, word: int) -> list[tuple[int, float, float]]:
        text = self._paragraph.text(word)
        letters = _WORD.findall(text)
        if len(letters) != 1 or any(map(str.isdigit, text)):
            return []  # an address, a number with its unit, a word with an apostrophe
        first = self._paragraph.begins[word] + self.offset(word)
        from reader.library.hyphenation import hyphenator_for  # not at the top: most readers divide no words

        hyphenator = hyphenator_for(self._document.language_at(self._block.position() + first))
        places = hyphenator.places(letters[0]) if hyphenator else ()
        if not places:
            return []
        cursor_format = _format_at(self._block, first)
        if cursor_format.fontStyleHint() == _MONOSPACE:
            return []
        hyphen = self._hyphens[word] = QFontMetricsF(cursor_format.font()).horizontalAdvance("-")
        widths = [self._paragraph.width_to(word, first + place) for place in places]
        return [(place, width + hyphen, width) for place, width in zip(places, widths, strict=True)]


def _format_at(block: QTextBlock, index: int) -> QTextCharFormat:
    """The format of the character at an index of the paragraph."""
    iterator = block.begin()
    while not iterator.atEnd():
        fragment = iterator.fragment()
        if fragment.position() <= block.position() + index < fragment.position() + fragment.length():
            return fragment.charFormat()
        iterator += 1
    return block.charFormat()
