"""How readers will see a source: its entry in APA style, as one types."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout

from reader.library.citation import format_apa
from reader.library.editing.forms.entry_values import Entry
from reader.library.model import Span, Spans, Style, plain_text
from reader.translation import _
from reader.ui.widgets.labels import breakable, plain_label, running_text
from reader.ui.widgets.text_direction import is_right_to_left

LONGEST_SHOWN = 3_000  # characters


class PrintedForm(QFrame):
    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("printed_form")
        self._entry = QLabel(wordWrap=True, textFormat=Qt.TextFormat.RichText)
        self._entry.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(3)
        column.addWidget(plain_label(_("As readers see it"), "soft"))
        column.addWidget(self._entry)

    @property
    def text(self) -> str:
        return self._entry.accessibleName()

    def show_entry(self, entry: Entry) -> None:
        spans = format_apa(entry)
        text = plain_text(spans)[:LONGEST_SHOWN]
        direction = "rtl" if is_right_to_left(text) else "ltr"
        self._entry.setText(f'<div dir="{direction}">{_html(spans)}</div>')
        self._entry.setAccessibleName(text)


def _html(spans: Spans) -> str:
    left = LONGEST_SHOWN
    shown: list[str] = []
    for span in spans:
        shown.append(_span(span, left))
        left -= len(span.text)
        if left <= 0:
            break
    return "".join(shown)


def _span(span: Span, most: int) -> str:
    html = escape(running_text(breakable(span.text[:most])))
    for style, tag in (
        (Style.EMPHASIS, "i"),
        (Style.STRONG, "b"),
        (Style.SUPERSCRIPT, "sup"),
        (Style.SUBSCRIPT, "sub"),
    ):
        if span.style & style:
            html = f"<{tag}>{html}</{tag}>"
    return html
