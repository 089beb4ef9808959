"""Opens the viewers of figures and tables, and loads them before the first one is needed."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QMenu

from reader.library.model import Location
from reader.library.outline import number_of_block
from reader.translation import _
from reader.ui.page.page_table import PageTable
from reader.ui.page.view import PageView
from reader.ui.reading.links import LinkFollower
from reader.ui.shell.lazy import PRELOAD_DELAY
from reader.ui.shell.shell import Shell


class Viewers(QObject):
    """table_print_requested(int): the reader wants a table on paper; the number is that of its block."""

    table_print_requested = Signal(int)

    def __init__(self, shell: Shell, page: PageView, links: LinkFollower) -> None:
        super().__init__(shell.window)
        self._shell = shell
        self._page = page
        self._links = links
        self._preload = QTimer(self, singleShot=True, interval=PRELOAD_DELAY)
        self._preload.timeout.connect(_load)
        page.part_changed.connect(self.preload)
        page.table_chosen.connect(self._open_page_table)
        page.figure_chosen.connect(lambda number, _run: self.open_figure(number))

    def preload(self) -> None:
        """The first click on a picture of the page must not wait for modules."""
        if self._page.shown_document.figures:
            self._preload.start()

    def open_figure(self, number: int) -> None:
        """`number` is that of its block."""
        from reader.ui.reading.figure_dialog import FigureDialog  # not at the top: few readers enlarge a picture

        opened = self._page.opened
        if not opened:
            return
        self._links.close_card()
        dialog = FigureDialog(self._shell.window, self._page, opened, number, self._shell.appearance)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def open_table(self, number: int) -> None:
        """`number` is that of its block."""
        from reader.ui.reading.table_dialog import TableDialog  # not at the top: few readers open a table by itself

        opened, shell = self._page.opened, self._shell
        if not opened:
            return
        self._links.close_card()
        dialog = TableDialog(shell.window, opened, number, self._page.page_style, shell.appearance)
        dialog.link_chosen.connect(self._links.follow)
        dialog.print_requested.connect(self.table_print_requested)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def fill_page_menu(self, menu: QMenu, location: Location) -> None:
        """Adds an entry for the table or the figure at `location`. A click opens only a table that is too wide."""
        opened = self._page.opened
        number = number_of_block(opened.article.blocks, location.block) if opened else -1
        block = opened.article.blocks[number] if opened and number >= 0 else None
        if block and block.table:
            menu.addAction(_("Show this table by itself…")).triggered.connect(lambda: self.open_table(number))
        elif block and block.figure:
            menu.addAction(_("Show this picture by itself…")).triggered.connect(lambda: self.open_figure(number))

    def _open_page_table(self, table: PageTable) -> None:
        self.open_table(table.number)


def _load() -> None:
    from reader.ui.reading import figure_dialog

    assert figure_dialog
