"""A text view whose tables may be shown elsewhere than where Qt has laid them out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6 import QtGui
from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Signal
from PySide6.QtWidgets import QWidget

from reader.ui.page.page_browser import PageBrowser
from reader.ui.page.page_style import PageStyle

if TYPE_CHECKING:
    from reader.ui.page.page_table import PageTable
    from reader.ui.page.table_scrolling import TableScrolling


class TableBrowser(PageBrowser):
    """Converts points of the mouse and rectangles of the text. Signals, besides those of PageBrowser:

    table_reached()         Tab has moved the focus to a table that can be scrolled
    table_chosen(PageTable) by a click or Enter; the reader wants to see it by itself
    """

    table_reached = Signal()
    table_chosen = Signal(object)

    def __init__(self, page_style: PageStyle, parent: QWidget | None = None) -> None:
        super().__init__(page_style, parent)
        self._table_scrolling: TableScrolling | None = None
        self.horizontalScrollBar().rangeChanged.connect(self._stay_at_left)
        self.verticalScrollBar().valueChanged.connect(self._scroll_tables)
        self._selecting_from: int | None = None  # the document position where a selection of cells began
        self.selectionChanged.connect(self._select_whole_rows)

    def scroll_into_view(self, position: int) -> None:
        """Scrolls to a document position if it is out of view."""
        raise NotImplementedError

    def reveal_in_table(self, position: int) -> None:
        """Scrolls the table at a document position sideways, if that is needed to see it."""
        table = self._document.table_at(position)
        if table and table.is_scrollable:
            self._tables_helper().scroll(table, table.scroll_to_reveal(position))

    def refresh_tables(self) -> None:
        """Paints the page again after a table was scrolled sideways."""
        self._document.table_moves += 1
        self.viewport().update()

    @property
    def selected_range(self) -> tuple[int, int]:
        """The document positions between which text is selected; in a table to the end of the last cell."""
        from reader.ui.page import cell_selection  # not at the top: nothing is selected before the first paint

        return cell_selection.selected_range(self.textCursor())

    def _select_whole_rows(self) -> None:
        cursor = self.textCursor()
        if not self._document.tables or not cursor.hasComplexSelection():
            self._selecting_from = None
            return
        from reader.ui.page import cell_selection

        if self._selecting_from is None:
            self._selecting_from = cursor.anchor()
        rows = cell_selection.whole_rows(cursor, self._selecting_from)
        if rows:
            self.setTextCursor(rows)

    @property
    def focused_table(self) -> PageTable | None:
        """The table that Tab or another key has reached."""
        return self._table_scrolling.focused if self._table_scrolling else None

    def focus_table(self, table: PageTable) -> None:
        """Moves the keyboard focus to a table, so that Enter opens it and arrow keys scroll it sideways."""
        self._focused_range = None
        with self.unheard():
            self._tables_helper().focus(table)
        self.table_reached.emit()

    def margin_at(self, y: float) -> float:
        """The margin beside what is at a height of the document: a wide table or picture leaves less of it."""
        document = self._document
        if not document.tables and not any(figure.widest for figure in document.figures):
            return self._margin
        position = self.position_at(y)
        areas = [table.area() for table in document.displaced_tables(position, position)]
        if figure := document.wide_figure_at(position):
            return min(self._margin, (self.viewport().width() - figure.shown[0]) / 2)
        return min([self._margin, *(area.left() for area in areas if area.top() <= y <= area.bottom())])

    def scroll_table_at(self, point: QPointF, by: float) -> bool:
        """Scrolls the table at a point of the viewport by pixels to the right. False if there is none to scroll."""
        if not self._document.tables:
            return False
        helper = self._tables_helper()
        table = helper.table_at(point)
        if table:
            helper.scroll(table, table.scrolled + (-by if table.is_rtl else by))
        return table is not None

    def choose_table(self, table: PageTable) -> None:
        self.table_chosen.emit(table)

    def _stay_at_left(self, smallest: int, largest: int) -> None:
        """A table that is wider than the window is scrolled by itself, and never the page."""
        if (smallest, largest) != (0, 0):
            self.horizontalScrollBar().setRange(0, 0)

    def _tell_tables(self) -> None:
        """Tells the tables where the window is, so that their heads stay in it."""
        if self._move_window():
            self.refresh_tables()

    def _scroll_tables(self) -> None:
        """Qt has moved what was in view; a head that stays must be painted again, or the place that it has left."""
        if self._move_window():
            self._document.table_moves += 1
            if self._displaced_in_view():
                self.viewport().update()

    def _displaced_in_view(self) -> list[PageTable]:
        return self._document.displaced_tables(self.position_at(self.view_top), self.position_at(self.view_bottom))

    def _move_window(self) -> bool:
        """Whether any table is shown elsewhere than where Qt has laid it out."""
        tables = self._document.tables
        if not tables:
            return False
        # A head does not follow its table to the next page.
        top = 0 if self._turning else self.verticalScrollBar().value()
        window = (float(top), float(self.viewport().height()))
        for table in tables:
            table.window = window
        return any(table.is_displaced for table in tables)

    def _tables_helper(self) -> TableScrolling:
        if self._table_scrolling is None:
            from reader.ui.page.table_scrolling import TableScrolling  # not at the top: few pages have such a table

            self._table_scrolling = TableScrolling(self)
            self.selectionChanged.connect(self._table_scrolling.repaint)
            self.cursorPositionChanged.connect(self._table_scrolling.repaint)
        return self._table_scrolling

    def _in_layout(self, point: QPointF) -> QPointF:
        """Where Qt has laid out what is shown at a point of the viewport."""
        if not self._document.tables and not self._turning:
            return point
        scrolled = QPointF(0, self.verticalScrollBar().value())
        inside = self.to_document(point)
        below = self.position_at(inside.y())
        for table in self._document.displaced_tables(max(0, below - 1), below + 1):
            return table.to_layout(inside) - scrolled
        return inside - scrolled

    def _moved(self, event: QtGui.QMouseEvent) -> QtGui.QMouseEvent:
        """The event as if the mouse were where Qt has laid out what is under it."""
        place = self._in_layout(event.position())
        if place == event.position():
            return event
        kind, at, buttons = event.type(), event.globalPosition(), event.buttons()
        return QtGui.QMouseEvent(kind, place, at, event.button(), buttons, event.modifiers(), event.pointingDevice())

    # Qt's own

    def cursorRect(self, cursor: QtGui.QTextCursor | None = None) -> QRect:
        of = cursor or self.textCursor()
        rect = super().cursorRect(of)
        table = self._document.table_at(of.position())
        if table:
            rect = rect.translated(table.shift(of.position()).toPoint())
        if self._turning:
            return self.to_viewport(QRectF(rect.translated(0, self.verticalScrollBar().value()))).toRect()
        return rect

    def cursorForPosition(self, pos: QPoint) -> QtGui.QTextCursor:
        return super().cursorForPosition(self._in_layout(QPointF(pos)).toPoint())

    def anchorAt(self, pos: QPoint) -> str:
        return super().anchorAt(self._in_layout(QPointF(pos)).toPoint())

    def mouseMoveEvent(self, event: QtGui.QMouseEvent) -> None:
        super().mouseMoveEvent(self._moved(event))

    def mouseDoubleClickEvent(self, event: QtGui.QMouseEvent) -> None:
        super().mouseDoubleClickEvent(self._moved(event))

    def mouseReleaseEvent(self, event: QtGui.QMouseEvent) -> None:
        super().mouseReleaseEvent(self._moved(event))
        if self._document.tables:
            self._tables_helper().release(event)
