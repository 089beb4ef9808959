"""Whether the window may close: after asking the reader, or at once because the system ends Carrel."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtWidgets import QWidget

from reader.ui.shell.blocked_close import BlockedClose
from reader.ui.shell.system_end import close_dialogs
from reader.ui.widgets.call_later import call_later

AFTER_DIALOGS = 50  # milliseconds in which what waited for a dialog goes on, and saves its changes


class Sticks(Protocol):
    def may_close(self) -> bool: ...

    def stop(self) -> bool: ...


class UnsavedWork(Protocol):
    def may_close(self) -> bool: ...

    def keep_unsaved(self) -> None: ...


class WindowEnd:
    def __init__(self, window: QWidget, sticks: Sticks, unsaved: Sequence[UnsavedWork]) -> None:
        self._window = window
        self._sticks = sticks
        self._unsaved = unsaved
        self._asks = True
        self._is_leaving_dialogs = False
        self._blocked_close = BlockedClose(window, self._close_with_dialogs)

    def may_close(self) -> bool:
        """False if the reader wants to stay, or while an operation on a stick is being cancelled."""
        if not self._asks:
            return self._sticks.stop()
        return self._sticks.may_close() and all(each.may_close() for each in self._unsaved)

    def close_now(self) -> None:
        """Nobody can be asked; what can be saved is saved."""
        self._asks = False
        for each in self._unsaved:
            each.keep_unsaved()
        close_dialogs()
        call_later(self._window, self._window.close, AFTER_DIALOGS)

    def _close_with_dialogs(self) -> None:
        """The reader closes the window while a dialog is open. A dialog that asks or refuses keeps the window open."""
        if self._is_leaving_dialogs:
            close_dialogs(1)  # the question of the dialog that is being left
            return
        self._is_leaving_dialogs = True
        try:
            are_closed = close_dialogs()
        finally:
            self._is_leaving_dialogs = False
        if are_closed:
            call_later(self._window, self._window.close, AFTER_DIALOGS)
