"""Sticks in the window: opens the dialogs, leads from one to the other, and keeps the window open while one writes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from reader.system import paths
from reader.ui.shell.appearance import Appearance
from reader.ui.shell.session import Session

if TYPE_CHECKING:
    from reader.sticks.drives import Drive
    from reader.ui.sticks.check_dialog import CheckDialog
    from reader.ui.sticks.make_dialog import MakeDialog
    from reader.ui.sticks.selection import Mending
    from reader.ui.sticks.stick_dialog import StickDialog

STOP, GO_ON = "Stop and close", "Go on writing"


class SticksFeature(QObject):
    """announced(str): sticks were written while the reader was perhaps looking elsewhere."""

    announced = Signal(str)

    def __init__(self, window: QWidget, session: Session, appearance: Appearance, data: Path) -> None:
        """`data` is where what the reader makes is kept, which is no place for a stick."""
        super().__init__(window)
        self._window = window
        self._session = session
        self._appearance = appearance
        self._data = data
        self._making: MakeDialog | None = None
        self._checking: CheckDialog | None = None
        self._program: Path | None = None  # that somebody has named, in a checkout
        self._is_closing = False

    def actions(self) -> dict[str, Callable[[], object]]:
        """What to do for the actions of the table, by id."""
        return {"make_stick": self.make, "check_stick": self.check}

    def make(self) -> MakeDialog:
        from reader.ui.sticks.make_dialog import MakeDialog

        if self._making is None:
            packs = [pack.path for pack in self._session.packs()]
            dialog = MakeDialog(self._window, self._appearance, self._at_hand, packs, paths.program() or self._program)
            dialog.written.connect(self.announced)
            self._making = dialog
            self._look_after(dialog)
        _bring_up(self._making)
        return self._making

    def check(self) -> CheckDialog:
        from reader.ui.sticks.check_dialog import CheckDialog

        if self._checking is None:
            dialog = CheckDialog(self._window, self._appearance, self._at_hand, paths.program())
            dialog.repair_requested.connect(self._repair)
            self._checking = dialog
            self._look_after(dialog)
        _bring_up(self._checking)
        return self._checking

    def may_close(self) -> bool:
        """Whether the window may close now. Where it must wait for a stick to be left clean, it closes by itself."""
        if self._making and self._making.is_busy and not self._is_closing and not self._is_stopping_wanted():
            return False
        self._is_closing = True
        for dialog in self._dialogs():
            dialog.stop()
        if any(dialog.is_busy for dialog in self._dialogs()):
            return False
        for dialog in self._dialogs():
            dialog.reject()
        self._is_closing = False
        return True

    def _is_stopping_wanted(self) -> bool:
        from reader.ui.widgets.question import QuestionDialog

        text = "What is whole on them stays, and nothing is left half-written. Making them again goes on from there."
        dialog = QuestionDialog(self._window, "Close Carrel", "Stop writing the sticks?", text, (STOP, GO_ON))
        dialog.exec()
        dialog.deleteLater()
        return dialog.answer == STOP

    def _repair(self, mending: Mending) -> None:
        dialog = self.make()
        if not dialog.is_busy:
            dialog.mend(mending)
            if self._checking:
                self._checking.reject()  # what it says will be true no more

    def _at_hand(self) -> list[Drive]:
        """Called on another thread."""
        from reader.sticks import drives

        return drives.at_hand(paths.program(), self._data)

    def _dialogs(self) -> list[StickDialog]:
        return [dialog for dialog in (self._making, self._checking) if dialog]

    def _look_after(self, dialog: StickDialog) -> None:
        dialog.finished.connect(lambda: self._let_go(dialog))
        dialog.work_ended.connect(self._close_at_last)

    def _let_go(self, dialog: StickDialog) -> None:
        if dialog is self._making:
            self._program = self._making.program
            self._making = None
        else:
            self._checking = None
        dialog.deleteLater()

    def _close_at_last(self) -> None:
        if self._is_closing:
            QTimer.singleShot(0, self._window.close)


def _bring_up(dialog: StickDialog) -> None:
    dialog.show()
    dialog.raise_()
    dialog.activateWindow()
