"""The lines of a document that is laid out once, for paper or a screen of a show.

On the page, each paragraph is set as it comes into view. Here they are all there at once, so in a book on paper only
those are set whose lines, as Qt fills them, would end badly: that takes a tenth of the time.
"""

from __future__ import annotations

from PySide6.QtGui import QTextBlock

from reader.ui.page.document import PageDocument
from reader.ui.page.kept_numbers import kept_places
from reader.ui.page.line_setter import LineSetter
from reader.ui.page.line_setting import LINES, Lines
from reader.ui.widgets.word_joints import has_syllables


def keep_lines(document: PageDocument) -> None:
    """Sets titles, paragraphs whose last line is one word, and those with quantities or Burmese.

    Qt would end a line between any two letters of Burmese.
    """
    setter = LineSetter(document, is_hyphenated=False)
    block = document.begin()
    while block.isValid():
        if block.layout().lineCount() > 1 and _ends_badly(block):
            setter.set_lines(block.position(), block.position())
        block = block.next()


def set_all_lines(document: PageDocument) -> None:
    """Sets every paragraph: the short lines of large type differ more."""
    LineSetter(document, is_hyphenated=False).set_lines(0, document.characterCount())


def _ends_badly(block: QTextBlock) -> bool:
    if block.blockFormat().intProperty(LINES) == Lines.BALANCED:
        return True
    text, layout = block.text(), block.layout()
    last = text[layout.lineAt(layout.lineCount() - 1).textStart() - (block.length() - 1) :]
    return " " not in last.strip() or bool(kept_places(text)) or has_syllables(text)
