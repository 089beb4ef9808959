"""Says what other programs have done to the folder, and lets the author choose between two versions of a file."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from reader.library.editing.folder_edit import EditRefused
from reader.library.editing.folder_watch import FolderEvent, FolderEventKind
from reader.translation import N_, _, ngettext
from reader.ui.authoring.edited_pack import EditedPack
from reader.ui.shell.appearance import Appearance
from reader.ui.shell.messages import Messages
from reader.ui.widgets.labels import one_line

GONE = N_("The folder cannot be found any more. What you type is kept as a draft until it is back.")
LOOK = N_("Look at both")


class ConflictController(QObject):
    def __init__(self, pack: EditedPack, window: QWidget, appearance: Appearance, messages: Messages) -> None:
        super().__init__(window)
        self._pack = pack
        self._window = window
        self._appearance = appearance
        self._messages = messages
        self._told: dict[str, str] = {}
        pack.found_elsewhere.connect(self._take)
        self._tell_conflicts()

    def resolve(self, file: str) -> None:
        """Shows both versions of a file, and does what the author chooses."""
        conflict = self._pack.edited.conflicts.get(file)
        if conflict is None:
            return
        from reader.ui.authoring.conflict_dialog import ConflictDialog

        dialog = ConflictDialog(self._window, conflict, self._pack.title_of(file), self._appearance.theme)
        dialog.exec()
        dialog.deleteLater()
        if dialog.choice is None:
            self._told.pop(file, None)
            self._tell_conflicts()
            return
        try:
            kept = self._pack.resolve(file, dialog.choice)
        except EditRefused as error:
            self._messages.tell(str(error))
            return
        if kept:
            self._messages.say(_("The other version is kept as {file}.", file=one_line(str(kept))))
        self._tell_conflicts()

    def _take(self, events: Sequence[FolderEvent]) -> None:
        kinds = {event.kind for event in events}
        if FolderEventKind.FOLDER_GONE in kinds:
            self._messages.tell(_(GONE))
        if FolderEventKind.FOLDER_BACK in kinds:
            self._messages.withdraw(_(GONE))
        others = (FolderEventKind.CHANGED, FolderEventKind.ADDED, FolderEventKind.DELETED, FolderEventKind.RENAMED)
        files = [event.new_name or event.file for event in events if event.kind in others]
        if len(files) == 1:
            self._messages.say(
                _(
                    "Another program has changed {file}. Carrel shows it as it is now.",
                    file=self._pack.title_of(files[0]),
                )
            )
        elif files:
            self._messages.say(
                ngettext(
                    "Another program has changed {count} file of this folder.",
                    "Another program has changed {count} files of this folder.",
                    len(files),
                )
            )
        self._tell_conflicts()

    def _tell_conflicts(self) -> None:
        conflicts = self._pack.edited.conflicts
        for file in [*self._told]:
            if file not in conflicts:
                self._messages.withdraw(self._told.pop(file))
        for file in conflicts:
            if file not in self._told:
                sentence = _("{file} was changed here and by another program.", file=self._pack.title_of(file))
                self._told[file] = sentence
                self._messages.offer(sentence, _(LOOK), partial(self.resolve, file))
