"""The dialog that shows one table by itself, enlarged."""

from __future__ import annotations

from PySide6.QtCore import QRect, Signal
from PySide6.QtWidgets import QWidget

from reader.ui.page.document import LinkRun
from reader.ui.page.page_style import PageStyle
from reader.ui.page.page_touch import PageTouch
from reader.ui.page.table_page import TablePage
from reader.ui.reading.enlarged_dialog import EnlargedDialog
from reader.ui.shell.session import OpenedArticle, ReadingPosition

STEP = 1.25  # from one text size to the next
SMALLEST, LARGEST = 0.8, 4.0


class TableDialog(EnlargedDialog):
    """link_chosen(Link): the reader chose a link in the table. The dialog closes."""

    link_chosen = Signal(object)

    def __init__(self, parent: QWidget, opened: OpenedArticle, number: int, page_style: PageStyle) -> None:
        """`number` is that of the table among the blocks of the article."""
        super().__init__(parent, "Table", opened, number)
        self._first_scale = min(LARGEST, page_style.text_scale * STEP)
        self.page = TablePage(page_style._replace(text_scale=self._first_scale), self)
        self.set_content(self.page)
        self.page.open_table(opened, number)
        self.page.link_chosen.connect(self._follow)
        self.page.location_chosen.connect(lambda location: self.page.show_position(ReadingPosition(location)))
        self.page.zoom_requested.connect(self.zoom)
        PageTouch(self.page)
        self.page.setFocus()

    def zoom(self, by: int) -> None:
        scale = self.page.page_style.text_scale * STEP**by if by else self._first_scale
        if SMALLEST <= scale <= LARGEST:
            with self.page.changing_style(self.page.page_style._replace(text_scale=scale)):
                pass

    def _follow(self, run: LinkRun, _area: QRect) -> None:
        self.accept()
        self.link_chosen.emit(run.link)
