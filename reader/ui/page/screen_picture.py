"""A picture of what a widget shows. It is copied from the window where it can be: to paint it again takes longer."""

from __future__ import annotations

import sys

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QImage, QRegion
from PySide6.QtWidgets import QWidget

HAS_OPEN_STORE = sys.platform != "darwin"
"""Whether the pixels of a window may be read: those of macOS are shared with the screen."""


def picture_of(widget: QWidget, area: QRect) -> QImage:
    """Of an area of the widget and its children, but not of what lies above it, as the window has it now."""
    copied = None if is_covered(widget, area) else _copied(widget, area)
    return copied or painted(widget, area)


def painted(widget: QWidget, area: QRect) -> QImage:
    """The same, painted again. The widget must have a background."""
    ratio = widget.devicePixelRatio()
    place, begin = _place(widget, area, ratio), QPoint()
    if ratio == round(ratio):
        image = QImage(place.size(), QImage.Format.Format_RGB32)
    else:
        # The widget may begin between two pixels of the screen. So it is painted where it is in the window: each letter
        # has its own place on the pixels, which it would not have in a picture by itself.
        begin = widget.mapTo(widget.window(), area.topLeft())
        image = QImage(place.right() + 2, place.bottom() + 2, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    widget.render(image, begin, QRegion(area))
    return image if begin.isNull() else image.copy(place)


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
    image = store.paintDevice() if store else None
    if not isinstance(image, QImage):
        return None
    place = _place(widget, area, image.devicePixelRatio())
    return image.copy(place) if image.rect().contains(place) else None


def _place(widget: QWidget, area: QRect, ratio: float) -> QRect:
    """Where an area of the widget is in its window, in pixels of the screen."""
    origin = widget.mapTo(widget.window(), area.topLeft())
    return QRect(
        QPoint(round(origin.x() * ratio), round(origin.y() * ratio)),
        QSize(round(area.width() * ratio), round(area.height() * ratio)),
    )
