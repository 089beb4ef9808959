"""A list with a filter field above it, and the selected entry in full below it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from reader.library.folding import fold, fold_words
from reader.translation import _
from reader.ui.lists.list_message import NO_MATCHES, ListMessage
from reader.ui.lists.spoken_ticks import say_tick
from reader.ui.lists.stepwise_model import StepwiseModel
from reader.ui.lists.wrapping_list import WrappingList
from reader.ui.widgets.call_later import call_later
from reader.ui.widgets.labels import LONGEST_TIP, one_line
from reader.ui.widgets.split_panes import SplitPanes
from reader.ui.widgets.text_field import TextField

LONGEST_WORDS = 2_000  # characters
LIST_SHARE = 0.58
"""Of the height; the rest is for the selected entry."""


@dataclass(frozen=True, slots=True)
class FilteredRow:
    """`folded` is what the filter compares, besides the text also further words. A heading cannot be selected.

    `is_ticked` is None if the row has no box to tick.
    """

    key: str
    text: str
    folded: str = ""
    is_heading: bool = False
    is_ticked: bool | None = None

    @classmethod
    def of(cls, key: str, text: str, words: str = "", *, is_ticked: bool | None = None) -> FilteredRow:
        """`words` are further words that the filter finds the row by: of very many, the first."""
        return cls(key, text, fold(f"{text} {words[:LONGEST_WORDS]}"), is_ticked=is_ticked)

    @property
    def spoken(self) -> str:
        return one_line(self.text, LONGEST_TIP)

    @property
    def tooltip(self) -> str:
        return self.text


class _FilteredModel(StepwiseModel):
    """ticked(key, is_ticked): the user ticked or unticked a row."""

    ticked = Signal(str, bool)
    rows: Sequence[FilteredRow]

    def set_ticked(self, key: str, *, is_ticked: bool) -> None:
        """Without a signal."""
        self.rows = [replace(row, is_ticked=is_ticked) if row.key == key else row for row in self.rows]
        for number, row in enumerate(self.rows[: self._fetched]):
            if row.key == key:
                self.dataChanged.emit(self.index(number), self.index(number))

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.CheckStateRole and index.isValid():
            is_ticked = self.rows[index.row()].is_ticked
            return None if is_ticked is None else Qt.CheckState.Checked if is_ticked else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.FontRole and index.isValid() and self.rows[index.row()].is_heading:
            bold = QFont()
            bold.setWeight(QFont.Weight.DemiBold)
            return bold
        return super().data(index, role)

    def setData(
        self, index: QModelIndex | QPersistentModelIndex, value: object, role: int = Qt.ItemDataRole.EditRole
    ) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole or not index.isValid():
            return False
        key, is_ticked = self.rows[index.row()].key, Qt.CheckState(value) is Qt.CheckState.Checked
        self.set_ticked(key, is_ticked=is_ticked)
        self.ticked.emit(key, is_ticked)
        return True

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        flags = super().flags(index)
        if index.isValid() and self.rows[index.row()].is_ticked is not None:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags

    def is_heading(self, row: FilteredRow) -> bool:
        return row.is_heading


class _FilteredView(WrappingList):
    """What concerns rows that may not have been fetched yet fetches all of them first."""

    def __init__(self, name: str, model: _FilteredModel) -> None:
        super().__init__(name)
        self._rows_model = model
        self.setModel(model)

    def selectAll(self) -> None:
        self._fetch_all()
        super().selectAll()

    def keyboardSearch(self, search: str) -> None:
        self._fetch_all()
        super().keyboardSearch(search)

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        if action is QAbstractItemView.CursorAction.MoveEnd:
            self._fetch_all()
        return super().moveCursor(action, modifiers)

    def _fetch_all(self) -> None:
        self._rows_model.fetch(len(self._rows_model.rows))


class FilteredList(QWidget):
    """chosen(str): the key of the current row, when it changes.
    ticked(str, bool): the user ticked or unticked the row with that key.
    """

    chosen = Signal(str)
    ticked = Signal(str, bool)

    def __init__(self, name: str, placeholder: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._rows: Sequence[FilteredRow] = ()
        self._note = ""
        self._model = _FilteredModel()
        self._model.ticked.connect(self._take_tick)
        self.field = TextField(placeholderText=placeholder, clearButtonEnabled=True)
        self.field.setAccessibleName(placeholder)
        self.field.textChanged.connect(self._narrow)
        self.field.returnPressed.connect(self.enter)
        self.list = _FilteredView(name, self._model)
        self.list.selectionModel().currentChanged.connect(self._emit_chosen)
        self._message = ListMessage(margins=(18, 12, 18, 12))
        self._detail = QScrollArea(widgetResizable=True)
        self._detail.setObjectName("detail")
        self._detail.setAccessibleName(_("{list}: selected entry", list=name))
        self._detail.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._detail.hide()
        above = QWidget()
        column = QVBoxLayout(above)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        field_margins = QVBoxLayout()
        field_margins.setContentsMargins(12, 10, 12, 4)
        field_margins.addWidget(self.field)
        column.addLayout(field_margins)
        column.addWidget(self._message)
        column.addWidget(self.list, 1)
        self._splitter = SplitPanes(Qt.Orientation.Vertical, (name, self._detail.accessibleName()))
        self._splitter.usual_sizes_wanted.connect(self._divide)
        self._splitter.add_pane(above)
        self._splitter.add_pane(self._detail)
        self._splitter.setStretchFactor(0, 1)
        self._is_divided = False
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._splitter)
        self.setFocusProxy(self.field)

    def set_rows(self, rows: Sequence[FilteredRow], note: str = "") -> None:
        """`note` is shown above the rows, or in place of them."""
        self._rows = rows
        self._note = note
        self._narrow()

    def set_note(self, note: str) -> None:
        self._note = note
        self._show_message()

    def set_detail(self, widget: QWidget | None) -> None:
        """Shows a widget below the list in place of the previous one; None hides that part."""
        old = self._detail.takeWidget()
        if old:
            old.deleteLater()
        if widget:
            self._detail.setWidget(widget)
        self._detail.setVisible(widget is not None)
        if widget and not self._is_divided:
            self._is_divided = True
            # Qt gives the new part what it would like to have. Later, because it may not have its size yet.
            call_later(self, self._divide)

    def _divide(self) -> None:
        height = self._splitter.height()
        above = round(height * LIST_SHARE)
        self._splitter.setSizes([above, height - above])

    @property
    def has_detail(self) -> bool:
        return not self._detail.isHidden()

    @property
    def current_key(self) -> str:
        """The key of the current row; empty if there is none."""
        index = self.list.currentIndex()
        return self._model.rows[index.row()].key if index.isValid() else ""

    def set_ticked(self, key: str, *, is_ticked: bool) -> None:
        self._rows = [replace(row, is_ticked=is_ticked) if row.key == key else row for row in self._rows]
        self._model.set_ticked(key, is_ticked=is_ticked)

    def choose(self, key: str) -> None:
        """Selects the row with that key, and clears a filter that hides it."""
        if not any(row.key == key for row in self._model.rows):
            self.field.clear()
        for number, row in enumerate(self._model.rows):
            if row.key == key:
                self._model.fetch(number + 1)
                self.list.setCurrentIndex(self._model.index(number))
                self.list.scrollTo(self._model.index(number), QAbstractItemView.ScrollHint.PositionAtCenter)

    def shown_keys(self) -> list[str]:
        return [row.key for row in self._model.rows if not row.is_heading]

    def selected_keys(self) -> list[str]:
        rows = sorted(index.row() for index in self.list.selectionModel().selectedIndexes())
        return [self._model.rows[row].key for row in rows]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and self.field.hasFocus():
            self.enter()
            return
        super().keyPressEvent(event)

    def _narrow(self) -> None:
        """Shows the rows that contain every typed word, and the headings that still have rows."""
        words = fold_words(self.field.text())
        kept: list[FilteredRow] = []
        for row in self._rows:
            if row.is_heading:
                if kept and kept[-1].is_heading:
                    kept.pop()
                kept.append(row)
            elif all(word in row.folded for word in words):
                kept.append(row)
        if kept and kept[-1].is_heading:
            kept.pop()
        self.list.fit_to(len(kept))
        self._model.set_rows(kept)
        self._show_message()
        self.set_detail(None)

    def _show_message(self) -> None:
        is_empty = bool(self.field.text().strip()) and not self._model.rows
        self._message.show_text(self._note or (_(NO_MATCHES) if is_empty else ""))

    def _take_tick(self, key: str, is_ticked: bool) -> None:
        self.set_ticked(key, is_ticked=is_ticked)
        self.ticked.emit(key, is_ticked)
        say_tick(self.list, is_ticked=is_ticked)

    def enter(self) -> None:
        """Moves the focus to the list, and selects its first row if none is selected."""
        self.list.setFocus()
        first = next((number for number, row in enumerate(self._model.rows) if not row.is_heading), None)
        if first is not None and not self.list.currentIndex().isValid():
            self.list.select_row(first)
        self.list.select_current()

    def _emit_chosen(self, current: QModelIndex) -> None:
        if current.isValid():
            self.chosen.emit(self._model.rows[current.row()].key)
