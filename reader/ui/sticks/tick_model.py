"""The rows of a tick list. The owner of the list decides what a tick changes."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal

from reader.ui.lists.row_model import SELECTABLE, RowModel


class Sign(Enum):
    NONE = ""
    GOOD = "good"
    BAD = "bad"


class TickRow(NamedTuple):
    """`is_ticked` is None if the row has no tick box. Each text must be a single line."""

    key: str
    text: str
    about: tuple[str, ...] = ()
    is_ticked: bool | None = None
    sign: Sign = Sign.NONE

    @property
    def spoken(self) -> str:
        return ". ".join((self.text.rstrip("."), *(line.rstrip(".") for line in self.about)))

    @property
    def tooltip(self) -> str:
        return ""


class TickModel(RowModel):
    """toggled(key, is_ticked): the user ticked or unticked a row. The row changes only when rows are set."""

    toggled = Signal(str, bool)
    rows: Sequence[TickRow]

    @property
    def has_signs(self) -> bool:
        """Whether any row has a tick box or a sign, so that the texts of all rows are indented."""
        return any(row.is_ticked is not None or row.sign is not Sign.NONE for row in self.rows)

    def update_rows(self, rows: Sequence[TickRow]) -> None:
        """Like `set_rows`, but keeps the selection and the position of a screen reader if the keys are the same."""
        if [row.key for row in rows] != [row.key for row in self.rows]:
            self.set_rows(rows)
            return
        before, self.rows = self.rows, rows
        for number, (old, new) in enumerate(zip(before, rows, strict=True)):
            if old != new:
                self.dataChanged.emit(self.index(number, 0), self.index(number, 0))

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.text
        if role == Qt.ItemDataRole.CheckStateRole and row.is_ticked is not None:
            return Qt.CheckState.Checked if row.is_ticked else Qt.CheckState.Unchecked
        return super().data(index, role)

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        """Rows without a tick box can be selected, too, since they say why."""
        is_fixed = self.rows[index.row()].is_ticked is None
        return SELECTABLE if is_fixed else SELECTABLE | Qt.ItemFlag.ItemIsUserCheckable

    def setData(
        self, index: QModelIndex | QPersistentModelIndex, value: object, role: int = Qt.ItemDataRole.EditRole
    ) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole:
            return False
        self.toggled.emit(self.rows[index.row()].key, value == Qt.CheckState.Checked)
        return True
