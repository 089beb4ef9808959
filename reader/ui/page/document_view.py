"""The widget that shows one page document: a centred column with its overlays, its links and, on request, a caret."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from PySide6 import QtCore, QtGui
from PySide6.QtCore import QPointF, QRect, QRectF, QSizeF, Signal, Slot
from PySide6.QtWidgets import QFrame, QTextBrowser, QWidget

from reader.ui.page.document import PageDocument
from reader.ui.page.end_sections import EndSection
from reader.ui.page.line_setter import LineSetter
from reader.ui.page.page_browser import BELOW_LAST_PAGE
from reader.ui.page.page_fit import PageFit
from reader.ui.page.page_links import FigureLink, LinkRun
from reader.ui.page.page_style import PAGE_BOTTOM, PAGE_TOP, SMALLEST_MARGIN, PageStyle
from reader.ui.page.painted_browser import PaintedBrowser

if TYPE_CHECKING:
    from reader.ui.page.line_scrolling import LineScrolling
    from reader.ui.page.line_steps import Line, Window
    from reader.ui.page.page_table import PageTable


class DocumentView(PaintedBrowser):
    """Signals, besides those of PaintedBrowser:

    zoom_requested(int)     one step larger (1) or smaller (-1)
    link_reached()          the keyboard's focus has come to another link
    link_left()             the caret has left the selected link, or other text, by a key
    """

    zoom_requested = Signal(int)
    link_reached = Signal()
    link_left = Signal()
    page_top: float = PAGE_TOP

    def __init__(self, page_style: PageStyle, parent: QWidget | None = None) -> None:
        super().__init__(page_style, parent)
        self._fit: PageFit | None = None  # the measures for which the document is laid out
        self._scrolling: LineScrolling | None = None
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
        self._show_whether_it_scrolls(0, 0)
        self.verticalScrollBar().rangeChanged.connect(self._show_whether_it_scrolls)

    def _show_whether_it_scrolls(self, lowest: int, highest: int) -> None:
        """The bar keeps its room, so that the width of the text stays the same, but shows no handle for nothing."""
        self.verticalScrollBar().setEnabled(lowest < highest)

    def set_caret(self, on: bool) -> None:
        """Whether arrow keys move a caret, to select by keyboard, or scroll the page."""
        self._has_caret = on
        flags, keyboard = (
            QtCore.Qt.TextInteractionFlag.TextBrowserInteraction,
            QtCore.Qt.TextInteractionFlag.TextSelectableByKeyboard,
        )
        self.setTextInteractionFlags(flags | keyboard if self.has_caret else flags)

    def read_aloud(self, *, with_caret: bool) -> None:
        """A screen reader has come: the document gets words that only it sees. `with_caret`: arrow keys are for it."""
        self._is_read_aloud, self._reads_with_caret = True, with_caret
        self.set_caret(self._has_caret)

    def changeEvent(self, event: QtCore.QEvent) -> None:
        """Without a change of the font: Qt would lay out the document in another default font, which no text has."""
        if event.type() not in (QtCore.QEvent.Type.FontChange, QtCore.QEvent.Type.ApplicationFontChange):
            super().changeEvent(event)

    def show_document(self, document: PageDocument) -> None:
        """Replaces the document and deletes the old one."""
        old, self._document = self._document, document
        self._margin, self._fit = 0.0, None
        if self._turning:
            self._turning.forget()
        self._line_setter = LineSetter(document, is_hyphenated=self._page_style.typography.is_hyphenated)
        document.setParent(self)
        self.setExtraSelections([])
        self.fit_column()
        document.setPageSize(QSizeF(self.viewport().width(), -1))  # as Qt does, which would lay it out without before
        with self.unheard():
            self.setDocument(document)
        document.figure_drawn.connect(self.viewport().update)
        old.deleteLater()

    def fit_of(self, document: PageDocument, style: PageStyle) -> PageFit:
        """The measures of a document that scrolls in this view."""
        width, height = self.viewport().width(), float(self.viewport().height()) if document.figures else 0.0
        margin = max(float(SMALLEST_MARGIN), (width - style.column) / 2)
        return PageFit(float(width), margin, style.pixels(self.page_top), style.pixels(PAGE_BOTTOM), height=height)

    def fit_column(self) -> bool:
        """Centres the column and sizes its pictures. True if that moved the text."""
        width, style = self.viewport().width(), self._page_style
        fit = self.fit_of(self._document, style)
        if self._turning:
            page_width, margin = self._turning.fit(style.column)
            height = self._turning.page_height if self._document.figures else 0.0
            fit = PageFit(page_width, margin, fit.top, BELOW_LAST_PAGE, width - page_width, height)
        before, self._fit = self._fit, fit
        if fit == before:
            return False
        self._margin = fit.margin
        is_other_width = before is None or fit != before._replace(height=fit.height)
        has_moved = self._document.fit(fit, is_other_width=is_other_width)
        self._tell_tables()
        return has_moved

    def set_turning(self, on: bool) -> None:
        """Whether pages are turned, or the page scrolls. Afterwards the view may be elsewhere in the text."""
        if on == bool(self._turning):
            return
        if self._turning:
            self._turning.close()
            self._turning = None
        else:
            from reader.ui.page.page_turning import PageTurning  # not at the top: most readers scroll

            self._turning = PageTurning(self)
            self._turning.turned.connect(self.turned)
            self._turning.part_left.connect(self.part_left)
        self.setProperty("verticalScrollBarPolicy", "ScrollBarAlwaysOff" if on else "ScrollBarAlwaysOn")
        self.fit_column()
        self.viewport().update()

    @property
    def space_above_target(self) -> int:
        """A jump shows a fifth of the page above its target, so that the reader sees what the target belongs to.

        Pages are the same wherever a jump leads.
        """
        return 0 if self._turning else self.viewport().height() // 5

    def scroll_into_view(self, position: int) -> None:
        """Scrolls to a document position if it is out of view, and shows it a fifth down the window."""
        if self._turning:
            self._turning.reveal(position)
            self.reveal_in_table(position)
            return
        self.lay_out_all()
        bar = self.verticalScrollBar()
        rect = self.cursorRect(self._document.cursor(position))
        table = self._document.table_at(position)
        covered = table.pinned_height() if table and not table.is_in_head(position) else 0.0
        if not (rect.top() >= covered and rect.bottom() <= self.viewport().height()):
            head = table.head_height_if_pinned(bar.value() + rect.top()) if table else 0.0
            bar.setValue(bar.value() + rect.top() - max(self.space_above_target, ceil(head)))
        self.reveal_in_table(position)

    @Slot(QRectF)
    def _q_ensureVisible(self, area: QRectF) -> None:
        """A screen reader that reads everything wants to scroll along. Qt 6.9 asks for this by its name, and has none.

        `area` is in pixels of the document.
        """
        position = self.position_at(area.top())
        if self._turning:
            self._turning.reveal(position, is_announced=False)
        else:
            self.scroll_into_view(position)

    def link_rect(self, run: LinkRun) -> QRect:
        """The rectangle around all lines of a link, in this widget's pixels."""
        first = self.cursorRect(self._document.cursor(run.first))
        last = self.cursorRect(self._document.cursor(run.last))
        if self._turning and not self._turning.is_same_page(first, last):
            return (first if self._turning.is_in_view(run.first) else last).translated(self.viewport().pos())
        rect = first.united(last)
        if first.top() != last.top():
            at = self.to_document(QPointF(first.center()))
            rect.setLeft(round(self.to_viewport(QRectF(self._margin, at.y(), 1, 1)).left()))
        return rect.translated(self.viewport().pos())

    def focus_link(self, run: LinkRun) -> None:
        """Moves the keyboard focus to a link, so that Enter and Tab continue from it."""
        with self.unheard():
            # Qt selects the next link from here on, and shows it as the one with the focus.
            self._focused_range = (max(0, run.first - 1), run.first)
            self.setTextCursor(self._document.cursor(*self._focused_range))
            super().focusNextPrevChild(True)
            self._focused_range = (run.first, run.last)
        self.reveal_in_table(run.first)
        if self._turning:
            self._turning.reveal(run.first)
        elif isinstance(run.link, FigureLink):
            from reader.ui.page import key_focus  # not at the top: nothing has the focus before the first paint

            key_focus.show_figure(self, run.first)
        self.link_reached.emit()

    def focus_table(self, table: PageTable) -> None:
        super().focus_table(table)
        if not self._turning:
            from reader.ui.page import key_focus

            key_focus.show_table(self, table)

    def _keep_selection_in_text(self) -> None:
        """Ends a selection where the article ends. Only a link after it that has the focus is selected by Qt."""
        if self._focused_range:
            self.viewport().update()  # its frame is around what Qt repaints
        cursor, ending = self.textCursor(), self._document.ending
        if not self.has_selection or ending is None or not cursor.selectionStart() < ending <= cursor.selectionEnd():
            return
        ends = [min(position, ending - 1) for position in (cursor.anchor(), cursor.position())]
        within = self._document.cursor(*ends)
        if within != cursor:  # otherwise the article ends with a table: Qt selects it to the position behind it
            self.setTextCursor(within)

    def _in_layout(self, point: QPointF) -> QPointF:
        point = super()._in_layout(point)
        if EndSection.QUIZ not in self._document.end_sections:
            return point
        from reader.ui.page import choice_rows  # not at the top: few pages have questions

        scrolled = QPointF(0, self.verticalScrollBar().value())
        below = point + scrolled
        return choice_rows.onto_text(self._document, self._page_style, self.position_at(below.y()), below) - scrolled

    # Qt's own

    def focusNextPrevChild(self, next: bool) -> bool:
        """Continues from the caret, or from what the window shows; Qt would begin at the first link of the page."""
        if not self.viewport().rect().intersects(self.cursorRect()):
            edge = self.view_top if next else self.view_bottom
            self.setTextCursor(self._document.cursor(self.position_at(edge)))
        table = self._tables_helper().next_table(forward=next) if self._document.tables else None
        if table:
            self.focus_table(table)
            return True
        from reader.ui.page import key_focus

        link = key_focus.next_link(self._document, self.textCursor(), forward=next)
        if link:
            self.focus_link(link)
            return True
        return self._leave(next)

    def _leave(self, next: bool) -> bool:
        """To the widget after the page or before it. Not as Qt does, which would go on at the first link again."""
        self._focused_range = None
        cursor = self.textCursor()
        if cursor.hasSelection():
            cursor.clearSelection()
            with self.unheard():
                self.setTextCursor(cursor)
        return super(QTextBrowser, self).focusNextPrevChild(next)

    def mousePressEvent(self, event: QtGui.QMouseEvent) -> None:
        self._focused_range = None
        super().mousePressEvent(self._moved(event))
        if self._document.tables:
            self._tables_helper().press(event)
        if self._turning:
            self._turning.pointer.press(event)

    def mouseMoveEvent(self, event: QtGui.QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        if self._turning:
            self._turning.pointer.drag(event)

    def mouseReleaseEvent(self, event: QtGui.QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if self._turning:
            self._turning.pointer.release(event)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        ratio = self.devicePixelRatioF()
        if self._turning or ratio != round(ratio):
            # What is beside or outside the pages must not move, nor what begins between two pixels of the screen.
            self.viewport().update()
        else:
            self._become_opaque()
            super().scrollContentsBy(dx, dy)

    def keyPressEvent(self, event: QtGui.QKeyEvent) -> None:
        if self._turning:
            self._turning.slide.end()
        if self._table_scrolling and self._table_scrolling.press_key(event):
            return
        from reader.ui.page.end_keys import end_of_article  # not at the top: the first page is shown without it

        if not self.has_caret and (end := end_of_article(event)):
            self.go_to_end(end)
            return
        if (self._turning or self._line_scrolling()).press_key(event):
            return
        before = self.textCursor().position()
        super().keyPressEvent(event)
        position = self.textCursor().position()
        if self._turning and position != before:  # Shift or Ctrl alone moves nothing
            self._turning.reveal(position)

    def window_and_lines(self) -> tuple[Window, list[Line]]:
        """What is in view and not covered, and the lines as far as a page around it."""
        return self._line_scrolling().window_and_lines()

    def forget_focused_link(self) -> None:
        """The keyboard focus is no longer on a link."""
        self._focused_range = None

    def _line_scrolling(self) -> LineScrolling:
        if self._scrolling is None:
            from reader.ui.page.line_scrolling import LineScrolling  # not at the top: the first page needs none

            self._scrolling = LineScrolling(self)
        return self._scrolling

    def uncovered_bottom(self, bottom: float) -> float:
        """Where text ends that can be read in a window that ends at a height of the document."""
        table = self._document.table_at(self.position_at(bottom))
        if self._table_scrolling and table and table.is_scrollable:
            return bottom - self._table_scrolling.bar_height
        return bottom

    def covered_height(self) -> int:
        """How much of the window's lower edge a table's scroll bar covers."""
        return self._table_scrolling.covered_height() if self._table_scrolling else 0

    def wheelEvent(self, event: QtGui.QWheelEvent) -> None:
        if event.modifiers() & QtCore.Qt.KeyboardModifier.ControlModifier:
            if event.angleDelta().y():
                self.zoom_requested.emit(1 if event.angleDelta().y() > 0 else -1)
            return
        if self._document.tables and self._tables_helper().wheel(event):
            return
        if self._turning:
            self._turning.pointer.turn_by_wheel(event)
        else:
            super().wheelEvent(event)

    @property
    def selected_range(self) -> tuple[int, int]:
        """Without the links after the end of the article."""
        first, last = super().selected_range
        ending = self._document.ending
        return (first, last) if ending is None or last < ending else (min(first, ending - 1), ending - 1)

    def createMimeDataFromSelection(self) -> QtCore.QMimeData:
        """Plain text: the addresses of the page's links mean nothing in other programs."""
        data = QtCore.QMimeData()
        from reader.ui.page.document_text import copied_text  # not at the top: pages are shown without it

        first, last = self.selected_range
        data.setText(copied_text(self._document, first, last))
        return data
