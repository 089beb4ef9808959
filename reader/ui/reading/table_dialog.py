"""The viewer of tables: one by itself, enlarged, to copy and to save."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QRect, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from reader.library import table_export
from reader.library.model import Table
from reader.system.atomic_write import write_atomically
from reader.translation import N_, _
from reader.ui.page.page_links import LinkRun
from reader.ui.page.page_style import PageStyle
from reader.ui.page.page_touch import PageTouch
from reader.ui.page.table_page import TablePage
from reader.ui.reading.enlarged_dialog import EnlargedDialog
from reader.ui.shell import file_dialogs
from reader.ui.shell.appearance import Appearance
from reader.ui.shell.file_names import plain_name
from reader.ui.shell.session import OpenedArticle, ReadingPosition

STEP = 1.25  # from one text size to the next
SMALLEST, LARGEST = 0.8, 4.0
HTML, TEXT = N_("Web page, also for word processors (*.html)"), N_("Text with tabs, for spreadsheets (*.tsv)")


class TableDialog(EnlargedDialog):
    """link_chosen(Link)       the reader chose a link in the table; the dialog closes
    print_requested(int)    the reader wants the table with this number on paper; the dialog closes
    """

    link_chosen = Signal(object)
    print_requested = Signal(int)

    def __init__(
        self, parent: QWidget, opened: OpenedArticle, number: int, page_style: PageStyle, appearance: Appearance
    ) -> None:
        """`number` is that of the table among the blocks of the article."""
        super().__init__(parent, opened, appearance)
        self.setWindowTitle(_("Table: {title}", title=self.title_above(number)))
        self._number = number
        self._table = opened.article.blocks[number].table or Table((), ())
        self._first_scale = min(LARGEST, page_style.text_scale * STEP)
        self.page = TablePage(page_style._replace(text_scale=self._first_scale), self)
        self.add_zoom()
        self.add_tool("text_size", _("Size at first"), lambda: self.zoom(0)).setToolTip(_("Size at first (Ctrl+0)"))
        self.add_tool("copy", _("Copy the table"), self.copy, "Ctrl+C")
        self.add_tool("export", _("Save the table…"), self.save, "Ctrl+S")
        self.add_tool("print", _("Print the table…"), self.print, "Ctrl+P")
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
            self.page.set_style(self.page.page_style._replace(text_scale=scale))

    def copy(self) -> None:
        """Copies what is selected, or else the whole table, as text and for word processors."""
        if self.page.has_selection:
            self.page.copy()
            self.say(_("Selection copied."))
            return
        data = QMimeData()
        data.setText(table_export.table_text(self._table))
        data.setHtml(table_export.table_html(self._table, language=self.opened.pack.info.language))
        QGuiApplication.clipboard().setMimeData(data)
        self.say(_("Table copied."))

    def save(self) -> None:
        name = plain_name(self.windowTitle(), "table")
        file, _chosen = file_dialogs.ask_target(self, _("Save the table"), f"{name}.html", f"{_(HTML)};;{_(TEXT)}")
        if file is not None:
            self.write(file)

    def write(self, file: Path) -> None:
        """Writes a file, whose suffix says how."""
        if file.suffix.casefold() in (".tsv", ".txt", ".tab"):
            text = table_export.table_text(self._table)
        else:
            text = table_export.table_page(self._table, self.windowTitle(), language=self.opened.pack.info.language)
        try:
            write_atomically(file, text)
        except OSError as error:
            self.say(
                _(
                    "{file} could not be written ({reason}). Choose another folder.",
                    file=file.name,
                    reason=error.strerror or error,
                )
            )
        else:
            self.say(_("Saved as {file}.", file=file.name))

    def print(self) -> None:
        self.accept()
        self.print_requested.emit(self._number)

    def _follow(self, run: LinkRun, _area: QRect) -> None:
        self.accept()
        self.link_chosen.emit(run.link)
