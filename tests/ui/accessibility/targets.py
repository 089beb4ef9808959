"""Which parts of a window can be clicked, and how large each is (WCAG 2.5.8)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QPoint, QRect
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QMenuBar,
    QStyle,
    QStyleOptionSpinBox,
    QTabBar,
    QTreeView,
    QWidget,
)

SMALLEST = 24  # pixels, in both directions
MOST_ROWS = 40  # of a list are looked at


class Target(NamedTuple):
    """`area` is in the pixels of the widget `top` that was searched."""

    name: str
    area: QRect

    @property
    def is_large_enough(self) -> bool:
        return min(self.area.width(), self.area.height()) >= SMALLEST


def targets(top: QWidget) -> list[Target]:
    """Of all that is in view, also partly."""
    found: list[Target] = []
    for widget in [top, *top.findChildren(QWidget)]:
        if widget.isVisible() and widget.isEnabled() and not widget.visibleRegion().isEmpty():
            if isinstance(widget.parent(), QAbstractSpinBox | QComboBox):
                continue  # a part of that
            name = widget.accessibleName() or str(widget.property("text") or "") or widget.objectName()
            kind = type(widget).__name__
            found += [
                Target(f"{kind} {name} {part}".strip(), area.translated(widget.mapTo(top, QPoint())))
                for part, area in _parts(widget)
            ]
    return found


def small_targets(top: QWidget) -> list[str]:
    return [
        f"{each.name}: {each.area.width()} × {each.area.height()}" for each in targets(top) if not each.is_large_enough
    ]


def _parts(widget: QWidget) -> Iterator[tuple[str, QRect]]:
    match widget:
        case QAbstractButton() | QLineEdit() | QComboBox():
            yield "", widget.rect()
        case QAbstractSpinBox() if widget.buttonSymbols() is not QAbstractSpinBox.ButtonSymbols.NoButtons:
            option = QStyleOptionSpinBox()
            widget.initStyleOption(option)
            for part in (QStyle.SubControl.SC_SpinBoxUp, QStyle.SubControl.SC_SpinBoxDown):
                area = widget.style().subControlRect(QStyle.ComplexControl.CC_SpinBox, option, part, widget)
                yield str(part.name), area
        case QTabBar():
            for number in range(widget.count()):
                yield widget.tabText(number), widget.tabRect(number)
        case QMenuBar():
            for action in widget.actions():
                yield action.text(), widget.actionGeometry(action)
        case QAbstractItemView() if widget.model():
            yield from _rows(widget)
        case _:
            pass


def _rows(view: QAbstractItemView) -> Iterator[tuple[str, QRect]]:
    for number in range(min(MOST_ROWS, view.model().rowCount())):
        index = view.model().index(number, 0)
        area = view.visualRect(index)
        if view.viewport().rect().intersects(area) and index.flags():
            yield str(index.data() or "")[:40], area
            if isinstance(view, QTreeView) and view.model().hasChildren(index):
                yield f"arrow of {index.data()}", QRect(0, area.top(), _arrow_width(view, index), area.height())


def _arrow_width(view: QTreeView, index: QModelIndex) -> int:
    return view.visualRect(index).left() if view.rootIsDecorated() else SMALLEST
