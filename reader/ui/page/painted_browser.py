"""A text view that paints a page: with lines that are set as they come into view, and what is around its text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6 import QtCore, QtGui
from PySide6.QtCore import QRect, QRectF, Signal
from PySide6.QtGui import QPainter, QPainterPath
from PySide6.QtWidgets import QWidget

from reader.ui.page import decorations
from reader.ui.page.line_setter import Hyphen, LineSetter
from reader.ui.page.page_style import PageStyle
from reader.ui.page.table_browser import TableBrowser

if TYPE_CHECKING:
    from reader.ui.page.page_table import PageTable


class PaintedBrowser(TableBrowser):
    """Signals, besides those of TableBrowser:

    first_painted()   the page is on the screen for the first time
    """

    first_painted = Signal()

    def __init__(self, page_style: PageStyle, parent: QWidget | None = None) -> None:
        super().__init__(page_style, parent)
        self._line_setter = LineSetter(self._document, is_hyphenated=False)
        self._is_painted = False

    def set_lines(self, first: int, last: int) -> bool:
        """Sets the lines of the paragraphs between two document positions. True if that moved any."""
        return self._line_setter.set_lines(first, last)

    def text_areas(self) -> list[QRect]:
        """Where text and pictures may be in view, in pixels of this widget: messages go elsewhere, if they can."""
        view = self.viewport()
        shown = [slot.area_with_head for slot in self._turning.slots] if self._turning else [QRectF(view.rect())]
        return [
            area.adjusted(self._margin, 0, -self._margin, 0).toAlignedRect().translated(view.pos()) for area in shown
        ]

    def _hyphens(self, first: int, last: int) -> list[Hyphen]:
        return list(self._line_setter.hyphens(first, last))

    def divided_words(self) -> int:
        """How many words of what was in view are divided."""
        return len(self._hyphens(0, self._document.characterCount()))

    def paint_hyphens(self, painter: QPainter, first: int, last: int) -> None:
        """Paints those between two document positions."""
        decorations.paint_hyphens(painter, self._hyphens(first, last))

    def paintEvent(self, event: QtGui.QPaintEvent) -> None:
        last = self._set_lines(event.rect())
        self._fill(event.rect())
        if self._turning:
            self._turning.paint(event.rect())
            tables = self._displaced_in_view()
        else:
            tables = self._paint_scrolled(event, last)
        if self._is_painted and (tables or self._table_scrolling):
            self._tables_helper().show_bars(tables)
        if not self._is_painted:
            self._is_painted = True
            self.first_painted.emit()

    def _become_opaque(self) -> None:
        """Of such a widget, Qt paints only what is new when it scrolls. Not before the first paint: this loads `Qt`."""
        if self._is_painted:
            self.viewport().setAttribute(QtCore.Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def _fill(self, area: QRect) -> None:
        """The style sheet of the window, which has the same colour, takes long to follow another theme."""
        painter = QPainter(self.viewport())
        path = QPainterPath()
        path.addRect(QRectF(area))
        painter.fillPath(path, self._page_style.theme.brush("page"))  # not `fillRect`: see decorations.py
        painter.end()

    def _paint_scrolled(self, event: QtGui.QPaintEvent, last: int) -> list[PageTable]:
        """Paints as far as a document position.

        Returns the tables in view that are shown elsewhere than where Qt has laid them out.
        """
        painter = QPainter(self.viewport())
        # The visible range in document positions, not in pixels: to ask for the pixels of a paragraph makes Qt lay out
        # everything above it. All of it, however little is painted: overlays remember where they have painted.
        scrolled = self.verticalScrollBar().value()
        first = self.position_at(scrolled - decorations.OVERHANG)
        decorations.paint(painter, self._document, self._page_style, self._margin, scrolled, (first, last))
        self.paint_overlays(painter, first, last)
        painter.end()
        tables = self._document.displaced_tables(first, last)
        if tables:
            from reader.ui.page import table_painter  # not at the top: few pages have such a table

            for strip in table_painter.paint(self, event.rect(), tables):
                super().paintEvent(QtGui.QPaintEvent(strip))
        else:
            super().paintEvent(event)
        hyphens = self._hyphens(first, last)
        if hyphens:
            painter = QPainter(self.viewport())
            painter.translate(0, -scrolled)
            decorations.paint_hyphens(painter, hyphens)
        return tables

    def _set_lines(self, painted: QRect) -> int:
        """Sets the lines of all paragraphs in view, and returns the last position that is painted with them.

        Those that moved beside the `painted` area are painted next.
        """
        first, bottom = self.position_at(self.view_top), self.view_bottom + decorations.OVERHANG
        has_moved, last = self._line_setter.set_in_view(first, bottom)
        if has_moved and painted != self.viewport().rect():
            self.viewport().update()
        return last
