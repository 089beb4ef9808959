"""What is wrong with the layout of a window: parts that overlap, are cut off or out of reach (WCAG 1.4.4, 1.4.10)."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollBar,
    QTabBar,
    QWidget,
)

from reader.ui.widgets.elided import Elided

CONTROLS = (QAbstractButton, QLabel, QLineEdit, QComboBox, QAbstractSpinBox, QTabBar)
TOLERANCE = 2  # pixels
LOWEST_LIST = 40  # pixels: a row and a part of the next


def faults(top: QWidget) -> list[str]:
    found = []
    for widget in [top, *top.findChildren(QWidget)]:
        if widget.isVisible() and not isinstance(widget, QScrollBar) and not _is_part(widget):
            found += [f"{_name(widget)} {fault}" for fault in _faults_of(top, widget)]
            found += _overlaps(widget)
    return found


def _faults_of(top: QWidget, widget: QWidget) -> Iterator[str]:
    size, least = widget.size(), widget.minimumSizeHint()
    if isinstance(widget, CONTROLS) and size.height() + TOLERANCE < _least_height(widget):
        yield f"is cut off: {size.height()} of {_least_height(widget)} pixels high"
    is_wrapping = isinstance(widget, QLabel) and (widget.wordWrap() or widget.pixmap().width() > 0)
    is_rigid = isinstance(widget, CONTROLS) and not is_wrapping and not isinstance(widget, Elided | QLineEdit)
    if is_rigid and size.width() + TOLERANCE < min(least.width(), widget.maximumWidth()):
        yield f"is cut off: {size.width()} of {least.width()} pixels wide"
    is_area = isinstance(widget, QAbstractScrollArea) and not isinstance(widget, QPlainTextEdit | QHeaderView)
    if is_area and 0 < size.height() < LOWEST_LIST:
        yield f"is only {size.height()} pixels high"
    if isinstance(widget, CONTROLS) and not _is_scrolled(widget, top):
        area = QRect(widget.mapTo(top, QPoint()), size)
        if not top.rect().contains(area):
            yield f"is outside: {area.getRect()}"
        parent = widget.parentWidget()
        if parent is not None and widget is not top and not parent.rect().contains(widget.geometry()):
            yield f"is outside of {_name(parent)}: {widget.geometry().getRect()} in {parent.size().toTuple()}"


def _least_height(widget: QWidget) -> int:
    if isinstance(widget, QLabel) and widget.wordWrap():
        return widget.heightForWidth(widget.width()) if widget.text() else 0
    return min(widget.minimumSizeHint().height(), widget.maximumHeight())


def _overlaps(parent: QWidget) -> list[str]:
    """Children of one layout that cover one another. What floats over a page has no layout."""
    layout = parent.layout()
    if layout is None:
        return []
    children: list[QWidget] = [
        each
        for each in parent.children()
        if isinstance(each, QWidget) and each.isVisible() and layout.indexOf(each) >= 0 and not each.size().isEmpty()
    ]
    return [
        f"{_name(one)} overlaps {_name(other)}"
        for one, other in itertools.combinations(children, 2)
        if _area(one).intersects(_area(other))
    ]


def _area(widget: QWidget) -> QRect:
    return widget.geometry().adjusted(1, 1, -1, -1)


def _is_part(widget: QWidget) -> bool:
    """Whether it belongs to a box or a field, which places it."""
    return isinstance(widget.parentWidget(), QComboBox | QAbstractSpinBox | QLineEdit) and not widget.isWindow()


def _is_scrolled(widget: QWidget, top: QWidget) -> bool:
    parent = widget.parentWidget()
    while parent is not None and parent is not top:
        if isinstance(parent.parentWidget(), QAbstractScrollArea):
            return True
        parent = parent.parentWidget()
    return False


def _name(widget: QWidget) -> str:
    text = widget.accessibleName() or str(widget.property("text") or "")
    return f"{type(widget).__name__} {widget.objectName()} {text[:30]!r}"
