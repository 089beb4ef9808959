"""The model of a long list, which the view gets in steps: Qt lays out all rows that it has at each change of size."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex
from PySide6.QtGui import QAccessible

from reader.ui.lists.row_model import RowModel

FETCHED_AT_ONCE = 1_000  # rows
FETCHED_FOR_SCREEN_READER = 5_000
"""Rows: it says which row of how many one is, and counts those that the view has."""


class StepwiseModel(RowModel):
    def __init__(self) -> None:
        super().__init__()
        self._fetched = 0

    def set_rows(self, rows: Sequence[Any], first: int = FETCHED_AT_ONCE) -> None:
        """The view gets `first` of the rows at once."""
        self.beginResetModel()
        self.rows = rows
        if QAccessible.isActive():
            first = max(first, FETCHED_FOR_SCREEN_READER)
        self._fetched = min(len(rows), first)
        self.endResetModel()

    def fetch(self, count: int) -> None:
        """Gives the view at least the first `count` rows."""
        count = min(count, len(self.rows))
        if count > self._fetched:
            self.beginInsertRows(QModelIndex(), self._fetched, count - 1)
            self._fetched = count
            self.endInsertRows()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else self._fetched

    def canFetchMore(self, parent: QModelIndex | QPersistentModelIndex) -> bool:
        return not parent.isValid() and self._fetched < len(self.rows)

    def fetchMore(self, parent: QModelIndex | QPersistentModelIndex) -> None:
        self.fetch(self._fetched + FETCHED_AT_ONCE)
