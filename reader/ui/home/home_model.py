"""The list of a pack's home as a model: the rows of its head, then groups and articles, given to the view in steps."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt

from reader.system.format_numbers import counted
from reader.ui.home.article_groups import ShownArticle, ShownGroup
from reader.ui.home.home_rows import HeadRow, HomeRow, spoken_progress
from reader.ui.home.pack_articles import PackArticles
from reader.ui.lists.row_model import RowModel
from reader.ui.widgets.labels import one_line

FIRST_FETCHED = 24
"""Rows behind the head: Qt lays out every row that the view has, and a window shows fewer."""


class HomeModel(RowModel):
    rows: Sequence[HomeRow]

    def __init__(self) -> None:
        super().__init__()
        self._articles: PackArticles | None = None
        self._fetched = 0

    def show(self, articles: PackArticles, rows: Sequence[HomeRow], first: int) -> None:
        """The view gets `first` of the rows at once."""
        self.beginResetModel()
        self._articles = articles
        self.rows = rows
        self._fetched = min(len(rows), first)
        self.endResetModel()

    def fetch(self, count: int) -> None:
        """Gives the view at least the first `count` rows."""
        count = min(count, len(self.rows))
        if count > self._fetched:
            self.beginInsertRows(QModelIndex(), self._fetched, count - 1)
            self._fetched = count
            self.endInsertRows()

    def is_heading(self, row: HomeRow) -> bool:
        return isinstance(row, HeadRow) and row.target is None

    def spoken(self, row: HomeRow) -> str:
        match row:
            case ShownArticle():
                articles, number = self._articles, row.number
                if not articles:
                    return ""
                parts = (articles.title(number), spoken_progress(articles.percent(number)), articles.summary(number))
                return ". ".join(part.removesuffix(".") for part in parts if part)
            case ShownGroup():
                state = "open" if row.is_open else "closed"
                return f"{one_line(row.title)}: {counted(row.size, 'article')}, {state}"
        return row.spoken

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else self._fetched

    def canFetchMore(self, parent: QModelIndex | QPersistentModelIndex) -> bool:
        return not parent.isValid() and self._fetched < len(self.rows)

    def fetchMore(self, parent: QModelIndex | QPersistentModelIndex) -> None:
        """Twice as many: each time, Qt asks again for the heights of those that it has."""
        self.fetch(2 * self._fetched)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if index.isValid() and role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self.spoken(self.rows[index.row()])
        return None
