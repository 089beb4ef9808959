"""Marks as rows of a list. A row is made when it comes into view, so that ten thousand marks open as fast as ten."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QStringListModel, Qt

from reader.marks.model import Mark, MarkState
from reader.translation import _, list_text
from reader.ui.lists.pack_facts import readable_date
from reader.ui.lists.row_model import SELECTABLE, row_data
from reader.ui.marks import mark_text
from reader.ui.widgets.labels import embedded, one_line

LONGEST = 400  # characters
MAX_CACHED = 600  # rows


class MarkRow(NamedTuple):
    """`colour` is empty for a bookmark. `about` has its state in this edition, author, labels and article."""

    id: str
    colour: str
    text: str
    is_named: bool
    note: str
    about: str
    day: str
    spoken: str

    @property
    def tooltip(self) -> str:
        return f"{self.text} — {self.note}" if self.note else self.text


StateOf = Callable[[Mark], MarkState | None]


def row_of(mark: Mark, state: MarkState | None, author: str = "") -> MarkRow:
    where = one_line(mark.source.article_title or mark.target.article, 80)
    parts = [
        _(mark_text.STATES[state]) if state else "",
        mark_text.clock_warning(mark),
        author,
        list_text(one_line(label, 40) for label in mark.labels[:6]),
        where,
    ]
    about = " · ".join(map(embedded, filter(None, parts)))
    name, note = one_line(mark_text.name_of(mark), LONGEST), one_line(mark.note, LONGEST)
    sentence = f"{mark_text.spoken(mark, state, author=author)} {where}."
    return MarkRow(
        mark.id,
        mark.colour or "",
        name,
        bool(mark.title),
        note,
        about,
        embedded(readable_date(mark.created[:10])),
        sentence,
    )


class MarkModel(QStringListModel):
    """Qt itself holds an empty string for each row: it asks for their number twice for each row, and Python is slow."""

    def __init__(self) -> None:
        super().__init__()
        self.marks: Sequence[Mark] = ()
        self.author_of: Callable[[Mark], str] = lambda _mark: ""
        """Who made a mark, as it is shown."""
        self._state_of: StateOf = lambda _mark: None
        self._rows: dict[int, MarkRow] = {}

    def show_marks(self, marks: Sequence[Mark], state_of: StateOf) -> None:
        self.marks = marks
        self._state_of = state_of
        self._rows.clear()
        self.setStringList([""] * len(marks))

    def row(self, number: int) -> MarkRow:
        if number not in self._rows:
            if len(self._rows) >= MAX_CACHED:
                self._rows.clear()
            mark = self.marks[number]
            self._rows[number] = row_of(mark, self._state_of(mark), self.author_of(mark))
        return self._rows[number]

    def number_of(self, id: str) -> int:
        """The row of the mark, or -1."""
        return next((number for number, mark in enumerate(self.marks) if mark.id == id), -1)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self.marks):
            return None
        return row_data(self.row(index.row()), role)

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        return SELECTABLE
