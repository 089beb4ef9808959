"""Changes of a widget that a screen reader does not hear, such as a tab that is selected while its bar is built."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from PySide6.QtCore import QRect
from PySide6.QtGui import QAccessible, QAccessibleInterface, QWindow
from PySide6.QtWidgets import QWidget

from reader.ui.widgets.no_interface import NO_INTERFACE


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


class _Unheard(QAccessibleInterface):
    """It is not valid, and Qt sends no event about such an interface."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__()
        self._widget = widget

    # Qt's own

    def isValid(self) -> bool:
        return False

    def object(self) -> Any:
        return self._widget

    def window(self) -> QWindow | None:  # type: ignore[override]
        return None

    def parent(self) -> Any:
        return None

    def childCount(self) -> int:
        return 0

    def child(self, index: int) -> Any:
        return None

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return -1

    def childAt(self, x: int, y: int) -> Any:
        return None

    def role(self) -> QAccessible.Role:
        return QAccessible.Role.NoRole

    def text(self, t: QAccessible.Text) -> str:
        return ""

    def setText(self, t: QAccessible.Text, text: str) -> None:
        """Does nothing: there is none."""

    def rect(self) -> QRect:
        return QRect()

    def state(self) -> QAccessible.State:
        return QAccessible.State()

    def interface_cast(self, kind: QAccessible.InterfaceType) -> Any:
        return NO_INTERFACE
