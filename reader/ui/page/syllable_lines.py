"""Burmese in a document that is laid out once, for paper or a screen of a show: no line ends within a syllable."""

from __future__ import annotations

from reader.ui.page.document import PageDocument
from reader.ui.page.line_setter import LineSetter
from reader.ui.widgets.word_joints import has_syllables


def keep_syllables(document: PageDocument) -> None:
    """Sets the lines of paragraphs with Burmese, which Qt would end between any two letters."""
    setter = LineSetter(document, is_hyphenated=False)
    block = document.begin()
    while block.isValid():
        if has_syllables(block.text()):
            setter.set_lines(block.position(), block.position())
        block = block.next()
