"""The list of what was found: chosen by mouse or keys, walked in its order, and left upwards to the field."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView

from reader.search.answer import Hit
from reader.ui.search.result_delegate import HitDelegate
from reader.ui.search.result_model import ResultModel
from reader.ui.search.result_rows import ResultRow
from reader.ui.shell.theme import Theme

AT_ONCE = 12
"""Rows that are measured in one go: the first screen of them is there at once, the rest when there is nothing to do."""


class HitList(QListView):
    """hit_chosen(Hit)     by a click or Enter
    end_neared()        little is left below what is on view
    field_requested()   Up, from the first row
    left()              Esc
    """

    hit_chosen = Signal(object)
    end_neared = Signal()
    field_requested = Signal()
    left = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("hits")
        self.setAccessibleName("Search results")
        self._rows = ResultModel()
        self._delegate = HitDelegate(self, theme)
        self.setModel(self._rows)
        self.setItemDelegate(self._delegate)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setBatchSize(AT_ONCE)
        self.clicked.connect(self._choose)
        self._settled = QTimer(self, singleShot=True, interval=0)
        self._settled.timeout.connect(self._look_ahead)
        self.verticalScrollBar().valueChanged.connect(lambda: self._settled.start())
        self.verticalScrollBar().rangeChanged.connect(lambda: self._settled.start())

    def set_theme(self, theme: Theme) -> None:
        self._delegate.set_theme(theme)
        self.scheduleDelayedItemsLayout()
        self.viewport().update()

    def show_rows(self, rows: Sequence[ResultRow], *, keeps_place: bool) -> None:
        """`keeps_place` where these are more of the same: what is on view and what is chosen stay where they are."""
        chosen, top = self._current_key(), self.indexAt(self.viewport().rect().topLeft())
        top_key = self._rows.rows[top.row()].key if top.isValid() else None
        above = self.visualRect(top).top() if top.isValid() else 0
        self._rows.set_rows(rows)
        if keeps_place:
            self._lay_out_all()
            places = {row.key: number for number, row in enumerate(rows)}
            if chosen in places:
                self._stand_on(places[chosen])
            if top_key in places:
                self.scrollTo(self._rows.index(places[top_key]), QAbstractItemView.ScrollHint.PositionAtTop)
                self.verticalScrollBar().setValue(self.verticalScrollBar().value() - above)
        else:
            self.scrollToTop()
        self._settled.start()

    def hits(self) -> list[Hit]:
        """In the order of the list."""
        return [row.hit for row in self._rows.rows if row.hit]

    def enter(self) -> None:
        """Takes the focus, on the chosen row or else the first."""
        if not self.currentIndex().isValid():
            self.step(1)
        self.setFocus()

    def step(self, by: int) -> Hit | None:
        """Stands on the next hit (1), or the one before (-1), and returns it; None at either end."""
        numbers = self._numbers()
        here = self.currentIndex().row() if self.currentIndex().isValid() else -1
        ahead = [number for number in numbers if number > here] if by > 0 else []
        behind = [number for number in reversed(numbers) if number < here] if by < 0 else []
        target = next(iter(ahead or behind), None)
        return None if target is None else self._move_to(target)

    def step_to_end(self, by: int) -> Hit | None:
        """Stands on the first hit (1) or the last (-1)."""
        numbers = self._numbers()
        return self._move_to(numbers[0 if by > 0 else -1]) if numbers else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        numbers = self._numbers()
        match event.key():
            case Qt.Key.Key_Up if not numbers or self.currentIndex().row() <= numbers[0]:
                self.field_requested.emit()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._choose(self.currentIndex())
            case Qt.Key.Key_Escape:
                self.left.emit()
            case _:
                super().keyPressEvent(event)
                self._choose_current()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._choose_current()

    def keyboardSearch(self, search: str) -> None:
        """Rows begin with the words of articles: to jump by letters among them would lead anywhere."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._settled.start()

    def _choose(self, index: QModelIndex) -> None:
        hit = self._rows.rows[index.row()].hit if index.isValid() else None
        if hit:
            self.hit_chosen.emit(hit)

    def _choose_current(self) -> None:
        """Qt may stand on a row that it has not chosen: with the focus, or while rows are still being measured."""
        if self.currentIndex().isValid() and not self.selectionModel().hasSelection():
            self._stand_on(self.currentIndex().row())

    def _current_key(self) -> tuple[str, ...] | None:
        index = self.currentIndex()
        return self._rows.rows[index.row()].key if index.isValid() else None

    def _numbers(self) -> list[int]:
        return [number for number, row in enumerate(self._rows.rows) if row.hit]

    def _move_to(self, number: int) -> Hit | None:
        self._stand_on(number)
        self._lay_out_all()
        # With the head of its group, where there is one right above.
        first = number - 1 if number and self._rows.rows[number - 1].hit is None else number
        self.scrollTo(self._rows.index(first))
        self.scrollTo(self._rows.index(number))
        return self._rows.rows[number].hit

    def _stand_on(self, number: int) -> None:
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.selectionModel().setCurrentIndex(self._rows.index(number), flags)

    def _look_ahead(self) -> None:
        bar = self.verticalScrollBar()
        if (
            self.isVisible()
            and self._rows.rows
            and self._is_laid_out()
            and bar.maximum() - bar.value() < self.viewport().height()
        ):
            self.end_neared.emit()

    def _is_laid_out(self) -> bool:
        return self.visualRect(self._rows.index(len(self._rows.rows) - 1)).isValid()

    def _lay_out_all(self) -> None:
        """Before that is done, Qt does not know where a row is that nobody has seen."""
        if not self._is_laid_out():
            self.setLayoutMode(QListView.LayoutMode.SinglePass)
            self.doItemsLayout()
            self.setLayoutMode(QListView.LayoutMode.Batched)
