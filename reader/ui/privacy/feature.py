"""The private session, which keeps nothing on disk, and forgetting everything on this computer."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from reader.ui.marks.feature import MarksFeature
from reader.ui.shell.appearance import Appearance
from reader.ui.shell.session import Session
from reader.ui.shell.ui_state import UiState

KEEP, FORGET, STAY = "Keep them", "Forget them", "Stay private"
FORGET_ALL, CANCEL = "Forget everything", "Cancel"


class Privacy(QObject):
    """private_changed(bool). announced(str), failed(str).

    forgetting_began(): whoever is writing something stops now. forgotten(): all that was kept is gone.
    """

    private_changed = Signal(bool)
    announced = Signal(str)
    failed = Signal(str)
    forgetting_began = Signal()
    forgotten = Signal()

    def __init__(
        self,
        window: QWidget,
        session: Session,
        memory: UiState,
        appearance: Appearance,
        marks: MarksFeature,
        data: Path,
        toggle: QAction,
    ) -> None:
        """`toggle` is the action that begins and ends the private session."""
        super().__init__(window)
        self._window = window
        self._session = session
        self._memory = memory
        self._appearance = appearance
        self._marks = marks
        self._data = data
        self._toggle = toggle
        toggle.toggled.connect(self._change)

    def forget_everything(self) -> None:
        """Asks, removes, and says what was removed."""
        from reader import erase_data
        from reader.ui.widgets.question import QuestionDialog

        folders = list(dict.fromkeys([self._data, *self._marks.folders()]))
        found = [
            f"{words}: {len(files):,} file{'' if len(files) == 1 else 's'}, in {folder}"
            for folder in folders
            for words, files in erase_data.known_files(folder).items()
        ]
        text = "This is removed for good, and cannot be undone:\n\n" + "\n".join(f"•  {each}" for each in found)
        if not found:
            text = "Carrel has kept nothing on this computer so far. What it knows of this session is forgotten."
        text += "\n\nOther packs, and whatever else is in these folders, stay as they are."
        dialog = QuestionDialog(
            self._window, "Forget everything", "Forget everything on this computer?", text, (FORGET_ALL, CANCEL)
        )
        dialog.exec()
        dialog.deleteLater()
        if dialog.answer != FORGET_ALL:
            return
        self.forgetting_began.emit()
        self._marks.forget()
        self._memory.forget()
        self._session.forget_way()
        removed: list[str] = []
        problems: list[str] = []
        for folder in folders:
            done = erase_data.erase(folder)
            removed += done.removed
            problems += done.problems
        self._appearance.follow_settings()
        self._memory.forget()  # what the change of looks has put there
        self._marks.begin_anew()
        self.forgotten.emit()
        self.announced.emit(f"Forgotten: {'; '.join(removed)}." if removed else "There was nothing to forget on disk.")
        for problem in problems:
            self.failed.emit(problem)

    def _change(self, is_private: bool) -> None:
        if is_private == self._memory.is_private:
            return
        if is_private:
            self._memory.begin_private()
            self._marks.begin_private()
            self.announced.emit("Private session: nothing is kept on disk until you turn it off.")
        else:
            answer = self._ask() if self._marks.made_in_private() else FORGET
            if answer not in (KEEP, FORGET):
                self._toggle.setChecked(True)
                return
            self._memory.end_private()
            self._marks.end_private(keeps=answer == KEEP)
            self.announced.emit("The private session has ended.")
        self.private_changed.emit(is_private)

    def _ask(self) -> str:
        from reader.ui.widgets.question import QuestionDialog

        count = self._marks.made_in_private()
        what = "1 mark" if count == 1 else f"{count:,} marks"
        dialog = QuestionDialog(
            self._window,
            "End the private session",
            f"What should become of the {what} that you made?",
            "Kept marks are written to this computer with the others. Forgotten ones are gone for good.",
            (KEEP, FORGET, STAY),
        )
        dialog.exec()
        dialog.deleteLater()
        return dialog.answer
