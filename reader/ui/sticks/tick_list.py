"""A list of things to tick, or to choose one of, as high as its rows where there is room."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QScrollArea

from reader.ui.shell.appearance import Appearance
from reader.ui.sticks.tick_delegate import TickDelegate
from reader.ui.sticks.tick_model import TickModel, TickRow

MOST_LINES = 60
"""So many lines of text are shown at once; with more, the list scrolls by itself."""

AROUND = 10  # pixels that the style sheet puts above and below the rows


class TickList(QListView):
    """toggled(str, bool)   a row was ticked, or no longer
    chosen(str)          another row is the current one; empty for none
    """

    toggled = Signal(str, bool)
    chosen = Signal(str)

    def __init__(self, name: str, appearance: Appearance) -> None:
        super().__init__()
        self.setObjectName("ticks")
        self.setAccessibleName(name)
        self._rows = TickModel()
        self._rows.toggled.connect(self.toggled)
        self.setModel(self._rows)
        self.setItemDelegate(TickDelegate(self, appearance))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMouseTracking(True)
        self._area: QScrollArea | None = None
        self.selectionModel().currentChanged.connect(self._tell_chosen)

    @property
    def rows(self) -> Sequence[TickRow]:
        return self._rows.rows

    @property
    def current(self) -> str:
        """The key of the row that is chosen, or nothing."""
        row = self.currentIndex().row()
        return self.rows[row].key if 0 <= row < len(self.rows) else ""

    def show_rows(self, rows: Sequence[TickRow]) -> None:
        before = self.current
        if tuple(rows) == tuple(self.rows):
            return
        self._rows.update_rows(tuple(rows))
        if before and self.current != before:
            self.choose(before)
        self._stand_somewhere()
        self._fit()

    def choose(self, key: str) -> None:
        for number, row in enumerate(self.rows):
            if row.key == key:
                self.setCurrentIndex(self._rows.index(number, 0))

    def keep_in_view(self, area: QScrollArea) -> None:
        """Whoever walks through the rows sees them, although it is the area around that scrolls."""
        self._area = area

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._stand_somewhere()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def _stand_somewhere(self) -> None:
        """Whoever has come with the keyboard stands on a row."""
        if self.hasFocus() and not self.currentIndex().isValid() and self.rows:
            self.setCurrentIndex(self._rows.index(0, 0))

    def _tell_chosen(self) -> None:
        self.chosen.emit(self.current)
        if self._area and self.hasFocus():
            row = self.visualRect(self.currentIndex())
            at = self.viewport().mapTo(self._area.widget(), row.center())
            self._area.ensureVisible(at.x(), at.y(), 0, row.height() // 2 + AROUND)

    def _fit(self) -> None:
        whole = sum(self.sizeHintForIndex(self._rows.index(row, 0)).height() for row in range(len(self.rows)))
        most = MOST_LINES * self.fontMetrics().height()
        self.setFixedHeight(max(min(whole, most), 2 * self.fontMetrics().height()) + AROUND)
        self.scheduleDelayedItemsLayout()
