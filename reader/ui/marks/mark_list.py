"""The list of marks: chosen by mouse or keys."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView

from reader.ui.marks.mark_delegate import MarkDelegate
from reader.ui.marks.mark_rows import MarkModel
from reader.ui.shell.theme import Theme


class MarkList(QListView):
    """mark_chosen(str)   by a click or Enter
    edit_requested(str)   F2
    delete_requested(list of str)
    menu_requested(QPoint, str)
    field_requested()     Up, from the first row
    left()                Esc
    """

    mark_chosen = Signal(str)
    edit_requested = Signal(str)
    delete_requested = Signal(list)
    menu_requested = Signal(object, str)
    field_requested = Signal()
    left = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("marks")
        self.setAccessibleName("Marks")
        self.rows = MarkModel()
        self._delegate = MarkDelegate(self, theme)
        self.setModel(self.rows)
        self.setItemDelegate(self._delegate)
        self.setUniformItemSizes(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.clicked.connect(self._choose)

    def set_theme(self, theme: Theme) -> None:
        self._delegate.set_theme(theme)
        self.scheduleDelayedItemsLayout()
        self.viewport().update()

    def current(self) -> str:
        """The id of the row that the reader stands on, or nothing."""
        index = self.currentIndex()
        return self.rows.marks[index.row()].id if index.isValid() and index.row() < len(self.rows.marks) else ""

    def selected(self) -> list[str]:
        numbers = sorted(index.row() for index in self.selectionModel().selectedIndexes())
        return [self.rows.marks[number].id for number in numbers if number < len(self.rows.marks)]

    def stand_on(self, number: int) -> None:
        if 0 <= number < len(self.rows.marks):
            index = self.rows.index(number)
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
            self.scrollTo(index)

    def enter(self) -> None:
        if not self.currentIndex().isValid():
            self.stand_on(0)
        self.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Up if self.currentIndex().row() <= 0:
                self.field_requested.emit()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._choose(self.currentIndex())
            case Qt.Key.Key_Delete | Qt.Key.Key_Backspace:
                self.delete_requested.emit(self.selected())
            case Qt.Key.Key_F2 if self.current():
                self.edit_requested.emit(self.current())
            case Qt.Key.Key_Escape:
                self.left.emit()
            case _:
                super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Qt goes to a row that is not chosen, and so shows no focus."""
        super().focusInEvent(event)
        if self.currentIndex().isValid() and not self.selectionModel().hasSelection():
            self.stand_on(self.currentIndex().row())

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        if index.isValid():
            if not self.selectionModel().isSelected(index):
                self.stand_on(index.row())
            at = self.visualRect(index).center() if by_key else event.pos()
            self.menu_requested.emit(self.viewport().mapToGlobal(at), self.rows.marks[index.row()].id)

    def keyboardSearch(self, search: str) -> None:
        """Rows begin with the words of articles: to jump by letters among them would lead anywhere."""

    def _choose(self, index: QModelIndex) -> None:
        if index.isValid():
            self.mark_chosen.emit(self.rows.marks[index.row()].id)
