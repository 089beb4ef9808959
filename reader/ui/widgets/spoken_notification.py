"""Notifications without a widget, which a screen reader speaks when they appear."""

from __future__ import annotations

from collections import deque
from typing import Any

from PySide6.QtCore import QRect
from PySide6.QtGui import QAccessible, QAccessibleEvent, QWindow
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import Shiboken

from reader.ui.widgets.leaf_interface import LeafInterface

KEPT = 32
"""A screen reader asks for the sentence some time after the event; Python must not delete what Qt refers to."""

_sent: deque[_Notification] = deque()


def notify(widget: QWidget, sentence: str) -> None:
    """Has a sentence spoken that concerns a widget."""
    notification = _Notification(widget.window(), sentence)
    _sent.append(notification)
    QAccessible.updateAccessibility(QAccessibleEvent(notification, QAccessible.Event.ObjectShow))
    if len(_sent) > KEPT:
        QAccessible.deleteAccessibleInterface(QAccessible.uniqueId(_sent.popleft()))


class _Notification(LeafInterface):
    def __init__(self, window: QWidget, sentence: str) -> None:
        super().__init__()
        self._window = window
        self._sentence = sentence

    # Qt's own

    def isValid(self) -> bool:
        return Shiboken.isValid(self._window)

    def window(self) -> QWindow | None:  # type: ignore[override]
        return self._window.windowHandle() if self.isValid() else None

    def parent(self) -> Any:
        """Not the window: with each sentence in a dialog, Orca would read all of the dialog's text first."""
        application = QApplication.instance()
        return QAccessible.queryAccessibleInterface(application) if application and self.isValid() else None

    def role(self) -> QAccessible.Role:
        return QAccessible.Role.Notification

    def text(self, t: QAccessible.Text) -> str:
        return self._sentence if t is QAccessible.Text.Name else ""

    def rect(self) -> QRect:
        return self._window.geometry() if self.isValid() else QRect()
