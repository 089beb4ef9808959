"""Changes of a widget that a screen reader does not hear, such as a tab that is selected while its bar is built."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget

from reader.ui.widgets.leaf_interface import LeafInterface


@contextmanager
def unheard(widget: QWidget) -> Iterator[None]:
    """Screen readers find another accessible object for the widget afterwards: use it for what they do not stay at."""
    if not QAccessible.isActive():
        yield
        return
    QAccessible.deleteAccessibleInterface(QAccessible.uniqueId(QAccessible.queryAccessibleInterface(widget)))
    interface = _Unheard(widget)  # kept: Qt crashes over one that Python has deleted
    number = QAccessible.registerAccessibleInterface(interface)
    try:
        yield
    finally:
        QAccessible.deleteAccessibleInterface(number)  # Qt makes its own one when it is next asked


class _Unheard(LeafInterface):
    """It is not valid, and Qt sends no event about such an interface."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__()
        self._widget = widget

    # Qt's own

    def object(self) -> Any:
        return self._widget
