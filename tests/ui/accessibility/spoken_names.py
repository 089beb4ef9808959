"""Whether what a control is called contains the words that are seen on it, which people say to use it (WCAG 2.5.3)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QComboBox, QFormLayout, QGroupBox, QLabel, QLineEdit, QWidget

_MNEMONIC = re.compile(r"&(?=\S)")
_TAG = re.compile(r"<[^>]*>")
_PUNCTUATION = re.compile(r"[…:,.▾]")  # nobody says it
SIGNS = {"+", "−", "–", "‹", "›", "•", "×"}
"""Words of no language: a button that only shows one may have any name."""


def words(text: str) -> str:
    """Without mnemonics, tags and punctuation, in one case and with single spaces."""
    plain = _TAG.sub("", _MNEMONIC.sub("", text.replace("\u2060", "")))
    return " ".join(_PUNCTUATION.sub("", plain).casefold().split())


def misnamed(top: QWidget) -> Iterator[str]:
    for widget in top.findChildren(QWidget):
        if not widget.isVisible():
            continue
        for text in filter(None, map(words, _seen_on(widget))):
            # On Linux, Qt's interface of a box names what is chosen, and leaves the name to the label beside it.
            spoken = widget.accessibleName() if isinstance(widget, QComboBox) else ""
            interface = QAccessible.queryAccessibleInterface(widget)
            name = words(spoken or interface.text(QAccessible.Text.Name))
            if text not in SIGNS and text not in name:
                yield f"{type(widget).__name__} “{text}” is called “{name}”"


def _seen_on(widget: QWidget) -> Iterator[str]:
    match widget:
        case QAbstractButton() | QGroupBox():
            yield str(widget.property("text") or widget.property("title") or "")
        case QLineEdit() if not isinstance(widget.parentWidget(), QComboBox):
            yield _label_of(widget)
        case QComboBox():
            yield _label_of(widget)
        case _:
            pass


def _label_of(field: QWidget) -> str:
    """The label beside it in its form, or the words in it while it is empty."""
    parent = field.parentWidget()
    layout = parent.layout() if parent else None
    label = layout.labelForField(field) if isinstance(layout, QFormLayout) else None
    if isinstance(label, QLabel):
        return label.text()
    buddies = [each for each in (parent.findChildren(QLabel) if parent else ()) if each.buddy() is field]
    return buddies[0].text() if buddies else ""
