"""Scrolls the tables of a page sideways, by scroll bar, wheel and arrow keys, and opens them by click or Enter."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QScrollBar

from reader.translation import _
from reader.ui.page.page_table import PageTable
from reader.ui.page.table_host import TableHost

STEP = 60  # pixels at 100 % text, for an arrow key
CLICK = 4  # pixels that the mouse may move during a click


class TableScrolling(QObject):
    def __init__(self, view: TableHost) -> None:
        super().__init__(view.viewport())
        self._view = view
        self._bars: dict[PageTable, QScrollBar] = {}
        self._focused: PageTable | None = None
        self._pressed_at: QPointF | None = None

    @property
    def focused(self) -> PageTable | None:
        """The table that Tab or another key has reached, until the caret or the selection moves on."""
        table, cursor, document = self._focused, self._view.textCursor(), self._view.shown_document
        if table not in document.tables or not table or cursor.hasSelection():
            return None
        return table if cursor.position() == document.seen_position(table.first) else None

    def table_at(self, point: QPointF) -> PageTable | None:
        """The table at a point of the viewport, if it can be scrolled."""
        below = self._view.to_document(point)
        tables = self._view.shown_document.tables
        return next((table for table in tables if table.is_scrollable and table.area().contains(below)), None)

    def scroll(self, table: PageTable, scrolled: float) -> bool:
        """Scrolls a table, and the further pieces of it. True if that moved it."""
        pieces = [piece for piece in self._view.shown_document.tables if piece.number == table.number]
        moved = [piece.scroll_to(scrolled) for piece in pieces]
        if not any(moved):
            return False
        self._view.refresh_tables()
        return True

    def show_bars(self, tables: Sequence[PageTable]) -> None:
        """Shows a scroll bar below each table that is in view, or at the lower edge of the window."""
        height = self._view.viewport().height()
        shown = {table for table in tables if table.is_scrollable}
        for table in list(self._bars):
            if table not in shown:
                self._bars.pop(table).deleteLater()
        for table in shown:
            bar = self._bars.get(table) or self._new_bar(table)
            area = self._view.to_viewport(table.area()).toRect()
            thickness = bar.sizeHint().height()
            top = min(area.bottom() + 2, height - thickness)
            bar.setRange(0, round(table.largest_scroll))
            bar.setPageStep(area.width())
            bar.setSingleStep(round(self._view.page_style.pixels(STEP)))
            largest = round(table.largest_scroll)
            value = round(table.scrolled)
            if bar.value() != (largest - value if table.is_rtl else value):
                bar.setValue(largest - value if table.is_rtl else value)
            bar.setGeometry(area.left(), top, area.width(), thickness)
            bar.setVisible(area.top() < height - 2 * thickness and area.bottom() > 0)

    @property
    def bar_height(self) -> int:
        """In pixels; 0 while no table has a scroll bar."""
        return max((bar.sizeHint().height() for bar in self._bars.values()), default=0)

    def covered_height(self) -> int:
        """How much of the window's lower edge a scroll bar covers."""
        height = self._view.viewport().height()
        bars = [bar for bar in self._bars.values() if bar.isVisible() and bar.geometry().bottom() >= height - 1]
        return max((height - bar.y() for bar in bars), default=0)

    def _new_bar(self, table: PageTable) -> QScrollBar:
        bar = QScrollBar(Qt.Orientation.Horizontal, self._view.viewport())
        bar.setAccessibleName(_("Scroll the table sideways"))
        bar.setCursor(Qt.CursorShape.ArrowCursor)
        bar.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        bar.valueChanged.connect(partial(self._drag, table))
        self._bars[table] = bar
        return bar

    def _drag(self, table: PageTable, value: int) -> None:
        self.scroll(table, round(table.largest_scroll) - value if table.is_rtl else value)

    def repaint(self) -> None:
        """Qt repaints a selection where it has laid it out, which is not where the table is shown."""
        if self._focused or any(table.is_displaced for table in self._view.shown_document.tables):
            self._view.viewport().update()

    # ---- keys

    def focus(self, table: PageTable) -> None:
        view, document = self._view, self._view.shown_document
        self._focused = table
        view.setTextCursor(document.cursor(document.seen_position(table.first)))
        view.scroll_into_view(table.first)
        view.viewport().update()

    def next_table(self, *, forward: bool) -> PageTable | None:
        """The next table that can be scrolled, if it comes before the next link."""
        cursor = self._view.textCursor()
        here = cursor.selectionEnd() if forward else cursor.selectionStart()
        document = self._view.shown_document
        tables = [table for table in document.tables if table.is_scrollable]
        links = [run.first for run in document.links]
        if forward:
            ahead = [table for table in tables if table.first > here or (table.first == here == 0)]
            next_link = bisect_right(links, here - 1)
            if not ahead or (next_link < len(links) and links[next_link] < ahead[0].first):
                return None
            return ahead[0]
        behind = [table for table in tables if table.first < here]
        last_link = bisect_right(links, here - 1) - 1
        if not behind or (last_link >= 0 and links[last_link] >= behind[-1].first):
            return None
        return behind[-1]

    def press_key(self, event: QKeyEvent) -> bool:
        """Enter opens the table with the focus, and arrow keys scroll it sideways. True if the key was used."""
        table = self.focused
        if not table or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._view.choose_table(table)
            return True
        return table.is_scrollable and not self._view.has_caret and self.scroll_by_key(table, event)

    def scroll_by_key(self, table: PageTable, event: QKeyEvent) -> bool:
        """Left and Right, without other keys, scroll a table by a step. True if the key was used."""
        has_others = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if has_others or event.key() not in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            return False
        step = self._view.page_style.pixels(STEP)
        is_onward = (event.key() == Qt.Key.Key_Right) != table.is_rtl
        self.scroll(table, table.scrolled + (step if is_onward else -step))
        return True

    # ---- mouse

    def press(self, event: QMouseEvent) -> None:
        self._focused = None
        self._pressed_at = event.position() if event.button() is Qt.MouseButton.LeftButton else None

    def release(self, event: QMouseEvent) -> None:
        """Opens the table that was clicked, unless the click was for a link, a mark, the caret or a selection."""
        pressed, self._pressed_at = self._pressed_at, None
        point, view = event.position(), self._view
        if pressed is None or (point - pressed).manhattanLength() >= CLICK or event.modifiers():
            return
        table = self.table_at(point)
        if not table or view.has_caret or view.has_selection or view.anchorAt(point.toPoint()):
            return
        if not view.has_overlay_at(point):
            view.choose_table(table)

    def wheel(self, event: QWheelEvent) -> bool:
        """A wheel that turns sideways, or with Shift, scrolls the table under it. True if it is over a table."""
        delta = event.pixelDelta()
        if delta.isNull():
            delta = event.angleDelta()
        has_shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if abs(delta.x()) <= abs(delta.y()) and not has_shift:
            return False
        sideways = delta.x() or delta.y()
        table = self.table_at(event.position())
        if not table or not sideways:
            return False
        self.scroll(table, table.scrolled + (sideways if table.is_rtl else -sideways))
        event.accept()
        return True
