"""The list of search results."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView

from reader.search.answer import Hit
from reader.translation import _
from reader.ui.lists.row_view import RowView
from reader.ui.search.result_delegate import ResultDelegate
from reader.ui.search.result_model import ResultModel
from reader.ui.search.result_rows import ResultRow
from reader.ui.shell.theme import Theme

BATCH = 12
"""Rows that are measured at once: enough for the first screen. The others are measured when the window is idle."""


class ResultList(RowView):
    """hit_chosen(Hit)     a click or Enter
    end_neared()        less than a screen of rows is left below
    field_requested()   Up, from the first row
    left()              Esc
    """

    hit_chosen = Signal(object)
    end_neared = Signal()
    field_requested = Signal()
    left = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(_("Search results"), "hits")
        self._rows = ResultModel()
        self._delegate = ResultDelegate(self, theme)
        self.setModel(self._rows)
        self.setItemDelegate(self._delegate)
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setBatchSize(BATCH)
        self.clicked.connect(self._choose)
        self._settled = QTimer(self, singleShot=True, interval=0)
        self._settled.timeout.connect(self._check_end)
        self.verticalScrollBar().valueChanged.connect(lambda: self._settled.start())
        self.verticalScrollBar().rangeChanged.connect(lambda: self._settled.start())

    def set_theme(self, theme: Theme) -> None:
        self._delegate.set_theme(theme)

    def show_rows(self, rows: Sequence[ResultRow], *, keeps_position: bool) -> None:
        """`keeps_position` is set for more results of the same search: the selection and the scroll position stay."""
        selected, top = self._current_key(), self.indexAt(self.viewport().rect().topLeft())
        top_key = self._rows.rows[top.row()].key if top.isValid() else None
        above = self.visualRect(top).top() if top.isValid() else 0
        self._rows.set_rows(rows)
        if keeps_position:
            self._lay_out_all()
            numbers = {row.key: number for number, row in enumerate(rows)}
            if selected in numbers:
                self.select_row(numbers[selected])
            if top_key in numbers:
                self.scrollTo(self._rows.index(numbers[top_key]), QAbstractItemView.ScrollHint.PositionAtTop)
                self.verticalScrollBar().setValue(self.verticalScrollBar().value() - above)
        else:
            self.scrollToTop()
        self._settled.start()

    def hits(self) -> list[Hit]:
        """In the order of the list."""
        return [row.hit for row in self._rows.rows if row.hit]

    def enter(self) -> None:
        """Takes the focus, on the current row or else the first hit."""
        if not self.currentIndex().isValid():
            self.step(1)
        self.setFocus()

    def step(self, by: int) -> Hit | None:
        """Selects the next hit (1) or the previous one (-1), and returns it; None at either end."""
        numbers = self._numbers()
        current = self.currentIndex().row() if self.currentIndex().isValid() else -1
        if by > 0:
            target = next((number for number in numbers if number > current), None)
        else:
            target = next((number for number in reversed(numbers) if number < current), None)
        return None if target is None else self._move_to(target)

    def step_to_end(self, by: int) -> Hit | None:
        """Selects the first hit (1) or the last one (-1), and returns it."""
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
                self.select_current()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.select_current()

    def keyboardSearch(self, search: str) -> None:
        """Does nothing: rows begin with any words of an article, so that jumping to a letter is of no use."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._settled.start()

    def _choose(self, index: QModelIndex) -> None:
        hit = self._rows.rows[index.row()].hit if index.isValid() else None
        if hit:
            self.hit_chosen.emit(hit)

    def _current_key(self) -> tuple[str, ...] | None:
        index = self.currentIndex()
        return self._rows.rows[index.row()].key if index.isValid() else None

    def _numbers(self) -> list[int]:
        """The rows of hits, without headings."""
        return [number for number, row in enumerate(self._rows.rows) if row.hit]

    def _move_to(self, number: int) -> Hit | None:
        self.select_row(number)
        self._lay_out_all()
        # Together with the heading of its group if that is right above.
        first = number - 1 if number and self._rows.rows[number - 1].hit is None else number
        self.scrollTo(self._rows.index(first))
        self.scrollTo(self._rows.index(number))
        return self._rows.rows[number].hit

    def _check_end(self) -> None:
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
        """Measures all rows: Qt does not know the position of a row before."""
        if not self._is_laid_out():
            self.setLayoutMode(QListView.LayoutMode.SinglePass)
            self.doItemsLayout()
            self.setLayoutMode(QListView.LayoutMode.Batched)
