"""The model of a list whose rows are set all at once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from reader.ui.widgets.labels import plain_tip

SELECTABLE = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren


class ListRow(Protocol):
    """`spoken` is the text of the whole row, as a screen reader reads it. `tooltip` may be empty."""

    @property
    def spoken(self) -> str: ...

    @property
    def tooltip(self) -> str: ...


class RowModel(QAbstractListModel):
    """Subclasses say which rows are headings, and may add roles to `data`."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: Sequence[Any] = ()

    def set_rows(self, rows: Sequence[Any]) -> None:
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def is_heading(self, row: Any) -> bool:
        """Whether the row cannot be selected."""
        return False

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not self._has(index):
            return None
        return row_data(self.rows[index.row()], role)

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        if not self._has(index) or self.is_heading(self.rows[index.row()]):
            return Qt.ItemFlag.NoItemFlags
        return SELECTABLE

    def _has(self, index: QModelIndex | QPersistentModelIndex) -> bool:
        return index.isValid() and index.row() < len(self.rows)


def row_data(row: ListRow, role: int) -> object:
    """What the row shows for a role of Qt's, where delegates paint it."""
    if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
        return row.spoken
    if role == Qt.ItemDataRole.ToolTipRole:
        return plain_tip(row.tooltip)
    return None
