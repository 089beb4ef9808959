"""The privacy feature: private sessions, which save nothing on disk, and deleting all data of Carrel."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction

from reader.translation import N_, Translated, _, ngettext, pgettext, with_english
from reader.ui.shell import file_dialogs
from reader.ui.shell.actions import ActionId, Handlers
from reader.ui.shell.messages import ERASE_PROBLEMS
from reader.ui.shell.shell import Shell
from reader.ui.widgets.labels import breakable

SAVE, DELETE, STAY = N_("Save the marks"), N_("Delete the marks"), N_("Stay private")
DELETE_ALL, CANCEL = N_("Delete all"), N_("Cancel")


class PrivateMarks(Protocol):
    """What a private session needs of the feature that saves the reader's marks."""

    def folders(self) -> Sequence[Path]:
        """Where marks are saved."""

    def count_private(self) -> int:
        """How many marks were made in the private session."""

    def begin_private(self) -> None: ...

    def end_private(self, *, saves: bool) -> None: ...

    def release_files(self) -> None:
        """Closes the marks files, so that they can be deleted."""

    def restart(self) -> None: ...


class PrivacyFeature(QObject):
    """private_changed(bool)   a private session began or ended
    erasing_started()         files are about to be deleted: writing must stop now
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
        return {ActionId.ERASE: self.erase_everything}

    def erase_everything(self) -> None:
        """Asks, deletes the files, and shows what was deleted."""
        from reader import erase_data

        folders = list(dict.fromkeys([self._data, *self._marks.folders()]))
        found = [
            ngettext(
                "{kind}: {count} file, in {folder}",
                "{kind}: {count} files, in {folder}",
                len(files),
                kind=name,
                folder=breakable(str(folder)),
            )
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
        ui_state.reset()  # `reload` made it remember the appearance
        self._marks.restart()
        file_dialogs.forget()
        self.erased.emit()
        messages.say(_deleted_text(removed) if removed else _("Carrel had saved nothing on disk."))
        for problem in problems:
            messages.tell(problem, ERASE_PROBLEMS)

    def _confirm(self, found: Sequence[Translated]) -> bool:
        from reader.ui.widgets.question import QuestionDialog

        if found:
            start = with_english(_("This cannot be undone. Carrel will delete:"))
            files = "\n".join(f"•  {with_english(each)}" for each in found)
            paragraphs = [start, files]
        else:
            paragraphs = [with_english(_("Carrel has saved nothing on disk so far. It will forget this session."))]
        paragraphs.append(with_english(_("It does not change other packs and other files in these folders.")))
        head = with_english(_("Delete all your Carrel data?"))
        answers = (_(DELETE_ALL), _(CANCEL))
        dialog = QuestionDialog(self._shell.window, _("Delete all data"), head, "\n\n".join(paragraphs), answers)
        dialog.exec()
        dialog.deleteLater()
        return dialog.answer == answers[0]

    def set_private(self, is_private: bool) -> None:
        """Begins or ends a private session."""
        ui_state, messages = self._shell.ui_state, self._shell.messages
        if is_private == ui_state.is_private:
            return
        if is_private:
            ui_state.begin_private()
            self._marks.begin_private()
            messages.say(_("Private session: nothing is saved on disk until you turn it off."))
        else:
            answer = self._ask_about_marks() if self._marks.count_private() else DELETE
            if answer not in (SAVE, DELETE):
                self._toggle.setChecked(True)
                return
            ui_state.end_private()
            file_dialogs.forget()
            self._marks.end_private(saves=answer == SAVE)
            messages.say(_("The private session has ended."))
        self.private_changed.emit(is_private)

    def _ask_about_marks(self) -> str:
        from reader.ui.widgets.question import QuestionDialog

        answers = (SAVE, DELETE, STAY)
        texts: list[str] = [_(answer) for answer in answers]
        dialog = QuestionDialog(
            self._shell.window,
            _("End the private session"),
            ngettext("Save {count} private mark?", "Save {count} private marks?", self._marks.count_private()),
            with_english(_("Saved marks are added to your other marks. Deleted marks cannot be restored.")),
            texts,
        )
        dialog.exec()
        dialog.deleteLater()
        return answers[texts.index(dialog.answer)] if dialog.answer else ""


def _deleted_text(removed: Sequence[str]) -> Translated:
    """`removed` are such as “marks: 2 files”."""
    return _("Deleted {files}.", files=pgettext("between the items of a list with commas in it", "; ").join(removed))
