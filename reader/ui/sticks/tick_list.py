"""A list of rows to tick or to select, as high as its rows if there is space."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QFocusEvent, QResizeEvent
from PySide6.QtWidgets import QScrollArea

from reader.ui.lists.row_view import RowView
from reader.ui.lists.spoken_ticks import say_tick
from reader.ui.shell.appearance import Appearance
from reader.ui.sticks.tick_delegate import TickDelegate
from reader.ui.sticks.tick_model import TickModel, TickRow

MOST_LINES = 60
"""The height of the list in lines of text; a longer list scrolls."""

PADDING = 10  # pixels above and below the rows in the style sheet


class TickList(RowView):
    """toggled(key, is_ticked)   the user ticked or unticked a row
    chosen(key)   another row is selected; empty if none is
    """

    toggled = Signal(str, bool)
    chosen = Signal(str)

    def __init__(self, name: str, appearance: Appearance) -> None:
        super().__init__(name, "ticks", has_frame=True)
        self._rows = TickModel()
        self._rows.toggled.connect(self.toggled)
        self._rows.toggled.connect(self._say_tick)  # after the owner has decided what it changes
        self.setModel(self._rows)
        self.setItemDelegate(TickDelegate(self, appearance))
        self._area: QScrollArea | None = None
        self.selectionModel().currentChanged.connect(self._emit_chosen)

    @property
    def rows(self) -> Sequence[TickRow]:
        return self._rows.rows

    @property
    def current(self) -> str:
        """The key of the selected row, or empty."""
        row = self.currentIndex().row()
        return self.rows[row].key if 0 <= row < len(self.rows) else ""

    def show_rows(self, rows: Sequence[TickRow]) -> None:
        before = self.current
        if tuple(rows) == tuple(self.rows):
            return
        self._rows.update_rows(tuple(rows))
        if before and self.current != before:
            self.choose(before)
        self._select_first()
        self._fit()

    def choose(self, key: str) -> None:
        for number, row in enumerate(self.rows):
            if row.key == key:
                self.setCurrentIndex(self._rows.index(number, 0))

    def keep_in_view(self, area: QScrollArea) -> None:
        """Scrolls `area`, which contains the list, so that the selected row is visible."""
        self._area = area

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._select_first()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def _select_first(self) -> None:
        """Selects a row if the list has the keyboard focus and none is selected: a screen reader says that row."""
        if self.hasFocus() and not self.currentIndex().isValid() and self.rows:
            self.setCurrentIndex(self._rows.index(0, 0))
        if self.hasFocus():
            self.select_current()

    def _say_tick(self, key: str, _is_wanted: bool) -> None:
        is_ticked = next((row.is_ticked for row in self.rows if row.key == key), None)
        if is_ticked is not None:
            say_tick(self, is_ticked=is_ticked)

    def _emit_chosen(self) -> None:
        self.chosen.emit(self.current)
        if self._area and self.hasFocus():
            row = self.visualRect(self.currentIndex())
            at = self.viewport().mapTo(self._area.widget(), row.center())
            self._area.ensureVisible(at.x(), at.y(), 0, row.height() // 2 + PADDING)

    def _fit(self) -> None:
        height = sum(self.sizeHintForIndex(self._rows.index(row, 0)).height() for row in range(len(self.rows)))
        max_height = MOST_LINES * self.fontMetrics().height()
        self.setFixedHeight(max(min(height, max_height), 2 * self.fontMetrics().height()) + PADDING)
        self.scheduleDelayedItemsLayout()
