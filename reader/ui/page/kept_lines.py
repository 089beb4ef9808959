"""A document that is laid out once, for paper or a screen of a show: no line ends within a quantity or a syllable."""

from __future__ import annotations

from reader.ui.page.document import PageDocument
from reader.ui.page.kept_numbers import kept_spaces
from reader.ui.page.line_setter import LineSetter
from reader.ui.widgets.word_joints import has_syllables


def keep_lines(document: PageDocument) -> None:
    """Sets the lines of paragraphs with quantities, or with Burmese, which Qt would end between any two letters."""
    setter = LineSetter(document, is_hyphenated=False)
    block = document.begin()
    while block.isValid():
        text = block.text()
        if has_syllables(text) or kept_spaces(text):
            setter.set_lines(block.position(), block.position())
        block = block.next()
