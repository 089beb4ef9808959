"""A layout that places widgets in lines and wraps them like words."""

from __future__ import annotations

from PySide6.QtCore import QMargins, QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QWidget

from reader.ui.widgets.width_layout import WidthLayout


class FlowLayout(WidthLayout):
    """Begins at the right where the interface reads from right to left."""

    def __init__(self, gap: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._gap = gap
        self.setContentsMargins(QMargins())

    def heightForWidth(self, width: int) -> int:
        return self._arrange(QRect(0, 0, width, 0), place=False)

    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size.grownBy(self.contentsMargins())

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._arrange(rect, place=True)

    def _arrange(self, rect: QRect, *, place: bool) -> int:
        """The height that the items need in the width of `rect`; if `place`, also moves them there."""
        margins = self.contentsMargins()
        rect = rect.marginsRemoved(margins)
        x, y, line = 0, 0, 0
        for item in self._items:
            if _is_hidden_itself(item.widget()):
                continue
            size = item.sizeHint().boundedTo(QSize(max(rect.width(), item.minimumSize().width()), 10_000))
            if x and x + size.width() > rect.width():
                x, y, line = 0, y + line + self._gap, 0
            if place:
                left = rect.right() + 1 - x - size.width() if self.is_mirrored else rect.left() + x
                item.setGeometry(QRect(QPoint(left, rect.top() + y), size))
            x += size.width() + self._gap
            line = max(line, size.height())
        return y + line + margins.top() + margins.bottom()


def _is_hidden_itself(widget: QWidget) -> bool:
    """Whether the widget was hidden itself, and not only its parent."""
    return widget.isHidden() and widget.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide)
