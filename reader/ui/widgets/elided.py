"""A line of text that is cut where it does not fit: at its end, or in the middle of its first part."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

from reader.ui.widgets.labels import embedded, one_line, set_tip

SEPARATOR = " · "
RIGHT_TO_LEFT_MARK = "\u200f"
SHORTEST = 8  # characters of a first part that is cut; with less room it is left out


class Elided(QLabel):
    def __init__(self, name: str, padding: int = 0) -> None:
        """`name` is its name in the style sheet, which adds `padding` pixels beside the text."""
        super().__init__(textFormat=Qt.TextFormat.PlainText)
        self.setObjectName(name)
        self._padding = padding
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._full_text = ""
        self._first = self._last = ""  # the parts of a text whose first one is cut
        self._align()

    def set_text(self, text: str) -> None:
        self._first = self._last = ""
        self._set_full_text(one_line(text))

    def set_parts(self, first: str, last: str) -> None:
        """A text of two parts, of which the last tells more: the first is cut in the middle, or left out."""
        self._first, self._last = one_line(first), one_line(last)
        if self.isRightToLeft():
            # The sign in front: without a letter outside of the parts, the line would begin at the left.
            self._first, self._last = RIGHT_TO_LEFT_MARK + embedded(first), embedded(last)
        self._set_full_text(f"{self._first}{SEPARATOR}{self._last}")

    def _set_full_text(self, text: str) -> None:
        self._full_text = text
        set_tip(self, text)
        self.setAccessibleName(text)
        self._elide()

    def sizeHint(self) -> QSize:
        """Small, so that long text never pushes a button out of view."""
        return QSize(40, super().sizeHint().height())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._elide()
        elif event.type() is QEvent.Type.LayoutDirectionChange:
            self._align()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._elide()

    def _align(self) -> None:
        """To the side where the row begins, whatever the direction of the text: it is one of several parts of a row."""
        side = Qt.AlignmentFlag.AlignRight if self.isRightToLeft() else Qt.AlignmentFlag.AlignLeft
        self.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter)

    def _elide(self) -> None:
        metrics, room = self.fontMetrics(), max(0, self.width() - self._padding - 2)
        text = self._full_text
        if self._last and metrics.horizontalAdvance(text) > room:
            rest = f"{SEPARATOR}{self._last}"
            left = room - metrics.horizontalAdvance(rest)
            first = metrics.elidedText(self._first, Qt.TextElideMode.ElideMiddle, max(0, left))
            text = f"{first}{rest}" if left >= metrics.horizontalAdvance("n" * SHORTEST) else self._last
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
        if shown != text:
            shown = embedded(shown)  # the ellipsis stands at the end of the text's own direction
        if shown != self.text():
            self.setText(shown)
