"""Calls a function when the program is back in its event loop."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer


def call_later(owner: QObject, do: Callable[[], object], milliseconds: int = 0) -> None:
    """Does nothing if `owner` is deleted before.

    `QTimer.singleShot` with an owner hides what `do` raises in PySide 6.9: nothing is reported, and the error stays
    pending and breaks what Python calls next.
    """
    timer = QTimer(owner, singleShot=True, interval=milliseconds)
    timer.timeout.connect(do)
    timer.timeout.connect(timer.deleteLater)
    timer.start()
