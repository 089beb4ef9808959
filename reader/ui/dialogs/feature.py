"""The help feature: the dialogs of the Help menu."""

from __future__ import annotations

from collections.abc import Callable

from reader.translation import _
from reader.ui.shell.actions import ActionId, Handlers
from reader.ui.shell.local_help_reader import SETTING
from reader.ui.shell.session import Session
from reader.ui.shell.shell import Shell

# Dialogs are imported where they open, to keep the start fast.


class HelpFeature:
    def __init__(self, shell: Shell, session: Session, on_local_help_changed: Callable[[], None]) -> None:
        self._shell = shell
        self._session = session
        self._on_local_help_changed = on_local_help_changed

    def handlers(self) -> Handlers:
        return {
            ActionId.KEYBOARD: self.show_keyboard,
            ActionId.LOCAL_HELP: self.show_local_help,
            ActionId.ABOUT: self.show_about,
        }

    def show_keyboard(self) -> None:
        from reader.ui.dialogs.keyboard import KeyboardDialog

        dialog = KeyboardDialog(self._shell.window)
        dialog.exec()
        dialog.deleteLater()

    def show_local_help(self) -> None:
        from reader.ui.dialogs.local_help_dialog import LocalHelpDialog

        dialog = LocalHelpDialog(self._shell.window, str(self._shell.ui_state.value(SETTING)))
        if dialog.exec():
            self._shell.ui_state.remember(SETTING, dialog.text)
            self._on_local_help_changed()
            self._shell.messages.say(_("Local help saved.") if dialog.text else _("Local help deleted."))
        dialog.deleteLater()

    def show_about(self) -> None:
        from reader.ui.dialogs.about import AboutDialog

        opened = self._session.opened
        pack = opened.pack if opened else None
        dialog = AboutDialog(self._shell.window, pack.info if pack else None, pack.path if pack else None)
        dialog.exec()
        dialog.deleteLater()
