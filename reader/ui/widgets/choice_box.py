"""A box to choose one of several values."""

from __future__ import annotations

import sys

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QAccessible, QKeyEvent, QPainter, QPaintEvent, QPen, QShowEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QLabel, QSizePolicy

from reader.ui.widgets.announcement import announce


class ChoiceBox(QComboBox):
    """Not wider than its place, and not turned by a wheel that scrolls the form."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMaxVisibleItems(12)

    def setAccessibleName(self, name: str) -> None:
        """Also of the field, where one can type: that has the focus then."""
        super().setAccessibleName(name)
        if field := self.lineEdit():
            field.setAccessibleName(name)

    def paintEvent(self, event: QPaintEvent) -> None:
        """With the arrow, which Qt leaves out under a style sheet."""
        super().paintEvent(event)
        unit = self.fontMetrics().height() / 6
        is_mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        x, y = 3 * unit if is_mirrored else self.width() - 3 * unit, self.height() / 2
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.palette().color(self.foregroundRole()), 1.6))
        painter.drawPolyline(
            [QPointF(x - unit, y - unit / 2), QPointF(x, y + unit / 2), QPointF(x + unit, y - unit / 2)]
        )
        painter.end()

    def showEvent(self, event: QShowEvent) -> None:
        """On Linux, Qt gives a screen reader the chosen value as the name; what is chosen, it takes from a label."""
        super().showEvent(event)
        if sys.platform == "linux" and QAccessible.isActive() and self.accessibleName():
            self._add_label()

    def _add_label(self) -> None:
        """It is not seen, and not needed where the form has one."""
        around = self.parentWidget()
        labels = around.findChildren(QLabel, options=Qt.FindChildOption.FindDirectChildrenOnly) if around else []
        if not any(label.buddy() is self for label in labels):
            label = QLabel(self.accessibleName(), around)
            label.setBuddy(self)
            label.hide()

    def showPopup(self) -> None:
        """As high as its lines: Qt takes two pixels less while the box has the focus, and then cuts the last line."""
        rows = self.view()
        rows.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)  # it would cover the last line, too
        count = min(self.count(), self.maxVisibleItems())
        height = sum(rows.sizeHintForRow(row) for row in range(count)) + 2 * rows.frameWidth()
        rows.setMinimumHeight(min(height, self.screen().availableGeometry().height() // 2))
        super().showPopup()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Orca does not read what a key has chosen while the list is closed."""
        before = self.currentIndex()
        super().keyPressEvent(event)
        if sys.platform == "linux" and self.currentIndex() != before:
            announce(self, self.currentText())

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()
