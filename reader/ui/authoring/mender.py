"""“Mend it”: asks where only the author knows, and makes the change that ends a problem."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from reader.library.authoring.problems import Problem
from reader.library.editing.folder_edit import EditRefused
from reader.library.editing.mends import mend_of
from reader.translation import _
from reader.ui.authoring.edited_pack import EditedPack
from reader.ui.authoring.title_dialog import TitleDialog
from reader.ui.shell.messages import Messages


class Mender:
    def __init__(self, pack: EditedPack, window: QWidget, messages: Messages) -> None:
        self._pack = pack
        self._window = window
        self._messages = messages

    def label_of(self, problem: Problem) -> str:
        """What the button would do; empty if only the author can mend it."""
        mend = mend_of(problem, self._pack.edited.snapshot())
        return mend.label if mend else ""

    def mend(self, problem: Problem) -> bool:
        mend = mend_of(problem, self._pack.edited.snapshot())
        if mend is None:
            return False
        answer = ""
        if mend.asks:
            dialog = TitleDialog(self._window, _("Mend it"), "", (mend.asks, mend.label))
            is_accepted = dialog.exec()
            dialog.deleteLater()
            if not is_accepted:
                return False
            answer = dialog.title
        try:
            self._pack.apply(mend.edit(answer))
        except EditRefused as error:
            self._messages.tell(str(error))
            return False
        self._messages.say(_("Mended. Ctrl+Z takes it back."))
        return True
