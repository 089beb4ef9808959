"""A button that looks like a link, and ends in an ellipsis where its text does not fit."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy

from reader.ui.widgets.labels import embedded, set_tip
from reader.ui.widgets.word_lines import line_ends

NARROWEST = 60  # pixels
PADDING = 12  # pixels that the style sheet adds at the left and right of the text


class LinkButton(QPushButton):
    """On one line, or on at most `most_lines` where it does not fit on one."""

    def __init__(self, text: str, most_lines: int = 1) -> None:
        super().__init__()
        self._full_text = text
        self._most_lines = most_lines
        self._show(text)
        self.setFlat(True)
        height = QSizePolicy.Policy.Minimum if most_lines > 1 else QSizePolicy.Policy.Fixed
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, height)
        policy.setHeightForWidth(most_lines > 1)
        self.setSizePolicy(policy)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(True)  # Enter presses it, like a link on the page

    def set_full_text(self, text: str) -> None:
        self._full_text = text
        self._fit()
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance(self._full_text) + PADDING, self._height(1))

    def minimumSizeHint(self) -> QSize:
        hint = self.sizeHint()
        return QSize(min(NARROWEST, hint.width()), hint.height())

    def hasHeightForWidth(self) -> bool:
        return self._most_lines > 1

    def heightForWidth(self, width: int) -> int:
        return self._height(len(self._lines(width)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _height(self, lines: int) -> int:
        shown = self.text().count("\n") + 1
        return super().sizeHint().height() + (lines - shown) * self.fontMetrics().lineSpacing()

    def _lines(self, width: int) -> list[str]:
        """For a width in pixels; the last one may be longer."""
        text, room = self._full_text, _room(width)
        if self._most_lines == 1 or self.fontMetrics().horizontalAdvance(text) <= room:
            return [text]
        begins = [0, *line_ends(text, self.font(), room)[: self._most_lines - 1]]
        return [text[begin:end].strip() for begin, end in pairwise([*begins, len(text)])]

    def _fit(self) -> None:
        *lines, last = self._lines(self.width())
        shown = self.fontMetrics().elidedText(last, Qt.TextElideMode.ElideRight, _room(self.width()))
        is_cut = shown != last
        lines.append(embedded(shown) if is_cut else shown)  # the ellipsis stands at the end of the text's own direction
        self._show("\n".join(lines))
        set_tip(self, self._full_text if is_cut else "")

    def _show(self, text: str) -> None:
        text = text.replace("&", "&&")  # text from a pack must not define a shortcut
        if text != self.text():
            self.setText(text)


def _room(width: int) -> int:
    """For the text of a button."""
    return max(0, width - PADDING + 2)
