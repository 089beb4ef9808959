"""An editor for a list of sources or terms: those that are chosen, each with a button that removes it, and a search."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from reader.library.editing.forms.form_fields import FieldValue
from reader.library.editing.forms.known_entries import NamedEntry
from reader.ui.authoring.forms.entry_search import EntrySearch
from reader.ui.authoring.forms.field_editor import FieldEditor
from reader.ui.widgets.labels import one_line
from reader.ui.widgets.link_button import LinkButton


class EntriesEditor(FieldEditor):
    def __init__(self, placeholder: str, new_label: str = "") -> None:
        super().__init__()
        self._ids: tuple[str, ...] = ()
        self._labels: dict[str, str] = {}
        self._entries: Sequence[NamedEntry] = ()
        self._rows = QVBoxLayout()
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(2)
        self._search = EntrySearch(placeholder, new_label)
        self._search.chosen.connect(self.add)
        self._search.new_requested.connect(self.new_requested)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(self._rows)
        column.addWidget(self._search)

    @property
    def parts(self) -> list[QWidget]:
        return [self._search]

    def set_entries(self, entries: Sequence[NamedEntry]) -> None:
        self._entries = entries
        self._labels = {entry.id: entry.label for entry in entries}
        self._fill()

    def value(self) -> FieldValue:
        return self._ids

    def set_value(self, value: FieldValue) -> None:
        if isinstance(value, tuple) and value != self._ids:
            self._ids = value
            self._fill()

    def add(self, id: str) -> None:
        if id not in self._ids:
            self._ids = (*self._ids, id)
            self._fill()
            self.edited.emit()

    def _remove(self, id: str) -> None:
        self._ids = tuple(one for one in self._ids if one != id)
        self._search.setFocus()  # before the button that has it is gone
        self._fill()
        self.edited.emit()

    def _fill(self) -> None:
        while item := self._rows.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        for id in self._ids:
            self._rows.addWidget(self._row(id))
        self._search.set_entries([entry for entry in self._entries if entry.id not in self._ids])

    def _row(self, id: str) -> QWidget:
        row = QWidget()
        label = QLabel(one_line(self._labels.get(id, id)), wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        remove = LinkButton("Remove")
        remove.setAccessibleName(f"Remove {one_line(self._labels.get(id, id), 80)}")
        remove.setAutoDefault(False)
        remove.clicked.connect(lambda: self._remove(id))
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(label, 1)
        line.addWidget(remove)
        return row
