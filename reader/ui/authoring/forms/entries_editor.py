"""An editor for a list of sources, terms or articles: a search, and those that are chosen, each with its buttons."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from reader.library.editing.forms.form_fields import FieldValue
from reader.library.editing.forms.known_entries import NamedEntry
from reader.translation import _
from reader.ui.authoring.forms.entry_search import EntrySearch
from reader.ui.authoring.forms.field_editor import FieldEditor
from reader.ui.authoring.new_labels import NewLabel
from reader.ui.widgets.labels import one_line
from reader.ui.widgets.link_button import LinkButton


class _Row(QWidget):
    def __init__(self, label: str, *, is_ordered: bool) -> None:
        super().__init__()
        self.up, self.down = LinkButton(_("Up")), LinkButton(_("Down"))
        self.up.setAccessibleName(_("Move {entry} up", entry=label))
        self.down.setAccessibleName(_("Move {entry} down", entry=label))
        self.remove = LinkButton(_("Remove"))
        self.remove.setAccessibleName(_("Remove {entry}", entry=label))
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(QLabel(label, wordWrap=True, textFormat=Qt.TextFormat.PlainText), 1)
        for button in (self.up, self.down) if is_ordered else ():
            line.addWidget(button)
        line.addWidget(self.remove)

    @property
    def buttons(self) -> list[LinkButton]:
        return [button for button in (self.up, self.down, self.remove) if button.parent() is self]


class EntriesEditor(FieldEditor):
    def __init__(self, placeholder: str, new_label: NewLabel | None = None, *, is_ordered: bool = False) -> None:
        super().__init__()
        self._is_ordered = is_ordered
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
        column.addWidget(self._search)
        column.addLayout(self._rows)

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
        before: QWidget = self._search
        for id in self._ids:
            row = self._row(id)
            self._rows.addWidget(row)
            for button in row.buttons:
                self.setTabOrder(before, button)
                before = button
        self._search.set_entries([entry for entry in self._entries if entry.id not in self._ids])

    def _row(self, id: str) -> _Row:
        row = _Row(one_line(self._labels.get(id, id)), is_ordered=self._is_ordered)
        row.remove.clicked.connect(lambda: self._remove(id))
        row.up.clicked.connect(lambda: self._move(id, -1))
        row.down.clicked.connect(lambda: self._move(id, 1))
        row.up.setEnabled(id != self._ids[0])
        row.down.setEnabled(id != self._ids[-1])
        return row

    def _move(self, id: str, by: int) -> None:
        ids = list(self._ids)
        place = ids.index(id)
        ids.insert(place + by, ids.pop(place))
        self._ids = tuple(ids)
        self._search.setFocus()  # before the button that has it is gone
        self._fill()
        item = self._rows.itemAt(place + by)
        row = item.widget() if item else None
        if isinstance(row, _Row):
            (row.up if by < 0 and row.up.isEnabled() else row.down if row.down.isEnabled() else row.up).setFocus()
        self.edited.emit()
