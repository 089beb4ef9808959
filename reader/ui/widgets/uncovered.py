"""What a message must not cover, such as a button or the page numbers; nor text, if it can go elsewhere."""

from __future__ import annotations

from typing import Protocol, runtime_checkable

from PySide6.QtCore import QObject, QPoint, QRect
from PySide6.QtWidgets import QWidget

_PROPERTY = "is_kept_uncovered"


@runtime_checkable
class HasText(Protocol):
    """A widget with text that is being read."""

    def text_areas(self) -> list[QRect]:
        """Where that may be, in pixels of the widget."""


def keep_uncovered(widget: QWidget) -> None:
    widget.setProperty(_PROPERTY, True)


def is_kept_uncovered(watched: QObject) -> bool:
    return bool(watched.property(_PROPERTY))


def uncovered_areas(parent: QWidget) -> list[QRect]:
    """Where such widgets are in view, in pixels of `parent`."""
    children: list[QWidget] = list(parent.findChildren(QWidget))
    found = [child for child in children if is_kept_uncovered(child) and child.isVisible()]
    return [QRect(child.mapTo(parent, QPoint()), child.size()) for child in found]


def areas_of_text(parent: QWidget) -> list[QRect]:
    """Where text is being read, in pixels of `parent`."""
    children: list[QWidget] = list(parent.findChildren(QWidget))
    shown = [child for child in children if isinstance(child, HasText) and child.isVisible()]
    return [area.translated(child.mapTo(parent, QPoint())) for child in shown for area in child.text_areas()]
