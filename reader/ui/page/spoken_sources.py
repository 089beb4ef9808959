"""Words around the number of a source and the letter of a note in a text, which only a screen reader gets.

On the page they are raised. In plain text they would be part of the word before: “brain12”.
"""

from __future__ import annotations

from reader.library.model import Citation, FootnoteLink, Span, Spans
from reader.translation import _
from reader.ui.page.document_writer import DocumentWriter
from reader.ui.page.unseen_text import NO_BREAK_SPACE, insert_unseen, unbroken
from reader.ui.widgets.text_direction import has_right_to_left

_SENTENCE_ENDS = frozenset(".!?…؟۔।॥។။。！？")
_NUMBER = "\ue000"
_ISOLATES = dict.fromkeys(map(ord, "\u2066\u2067\u2068\u2069"))


class SpokenSources:
    """Inserts them where a writer is in its document. `style` is the text style of what they are in."""

    def __init__(self, writer: DocumentWriter) -> None:
        self._writer = writer

    def before(self, style: str, link: Citation | FootnoteLink, sign: str) -> int:
        """`sign` is the character before. Returns how many characters were inserted."""
        begin, _number, _end = _words(link).partition(_NUMBER)
        comma = "," if sign.isalnum() else ""
        return self._insert(style, f"{comma}{NO_BREAK_SPACE}{unbroken(begin)}")

    def between(self, style: str) -> int:
        """Two numbers, which a voice would read as one."""
        return self._insert(style, NO_BREAK_SPACE)

    def after(self, style: str, link: Citation | FootnoteLink, spans: Spans, number: int) -> int:
        """`link` is that of a span, by its number. A sentence that ended before it ends behind it."""
        _begin, _number, end = _words(link).partition(_NUMBER)
        return self._insert(style, f"{unbroken(end)}{_stop(spans, number)}")

    def _insert(self, style: str, text: str) -> int:
        if not text:
            return 0
        if has_right_to_left(text) != self._writer.document.is_rtl:  # so that what is around it keeps its place
            text = f"\u2068{text}\u2069"
        insert_unseen(self._writer, style, text, is_alone=True)
        return len(text)


def _stop(spans: Spans, number: int) -> str:
    following = spans[number + 1] if number + 1 < len(spans) else Span("")
    if _is_raised(following):
        return ""
    before = next((span.text[-1] for span in reversed(spans[:number]) if span.text and not _is_raised(span)), "")
    return "." if before in _SENTENCE_ENDS else "," if following.text[:1].isspace() else ""


def _is_raised(span: Span) -> bool:
    return isinstance(span.link, Citation | FootnoteLink)


def _words(link: Citation | FootnoteLink) -> str:
    words = _("Source {number}", number=_NUMBER) if isinstance(link, Citation) else _("Note {letter}", letter=_NUMBER)
    return words.translate(_ISOLATES)
