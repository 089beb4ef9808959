"""A list with a bar of controls in one of its rows, which stays at the top while what is below it is scrolled."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView

from reader.ui.home.filter_bar import FilterBar
from reader.ui.home.home_delegate import HomeDelegate
from reader.ui.home.home_painting import HomePainting
from reader.ui.lists.row_view import FRAME, RowView

BAR_ABOVE, BAR_BELOW = 6, 10  # pixels

_KEY = Qt.Key
_SCROLLING: dict[int, tuple[int, float]] = {
    _KEY.Key_Down: (1, 0.2),
    _KEY.Key_Up: (-1, 0.2),
    _KEY.Key_PageDown: (1, 0.9),
    _KEY.Key_PageUp: (-1, 0.9),
}
"""Down or up, and by how much of the view."""

Index = QModelIndex | QPersistentModelIndex


class BarredList(RowView):
    """`bar` is a child of the viewport, or None; `bar_row` the number of its row, behind those of the head."""

    # Here, because Qt calls `scrollTo` while it builds the base class.
    bar: FilterBar | None = None
    bar_row = 0

    def __init__(self, painting: HomePainting, name: str, style_name: str) -> None:
        super().__init__(name, style_name)
        self.painting = painting
        self.delegate = HomeDelegate(self, painting)
        self.setItemDelegate(self.delegate)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self._show_whether_it_scrolls(0, 0)
        self.verticalScrollBar().rangeChanged.connect(self._show_whether_it_scrolls)

    def _show_whether_it_scrolls(self, lowest: int, highest: int) -> None:
        """The scroll bar keeps its room, but shows no handle for nothing."""
        self.verticalScrollBar().setEnabled(lowest < highest)

    def bar_top(self) -> int:
        """Where the row of the bar begins, in pixels of the viewport; above it if it was scrolled away."""
        return self.visualRect(self.model().index(self.bar_row, 0)).top() if self.bar else 0

    def fit_bar(self) -> None:
        """The bar has the width of the view inside its frame, and its content that of the column."""
        if not self.bar:
            return
        left, width = self.painting.column
        room = self.viewport().width()
        self.bar.set_margins(left - FRAME, room - left - width - FRAME, BAR_ABOVE, BAR_BELOW)
        height = self.bar.heightForWidth(room - 2 * FRAME)
        if height != self.delegate.bar_height:
            self.delegate.bar_height = height
            self.scheduleDelayedItemsLayout()
        self.place_bar()

    def place_bar(self) -> None:
        if self.bar:
            top = self.bar_top()
            self.bar.show_edge(is_above_list=top < 0)
            self.bar.setGeometry(FRAME, max(0, top), self.viewport().width() - 2 * FRAME, self.delegate.bar_height)
            self.bar.raise_()

    def bring_bar_to_top(self) -> None:
        self.doItemsLayout()
        self.verticalScrollBar().setValue(self.verticalScrollBar().value() + self.bar_top())

    @contextmanager
    def same_rows(self) -> Iterator[None]:
        """For changes of the size of rows: what is at the top of the list stays there, and the current row in view."""
        if not self.isVisible():  # nothing is laid out yet
            yield
            return
        bar, current = self.verticalScrollBar(), self.currentIndex()
        top = self.indexAt(self._top_point()) if bar.value() else QModelIndex()
        before, is_current_shown = self.visualRect(top), self._is_in_view(current)
        above = (self._top_point().y() - before.top()) / max(1, before.height())
        yield
        self.doItemsLayout()
        after = self.visualRect(top)
        if top.isValid():
            bar.setValue(bar.value() + after.top() + round(above * after.height()) - self._top_point().y())
        if is_current_shown and not self._is_in_view(current):
            self.scrollTo(current)

    def _top_point(self) -> QPoint:
        """In the middle of the first line of pixels that the bar does not cover."""
        return QPoint(self.viewport().width() // 2, self._covered)

    @property
    def _covered(self) -> int:
        """How many pixels at the top of the view the bar covers."""
        return self.delegate.bar_height if self.bar and self.bar_top() <= 0 else 0

    def _is_in_view(self, index: Index) -> bool:
        return index.isValid() and self.viewport().rect().contains(self.visualRect(index).center())

    def scrollTo(
        self, index: Index, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        """Not below the bar."""
        super().scrollTo(index, hint)
        if self.bar and index.row() > self.bar_row:
            covered = self.delegate.bar_height - self.visualRect(index).top()
            if covered > 0:
                self.verticalScrollBar().setValue(self.verticalScrollBar().value() - covered)
        elif index.row() < self.bar_row:  # with the title, if both are in view together
            bottom = self.visualRect(index).bottom() + self.verticalScrollBar().value()
            if bottom < self.viewport().height():
                self.verticalScrollBar().setValue(0)

    def scroll_by_key(self, key: int) -> bool:
        """Scrolls where the keyboard can reach no further row, and in a row that is taller than the view.

        So the head of the list can be seen, which is above all rows that the keyboard reaches. True if it scrolled.
        """
        way, share = _SCROLLING.get(key, (0, 0.0))
        if not way:
            return False
        bar, area, covered = self.verticalScrollBar(), self.visualRect(self.currentIndex()), self._covered
        room = self.viewport().height() - covered
        hidden = area.bottom() + 1 - self.viewport().height() if way > 0 else covered - area.top()
        is_at_end = self.currentIndex() == self._end_row(is_last=way > 0)
        if not is_at_end and (hidden <= 0 or area.height() <= room):
            return False
        before = bar.value()
        bar.setValue(before + round(way * share * room))
        return bar.value() != before

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        self.place_bar()

    def updateGeometries(self) -> None:
        super().updateGeometries()
        self.place_bar()

    def resizeEvent(self, event: QResizeEvent) -> None:
        with self.same_rows():
            self.painting.room = self.viewport().width()
            super().resizeEvent(event)
            self.fit_bar()
