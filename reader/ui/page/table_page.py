"""A page that shows one table of an article by itself."""

from __future__ import annotations

from reader.library.model import Location
from reader.translation import _
from reader.ui.page.compose import PageComposer
from reader.ui.page.document import PageDocument
from reader.ui.page.view import PageView
from reader.ui.shell.session import OpenedArticle, ReadingPosition


class TablePage(PageView):
    page_top = 0  # the space above the table itself is enough

    def open_table(self, opened: OpenedArticle, number: int) -> None:
        """Shows block `number` of an article."""
        alone = opened.article._replace(blocks=(opened.article.blocks[number]._replace(box=None),))
        self.open(opened._replace(article=alone, sections=()))
        self.setAccessibleName(_("Table"))
        self.show_position(ReadingPosition(Location(opened.pack.info.id, opened.article.id)))

    def _compose(self, composer: PageComposer, number: int) -> PageDocument:
        return composer.compose(self._parts, number, is_alone=True)
