"""What is listed on the home of a pack: its head, and its articles in an order, of which groups may be closed."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from reader.library.pack_sections import sections_of
from reader.ui.home.article_groups import (
    ArticleGroup,
    ShownArticle,
    ShownGroup,
    arranged,
    by_letter,
    by_section,
)
from reader.ui.home.filter_bar import Order
from reader.ui.home.home_rows import HeadRow, position_in
from reader.ui.home.pack_articles import PackArticles
from reader.ui.shell.session import ReadingPosition

MOST_OPEN = 60
"""Articles. In a larger pack, sections and letters are closed at first: it opens as a table of contents."""


class HomeListing:
    """`orders` are those that the articles can be in, the usual one first."""

    def __init__(self, articles: PackArticles, head: Sequence[HeadRow]) -> None:
        self.articles = articles
        self.head = head
        self._sections = sections_of(articles.pack.info, articles.count)
        self.orders = (Order.SECTIONS if self._sections else Order.PACK, Order.LETTERS)
        # A large pack without sections is a table of contents by its letters.
        is_by_letters = not self._sections and articles.count > MOST_OPEN
        self.arrange(Order.LETTERS if is_by_letters else self.orders[0])

    def arrange(self, order: Order) -> None:
        """Lists the articles in another order, with its groups as they are at first."""
        self.order = order
        self._toggled: set[int] = set()  # the groups that are not as they are at first
        self._groups: Sequence[ArticleGroup]
        if order is Order.LETTERS:
            self._groups = by_letter(self.articles.titles(), self.articles.pack.info.language)
        else:
            self._groups = by_section(self._sections, self.articles.count)

    def toggle(self, group: int) -> None:
        self._toggled ^= {group}

    def rows(self, kept: AbstractSet[int] | None) -> list[Sequence[ShownGroup] | Sequence[ShownArticle]]:
        """The groups and articles, in parts. `kept`: those that pass a filter, by number, all in open groups."""
        is_open = self._is_open if kept is None else lambda _group: True
        if self.order is Order.LETTERS:
            return arranged(self._groups, is_open, kept, self.articles.alphabetical)
        return arranged(self._groups, is_open, kept)

    def position(self, row: ShownArticle) -> ReadingPosition | None:
        """Where an article is opened; None if it cannot be read."""
        entry = self.articles.entry(row.number)
        if entry is None:
            return None
        return position_in(self.articles.pack.info.id, entry.id, self.articles.progress.get(row.number))

    def _is_open(self, group: int) -> bool:
        is_small = self.articles.count <= MOST_OPEN
        return is_small != (group in self._toggled)
