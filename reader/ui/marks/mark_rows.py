"""Marks as the rows of a list: read off a mark when its row is seen, so that ten thousand open as fast as ten."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QStringListModel, Qt

from reader.marks.model import Mark, MarkState
from reader.ui.marks import mark_text
from reader.ui.widgets.labels import one_line, plain_tip

LONGEST = 400
MOST_KEPT = 600


class MarkRow(NamedTuple):
    """`colour` is empty for a bookmark. `about` tells what became of it in this edition, its labels and article."""

    id: str
    colour: str
    text: str
    is_named: bool
    note: str
    about: str
    day: str
    spoken: str


StateOf = Callable[[Mark], MarkState | None]


def row_of(mark: Mark, state: MarkState | None) -> MarkRow:
    where = one_line(mark.source.article_title or mark.target.article, 80)
    parts = [
        mark_text.STATES[state] if state else "",
        ", ".join(one_line(label, 40) for label in mark.labels[:6]),
        where,
    ]
    about = " · ".join(filter(None, parts))
    name, note = one_line(mark_text.name_of(mark), LONGEST), one_line(mark.note, LONGEST)
    about = about[:1].upper() + about[1:]
    sentence = f"{mark_text.spoken(mark, state)} {where}."
    return MarkRow(
        mark.id,
        mark.colour or "",
        name,
        bool(mark.title),
        note,
        about[:1].upper() + about[1:],
        mark.created[:10],
        sentence,
    )


class MarkModel(QStringListModel):
    """Qt holds as many empty texts as there are rows: it asks for their number twice a row."""

    def __init__(self) -> None:
        super().__init__()
        self.marks: Sequence[Mark] = ()
        self._state_of: StateOf = lambda _: None
        self._rows: dict[int, MarkRow] = {}

    def show_marks(self, marks: Sequence[Mark], state_of: StateOf) -> None:
        self.marks = marks
        self._state_of = state_of
        self._rows.clear()
        self.setStringList([""] * len(marks))

    def row(self, number: int) -> MarkRow:
        if number not in self._rows:
            if len(self._rows) >= MOST_KEPT:
                self._rows.clear()
            mark = self.marks[number]
            self._rows[number] = row_of(mark, self._state_of(mark))
        return self._rows[number]

    def number_of(self, id: str) -> int:
        """-1 where it is not listed."""
        return next((number for number, mark in enumerate(self.marks) if mark.id == id), -1)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self.marks):
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self.row(index.row()).spoken
        if role == Qt.ItemDataRole.ToolTipRole:
            row = self.row(index.row())
            return plain_tip(f"{row.text} — {row.note}" if row.note else row.text)
        return None

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
