"""The sticks feature: opens its dialogs, and keeps the window open while sticks are being written."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from reader.system import paths
from reader.translation import N_, _
from reader.ui.shell.actions import ActionId, Handlers
from reader.ui.shell.session import Session
from reader.ui.shell.shell import Shell

if TYPE_CHECKING:
    from reader.sticks.drives import Drive
    from reader.ui.sticks.check_dialog import CheckDialog
    from reader.ui.sticks.make_dialog import MakeDialog
    from reader.ui.sticks.selection import RepairRequest
    from reader.ui.sticks.stick_dialog import StickDialog

CANCEL, CONTINUE = N_("Stop and close"), N_("Continue")


class SticksFeature(QObject):
    def __init__(self, shell: Shell, session: Session, data: Path) -> None:
        """`data` is the reader's data folder, whose disk is never offered as a stick."""
        super().__init__(shell.window)
        self._window = shell.window
        self._appearance = shell.appearance
        self._messages = shell.messages
        self._session = session
        self._data = data
        self._making: MakeDialog | None = None
        self._checking: CheckDialog | None = None
        self._program: Path | None = None  # chosen by the user, in a checkout
        self._is_closing = False

    def handlers(self) -> Handlers:
        return {ActionId.MAKE_STICK: self.make, ActionId.CHECK_STICK: self.check}

    def make(self) -> MakeDialog:
        from reader.ui.sticks.make_dialog import MakeDialog

        if self._making is None:
            packs = [pack.path for pack in self._session.packs()]
            dialog = MakeDialog(
                self._window, self._appearance, self._find_drives, packs, paths.program() or self._program
            )
            dialog.written.connect(self._messages.say)
            self._making = dialog
            self._connect(dialog)
        _bring_to_front(self._making)
        return self._making

    def check(self) -> CheckDialog:
        from reader.ui.sticks.check_dialog import CheckDialog

        if self._checking is None:
            dialog = CheckDialog(self._window, self._appearance, self._find_drives, paths.program())
            dialog.repair_requested.connect(self._repair)
            self._checking = dialog
            self._connect(dialog)
        _bring_to_front(self._checking)
        return self._checking

    def may_close(self) -> bool:
        """Whether the window may close now. If an operation is being cancelled, the window closes when it has ended."""
        if self._making and self._making.is_busy and not self._is_closing and not self._confirms_cancelling():
            return False
        return self.stop()

    def stop(self) -> bool:
        """As `may_close`, without asking."""
        self._is_closing = True
        for dialog in self._dialogs():
            dialog.cancel()
        if any(dialog.is_busy for dialog in self._dialogs()):
            return False
        for dialog in self._dialogs():
            dialog.reject()
        self._is_closing = False
        return True

    def _confirms_cancelling(self) -> bool:
        from reader.ui.widgets.question import QuestionDialog

        is_repair = self._making is not None and self._making.is_repairing
        head = _("Stop repairing the stick?") if is_repair else _("Stop writing the sticks?")
        text = _("Verified files stay on the sticks. If you write them again, Carrel continues from there.")
        answers = (_(CANCEL), _(CONTINUE))
        dialog = QuestionDialog(self._window, _("Close Carrel"), head, text, answers)
        dialog.exec()
        dialog.deleteLater()
        return dialog.answer == answers[0]

    def _repair(self, request: RepairRequest) -> None:
        dialog = self.make()
        if not dialog.is_busy:
            dialog.repair(request)
            if self._checking:
                self._checking.reject()  # its report is about to be outdated

    def _find_drives(self) -> list[Drive]:
        """Called on another thread."""
        from reader.sticks import drives

        return drives.available_drives(paths.program(), self._data)

    def _dialogs(self) -> list[StickDialog]:
        return [dialog for dialog in (self._making, self._checking) if dialog]

    def _connect(self, dialog: StickDialog) -> None:
        dialog.finished.connect(lambda: self._remove_dialog(dialog))
        dialog.work_ended.connect(self._close_if_waiting)

    def _remove_dialog(self, dialog: StickDialog) -> None:
        if dialog is self._making:
            self._program = self._making.program
            self._making = None
        else:
            self._checking = None
        dialog.deleteLater()

    def _close_if_waiting(self) -> None:
        if self._is_closing:
            QTimer.singleShot(0, self._window.close)


def _bring_to_front(dialog: StickDialog) -> None:
    dialog.show()
    dialog.raise_()
    dialog.activateWindow()
