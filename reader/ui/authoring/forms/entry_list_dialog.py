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
from reader.ui.authoring.forms.forms_pack import FormsPack
from reader.ui.lists.filtered_list import FilteredList, FilteredRow
from reader.ui.shell import file_dialogs
from reader.ui.shell.waiting import STEPS, wait_for
from reader.ui.widgets.announcement import announce
from reader.ui.widgets.dialog import Dialog
from reader.ui.widgets.flow import FlowLayout
from reader.ui.widgets.labels import embedded, one_line
from reader.ui.widgets.question import QuestionDialog
from reader.ui.widgets.report_dialog import ReportDialog

TITLES = {FormKind.TERM: "Glossary", FormKind.SOURCE: "Sources", FormKind.QUESTION: "Questions"}
EMPTY = {
    FormKind.TERM: "The glossary has no terms yet.",
    FormKind.SOURCE: "The pack has no sources yet.",
    FormKind.QUESTION: "The pack has no questions yet.",
}
FILE_KINDS = {FormKind.TERM: "Tables of terms", FormKind.SOURCE: "Files of sources"}
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
        super().__init__(parent, TITLES[kind])
        self._kind = kind
        self._forms = forms
        self._pack = pack
        self._usages: Mapping[str, EntryUsage] = {}
        self._labels: dict[str, str] = {}
        self.list = FilteredList(TITLES[kind], "Filter")
        self.list.list.activated.connect(lambda _: self.edit())
        self.list.list.selectionModel().selectionChanged.connect(lambda *_: self._enable())
        self._message = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self._undo = QPushButton("&Undo")
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
        self._new = self._button(flow, "&New…", self.add)
        self._edit = self._button(flow, "&Edit…", self.edit)
        if kind in ENDINGS:
            self._button(flow, "Add from &file…", self.add_from_file)
        self._delete = self._button(flow, "&Delete", self.delete)
        self._close = self._button(flow, "&Close", self.reject)
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
            note = "" if rows else EMPTY[self._kind]
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
        path = file_dialogs.ask_file(self, "Add from file", f"{FILE_KINDS[self._kind]} ({endings})")
        if path is None:
            return
        name = embedded(path.name)
        try:
            added = wait_for(
                self,
                "Add from file",
                f"Reading {name}…",
                lambda on_progress: added_file(
                    self._forms.folder(), self._kind, path, lambda share: on_progress(int(share * STEPS), STEPS)
                ),
            )
            if added is None:
                self._say(f"Cancelled. {name} was not added.", can_undo=False)
                return
            if added.edit:
                self._pack.apply(added.edit)
        except (ImportFailed, EditRefused) as error:
            self._say(f"{name} was not added. {error}", can_undo=False)
            return
        self.fill()
        self._say(added.sentence, can_undo=added.edit is not None)
        if added.lines:
            report = ReportDialog(self, "Add from file", added.sentence, added.lines)
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
        name = f"“{embedded(self._labels[ids[0]])}”" if len(ids) == 1 else f"{len(ids)} {self._kind}s"
        self.fill()
        self._say(f"Deleted {name}.", can_undo=True)
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
        where = f"used in {usage.in_words}" if usage else "not used anywhere"
        return FilteredRow.of(id, f"{one_line(named.label)}{_BEFORE_USAGE}{where}", f"{named.words} {id}")

    def _is_certain(self, used: Sequence[str]) -> bool:
        one = len(used) == 1
        articles = list(dict.fromkeys(title for id in used for title in self._usages[id].articles))
        others = list(dict.fromkeys(other for id in used for other in self._usages[id].others))
        named = [*(f"“{embedded(title)}”" for title in articles), *map(embedded, others)]
        shown = ", ".join(named[:MOST_NAMED]) + (f" and {len(named) - MOST_NAMED} more" * (len(named) > MOST_NAMED))
        head = f"“{embedded(self._labels[used[0]])}” is used" if one else f"{len(used)} of these are used"
        question = QuestionDialog(
            self,
            f"Delete {self._kind}" if one else f"Delete {self._kind}s",
            f"{head}. Delete it all the same?" if one else f"{head}. Delete them all the same?",
            f"Used in: {shown}. These places will then be listed as problems.",
            ["Delete", "Keep"],
        )
        question.exec()
        answer = question.answer
        question.deleteLater()
        return answer == "Delete"

    def _take_back(self) -> None:
        self._pack.undo()
        self.fill()
        self._say("Undone.", can_undo=False)
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
