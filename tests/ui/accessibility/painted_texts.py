"""The texts of a window, where they are painted, and their contrast there (WCAG 1.4.3).

What is measured is the pixel that differs most from the most frequent one around it. Thin strokes are mixed with their
background at their edges, but a text of a few letters has pixels that are not.
"""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QLabel, QLineEdit, QTabBar, QWidget

from tests.ui.accessibility.pixels import ROUNDING, best_contrast

LEAST_TEXT = 4.5
LOWEST = 8  # pixels; what is lower is scrolled out of view


def weak_texts(top: QWidget) -> list[str]:
    """The texts that are too faint, each with its contrast."""
    image = top.grab().toImage()
    found = [(text, best_contrast(image, area)) for text, area in texts(top)]
    return [f"{text[:40]!r}: {seen:.2f}" for text, seen in found if seen < LEAST_TEXT * ROUNDING]


def texts(window: QWidget) -> Iterator[tuple[str, QRect]]:
    """Those that are visible and can be used now, and where they are in the window."""
    for text, area in _texts(window):
        if text.strip() and area.height() > LOWEST:
            yield text, area


def area_in(window: QWidget, widget: QWidget, area: QRect) -> QRect:
    return area.translated(widget.mapTo(window, QPoint(0, 0)))


def _texts(window: QWidget) -> Iterator[tuple[str, QRect]]:
    for widget in window.findChildren(QWidget):
        if not widget.isVisible() or not widget.isEnabled() or widget.visibleRegion().isEmpty():
            continue
        seen = widget.visibleRegion().boundingRect()
        if isinstance(widget, QLabel | QAbstractButton) and widget.text() and seen == widget.rect():
            yield widget.text(), area_in(window, widget, seen.adjusted(3, 3, -3, -3))
        elif isinstance(widget, QLineEdit):
            inside = seen.adjusted(30, 5, -30, -5)  # without the buttons at its ends
            if inside.width() > LOWEST:
                yield widget.text() or widget.placeholderText(), area_in(window, widget, inside)
        elif isinstance(widget, QTabBar):
            for number in range(widget.count()):
                yield widget.tabText(number), area_in(window, widget, widget.tabRect(number).adjusted(2, 4, -2, -4))
        elif isinstance(widget, QAbstractItemView) and widget.model():
            yield from _rows(window, widget)


def _rows(window: QWidget, view: QAbstractItemView) -> Iterator[tuple[str, QRect]]:
    for number in range(min(30, view.model().rowCount())):
        index = view.model().index(number, 0)
        area = view.visualRect(index)
        text = str(index.data() or "")
        if not view.viewport().rect().contains(area):
            continue
        is_covered = window.childAt(view.viewport().mapTo(window, area.center())) is not view.viewport()
        if text and not is_covered:
            yield text, area_in(window, view.viewport(), area.adjusted(4, 3, -4, -3))
