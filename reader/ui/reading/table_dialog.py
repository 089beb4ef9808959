"""The dialog that shows one table by itself, enlarged."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from reader.ui.page.document import LinkRun
from reader.ui.page.page_style import PageStyle
from reader.ui.page.page_touch import PageTouch
from reader.ui.page.table_page import TablePage
from reader.ui.shell.session import OpenedArticle, ReadingPosition
from reader.ui.widgets.labels import embedded

STEP = 1.25  # from one text size to the next
SMALLEST, LARGEST = 0.8, 4.0
FRAME = QSize(40, 60)  # pixels that the frame of the window may take, and a little more


class TableDialog(QDialog):
    """link_chosen(Link): the reader chose a link in the table. The dialog closes."""

    link_chosen = Signal(object)

    def __init__(self, parent: QWidget, opened: OpenedArticle, number: int, page_style: PageStyle) -> None:
        """`number` is that of the table among the blocks of the article."""
        super().__init__(parent)
        sections = [section.title for section in opened.sections if section.number < number]
        self.setWindowTitle(f"Table: {embedded(sections[-1] if sections else opened.article.title)}")
        scale = min(LARGEST, page_style.text_scale * STEP)
        self.page = TablePage(page_style._replace(text_scale=scale), self)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(self.page)
        column.addWidget(buttons)
        self.resize(_size_for(parent))
        self.page.open_table(opened, number)
        self.page.link_chosen.connect(self._follow)
        self.page.location_chosen.connect(lambda location: self.page.show_position(ReadingPosition(location)))
        self.page.zoom_requested.connect(self.zoom)
        PageTouch(self.page)
        self.page.setFocus()

    def zoom(self, by: int) -> None:
        """One step larger (1) or smaller (-1)."""
        scale = self.page.page_style.text_scale * STEP**by
        if SMALLEST <= scale <= LARGEST:
            with self.page.changing_style(self.page.page_style._replace(text_scale=scale)):
                pass

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Not only QKeySequence.StandardKey.ZoomIn: on many keyboards plus needs Shift, or is on the key for equals.
        key = event.key() if event.modifiers() & Qt.KeyboardModifier.ControlModifier else Qt.Key.Key_unknown
        if key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom(1)
        elif key == Qt.Key.Key_Minus:
            self.zoom(-1)
        else:
            super().keyPressEvent(event)

    def _follow(self, run: LinkRun, _area: QRect) -> None:
        self.accept()
        self.link_chosen.emit(run.link)


def _size_for(parent: QWidget) -> QSize:
    """As large as the window, but never larger than the screen."""
    window = parent.window()
    return window.size().boundedTo(window.screen().availableGeometry().size() - FRAME)
