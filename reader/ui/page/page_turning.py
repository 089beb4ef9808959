"""Turns the pages of a view: which ones are in view, and the keys that turn them."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPointF, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QKeyEvent, QTextCursor

from reader.ui.page import page_painter, page_slots
from reader.ui.page.page_breaks import PageSpan, page_at, page_spans
from reader.ui.page.page_counter import PageCounter
from reader.ui.page.page_host import PageHost
from reader.ui.page.page_measures import PageMeasures
from reader.ui.page.page_pointer import PagePointer
from reader.ui.page.page_slide import PageSlide
from reader.ui.page.page_slots import Slot
from reader.ui.page.page_strips import strips
from reader.ui.page.page_style import PAGE_TOP
from reader.ui.page.screen_picture import painted

BEFORE_NEXT = 60  # milliseconds after a turn, when it is painted
FOOT_GAP = 16  # pixels between the text and the counter: as tall as the scroll bar of a table


class PageTurning(QObject):
    """turned()         other pages are in view
    part_left(int)   the reader turns past the end (1) or the beginning (-1) of the document
    """

    turned = Signal()
    part_left = Signal(int)

    def __init__(self, view: PageHost) -> None:
        super().__init__(view.viewport())
        self._view = view
        self._index = 0  # of the first page in view
        self._pages: list[PageSpan] = []
        self._slots: tuple[Slot, ...] = ()
        self._measures: PageMeasures | None = None
        self._measured_for = QSize()
        self._value = 0  # what the scroll bar must have while these pages are in view
        self._asked: int | None = None  # to which Qt has scrolled, for the caret or a link
        self._settle_timer = QTimer(self, singleShot=True, interval=0)
        self._settle_timer.timeout.connect(self._settle)
        self._next_timer = QTimer(self, singleShot=True, interval=BEFORE_NEXT)
        self._next_timer.timeout.connect(self._prepare_next)
        self.counter = PageCounter(view.viewport().parentWidget())
        self.counter.turn_requested.connect(self.turn)
        self.slide = PageSlide(view, self.counter)
        self.pointer = PagePointer(view, self)
        view.verticalScrollBar().valueChanged.connect(self._scrolled)
        view.selectionChanged.connect(self._repaint)
        view.cursorPositionChanged.connect(self._repaint)

    def close(self) -> None:
        """The page scrolls from now on."""
        bar = self._view.verticalScrollBar()
        bar.valueChanged.disconnect(self._scrolled)
        self._view.selectionChanged.disconnect(self._repaint)
        self._view.cursorPositionChanged.disconnect(self._repaint)
        self.pointer.deleteLater()
        self.slide.end()
        self.slide.deleteLater()
        self.counter.hide()
        self.counter.deleteLater()
        self.deleteLater()

    # ---- where pages are

    @property
    def slots(self) -> tuple[Slot, ...]:
        """Where the pages in view are."""
        if not self._slots or self._measured_for != self._view.viewport().size():
            columns = self.measures.columns
            shown = self.pages[self._index : self._index + columns]
            self._slots = self.measures.slots(shown, is_rtl=self._view.shown_document.is_rtl)
        return self._slots

    @property
    def pages(self) -> list[PageSpan]:
        """All pages of the document."""
        measures = self.measures
        if not self._pages:
            self._view.lay_out_all()
            found = strips(self._view.shown_document, self._view.page_style, measures.height)
            self._pages = page_spans(found, measures.height)
            self._index = self._first_beside(min(self._index, len(self._pages) - 1))
        return self._pages

    @property
    def is_at_start(self) -> bool:
        return self._index == 0

    @property
    def is_at_end(self) -> bool:
        return self._index + self.measures.columns >= len(self.pages)

    def to_document(self, point: QPointF) -> QPointF:
        return page_slots.to_document(self.slots, point, is_rtl=self._view.shown_document.is_rtl)

    def to_viewport(self, rect: QRectF) -> QRectF:
        return page_slots.to_viewport(self.slots, rect, self._view.viewport().height())

    def is_in_view(self, position: int) -> bool:
        """Whether a document position is on a page in view."""
        return self._index <= self._page_of(position) < self._index + self.measures.columns

    def is_same_page(self, one: QRect, other: QRect) -> bool:
        """Whether two rectangles of the viewport are on one page in view."""
        places = [
            next((slot for slot in self.slots if slot.area.intersects(QRectF(rect))), None) for rect in (one, other)
        ]
        return places[0] is places[1]

    @property
    def foot(self) -> int:
        """How many pixels below the text are for the counter: none where a line would have no room beside it."""
        return self.counter.height() + FOOT_GAP if self._view.viewport().height() >= self.least_height else 0

    @property
    def least_height(self) -> float:
        """Of a window that has room for the counter and the tallest line, in pixels."""
        return self.counter.height() + FOOT_GAP + self._tallest_line

    @property
    def _tallest_line(self) -> float:
        return self._view.page_style.text_height("title")

    def fit(self, column: float) -> tuple[float, float]:
        """The width of a page and its margin, for text that is `column` wide where there is room."""
        size, style = self._view.viewport().size(), self._view.page_style
        self._place_counter()
        below = self.foot
        above = min(style.pixels(PAGE_TOP), max(0.0, size.height() - below - self._tallest_line))
        measures = PageMeasures.of(size.width(), size.height(), column, style.text_scale, above, below)
        if measures != self._measures:
            self._measures = measures
            self.forget()
        self._measured_for = size
        return measures.page_width, measures.margin

    @property
    def page_height(self) -> float:
        """Of the text of a page, as last measured."""
        return float(self._measures.height) if self._measures else 0.0

    def forget(self) -> None:
        """Another document is shown, or the same one in other measures: its pages are others."""
        self._pages, self._slots, self._asked = [], (), None
        self.slide.leave()

    @property
    def measures(self) -> PageMeasures:
        if self._measures is None or self._measured_for != self._view.viewport().size():
            self._view.fit_column()
        assert self._measures is not None
        return self._measures

    def _page_of(self, position: int) -> int:
        """The number of the page with the line of a document position."""
        block = self._view.shown_document.findBlock(position)
        top = self._view.shown_document.documentLayout().blockBoundingRect(block).top()
        line = block.layout().lineForTextPosition(position - block.position())
        middle = top + line.y() + line.height() / 2 if line.isValid() else top
        return page_at(self.pages, middle)

    def _first_beside(self, page: int) -> int:
        """The first page of those that are in view together with a page."""
        return page - page % self.measures.columns

    # ---- turning

    def show(self, height: float) -> None:
        """Shows the page with a height of the document."""
        self._show_page(page_at(self.pages, height))

    def reveal(self, position: int, *, is_announced: bool = True) -> None:
        """Turns to the page with a document position, if it is not in view."""
        self._asked = None
        if not self.is_in_view(position):
            self._show_page(self._page_of(position))
            self.tell(is_announced=is_announced)

    def show_edge(self, by: int) -> None:
        """Shows the first page of the document (-1) or the last (1)."""
        self._show_page(0 if by < 0 else len(self.pages) - 1)

    def turn(self, by: int, *, slides: bool = True) -> None:
        """Turns forward (1) or back (-1), by as many pages as are in view; `slides`: if the reader likes that."""
        target = self._index + by * self.measures.columns
        is_here = 0 <= target < len(self.pages)
        if not is_here and not self._view.has_part(by):
            self.part_left.emit(by)
            return
        with self.slide.turn(by, is_wanted=slides and self._view.slides_pages):
            if is_here:
                self._show_page(target)
                self.tell()
            else:
                self.part_left.emit(by)

    def turn_within(self, by: int) -> None:
        """Turns forward (1) or back (-1) while text is being selected, but not beyond the document."""
        if 0 <= self._index + by * self.measures.columns < len(self.pages):
            self.turn(by, slides=False)

    def go_to_end(self, by: int) -> None:
        """Turns to the first page of the document (-1) or the last (1)."""
        before = self._index
        self.show_edge(by)
        if self._index != before:
            self.tell()

    def picture_beside(self, by: int) -> QImage | None:
        """Of the next pages (1) or those before (-1), without turning to them; None if the document has none."""
        target, shown = self._index + by * self.measures.columns, (self._index, self._slots)
        if not 0 <= target < len(self.pages):
            return None
        self._index, self._slots = target, ()
        try:
            return painted(self._view.viewport(), self.slide.area)
        finally:
            self._index, self._slots = shown

    def _show_page(self, page: int) -> None:
        self.slide.leave()
        self._asked = None
        self._index = self._first_beside(page)
        self._slots = ()
        self._view.lay_out_all()
        first = self.pages[self._index]
        self._value = max(0, round(first.top) - round(self.measures.top))
        bar = self._view.verticalScrollBar()
        bar.setValue(self._value)
        self._value = bar.value()
        self._view.viewport().update()
        self._next_timer.start()
        self.update_counter()

    def _prepare_next(self) -> None:
        """While the reader reads, so that these pages are painted at once when they are turned to."""
        begin = self._index + self.measures.columns
        ahead = self.pages[begin : begin + self.measures.columns]
        if ahead:
            view = self._view
            view.set_lines(view.position_at(ahead[0].top), view.position_at(ahead[-1].bottom - 1))

    def update_counter(self) -> None:
        count = len(self.pages)
        last = min(self._index + self.measures.columns, count)
        ways = (not self.is_at_start or self._view.has_part(-1), not self.is_at_end or self._view.has_part(1))
        text = self._view.page_label(self._index + 1, last, count)
        self.counter.show_text(text, ways, is_rtl=self._view.shown_document.is_rtl)
        self._place_counter()

    def _place_counter(self) -> None:
        self.counter.place(self._view.viewport().size())
        self.counter.set_shown(self.foot > 0)

    def tell(self, *, is_announced: bool = True) -> None:
        """Other pages are in view. A screen reader says which, unless it has turned to them itself."""
        self.turned.emit()
        if is_announced:
            self.counter.announce()

    def _scrolled(self, value: int) -> None:
        """Qt scrolls to show the caret or a link; the page with it is shown instead, when Qt has finished."""
        if value != self._value:
            if not self.pointer.is_pressed:
                self._asked = value
            self._settle_timer.start()

    def _settle(self) -> None:
        asked, self._asked = self._asked, None
        bar = self._view.verticalScrollBar()
        if asked is not None:
            height = asked + 1 if asked < self._value else asked + self._view.viewport().height() - 1
            page = page_at(self.pages, height)
            if not self._index <= page < self._index + self.measures.columns:
                self._show_page(page)
                self.tell()
                return
        bar.setValue(self._value)

    def _repaint(self) -> None:
        """Qt repaints a selection where it has laid it out, which is not where the page is shown."""
        self.slide.repaint_pages()
        self._view.viewport().update()

    def paint(self, area: QRect) -> None:
        page_painter.paint(self._view, area, self.slots)

    # ---- keys

    def press_key(self, event: QKeyEvent) -> bool:
        """True if the key was used."""
        keys, key = Qt.Key, event.key()
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        is_shifted = modifiers == Qt.KeyboardModifier.ShiftModifier
        slides = not event.isAutoRepeat()
        if self._view.has_caret and key in (keys.Key_PageDown, keys.Key_PageUp) and (is_shifted or not modifiers):
            self._turn_with_caret(1 if key == keys.Key_PageDown else -1, selects=is_shifted, slides=slides)
        elif key == keys.Key_Space and (is_shifted or not modifiers):
            self.turn(-1 if is_shifted else 1, slides=slides)
        elif self._view.has_caret or modifiers or key not in _FORWARD | _BACK | {keys.Key_Left, keys.Key_Right}:
            return False
        elif key in (keys.Key_Left, keys.Key_Right):
            is_forward = (key == keys.Key_Right) != self._view.shown_document.is_rtl
            self.turn(1 if is_forward else -1, slides=slides)
        else:
            self.turn(1 if key in _FORWARD else -1, slides=slides)
        return True

    def _turn_with_caret(self, by: int, *, selects: bool, slides: bool) -> None:
        self.turn(by, slides=slides)
        cursor = self._view.textCursor()
        mode = QTextCursor.MoveMode.KeepAnchor if selects else QTextCursor.MoveMode.MoveAnchor
        cursor.setPosition(self._view.position_at(self._view.view_top), mode)
        self._view.setTextCursor(cursor)


_FORWARD = {Qt.Key.Key_PageDown, Qt.Key.Key_Down}
_BACK = {Qt.Key.Key_PageUp, Qt.Key.Key_Up}
