"""An accessible object without children and texts; subclasses say what it has."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QRect
from PySide6.QtGui import QAccessible, QAccessibleInterface, QWindow

from reader.ui.widgets.no_interface import NO_INTERFACE


class LeafInterface(QAccessibleInterface):
    """Qt takes it for invalid unless a subclass says otherwise."""

    # Qt's own

    def isValid(self) -> bool:
        return False

    def object(self) -> Any:
        return None

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
        """Does nothing: what was spoken does not change."""

    def rect(self) -> QRect:
        return QRect()

    def state(self) -> QAccessible.State:
        return QAccessible.State()

    def interface_cast(self, kind: QAccessible.InterfaceType) -> Any:
        return NO_INTERFACE
