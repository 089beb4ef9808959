"""Private sessions, which save nothing on disk, and erasing everything on this computer."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction

from reader.system.format_numbers import counted
from reader.ui.shell.actions import ActionId, Handlers
from reader.ui.shell.shell import Shell

KEEP, FORGET, STAY = "Save them", "Forget them", "Stay private"
FORGET_ALL, CANCEL = "Forget everything", "Cancel"


class PrivateMarks(Protocol):
    """What a private session needs of the feature that saves the reader's marks."""

    def folders(self) -> Sequence[Path]:
        """Where marks are saved."""

    def count_private(self) -> int:
        """How many marks were made in the private session."""

    def begin_private(self) -> None: ...

    def end_private(self, *, saves: bool) -> None: ...

    def release_files(self) -> None:
        """Closes the files of marks, so that they can be deleted."""

    def restart(self) -> None: ...


class PrivacyFeature(QObject):
    """private_changed(bool)   a private session began or ended
    erasing_started()         whoever is writing a file must stop now
    erased()                  all data were deleted
    """

    private_changed = Signal(bool)
    erasing_started = Signal()
    erased = Signal()

    def __init__(self, shell: Shell, marks: PrivateMarks, data: Path, toggle: QAction) -> None:
        """`toggle` is the action that begins and ends the private session; `data` is the reader's own data folder."""
        super().__init__(shell.window)
        self._shell = shell
        self._marks = marks
        self._data = data
        self._toggle = toggle

    def handlers(self) -> Handlers:
        return {ActionId.FORGET: self.erase_everything}

    def erase_everything(self) -> None:
        """Asks, deletes, and says what was deleted."""
        from reader import erase_data

        folders = list(dict.fromkeys([self._data, *self._marks.folders()]))
        found = [
            f"{name}: {counted(len(files), 'file')}, in {folder}"
            for folder in folders
            for name, files in erase_data.known_files(folder).items()
        ]
        if not self._confirm(found):
            return
        ui_state, messages = self._shell.ui_state, self._shell.messages
        self.erasing_started.emit()
        self._marks.release_files()
        ui_state.reset()
        removed: list[str] = []
        problems: list[str] = []
        for folder in folders:
            done = erase_data.erase(folder)
            removed += done.removed
            problems += done.problems
        self._shell.appearance.reload()
        ui_state.reset()  # the change of appearance was remembered, too
        self._marks.restart()
        self.erased.emit()
        messages.say(f"Forgotten: {'; '.join(removed)}." if removed else "There was nothing to forget on disk.")
        for problem in problems:
            messages.tell(problem)

    def _confirm(self, found: Sequence[str]) -> bool:
        from reader.ui.widgets.question import QuestionDialog

        if found:
            text = "This is deleted for good and cannot be undone:\n\n" + "\n".join(f"•  {each}" for each in found)
        else:
            text = "Carrel has saved nothing on this computer so far. What it remembers of this session is forgotten."
        text += "\n\nOther packs, and all other files in these folders, are not changed."
        dialog = QuestionDialog(
            self._shell.window, "Forget everything", "Forget everything on this computer?", text, (FORGET_ALL, CANCEL)
        )
        dialog.exec()
        dialog.deleteLater()
        return dialog.answer == FORGET_ALL

    def set_private(self, is_private: bool) -> None:
        """Begins or ends a private session."""
        ui_state, messages = self._shell.ui_state, self._shell.messages
        if is_private == ui_state.is_private:
            return
        if is_private:
            ui_state.begin_private()
            self._marks.begin_private()
            messages.say("Private session: nothing is saved on disk until you turn it off.")
        else:
            answer = self._ask() if self._marks.count_private() else FORGET
            if answer not in (KEEP, FORGET):
                self._toggle.setChecked(True)
                return
            ui_state.end_private()
            self._marks.end_private(saves=answer == KEEP)
            messages.say("The private session has ended.")
        self.private_changed.emit(is_private)

    def _ask(self) -> str:
        from reader.ui.widgets.question import QuestionDialog

        dialog = QuestionDialog(
            self._shell.window,
            "End the private session",
            f"What should happen to the {counted(self._marks.count_private(), 'mark')} that you made?",
            "Saved marks are written to this computer with the others. Forgotten marks are deleted for good.",
            (KEEP, FORGET, STAY),
        )
        dialog.exec()
        dialog.deleteLater()
        return dialog.answer
