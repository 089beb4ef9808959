"""The help feature: the dialogs of the Help menu."""

from __future__ import annotations

from reader.ui.shell.actions import ActionId, Handlers
from reader.ui.shell.session import Session
from reader.ui.shell.shell import Shell

# Dialogs are imported where they open, to keep the start fast.


class HelpFeature:
    def __init__(self, shell: Shell, session: Session) -> None:
        self._shell = shell
        self._session = session

    def handlers(self) -> Handlers:
        return {ActionId.KEYBOARD: self.show_keyboard, ActionId.ABOUT: self.show_about}

    def show_keyboard(self) -> None:
        from reader.ui.dialogs.keyboard import KeyboardDialog

        dialog = KeyboardDialog(self._shell.window)
        dialog.exec()
        dialog.deleteLater()

    def show_about(self) -> None:
        from reader.ui.dialogs.about import AboutDialog

        opened = self._session.opened
        pack = opened.pack if opened else None
        dialog = AboutDialog(self._shell.window, pack.info if pack else None, pack.path if pack else None)
        dialog.exec()
        dialog.deleteLater()
