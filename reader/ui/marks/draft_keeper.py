"""Saves what is typed about a mark as a draft, so that a crash or a pulled stick loses little of it."""

from __future__ import annotations

import time

from PySide6.QtCore import QObject, QTimer

from reader.marks.drafts import Draft
from reader.translation import _
from reader.ui.marks.mark_editor import MarkEditor
from reader.ui.marks.marks_model import MarksModel

AFTER_LAST_KEY = 2_000  # milliseconds
LONGEST_UNSAVED = 10.0  # seconds, for somebody who types without a pause


class DraftKeeper(QObject):
    """For one editor. Call `finish` when its changes have been saved, or are not wanted."""

    def __init__(self, editor: MarkEditor, id: str, model: MarksModel) -> None:
        super().__init__(editor)
        self._editor = editor
        self._id = id
        self._model = model
        self._is_saved = False
        self._unsaved_since = 0.0
        self.timer = QTimer(self, singleShot=True, interval=AFTER_LAST_KEY)
        self.timer.timeout.connect(self.save)
        editor.edited.connect(self._note_edit)

    def save(self) -> None:
        self.timer.stop()
        self._unsaved_since = 0.0
        changes = {name: value for name, value in self._editor.changes.items() if name != "colour"}
        problem = self._model.store.drafts.save(Draft(self._id, **changes))  # type: ignore[arg-type]
        if problem:
            self._model.tell_problem(
                _("What you are writing cannot be saved yet ({problem}).", problem=problem.removesuffix("."))
            )
        self._is_saved = self._is_saved or not problem

    def save_now(self) -> None:
        """What was typed since the last time."""
        if self.timer.isActive():
            self.save()

    def finish(self) -> None:
        self.timer.stop()
        if self._is_saved:
            self._model.store.drafts.drop(self._id)

    def _note_edit(self) -> None:
        now = time.monotonic()
        self._unsaved_since = self._unsaved_since or now
        if now - self._unsaved_since >= LONGEST_UNSAVED:
            self.save()
        else:
            self.timer.start()
