"""Labels for text from packs and other files, which must never be interpreted as markup.

All such text comes through here on its way into a widget, so this is where the fonts of its letters are loaded.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.library.border_spans import bordered
from reader.translation import Translated, language
from reader.ui.widgets import script_fonts
from reader.ui.widgets.text_direction import has_right_to_left

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLabel, QWidget

BOLD = '<b style="font-weight:600">'
"""In rich text, what begins bold type. The fonts have no heavier weight: Qt would paint each letter of it twice."""

LONGEST = 200  # characters; more does not fit on one line of a screen
LONGEST_SENTENCE = 600
LONGEST_TIP = 1000

_BREAKS = (*range(0x20), *range(0x7F, 0xA0), 0x2028, 0x2029, 0xFFFC, 0xFDD0, 0xFDD1)
_BIDI_CONTROLS = (0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x2070))
_UNSEEN = (0xFEFF, *range(0xFFF9, 0xFFFC), *range(0xE0000, 0xE0080))
_IN_LINE = {**dict.fromkeys(_BREAKS, " "), **dict.fromkeys((*_BIDI_CONTROLS, *_UNSEEN), None)}
_IN_OUR_LINE = {code: into for code, into in _IN_LINE.items() if code not in (0x2068, 0x2069)}
_RUNNING = {
    **dict.fromkeys((*range(0x0A), *range(0x0B, 0x20), *range(0x7F, 0xA0)), " "),
    **dict.fromkeys((*range(0x202A, 0x202F), *range(0x206A, 0x2070), *_UNSEEN), None),
}
_ISOLATE, _END = "\u2068", "\u2069"


def one_line(text: str, longest: int = LONGEST) -> str:
    """Text for a title, a button or a row: on one line, without characters that change the direction of other text.

    A text of ours keeps the isolates of its fields, if all of it fits.
    """
    script_fonts.load_for(text)
    if isinstance(text, Translated) and len(text) <= longest:
        return " ".join(text.translate(_IN_OUR_LINE).split())
    line = " ".join(text[: longest + 1].translate(_IN_LINE).split())
    return line if len(text) <= longest else f"{line[:longest]}…"


def embedded(text: str, longest: int = LONGEST) -> str:
    """A name as a part of a sentence: letters of another direction turn nothing around it."""
    line = one_line(text, longest)
    is_isolated = has_right_to_left(line) or language().is_right_to_left
    return f"{_ISOLATE}{line}{_END}" if is_isolated else line


def sentence_lines(sentences: str) -> str:
    """One sentence on each line, without characters that could reorder the text."""
    return "\n".join(one_line(sentence, LONGEST_SENTENCE) for sentence in sentences.split("\n"))


def running_text(text: str) -> str:
    """Text for a paragraph of its own: signs of direction that its language may need stay, since they end with it."""
    script_fonts.load_for(text)
    return text.translate(_RUNNING)


def breakable(address: str) -> str:
    """An address or a path with zero-width spaces, so that a label can break it where a line ends."""
    return "".join(f"{character}\u200b" if character in "/\\?&=._-%" else character for character in address)


def set_tip(widget: QWidget, text: str) -> None:
    """Sets a plain tool tip. Qt would read its markup aloud, too, if the widget had no description of its own."""
    widget.setToolTip(plain_tip(text))
    widget.setAccessibleDescription(one_line(text, LONGEST_TIP))


def plain_tip(text: str) -> str:
    """Text for a tool tip, escaped: Qt would interpret it as markup where it looks like markup, and load images."""
    from html import escape  # not at the top: it loads all names of HTML entities, which the start does not need

    return f"<qt>{escape(bordered(one_line(text, LONGEST_TIP)))}</qt>" if text else ""


def plain_label(text: str, name: str = "", *, selectable: bool = False) -> QLabel:
    """A label that wraps. `name` is its name in the style sheet."""
    from PySide6 import QtCore

    from reader.ui.widgets.word_label import WordLabel  # not at the top: the page needs only texts

    script_fonts.load_for(text)
    label = WordLabel(text)
    label.setObjectName(name)
    if selectable:
        label.setTextInteractionFlags(QtCore.Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
