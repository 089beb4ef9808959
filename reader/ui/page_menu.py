"""The context menu of the page: what the features offer for a paragraph."""

from __future__ import annotations

from PySide6.QtCore import QPoint

from reader.library.model import Location
from reader.ui.aloud.feature import AloudFeature
from reader.ui.marks.feature import MarksFeature
from reader.ui.page.view import PageView
from reader.ui.paper.feature import PaperFeature
from reader.ui.reading.feature import ReadingFeature
from reader.ui.widgets.menu import Menu


class PageMenu:
    def __init__(
        self,
        page: PageView,
        marks: MarksFeature,
        reading: ReadingFeature,
        aloud: AloudFeature,
        paper: PaperFeature,
    ) -> None:
        self._page = page
        self._marks = marks
        self._reading = reading
        self._aloud = aloud
        self._paper = paper

    def show(self, at: QPoint, location: Location) -> None:
        """`at` is a point of the screen, `location` the paragraph there."""
        menu = Menu(self._page.window())
        self._marks.fill_page_menu(menu, location)
        self._reading.fill_page_menu(menu, location)
        self._aloud.fill_page_menu(menu, location)
        self._paper.fill_page_menu(menu, location)
        menu.exec(at)
        menu.deleteLater()

    def show_by_key(self) -> bool:
        """Opens the menu at the caret, the selection or the focused link, or else for the paragraph at the top.

        False if the page does not have the focus. Qt's own way would first scroll to the caret.
        """
        page = self._page
        if not page.hasFocus():
            return False
        rect = page.cursorRect()
        position = page.textCursor().selectionStart()
        if not page.viewport().rect().contains(rect.center()):
            position = page.position_at(page.view_top)
            rect = page.cursorRect(page.shown_document.cursor(position))
        location = page.location_at(position)
        block = page.shown_document.findBlock(position)
        while location is None and block.isValid():  # the head of the article is no paragraph
            block = block.next()
            location = page.location_at(block.position())
        if location is None:
            return False
        self.show(page.viewport().mapToGlobal(rect.bottomLeft()), location)
        return True
