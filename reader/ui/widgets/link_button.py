"""A button that looks like a link, and ends in an ellipsis where there is no room for all of its words."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy

from reader.ui.widgets.labels import plain_tip

NARROWEST = 60  # pixels
SIDES = 12  # what the style sheet puts left and right of the words


class LinkButton(QPushButton):
    def __init__(self, text: str) -> None:
        super().__init__()
        self._whole = text
        self._show(text)
        self.setFlat(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(True)  # Enter presses it, as it does a link of the page

    def set_words(self, text: str) -> None:
        self._whole = text
        self._fit()
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(self.fontMetrics().horizontalAdvance(self._whole) + SIDES, hint.height())

    def minimumSizeHint(self) -> QSize:
        hint = self.sizeHint()
        return QSize(min(NARROWEST, hint.width()), hint.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room = max(0, self.width() - SIDES + 2)
        shown = self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, room)
        self._show(shown)
        self.setToolTip(plain_tip(self._whole) if shown != self._whole else "")

    def _show(self, text: str) -> None:
        text = text.replace("&", "&&")  # no letter of a stranger's words is a key
        if text != self.text():
            self.setText(text)
