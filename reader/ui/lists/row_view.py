"""A list of one column that scrolls by pixels, the base of every list in the window."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from reader.ui.widgets.touch_scroll import TouchScroll

FRAME = 2  # pixels


class RowView(QListView):
    def __init__(self, name: str, style_name: str = "", *, has_frame: bool = False) -> None:
        """`name` is for screen readers, `style_name` for the style sheet."""
        super().__init__()
        # PySide loads every kind of widget to find out which one a viewport of Qt's own making is.
        self.setViewport(QWidget())
        self.setObjectName(style_name)
        self.setAccessibleName(name)
        if not has_frame:
            self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMouseTracking(True)
        TouchScroll(self)

    def paintEvent(self, event: QPaintEvent) -> None:
        """With a frame where no row shows that the list has the focus."""
        super().paintEvent(event)
        current, area = self.currentIndex(), self.viewport().rect()
        if self.hasFocus() and not (current.isValid() and self.visualRect(current).intersects(area)):
            painter = QPainter(self.viewport())
            painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Link), FRAME))
            painter.drawRect(area.adjusted(1, 1, -1, -1))
            painter.end()

    def select_row(self, number: int) -> None:
        """Makes a row the current one, and the only selected one."""
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.selectionModel().setCurrentIndex(self.model().index(number, 0), flags)

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Page Up and Page Down look at each row once: Qt moves pixel by pixel until a row fits, and with rows of
        different heights it went on for ever. Home and End go to the first and last row that is no heading."""
        if action in (self.CursorAction.MoveHome, self.CursorAction.MoveEnd):
            return self._end_row(is_last=action is self.CursorAction.MoveEnd)
        current = self.currentIndex()
        step = {self.CursorAction.MovePageUp: -1, self.CursorAction.MovePageDown: 1}.get(action)
        if step is None or not current.isValid():
            return super().moveCursor(action, modifiers)
        begin, height = self.visualRect(current), self.viewport().height()
        found = current
        row = current.row() + step
        while 0 <= row < self.model().rowCount():
            index = self.model().index(row, 0)
            area = self.visualRect(index)
            if found != current and max(begin.bottom() - area.top(), area.bottom() - begin.top()) >= height:
                break
            if self._is_reachable(index):
                found = index
            row += step
        return found

    def _end_row(self, *, is_last: bool) -> QModelIndex:
        """The first or the last row that the keyboard can reach, or else the current one."""
        numbers = range(self.model().rowCount())
        indexes = (self.model().index(number, 0) for number in (reversed(numbers) if is_last else numbers))
        return next((index for index in indexes if self._is_reachable(index)), self.currentIndex())

    def _is_reachable(self, index: QModelIndex) -> bool:
        return bool(index.flags() & Qt.ItemFlag.ItemIsEnabled) and not self.isRowHidden(index.row())

    def select_current(self) -> None:
        """Qt may make a row current without selecting it: when the list gets the focus, or is still being laid out."""
        if self.currentIndex().isValid() and not self.selectionModel().hasSelection():
            self.select_row(self.currentIndex().row())
