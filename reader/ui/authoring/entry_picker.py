"""A list over the text: type to find a term or a source, Enter puts it in, the last row makes a new one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from reader.ui.authoring.new_labels import NewLabel
from reader.ui.lists.row_model import RowModel
from reader.ui.lists.wrapping_list import WrappingList
from reader.ui.widgets.labels import one_line
from reader.ui.widgets.text_field import TextField

WIDTH, HEIGHT = 380, 300  # pixels at 100 % text
NEW_KEY = ""


class PickerRow(NamedTuple):
    """`key` is what is put in, and `text` what is shown; `words` are those of a link where nothing is selected."""

    key: str
    text: str
    words: str = ""

    @property
    def spoken(self) -> str:
        return one_line(self.text)

    @property
    def tooltip(self) -> str:
        return ""


FindRows = Callable[[str], Sequence[PickerRow]]
"""Gives the rows for what is typed, the best first."""


class _PickerModel(RowModel):
    rows: Sequence[PickerRow]

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.DisplayRole and self._has(index):
            return self.rows[index.row()].text
        return super().data(index, role)


class EntryPicker(QFrame):
    """chosen(PickerRow): an entry. new_requested(str): the words that were typed, for a new one."""

    chosen = Signal(object)
    new_requested = Signal(str)

    def __init__(self, parent: QWidget, name: str, new_label: NewLabel) -> None:
        """`name` is for screen readers and the empty field; `new_label` makes that of the last row."""
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("card")
        self.setAccessibleName(name)
        self._new_label = new_label
        self._find: FindRows = lambda _: ()
        self._model = _PickerModel()
        self.field = TextField(placeholderText=name)
        self.field.setAccessibleName(name)
        self.list = WrappingList(name)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setModel(self._model)
        self.list.clicked.connect(lambda _: self.accept())
        self.field.textChanged.connect(self._narrow)
        self.field.installEventFilter(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(6)
        column.addWidget(self.field)
        column.addWidget(self.list, 1)

    def open_at(self, caret: QRect, find: FindRows, words: str, scale: float) -> None:
        """Below the caret, whose rectangle is in the pixels of the screen, or above it where there is no room."""
        self._find = find
        self.field.setText(words)
        self._narrow()
        screen = self.screen().availableGeometry()
        width = min(round(WIDTH * scale), screen.width())
        height = min(round(HEIGHT * scale), screen.height() // 2)
        below = caret.bottom() + height <= screen.bottom()
        top = caret.bottom() + 2 if below else max(screen.top(), caret.top() - height - 2)
        left = max(screen.left(), min(caret.left(), screen.right() - width))
        self.setGeometry(QRect(QPoint(left, top), QPoint(left + width, top + height)))
        self.show()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)
        self.field.selectAll()

    def accept(self) -> None:
        """Puts in the current row."""
        row = self.list.currentIndex().row()
        self.hide()
        if not 0 <= row < len(self._model.rows):
            return
        chosen = self._model.rows[row]
        if chosen.key == NEW_KEY:
            self.new_requested.emit(self.field.text().strip())
        else:
            self.chosen.emit(chosen)

    def _narrow(self) -> None:
        typed = self.field.text().strip()
        shown = [*self._find(typed), PickerRow(NEW_KEY, self._new_label(typed))]
        self._model.set_rows(shown)
        self.list.fit_to(len(shown))
        self.list.select_row(0)

    # Qt's own

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is not QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        key = event.key()
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8}.get(Qt.Key(key), -8)
            last = len(self._model.rows) - 1
            self.list.select_row(max(0, min(last, self.list.currentIndex().row() + step)))
            self.list.scrollTo(self.list.currentIndex())
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.accept()
            return True
        if key == Qt.Key.Key_Escape:
            self.hide()
            return True
        return False
