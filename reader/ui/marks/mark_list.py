"""The list of marks in the marks panel."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView

from reader.marks.model import Mark
from reader.translation import _
from reader.ui.lists.row_view import RowView
from reader.ui.marks.mark_delegate import MarkDelegate
from reader.ui.marks.mark_rows import MarkModel, StateOf
from reader.ui.shell.theme import Theme

MOST_MEASURED = 300  # marks; to measure the rows of more would make the panel slow


class MarkList(RowView):
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
        super().__init__(_("Marks"), _("marks"))
        self.rows = MarkModel()
        self._delegate = MarkDelegate(self, theme)
        self.setModel(self.rows)
        self.setItemDelegate(self._delegate)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.clicked.connect(self._choose)

    def set_theme(self, theme: Theme) -> None:
        self._delegate.set_theme(theme)

    def current(self) -> str:
        """The id of the current mark; empty if there is none."""
        index = self.currentIndex()
        return self.rows.marks[index.row()].id if index.isValid() and index.row() < len(self.rows.marks) else ""

    def selected(self) -> list[str]:
        """The ids of the selected marks, in the order of the list."""
        numbers = sorted(index.row() for index in self.selectionModel().selectedIndexes())
        return [self.rows.marks[number].id for number in numbers if number < len(self.rows.marks)]

    def show_marks(self, marks: Sequence[Mark], state_of: StateOf) -> None:
        """In a short list, the rows are as high as their notes."""
        self.setUniformItemSizes(len(marks) > MOST_MEASURED)
        self.rows.show_marks(marks, state_of)

    def select_row(self, number: int) -> None:
        """Selects a row and scrolls to it; a number that is out of range does nothing."""
        if 0 <= number < len(self.rows.marks):
            super().select_row(number)
            self.scrollTo(self.rows.index(number))

    def enter(self) -> None:
        """Takes the focus, on the current row or else the first."""
        if not self.currentIndex().isValid():
            self.select_row(0)
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
        super().focusInEvent(event)
        self.select_current()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        if index.isValid():
            if not self.selectionModel().isSelected(index):
                self.select_row(index.row())
            at = self.visualRect(index).center() if by_key else event.pos()
            self.menu_requested.emit(self.viewport().mapToGlobal(at), self.rows.marks[index.row()].id)

    def keyboardSearch(self, search: str) -> None:
        """Does nothing: rows begin with any words of an article, so that jumping to a letter is of no use."""

    def _choose(self, index: QModelIndex) -> None:
        if index.isValid():
            self.mark_chosen.emit(self.rows.marks[index.row()].id)
