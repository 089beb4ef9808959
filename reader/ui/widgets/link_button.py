"""A button that looks like a link, and ends in an ellipsis where its text does not fit."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy

from reader.ui.widgets.labels import embedded, set_tip

NARROWEST = 60  # pixels
PADDING = 12  # pixels that the style sheet adds at the left and right of the text


class LinkButton(QPushButton):
    def __init__(self, text: str) -> None:
        super().__init__()
        self._full_text = text
        self._show(text)
        self.setFlat(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(True)  # Enter presses it, like a link on the page

    def set_full_text(self, text: str) -> None:
        self._full_text = text
        self._fit()
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(self.fontMetrics().horizontalAdvance(self._full_text) + PADDING, hint.height())

    def minimumSizeHint(self) -> QSize:
        hint = self.sizeHint()
        return QSize(min(NARROWEST, hint.width()), hint.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room = max(0, self.width() - PADDING + 2)
        shown = self.fontMetrics().elidedText(self._full_text, Qt.TextElideMode.ElideRight, room)
        is_cut = shown != self._full_text
        self._show(embedded(shown) if is_cut else shown)  # the ellipsis stands at the end of the text's own direction
        set_tip(self, self._full_text if is_cut else "")

    def _show(self, text: str) -> None:
        text = text.replace("&", "&&")  # text from a pack must not define a shortcut
        if text != self.text():
            self.setText(text)
