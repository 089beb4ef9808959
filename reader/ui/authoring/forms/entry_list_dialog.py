"""The glossary, the sources or the questions of a pack as a list: filtered as one types, edited, deleted, added."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from reader.library.citation.fields import as_text
from reader.library.editing.folder_edit import EditRefused
from reader.library.editing.forms.added_files import ENDINGS, added_file
from reader.library.editing.forms.entry_kinds import FormKind
from reader.library.editing.forms.entry_usages import EntryUsage, usages_of
from reader.library.editing.forms.entry_values import Entry
from reader.library.editing.forms.folder_entries import FolderEntries, deletion_of
from reader.library.editing.forms.known_entries import named_source, named_term
from reader.library.importing.imported import ImportFailed
from reader.translation import N_, _, list_text, ngettext, with_english
from reader.ui.authoring.forms.forms_pack import FormsPack
from reader.ui.lists.filtered_list import FilteredList, FilteredRow
from reader.ui.shell import file_dialogs
from reader.ui.shell.waiting import STEPS, wait_for
from reader.ui.widgets.announcement import announce
from reader.ui.widgets.dialog import Dialog
from reader.ui.widgets.flow import FlowLayout
from reader.ui.widgets.labels import one_line
from reader.ui.widgets.question import QuestionDialog
from reader.ui.widgets.report_dialog import ReportDialog

TITLES = {FormKind.TERM: N_("Glossary"), FormKind.SOURCE: N_("Sources"), FormKind.QUESTION: N_("Questions")}
EMPTY = {
    FormKind.TERM: N_("The glossary has no terms yet."),
    FormKind.SOURCE: N_("The pack has no sources yet."),
    FormKind.QUESTION: N_("The pack has no questions yet."),
}
FILE_KINDS = {FormKind.TERM: N_("Tables of terms"), FormKind.SOURCE: N_("Files of sources")}
DELETE_ONE = {
    FormKind.TERM: N_("Delete term"),
    FormKind.SOURCE: N_("Delete source"),
    FormKind.QUESTION: N_("Delete question"),
}
DELETE_SEVERAL = {
    FormKind.TERM: N_("Delete terms"),
    FormKind.SOURCE: N_("Delete sources"),
    FormKind.QUESTION: N_("Delete questions"),
}
DELETE, KEEP = N_("Delete"), N_("Keep")
MOST_NAMED = 5  # articles in a question
_BEFORE_USAGE = " — "


class FormOpener(Protocol):
    """What opens the forms of entries."""

    def folder(self) -> FolderEntries: ...

    def open(self, kind: FormKind, id: str) -> bool: ...

    def add(self, key: _ListKey) -> str: ...


class _ListKey:
    """The list of a kind, as what opens the forms takes it."""

    def __init__(self, kind: str, id: str = "") -> None:
        self.kind = kind
        self.id = id


class EntryListDialog(Dialog):
    def __init__(self, parent: QWidget, kind: FormKind, forms: FormOpener, pack: FormsPack) -> None:
        super().__init__(parent, _(TITLES[kind]))
        self._kind = kind
        self._forms = forms
        self._pack = pack
        self._usages: Mapping[str, EntryUsage] = {}
        self._labels: dict[str, str] = {}
        self.list = FilteredList(_(TITLES[kind]), _("Filter"))
        self.list.list.activated.connect(lambda _index: self.edit())
        self.list.list.selectionModel().selectionChanged.connect(lambda *_selected: self._enable())
        self._message = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self._undo = QPushButton(_("&Undo"))
        self._undo.clicked.connect(self._take_back)
        said = QWidget()
        line = QHBoxLayout(said)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self._message, 1)
        line.addWidget(self._undo)
        self._said = said
        said.hide()
        buttons = QWidget()
        flow = FlowLayout(8, buttons)
        self._new = self._button(flow, _("&New…"), self.add)
        self._edit = self._button(flow, _("&Edit…"), self.edit)
        if kind in ENDINGS:
            self._button(flow, _("Add from &file…"), self.add_from_file)
        self._delete = self._button(flow, _("&Delete"), self.delete)
        self._close = self._button(flow, _("&Close"), self.reject)
        self._close.setDefault(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 12)
        column.setSpacing(8)
        column.addWidget(self.list, 1)
        column.addWidget(said)
        column.addWidget(buttons)
        self.fill()
        self.list.field.setFocus()
        self.prefer_size(76, 34)

    def fill(self, shown: str = "") -> None:
        """Reads the folder again; `shown` is the id of the entry to select."""
        note = ""
        rows: list[FilteredRow] = []
        try:
            folder = self._forms.folder()
            entries = folder.entries(self._kind)
            self._usages = usages_of(folder, self._kind)
            rows = self._rows(folder, entries)
            note = "" if rows else _(EMPTY[self._kind])
        except EditRefused as error:
            note = str(error)
        self._labels = {row.key: row.text.rpartition(_BEFORE_USAGE)[0] for row in rows}
        self.list.set_rows(rows, note)
        if shown:
            self.list.choose(shown)
        self._enable()

    def add(self) -> None:
        id = self._forms.add(_ListKey(self._kind))
        if id:
            self.fill(id)
            self.list.list.setFocus()

    def add_from_file(self) -> None:
        """Adds the entries of a file of sources or terms, and reports what was not kept."""
        endings = " ".join(f"*{ending}" for ending in ENDINGS[self._kind])
        kinds = _(FILE_KINDS[self._kind])
        path = file_dialogs.ask_file(self, _("Add from file"), f"{kinds} ({endings})")
        if path is None:
            return
        name = one_line(path.name)
        try:
            added = wait_for(
                self,
                _("Add from file"),
                _("Reading {file}…", file=name),
                lambda on_progress: added_file(
                    self._forms.folder(), self._kind, path, lambda share: on_progress(int(share * STEPS), STEPS)
                ),
            )
            if added is None:
                self._say(_("Cancelled. {file} was not added.", file=name), can_undo=False)
                return
            if added.edit:
                self._pack.apply(added.edit)
        except (ImportFailed, EditRefused) as error:
            self._say(_("{file} was not added. {error}", file=name, error=error), can_undo=False)
            return
        self.fill()
        self._say(added.sentence, can_undo=added.edit is not None)
        if added.lines:
            report = ReportDialog(self, _("Add from file"), added.sentence, added.lines)
            report.exec()
            report.deleteLater()

    def edit(self) -> None:
        ids = self.list.selected_keys()
        if len(ids) == 1 and self._forms.open(self._kind, ids[0]):
            self.fill(ids[0])

    def delete(self) -> None:
        """Deletes what is selected; what something uses only after a question."""
        ids = self.list.selected_keys()
        used = [id for id in ids if self._usages.get(id)]
        if not ids or (used and not self._is_certain(used)):
            return
        try:
            self._pack.apply(deletion_of(self._pack.snapshot(), self._kind, ids))
        except EditRefused as error:
            self._say(str(error), can_undo=False)
            return
        if len(ids) == 1:
            sentence: str = _("Deleted “{entry}”.", entry=one_line(self._labels[ids[0]]))
        else:
            sentence = _deleted_text(self._kind, len(ids))
        self.fill()
        self._say(sentence, can_undo=True)
        self.list.list.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_in_field = self.list.field.hasFocus()
        if event.key() == Qt.Key.Key_Delete and not is_in_field:
            self.delete()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and (self.list.list.hasFocus() or is_in_field):
            event.accept()  # the list and the field have used it
        else:
            super().keyPressEvent(event)

    def _rows(self, folder: FolderEntries, entries: Mapping[str, Entry]) -> list[FilteredRow]:
        rows = [self._row(folder, id, entry) for id, entry in entries.items()]
        return rows if self._kind is FormKind.QUESTION else sorted(rows, key=lambda row: row.folded)

    def _row(self, folder: FolderEntries, id: str, entry: Entry) -> FilteredRow:
        if self._kind is FormKind.QUESTION:
            article = folder.title_of(as_text(entry.get("article")))
            return FilteredRow.of(
                id, f"{one_line(as_text(entry.get('question')) or id)}{_BEFORE_USAGE}{one_line(article)}"
            )
        named = named_term(id, entry) if self._kind is FormKind.TERM else named_source(id, entry)
        usage = self._usages.get(id, EntryUsage())
        where = _("used in {places}", places=usage.in_words) if usage else _("not used anywhere")
        return FilteredRow.of(id, f"{one_line(named.label)}{_BEFORE_USAGE}{where}", f"{named.words} {id}")

    def _is_certain(self, used: Sequence[str]) -> bool:
        one = len(used) == 1
        articles = list(dict.fromkeys(title for id in used for title in self._usages[id].articles))
        others = list(dict.fromkeys(other for id in used for other in self._usages[id].others))
        named = [*(_("“{title}”", title=one_line(title)) for title in articles), *map(one_line, others)]
        places = list_text(named[:MOST_NAMED])
        if more := len(named[MOST_NAMED:]):
            places = ngettext("{places} and {count} more", "{places} and {count} more", more, places=places)
        if one:
            label = one_line(self._labels[used[0]])
            head = _("“{entry}” is used. Delete it all the same?", entry=label)
        else:
            head = ngettext(
                "{count} of these is used. Delete it all the same?",
                "{count} of these are used. Delete them all the same?",
                len(used),
            )
        text = _("Used in: {places}. These places will then be listed as problems.", places=places)
        title = _(DELETE_ONE[self._kind]) if one else _(DELETE_SEVERAL[self._kind])
        answers = (_(DELETE), _(KEEP))
        question = QuestionDialog(self, title, with_english(head), with_english(text), answers)
        question.exec()
        answer = question.answer
        question.deleteLater()
        return answer == answers[0]

    def _take_back(self) -> None:
        self._pack.undo()
        self.fill()
        self._say(_("Undone."), can_undo=False)
        self.list.list.setFocus()

    def _say(self, sentence: str, *, can_undo: bool) -> None:
        self._message.setText(sentence)
        self._undo.setVisible(can_undo)
        self._said.show()
        announce(self, sentence)

    def _enable(self) -> None:
        chosen = len(self.list.selected_keys())
        self._edit.setEnabled(chosen == 1)
        self._delete.setEnabled(chosen > 0)

    def _button(self, flow: FlowLayout, text: str, act: object) -> QPushButton:
        button = QPushButton(text)
        button.clicked.connect(lambda: act())  # type: ignore[operator]
        flow.addWidget(button)
        return button


def _deleted_text(kind: FormKind, count: int) -> str:
    match kind:
        case FormKind.TERM:
            return ngettext("Deleted {count} term.", "Deleted {count} terms.", count)
        case FormKind.SOURCE:
            return ngettext("Deleted {count} source.", "Deleted {count} sources.", count)
    return ngettext("Deleted {count} question.", "Deleted {count} questions.", count)
