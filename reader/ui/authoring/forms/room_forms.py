"""The forms of the author's room: opens them over the window, and makes their changes in the folder."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Protocol

from PySide6.QtWidgets import QWidget

from reader.library.authoring.content_source import KeptResults
from reader.library.editing.folder_edit import EditRefused, FolderEdit
from reader.library.editing.forms.entry_kinds import FormKind
from reader.library.editing.forms.folder_entries import FILES, FolderEntries, addition_of, edit_of, together
from reader.translation import N_, _
from reader.ui.authoring.forms.entry_dialog import EntryDialog
from reader.ui.authoring.forms.forms_pack import FormsPack

SAVED = {
    FormKind.PACK: N_("Pack saved."),
    FormKind.ARTICLE: N_("Article saved."),
    FormKind.TERM: N_("Term saved."),
    FormKind.SOURCE: N_("Source saved."),
    FormKind.QUESTION: N_("Question saved."),
    FormKind.SECTION: N_("Section saved."),
}


class EntryName(Protocol):
    """Names an entry: `kind` is one of FormKind; without an `id` it names the list of that kind."""

    @property
    def kind(self) -> str: ...

    @property
    def id(self) -> str: ...


class RoomForms:
    def __init__(self, window: QWidget, pack: FormsPack, say: Callable[[str], object]) -> None:
        """`say` shows a sentence to the author."""
        self._window = window
        self._pack = pack
        self._say = say
        self._kept = KeptResults()

    def can_edit(self, key: EntryName) -> bool:
        """Whether there is a form, or a list, for this kind of entry."""
        return key.kind in [*FormKind] and (bool(key.id) or key.kind not in (FormKind.ARTICLE, FormKind.SECTION))

    def edit(self, key: EntryName) -> object:
        """Opens the form of an entry; without an id, the list of its kind."""
        kind = FormKind(key.kind)
        if kind in FILES and not key.id:
            return self.show_list(kind)
        return self.open(kind, key.id)

    def add(self, key: EntryName, words: str = "", article: str = "") -> str:
        """Opens an empty form with the words that were typed. The id of the entry to use; empty if there is none."""
        kind = FormKind(key.kind)
        if kind not in FILES:
            return ""
        try:
            folder = self.folder()
            folder.entries(kind)  # an entry could not be added to a file with an error
        except EditRefused as error:
            self._say(str(error))
            return ""
        articles = folder.known.articles
        if kind is FormKind.QUESTION and not article and len(articles) == 1:
            article = articles[0].id
        dialog = EntryDialog(self._window, kind, folder.known)
        dialog.start_with(words, article)
        dialog.commit = partial(self._commit, kind, dialog)
        is_accepted = dialog.exec()
        dialog.deleteLater()
        return dialog.id if is_accepted else ""

    def open(self, kind: FormKind, id: str) -> bool:
        """Opens the form of an entry. Whether it was saved."""
        try:
            folder = self.folder()
            entry = folder.entry(kind, id)
        except EditRefused as error:
            self._say(str(error))
            return False
        dialog = EntryDialog(self._window, kind, folder.known, entry)
        # The head of an article has no id of its own, and that of a pack is a field like others.
        dialog.commit = partial(self._commit, kind, dialog, id)
        is_accepted = dialog.exec()
        dialog.deleteLater()
        return bool(is_accepted)

    def show_list(self, kind: FormKind) -> object:
        from reader.ui.authoring.forms.entry_list_dialog import EntryListDialog

        dialog = EntryListDialog(self._window, kind, self, self._pack)
        dialog.exec()
        dialog.deleteLater()
        return None

    def folder(self) -> FolderEntries:
        """The entries as they are now."""
        return FolderEntries(self._pack.snapshot(), self._kept)

    def _commit(self, kind: FormKind, dialog: EntryDialog, id: str = "") -> str:
        """Makes the change of a form, with the sources that were made on the way. A sentence if it is refused."""
        edits: list[FolderEdit] = []
        try:
            snapshot = self._pack.snapshot()
            if dialog.added:
                edits.append(addition_of(snapshot, FormKind.SOURCE, [*dialog.added.values()]))
            if dialog.is_new and dialog.changes:
                edits.append(addition_of(snapshot, kind, [{"id": dialog.id, **dialog.entry}]))
            elif dialog.changes:
                edits.append(edit_of(snapshot, kind, id or dialog.id, dialog.changes))
            if edits:
                self._pack.apply(together(edits[-1].name, *edits))
                self._say(_(SAVED[kind]))
        except EditRefused as error:
            return str(error)
        return ""
