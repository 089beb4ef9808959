"""The list of a pack's home as a model: the rows of its head, then groups and articles, given to the view in steps."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt

from reader.translation import _, ngettext
from reader.ui.home.article_groups import ShownArticle, ShownGroup
from reader.ui.home.home_rows import HeadRow, HomeRow, spoken_progress
from reader.ui.home.pack_articles import PackArticles
from reader.ui.lists.stepwise_model import StepwiseModel
from reader.ui.widgets.labels import one_line


class HomeModel(StepwiseModel):
    rows: Sequence[HomeRow]

    def __init__(self) -> None:
        super().__init__()
        self._articles: PackArticles | None = None

    def show(self, articles: PackArticles, rows: Sequence[HomeRow], first: int) -> None:
        """The view gets `first` of the rows at once."""
        self._articles = articles
        self.set_rows(rows, first)

    def is_heading(self, row: HomeRow) -> bool:
        """What is new can be reached by keys, though it leads nowhere: it is below all that does."""
        return isinstance(row, HeadRow) and row.target is None and row.style != "news"

    def spoken(self, row: HomeRow) -> str:
        match row:
            case ShownArticle():
                articles, number = self._articles, row.number
                if not articles:
                    return ""
                parts = (articles.title(number), spoken_progress(articles.percent(number)), articles.summary(number))
                return ". ".join(part.removesuffix(".") for part in parts if part)
            case ShownGroup():
                title, size = one_line(row.title), ngettext("{count} article", "{count} articles", row.size)
                # Translators: what a screen reader says of the title of a section, whose articles are listed or not.
                if row.is_open:
                    return _("{title}: {articles}, open", title=title, articles=size)
                return _("{title}: {articles}, closed", title=title, articles=size)
        return row.spoken

    def fetchMore(self, parent: QModelIndex | QPersistentModelIndex) -> None:
        """Twice as many: each time, Qt asks again for the heights of those that it has."""
        self.fetch(2 * self._fetched)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if index.isValid() and role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self.spoken(self.rows[index.row()])
        return None
