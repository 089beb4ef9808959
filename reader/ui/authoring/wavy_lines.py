"""Wavy lines below words of a text, in layers: problems, and misspelled words."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum
from typing import NamedTuple

from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit

from reader.ui.authoring.utf16_positions import to_utf16
from reader.ui.shell.theme import Theme

MOST_UNDERLINES = 400  # in one layer


class UnderlineLayer(IntEnum):
    """The last one is painted above the others, and says what it means first."""

    SPELLING = 0
    PROBLEMS = 1


class Underline(NamedTuple):
    """A wavy line under the characters from `first` to `last`, in a colour of the theme, and what it says."""

    first: int
    last: int
    colour: str
    tip: str = ""


class _Line(NamedTuple):
    cursor: QTextCursor
    underline: Underline


class WavyLines:
    """The lines move with their words as the text changes."""

    def __init__(self, editor: QPlainTextEdit, theme: Theme) -> None:
        self._editor = editor
        self._theme = theme
        self._layers: dict[UnderlineLayer, list[_Line]] = {layer: [] for layer in UnderlineLayer}

    def show(self, layer: UnderlineLayer, underlines: Sequence[Underline], text: str) -> None:
        """Replaces the lines of a layer. `text` is that of the editor."""
        if not underlines and not self._layers[layer]:
            return
        self._layers[layer] = [_Line(self._cursor(each, text), each) for each in underlines[:MOST_UNDERLINES]]
        self._paint()

    def at(self, units: int) -> Underline | None:
        """The line at a position of the document, in UTF-16 units."""
        for layer in reversed(UnderlineLayer):
            for each in self._layers[layer]:
                if each.cursor.selectionStart() <= units <= each.cursor.selectionEnd():
                    return each.underline
        return None

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._paint()

    def _cursor(self, underline: Underline, text: str) -> QTextCursor:
        document = self._editor.document()
        end = document.characterCount() - 1
        cursor = QTextCursor(document)
        cursor.setPosition(min(to_utf16(text, underline.first), end))
        cursor.setPosition(min(to_utf16(text, underline.last), end), QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _paint(self) -> None:
        selections = []
        for layer in UnderlineLayer:
            for line in self._layers[layer]:
                selection = QTextEdit.ExtraSelection()
                wavy = QTextCharFormat()
                wavy.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
                wavy.setUnderlineColor(self._theme.colour(line.underline.colour))
                selection.cursor = line.cursor  # type: ignore[attr-defined]
                selection.format = wavy  # type: ignore[attr-defined]
                selections.append(selection)
        self._editor.setExtraSelections(selections)
