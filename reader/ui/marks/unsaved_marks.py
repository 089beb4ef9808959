"""Marks that are not saved when the window closes: asks what to do, or keeps them in another folder."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QWidget

from reader.marks import exchange, spare_file
from reader.translation import N_, _, with_english
from reader.ui.marks.draft_keeper import DraftKeeper
from reader.ui.marks.marks_model import MarksModel
from reader.ui.marks.save_file import save_file
from reader.ui.shell import file_dialogs
from reader.ui.shell.messages import Messages
from reader.ui.widgets.question import QuestionDialog

HEAD = N_("Your marks are not saved yet.")
AGAIN, COPY, LOSE, STAY = N_("Try again"), N_("Save a copy…"), N_("Close without them"), N_("Keep Carrel open")


class UnsavedMarks:
    """`folders` are those where a file may be kept, the best first."""

    def __init__(self, window: QWidget, model: MarksModel, messages: Messages, folders: Sequence[Path]) -> None:
        self._window = window
        self._model = model
        self._messages = messages
        self._folders = folders

    def may_close(self) -> bool:
        """Asks the reader while there is something to lose."""
        while problem := self._model.unsaved:
            answers = {str(_(each)): each for each in (AGAIN, COPY, LOSE, STAY)}
            title, head = _("Close Carrel"), with_english(_(HEAD))
            question = QuestionDialog(self._window, title, head, problem, [*answers])
            question.exec()
            answer = answers.get(question.answer)
            question.deleteLater()
            if answer == LOSE or (answer == COPY and self._save_copy()):
                return True
            if answer not in (AGAIN, COPY):
                return False
        return True

    def keep_elsewhere(self) -> None:
        """Without asking, because the computer is being shut down. Notes in open dialogs are kept as drafts."""
        for keeper in self._window.findChildren(DraftKeeper):
            keeper.save_now()
        if self._model.unsaved:
            spare_file.write(self._folders, self._model.store.versions(), self._model.store.id)

    def _save_copy(self) -> bool:
        suffix = exchange.SUFFIX
        title = _("Save a copy of your marks")
        file, _filter = file_dialogs.ask_target(self._window, title, f"marks{suffix}", f"*{suffix}")
        store = self._model.store
        return file is not None and save_file(file, exchange.as_json(store.versions(), store.id), self._messages)
