"""Base class of layouts whose height depends on their width. It keeps the items, as Qt asks of every layout."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class WidthLayout(QLayout):
    """Subclasses implement `heightForWidth`, `minimumSize` and `setGeometry`."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []

    @property
    def is_mirrored(self) -> bool:
        """It begins at the right."""
        parent = self.parentWidget()
        return parent is not None and parent.layoutDirection() is Qt.LayoutDirection.RightToLeft

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # type: ignore[override]
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def sizeHint(self) -> QSize:
        return self.minimumSize()
