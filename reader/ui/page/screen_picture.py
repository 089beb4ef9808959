"""A picture of what a widget shows. It is copied from the window where it can be: to paint it again takes longer."""

from __future__ import annotations

import sys

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QWidget

HAS_OPEN_STORE = sys.platform != "darwin"
"""Whether the pixels of a window may be read: those of macOS are shared with the screen."""


def picture_of(widget: QWidget, area: QRect) -> QPixmap:
    """Of an area of the widget and its children, but not of what lies above it."""
    copied = None if is_covered(widget, area) else _copied(widget, area)
    return QPixmap.fromImage(copied) if copied else widget.grab(area)


def is_covered(widget: QWidget, area: QRect) -> bool:
    """Whether another widget, such as a message, lies above a part of the area."""
    window, at = widget.window(), widget
    while at is not window:
        parent = at.parentWidget()
        if parent is None:
            return False
        place = QRect(widget.mapTo(parent, area.topLeft()), area.size())
        beside = parent.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
        above = beside[beside.index(at) + 1 :]
        if any(not each.isHidden() and not each.isWindow() and each.geometry().intersects(place) for each in above):
            return True
        at = parent
    return False


def _copied(widget: QWidget, area: QRect) -> QImage | None:
    """From what the window has painted last; None if that cannot be read."""
    store = widget.backingStore() if HAS_OPEN_STORE else None
    painted = store.paintDevice() if store else None
    if not isinstance(painted, QImage):
        return None
    ratio = painted.devicePixelRatio()
    origin = widget.mapTo(widget.window(), area.topLeft())
    place = QRect(
        QPoint(round(origin.x() * ratio), round(origin.y() * ratio)),
        QSize(round(area.width() * ratio), round(area.height() * ratio)),
    )
    return painted.copy(place) if painted.rect().contains(place) else None
