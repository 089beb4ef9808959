"""The rows of an answer as Qt's lists and screen readers ask for them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt

from reader.ui.lists.row_model import RowModel
from reader.ui.search.result_rows import ResultRow
from reader.ui.widgets.labels import plain_tip

_CHOOSABLE = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren


class ResultModel(RowModel):
    """Heads of groups cannot be chosen: keys pass them over, and every place names its article when it is spoken."""

    rows: Sequence[ResultRow]

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self.rows[index.row()].spoken
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(" › ".join(self.rows[index.row()].above))
        return None

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        return _CHOOSABLE if self.rows[index.row()].hit else Qt.ItemFlag.NoItemFlags
