"""Turns the pages of a view: which ones are in view, and the keys, wheel, clicks and fingers that turn them."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, QPointF, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QTextCursor, QWheelEvent

from reader.ui.page import page_painter, page_slots
from reader.ui.page.page_breaks import PageSpan, page_at, page_spans
from reader.ui.page.page_counter import PageCounter
from reader.ui.page.page_host import PageHost
from reader.ui.page.page_measures import PageMeasures
from reader.ui.page.page_slots import Slot
from reader.ui.page.page_strips import strips
from reader.ui.page.page_style import PAGE_TOP

NOTCH = 120  # eighths of a degree: one step of a mouse wheel
PAUSE = 200  # milliseconds without a movement, after which fingers on a touch pad begin another turn
BESIDE_TEXT = 36  # pixels at 100 % text beside the text, where a click is for the marks of a paragraph
CLICK = 4  # pixels that the mouse may move during a click
DRAG_PAUSE = 700  # milliseconds that a selection must be held above or below the text to turn the page
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
        self._turned_by_wheel, self._wheeled, self._wheeled_at = False, 0, 0
        self._pressed_at: QPointF | None = None
        self._is_pressed = False
        self._drag_timer = QTimer(self, singleShot=True, interval=DRAG_PAUSE)
        self._drag_timer.timeout.connect(self._turn_by_drag)
        self._dragged = 0
        self.counter = PageCounter(view.viewport().parentWidget())
        self.counter.turn_requested.connect(self.turn)
        view.verticalScrollBar().valueChanged.connect(self._scrolled)
        view.selectionChanged.connect(self._repaint)
        view.cursorPositionChanged.connect(self._repaint)

    def close(self) -> None:
        """The page scrolls from now on."""
        bar = self._view.verticalScrollBar()
        bar.valueChanged.disconnect(self._scrolled)
        self._view.selectionChanged.disconnect(self._repaint)
        self._view.cursorPositionChanged.disconnect(self._repaint)
        self.counter.hide()
        self.counter.deleteLater()
        self.deleteLater()

    # ---- where pages are

    @property
    def slots(self) -> tuple[Slot, ...]:
        """Where the pages in view are."""
        if not self._slots or self._measured_for != self._view.viewport().size():
            columns = self._current_measures().columns
            shown = self.pages[self._index : self._index + columns]
            self._slots = self._current_measures().slots(shown, is_rtl=self._view.shown_document.is_rtl)
        return self._slots

    @property
    def pages(self) -> list[PageSpan]:
        """All pages of the document."""
        measures = self._current_measures()
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
        return self._index + self._current_measures().columns >= len(self.pages)

    def to_document(self, point: QPointF) -> QPointF:
        return page_slots.to_document(self.slots, point, is_rtl=self._view.shown_document.is_rtl)

    def to_viewport(self, rect: QRectF) -> QRectF:
        return page_slots.to_viewport(self.slots, rect, self._view.viewport().height())

    def is_in_view(self, position: int) -> bool:
        """Whether a document position is on a page in view."""
        return self._index <= self._page_of(position) < self._index + self._current_measures().columns

    def is_same_page(self, one: QRect, other: QRect) -> bool:
        """Whether two rectangles of the viewport are on one page in view."""
        places = [
            next((slot for slot in self.slots if slot.area.intersects(QRectF(rect))), None) for rect in (one, other)
        ]
        return places[0] is places[1]

    def fit(self, column: float) -> tuple[float, float]:
        """The width of a page and its margin, for text that is `column` wide where there is room."""
        size, style = self._view.viewport().size(), self._view.page_style
        self.counter.place(size)
        below = self.counter.height() + FOOT_GAP
        above = style.pixels(PAGE_TOP)
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

    def _current_measures(self) -> PageMeasures:
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
        return page - page % self._current_measures().columns

    # ---- turning

    def show(self, height: float) -> None:
        """Shows the page with a height of the document."""
        self._show_page(page_at(self.pages, height))

    def reveal(self, position: int) -> None:
        """Turns to the page with a document position, if it is not in view."""
        self._asked = None
        if not self.is_in_view(position):
            self._show_page(self._page_of(position))
            self.tell()

    def show_edge(self, by: int) -> None:
        """Shows the first page of the document (-1) or the last (1)."""
        self._show_page(0 if by < 0 else len(self.pages) - 1)

    def turn(self, by: int) -> None:
        """Turns forward (1) or back (-1), by as many pages as are in view."""
        target = self._index + by * self._current_measures().columns
        if not 0 <= target < len(self.pages):
            self.part_left.emit(by)
            return
        self._show_page(target)
        self.tell()

    def go_to_end(self, by: int) -> None:
        """Turns to the first page of the document (-1) or the last (1)."""
        before = self._index
        self.show_edge(by)
        if self._index != before:
            self.tell()

    def _show_page(self, page: int) -> None:
        self._asked = None
        self._index = self._first_beside(page)
        self._slots = ()
        self._view.lay_out_all()
        first = self.pages[self._index]
        self._value = max(0, round(first.top) - round(self._current_measures().top))
        bar = self._view.verticalScrollBar()
        bar.setValue(self._value)
        self._value = bar.value()
        self._view.viewport().update()
        self._next_timer.start()
        self.update_counter()

    def _prepare_next(self) -> None:
        """While the reader reads, so that these pages are painted at once when they are turned to."""
        begin = self._index + self._current_measures().columns
        ahead = self.pages[begin : begin + self._current_measures().columns]
        if ahead:
            view = self._view
            view.set_lines(view.position_at(ahead[0].top), view.position_at(ahead[-1].bottom - 1))

    def update_counter(self) -> None:
        count = len(self.pages)
        last = min(self._index + self._current_measures().columns, count)
        ways = (not self.is_at_start or self._view.has_part(-1), not self.is_at_end or self._view.has_part(1))
        text = self._view.page_label(self._index + 1, last, count)
        self.counter.show_text(text, ways, is_rtl=self._view.shown_document.is_rtl)
        self.counter.place(self._view.viewport().size())

    def tell(self) -> None:
        """Other pages are in view."""
        self.turned.emit()
        self.counter.announce()

    def _scrolled(self, value: int) -> None:
        """Qt scrolls to show the caret or a link; the page with it is shown instead, when Qt has finished."""
        if value != self._value:
            if not self._is_pressed:
                self._asked = value
            self._settle_timer.start()

    def _settle(self) -> None:
        asked, self._asked = self._asked, None
        bar = self._view.verticalScrollBar()
        if asked is not None:
            height = asked + 1 if asked < self._value else asked + self._view.viewport().height() - 1
            page = page_at(self.pages, height)
            if not self._index <= page < self._index + self._current_measures().columns:
                self._show_page(page)
                self.tell()
                return
        bar.setValue(self._value)

    def _repaint(self) -> None:
        """Qt repaints a selection where it has laid it out, which is not where the page is shown."""
        self._view.viewport().update()

    def paint(self, area: QRect) -> None:
        page_painter.paint(self._view, area, self.slots)

    # ---- keys

    def press_key(self, event: QKeyEvent) -> bool:
        """True if the key was used."""
        keys, key = Qt.Key, event.key()
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        is_shifted = modifiers == Qt.KeyboardModifier.ShiftModifier
        if self._view.has_caret and key in (keys.Key_PageDown, keys.Key_PageUp) and (is_shifted or not modifiers):
            self._turn_with_caret(1 if key == keys.Key_PageDown else -1, selects=is_shifted)
        elif key == keys.Key_Space and (is_shifted or not modifiers):
            self.turn(-1 if is_shifted else 1)
        elif self._view.has_caret:
            return False
        elif key in (keys.Key_Home, keys.Key_End) and modifiers in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.ControlModifier,
        ):
            self._view.go_to_end(-1 if key == keys.Key_Home else 1)
        elif modifiers or key not in _FORWARD | _BACK | {keys.Key_Left, keys.Key_Right}:
            return False
        elif key in (keys.Key_Left, keys.Key_Right):
            self.turn(1 if (key == keys.Key_Right) != self._view.shown_document.is_rtl else -1)
        else:
            self.turn(1 if key in _FORWARD else -1)
        return True

    def _turn_with_caret(self, by: int, *, selects: bool) -> None:
        self.turn(by)
        cursor = self._view.textCursor()
        mode = QTextCursor.MoveMode.KeepAnchor if selects else QTextCursor.MoveMode.MoveAnchor
        cursor.setPosition(self._view.position_at(self._view.view_top), mode)
        self._view.setTextCursor(cursor)

    # ---- mouse, touch pad and fingers

    def turn_by_wheel(self, event: QWheelEvent) -> None:
        """A mouse wheel turns a page by each step, fingers on a touch pad by each movement."""
        event.accept()
        delta = event.angleDelta()
        is_sideways = abs(delta.x()) > abs(delta.y())
        moved = delta.x() if is_sideways else delta.y()
        if is_sideways and self._view.shown_document.is_rtl:
            moved = -moved
        if event.timestamp() - self._wheeled_at > PAUSE or moved * self._wheeled < 0:
            self._turned_by_wheel, self._wheeled = False, 0
        self._wheeled_at = event.timestamp()
        self._wheeled += moved
        is_smooth = not event.pixelDelta().isNull()
        if abs(self._wheeled) < NOTCH or (is_smooth and self._turned_by_wheel):
            return
        by = -1 if self._wheeled > 0 else 1
        self._turned_by_wheel, self._wheeled = True, 0
        self.turn(by)

    def turn_at(self, point: QPointF) -> int:
        """Where a click at a point of the viewport turns to: 1 at the edge where lines end, -1 at the other, else 0."""
        measures, view = self._current_measures(), self._view
        margin = view.margin_at(view.to_document(point).y()) - BESIDE_TEXT * view.page_style.text_scale
        left = measures.begin + margin
        right = measures.begin + measures.columns * measures.page_width - margin
        forward = -1 if view.shown_document.is_rtl else 1
        return -forward if point.x() < left else forward if point.x() > right else 0

    def press(self, event: QMouseEvent) -> None:
        is_left = event.button() is Qt.MouseButton.LeftButton
        self._is_pressed = is_left
        self._pressed_at = event.position() if is_left and not event.modifiers() else None

    def drag(self, event: QMouseEvent) -> None:
        """A selection that is held above or below the text turns the page, and goes on there."""
        if not self._is_pressed or not event.buttons() & Qt.MouseButton.LeftButton:
            return
        measures, y = self._current_measures(), event.position().y()
        self._dragged = -1 if y < measures.top - 2 else 1 if y > measures.top + measures.height + 2 else 0
        if not self._dragged:
            self._drag_timer.stop()
        elif not self._drag_timer.isActive():
            self._drag_timer.start()

    def release(self, event: QMouseEvent) -> None:
        pressed, self._pressed_at = self._pressed_at, None
        self._is_pressed = False
        self._drag_timer.stop()
        view, point = self._view, event.position()
        if pressed is None or (point - pressed).manhattanLength() >= CLICK or view.has_selection:
            return
        by = self.turn_at(point)
        if by and not view.anchorAt(point.toPoint()) and not view.has_overlay_at(point):
            self.turn(by)

    def _turn_by_drag(self) -> None:
        if self._is_pressed and self._view.has_selection and self._dragged:
            target = self._index + self._dragged * self._current_measures().columns
            if 0 <= target < len(self.pages):
                self._show_page(target)
                self.tell()
            self._drag_timer.start()

    def swipe(self, moved: QPoint) -> None:
        """A finger has moved by so many pixels: to the left or upwards for the next page."""
        if abs(moved.x()) > abs(moved.y()):
            self.turn(1 if (moved.x() < 0) != self._view.shown_document.is_rtl else -1)
        else:
            self.turn(1 if moved.y() < 0 else -1)


_FORWARD = {Qt.Key.Key_PageDown, Qt.Key.Key_Down}
_BACK = {Qt.Key.Key_PageUp, Qt.Key.Key_Up}
