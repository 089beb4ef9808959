"""Closes the window when the system ends Carrel: a signal, the end of the session, or of the terminal."""

from __future__ import annotations

import contextlib
import signal
import socket
from collections.abc import Callable

from PySide6.QtCore import QObject, QSocketNotifier
from PySide6.QtWidgets import QApplication

SIGNALS = ("SIGTERM", "SIGHUP", "SIGINT", "SIGBREAK")
MOST_DIALOGS = 20


class SystemEnd(QObject):
    """Calls `end`, which must not ask anything."""

    def __init__(self, app: QApplication, end: Callable[[], None]) -> None:
        super().__init__(app)
        self._end = end
        # Python runs its handlers only between two steps of Python code, and Qt's loop may wait for hours between
        # those. So each signal writes a byte to a socket that the loop watches.
        self._reading, self._writing = socket.socketpair()
        for each in (self._reading, self._writing):
            each.setblocking(False)
        self._notifier = QSocketNotifier(self._reading.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._take)
        app.commitDataRequest.connect(lambda _manager: end())

    def begin(self) -> None:
        """Only on the main thread."""
        signal.set_wakeup_fd(self._writing.fileno(), warn_on_full_buffer=False)
        for name in SIGNALS:
            number = getattr(signal, name, None)
            if number is not None:
                signal.signal(number, _wake)

    def _take(self) -> None:
        with contextlib.suppress(BlockingIOError):
            self._reading.recv(64)
        self._end()


def _wake(_number: int, _frame: object) -> None:
    """The byte in the socket does the work."""


def close_dialogs(most: int = MOST_DIALOGS) -> bool:
    """Closes each dialog that waits for an answer, the innermost first, as if it had been left. False if some stay."""
    for _ in range(most):
        waiting = QApplication.activePopupWidget() or QApplication.activeModalWidget()
        if waiting is None:
            return True
        if not waiting.close():
            return False
    return QApplication.activeModalWidget() is None
