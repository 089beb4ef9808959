"""A list whose rows can be ticked or selected. It is as high as its rows, up to a limit."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QFocusEvent, QResizeEvent
from PySide6.QtWidgets import QScrollArea

from reader.ui.lists.row_view import RowView
from reader.ui.shell.appearance import Appearance
from reader.ui.sticks.tick_delegate import TickDelegate
from reader.ui.sticks.tick_model import TickModel, TickRow

MAX_LINES = 60
"""A list with more lines of text scrolls."""

PADDING = 10  # pixels above and below the rows in the style sheet


class TickList(RowView):
    """toggled(str, bool)   a row was ticked, or no longer
    chosen(str)          another row is the current one; empty for none
    """

    toggled = Signal(str, bool)
    chosen = Signal(str)

    def __init__(self, name: str, appearance: Appearance) -> None:
        super().__init__(name, "ticks", has_frame=True)
        self._rows = TickModel()
        self._rows.toggled.connect(self.toggled)
        self.setModel(self._rows)
        self.setItemDelegate(TickDelegate(self, appearance))
        self._area: QScrollArea | None = None
        self.selectionModel().currentChanged.connect(self._emit_chosen)

    @property
    def rows(self) -> Sequence[TickRow]:
        return self._rows.rows

    @property
    def current(self) -> str:
        """The key of the current row; empty if there is none."""
        row = self.currentIndex().row()
        return self.rows[row].key if 0 <= row < len(self.rows) else ""

    def show_rows(self, rows: Sequence[TickRow]) -> None:
        before = self.current
        if tuple(rows) == tuple(self.rows):
            return
        self._rows.update_rows(tuple(rows))
        if before and self.current != before:
            self.choose(before)
        self._ensure_current()
        self._fit()

    def choose(self, key: str) -> None:
        for number, row in enumerate(self.rows):
            if row.key == key:
                self.setCurrentIndex(self._rows.index(number, 0))

    def keep_in_view(self, area: QScrollArea) -> None:
        """`area` contains the list; it is scrolled to the current row."""
        self._area = area

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._ensure_current()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def _ensure_current(self) -> None:
        """A list that has the focus always has a current row."""
        if self.hasFocus() and not self.currentIndex().isValid() and self.rows:
            self.setCurrentIndex(self._rows.index(0, 0))

    def _emit_chosen(self) -> None:
        self.chosen.emit(self.current)
        if self._area and self.hasFocus():
            row = self.visualRect(self.currentIndex())
            at = self.viewport().mapTo(self._area.widget(), row.center())
            self._area.ensureVisible(at.x(), at.y(), 0, row.height() // 2 + PADDING)

    def _fit(self) -> None:
        height = sum(self.sizeHintForIndex(self._rows.index(row, 0)).height() for row in range(len(self.rows)))
        max_height = MAX_LINES * self.fontMetrics().height()
        self.setFixedHeight(max(min(height, max_height), 2 * self.fontMetrics().height()) + PADDING)
        self.scheduleDelayedItemsLayout()
