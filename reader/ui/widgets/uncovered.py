"""What a message over the page must not cover, such as a button or the page numbers."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, QRect
from PySide6.QtWidgets import QWidget

_PROPERTY = "is_kept_uncovered"


def keep_uncovered(widget: QWidget) -> None:
    widget.setProperty(_PROPERTY, True)


def is_kept_uncovered(watched: QObject) -> bool:
    return bool(watched.property(_PROPERTY))


def uncovered_areas(parent: QWidget) -> list[QRect]:
    """Where such widgets are in view, in pixels of `parent`."""
    children: list[QWidget] = list(parent.findChildren(QWidget))
    found = [child for child in children if is_kept_uncovered(child) and child.isVisible()]
    return [QRect(child.mapTo(parent, QPoint()), child.size()) for child in found]
