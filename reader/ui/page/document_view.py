"""The widget that shows one page document: a centred column with its overlays, its links and, on request, a caret."""

from __future__ import annotations

from math import ceil, floor
from typing import TYPE_CHECKING

from PySide6 import QtCore, QtGui
from PySide6.QtCore import QPointF, QRect, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QFrame, QWidget

from reader.ui.page import decorations
from reader.ui.page.document import LinkRun, PageDocument
from reader.ui.page.end_sections import EndSection
from reader.ui.page.page_style import PAGE_BOTTOM, PAGE_TOP, SMALLEST_MARGIN, PageStyle
from reader.ui.page.table_browser import TableBrowser

if TYPE_CHECKING:
    from reader.ui.page import line_steps
    from reader.ui.page.overlay import Overlay


class DocumentView(TableBrowser):
    """Signals, besides those of TableBrowser:

    zoom_requested(int)     one step larger (1) or smaller (-1)
    link_reached()          Tab has moved the focus to another link
    first_painted()         the page is on the screen for the first time
    """

    zoom_requested = Signal(int)
    link_reached = Signal()
    first_painted = Signal()
    page_top: float = PAGE_TOP

    def __init__(self, page_style: PageStyle, parent: QWidget | None = None) -> None:
        super().__init__(page_style, parent)
        self._width = 0
        self._is_painted = False
        self._overlays: list[Overlay] = []
        self.selectionChanged.connect(self._keep_selection_in_text)
        # PySide loads every kind of widget to find out which one a viewport of Qt's own making is. Qt deletes the old
        # viewport but leaves the first document painting to it, so that document is told of the new one first.
        viewport = QWidget()
        self.document().documentLayout().setPaintDevice(viewport)
        self.setViewport(viewport)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setUndoRedoEnabled(False)
        self.setProperty("horizontalScrollBarPolicy", "ScrollBarAlwaysOff")
        self.setProperty("verticalScrollBarPolicy", "ScrollBarAlwaysOn")

    @property
    def margin(self) -> float:
        """The margin on either side of the column, in pixels."""
        return self._margin

    def add_overlay(self, overlay: Overlay) -> None:
        """Paints the overlay with every page from now on, above the overlays that were added before."""
        self._overlays.append(overlay)

    def overlay_description(self, first: int, last: int) -> str:
        """What a screen reader says about the overlays between two document positions."""
        return " ".join(filter(None, (overlay.description(first, last) for overlay in self._overlays)))

    def has_overlay_at(self, point: QPointF) -> bool:
        """Whether a click at a point of the viewport is for an overlay."""
        below = point + QPointF(0, self.verticalScrollBar().value())
        return any(overlay.is_at(below) for overlay in self._overlays)

    def set_caret(self, on: bool) -> None:
        """Whether arrow keys move a caret, to select by keyboard, or scroll the page."""
        self._has_caret = on
        flags = QtCore.Qt.TextInteractionFlag.TextBrowserInteraction
        self.setTextInteractionFlags(flags | QtCore.Qt.TextInteractionFlag.TextSelectableByKeyboard if on else flags)

    def show_document(self, document: PageDocument) -> None:
        """Replaces the document and deletes the old one."""
        old, self._document = self._document, document
        self._margin = 0.0
        document.setParent(self)
        self.setExtraSelections([])
        self.fit_column()
        self.setDocument(document)
        document.figure_drawn.connect(self.viewport().update)
        old.deleteLater()

    def fit_column(self) -> bool:
        """Centres the column and sizes its pictures. True if that moved the text."""
        width = self.viewport().width()
        margin = max(float(SMALLEST_MARGIN), (width - self._page_style.column) / 2)
        if (margin, width) == (self._margin, self._width):
            return False
        self._margin, self._width = margin, width
        style = self._page_style
        self._document.fit_to_width(width, margin, style.pixels(self.page_top), style.pixels(PAGE_BOTTOM))
        self._tell_tables()
        return True

    def lay_out_all(self) -> None:
        """Lays out the document to its end, so that the scroll bar can reach any place in it.

        Qt lays out from the top as far as it must, and lets the scroll bar estimate the rest.
        """
        height = self._document.documentLayout().documentSize().toSize().height()
        self.verticalScrollBar().setMaximum(max(0, height - self.viewport().height()))

    @property
    def space_above_target(self) -> int:
        """A jump shows a fifth of the page above its target, so that the reader sees what the target belongs to."""
        return self.viewport().height() // 5

    def scroll_into_view(self, position: int) -> None:
        """Scrolls to a document position if it is out of view, and shows it a fifth down the window."""
        self.lay_out_all()
        bar = self.verticalScrollBar()
        rect = self.cursorRect(self._document.cursor(position))
        table = self._document.table_at(position)
        covered = table.pinned_height() if table and not table.is_in_head(position) else 0.0
        if not (rect.top() >= covered and rect.bottom() <= self.viewport().height()):
            head = table.head_height_if_pinned(bar.value() + rect.top()) if table else 0.0
            bar.setValue(bar.value() + rect.top() - max(self.space_above_target, ceil(head)))
        self.reveal_in_table(position)

    def link_rect(self, run: LinkRun) -> QRect:
        """The rectangle around all lines of a link, in this widget's pixels."""
        first = self.cursorRect(self._document.cursor(run.first))
        last = self.cursorRect(self._document.cursor(run.last))
        rect = first.united(last)
        if first.top() != last.top():
            rect.setLeft(round(self._margin))
        return rect.translated(self.viewport().pos())

    def focus_link(self, run: LinkRun) -> None:
        """Moves the keyboard focus to a link, so that Enter and Tab continue from it."""
        self._focused_range = (run.first, run.last)
        self.setTextCursor(self._document.cursor(run.first, run.last))

    def _selected_text(self) -> QtGui.QTextCursor:
        """The selection without the links after the end of the article."""
        cursor, ending = self.textCursor(), self._document.ending
        if ending is None or cursor.selectionEnd() < ending:
            return cursor
        return self._document.cursor(min(cursor.selectionStart(), ending - 1), ending - 1)

    def _keep_selection_in_text(self) -> None:
        """Ends a selection where the article ends. Only a link after it that has the focus is selected by Qt."""
        cursor, ending = self.textCursor(), self._document.ending
        if not self.has_selection or ending is None or not cursor.selectionStart() < ending <= cursor.selectionEnd():
            return
        ends = [min(position, ending - 1) for position in (cursor.anchor(), cursor.position())]
        self.setTextCursor(self._document.cursor(*ends))

    def _in_layout(self, point: QPointF) -> QPointF:
        point = super()._in_layout(point)
        if EndSection.QUIZ not in self._document.end_sections:
            return point
        from reader.ui.page import choice_rows  # not at the top: few pages have questions

        scrolled = QPointF(0, self.verticalScrollBar().value())
        below = point + scrolled
        return choice_rows.onto_text(self._document, self._page_style, self.position_at(below.y()), below) - scrolled

    # Qt's own

    def paintEvent(self, event: QtGui.QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        # The visible range in document positions, not in pixels: to ask for the pixels of a paragraph makes Qt lay out
        # everything above it.
        scrolled, area = self.verticalScrollBar().value(), event.rect()
        first = self.position_at(scrolled + area.top() - decorations.OVERHANG)
        last = self.position_at(scrolled + area.bottom() + decorations.OVERHANG)
        decorations.paint(painter, self._document, self._page_style, self._margin, scrolled, (first, last))
        for overlay in self._overlays:
            overlay.paint(painter, first, last)
        painter.end()
        tables = self._document.displaced_tables(first, last)
        if tables:
            from reader.ui.page import table_painter  # not at the top: few pages have such a table

            for strip in table_painter.paint(self, event.rect(), tables):
                super().paintEvent(QtGui.QPaintEvent(strip))
        else:
            super().paintEvent(event)
        if self._is_painted and (tables or self._table_scrolling):
            self._tables_helper().show_bars(tables)
        if not self._is_painted:
            self._is_painted = True
            self.first_painted.emit()

    def focusNextPrevChild(self, next: bool) -> bool:
        """Continues from what the window shows; Qt would continue from the last link, however far away it is."""
        if not self.viewport().rect().intersects(self.cursorRect()):
            top = self.verticalScrollBar().value()
            self.setTextCursor(self._document.cursor(self.position_at(top if next else top + self.viewport().height())))
        if self._document.tables and self._tables_helper().focus_next(forward=next):
            self.table_reached.emit()
            return True
        is_on_link = super().focusNextPrevChild(next)
        if is_on_link:
            cursor = self.textCursor()
            self._focused_range = (cursor.selectionStart(), cursor.selectionEnd())
            self.reveal_in_table(cursor.selectionStart())
            self.link_reached.emit()
        return is_on_link

    def mousePressEvent(self, event: QtGui.QMouseEvent) -> None:
        self._focused_range = None
        super().mousePressEvent(self._moved(event))
        if self._document.tables:
            self._tables_helper().press(event)

    def keyPressEvent(self, event: QtGui.QKeyEvent) -> None:
        if self._table_scrolling and self._table_scrolling.press_key(event):
            return
        if not self._step_by_key(event):
            super().keyPressEvent(event)

    def _step_by_key(self, event: QtGui.QKeyEvent) -> bool:
        """Scrolls by whole lines, where Qt would cut them. True if the key did that."""
        key, keys = event.key(), QtCore.Qt.Key
        modifiers = event.modifiers() & ~QtCore.Qt.KeyboardModifier.KeypadModifier
        is_shifted = modifiers == QtCore.Qt.KeyboardModifier.ShiftModifier
        if key == keys.Key_Space and (is_shifted or not modifiers):
            self.scroll_page(-1 if is_shifted else 1)
        elif modifiers or self.has_caret:
            return False
        elif key in (keys.Key_PageDown, keys.Key_PageUp):
            self.scroll_page(1 if key == keys.Key_PageDown else -1)
        elif key in (keys.Key_Down, keys.Key_Up):
            self.scroll_line(1 if key == keys.Key_Down else -1)
        else:
            return False
        return True

    def scroll_page(self, by: int) -> None:
        """One page down (1) or up (-1): its last whole line is the first one of the next page."""
        from reader.ui.page import line_steps  # not at the top: the first page is shown without it

        window, lines = self._window_and_lines()

        def bottom_from(top: float) -> float:
            bottom = self._value_at(top) + self.viewport().height()
            table = self._document.table_at(self.position_at(bottom))
            if self._table_scrolling and table and table.is_scrollable:
                bottom -= self._table_scrolling.bar_height
            return bottom

        top = line_steps.page_down(lines, window) if by > 0 else line_steps.page_up(lines, window, bottom_from)
        self._begin_at(top, by)

    def scroll_line(self, by: int) -> None:
        """One line down (1) or up (-1)."""
        from reader.ui.page import line_steps  # not at the top: the first page is shown without it

        window, lines = self._window_and_lines()
        height = self._page_style.line_height
        step = line_steps.line_down if by > 0 else line_steps.line_up
        self._begin_at(step(lines, window, height), by)

    def _window_and_lines(self) -> tuple[line_steps.Window, list[line_steps.Line]]:
        """What is in view and not covered by a table's head or scroll bar, and the lines as far as a page around it."""
        from reader.ui.page import line_steps  # not at the top: the first page is shown without it

        top, height = self.verticalScrollBar().value(), self.viewport().height()
        above = below = 0.0
        first, last = self.position_at(top), self.position_at(top + height)
        for table in self._document.displaced_tables(first, last):
            above = max(above, table.pinned_height())
        if self._table_scrolling:
            below = self._table_scrolling.covered_height()
        window = line_steps.Window(top + above, top + height - below)
        start = self.position_at(top - height)
        return window, line_steps.lines_between(self._document, start, top - height, top + 2 * height)

    def _begin_at(self, top: float, by: int) -> None:
        """Scrolls so that nothing covers what begins at a height; by one pixel at least."""
        bar = self.verticalScrollBar()
        value = self._value_at(top)
        if (value - bar.value()) * by <= 0:
            value = bar.value() + by * max(1, self.viewport().height() // 8)
        self.lay_out_all()
        bar.setValue(value)

    def _value_at(self, top: float) -> int:
        """The value of the scroll bar for a page that begins at a height, below a table's head if one is pinned."""
        table = self._document.table_at(self.position_at(top + 1))
        return floor(top - (table.head_height_if_pinned(top) if table else 0.0) + 0.01)

    def wheelEvent(self, event: QtGui.QWheelEvent) -> None:
        if event.modifiers() & QtCore.Qt.KeyboardModifier.ControlModifier:
            if event.angleDelta().y():
                self.zoom_requested.emit(1 if event.angleDelta().y() > 0 else -1)
            return
        if self._document.tables and self._tables_helper().wheel(event):
            return
        super().wheelEvent(event)

    def createMimeDataFromSelection(self) -> QtCore.QMimeData:
        """Plain text: the addresses of the page's links mean nothing in other programs."""
        data = QtCore.QMimeData()
        from reader.ui.page.document_text import copied_text  # not at the top: pages are shown without it

        cursor = self._selected_text()
        data.setText(copied_text(self._document, cursor.selectionStart(), cursor.selectionEnd()))
        return data
