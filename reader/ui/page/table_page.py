"""A page that shows one table of an article by itself."""

from __future__ import annotations

from PySide6.QtGui import QKeyEvent

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

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and Right scroll the table wherever the focus is in it: there is nothing else to scroll sideways."""
        scrollable = next((table for table in self.shown_document.tables if table.is_scrollable), None)
        if not scrollable or self.has_caret or not self._tables_helper().scroll_by_key(scrollable, event):
            super().keyPressEvent(event)

    def _compose(self, composer: PageComposer, number: int) -> PageDocument:
        return composer.compose(self._parts, number, is_alone=True)
