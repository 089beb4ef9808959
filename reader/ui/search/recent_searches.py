"""The recent searches, which can be repeated or removed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QPoint, QPointF, QRect, QSize, QStringListModel, Qt, Signal
from PySide6.QtGui import QCursor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from reader.translation import N_, _
from reader.ui.lists.wrapping_list import WrappingList
from reader.ui.widgets.flow import FlowLayout
from reader.ui.widgets.labels import one_line, plain_label
from reader.ui.widgets.link_button import LinkButton

HELP = (
    N_(
        "Search the articles, the glossary and the sources of every pack, and your own notes, at once. "
        "Two letters are enough."
    ),
    N_("Put “quotation marks” around words to find them side by side. Put a minus before a word to leave it out."),
)

PADDING = 14  # pixels above and below the rows in the style sheet


CROSS = 30  # pixels at the end of a row in which a click removes the search


class RecentSearches(QWidget):
    """search_chosen(str), search_removed(str)   one of the searches
    all_forgotten()      all are to be removed
    field_requested()    Up, from the first row
    left()               Esc
    """

    search_chosen = Signal(str)
    search_removed = Signal(str)
    all_forgotten = Signal()
    field_requested = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._searches: list[str] = []
        self._model = QStringListModel()
        self._heading = plain_label(_("Recent searches"), "heading")
        self._heading.setContentsMargins(18, 6, 18, 2)
        self.list = _RecentList(self)
        self.list.setModel(self._model)
        self.list.clicked.connect(self._choose)
        self._remove, self._forget = LinkButton(_("Remove this search")), LinkButton(_("Clear recent searches"))
        self._remove.clicked.connect(self.remove)
        self._forget.clicked.connect(self.all_forgotten)
        self._buttons = QWidget()
        flow = FlowLayout(4, self._buttons)
        flow.setContentsMargins(14, 4, 14, 8)
        flow.addWidget(self._remove)
        flow.addWidget(self._forget)
        self._help = plain_label("\n\n".join(map(_, HELP)), "soft")
        self._help.setContentsMargins(18, 8, 18, 12)
        self.list.selectionModel().currentChanged.connect(lambda now: self._remove.setEnabled(now.isValid()))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(2)
        for widget in (self._heading, self.list, self._buttons, self._help):
            column.addWidget(widget)
        column.addStretch()
        self.setFocusProxy(self.list)

    def show_searches(self, searches: Sequence[str]) -> None:
        """The newest first."""
        self.list.updateGeometry()
        row = self.list.currentIndex().row()
        self._searches = list(searches)
        self.list.fit_to(len(searches))
        self._model.setStringList([one_line(search) for search in searches])
        for widget in (self._heading, self.list, self._buttons):
            widget.setVisible(bool(searches))
        if row >= 0 and searches:
            self.list.setCurrentIndex(self._model.index(min(row, len(searches) - 1)))
        self._remove.setEnabled(self.list.currentIndex().isValid())
        self._give_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._give_room()

    def enter(self) -> None:
        if not self.list.currentIndex().isValid():
            self.list.setCurrentIndex(self._model.index(0))
        self.list.setFocus()

    def remove(self) -> None:
        """Removes the selected search."""
        self.remove_row(self.list.currentIndex().row())

    def remove_row(self, row: int) -> None:
        if 0 <= row < len(self._searches):
            self.search_removed.emit(self._searches[row])

    def _give_room(self) -> None:
        """Hides the help where the searches need its room."""
        width = self.width()
        others = (self._heading, self._buttons, self._help)
        needed = self.list.sizeHint().height() + sum(each.heightForWidth(width) for each in others)
        self._help.setVisible(not self._searches or needed <= self.height())

    def _choose(self, index: QModelIndex) -> None:
        if index.isValid():
            self.search_chosen.emit(self._searches[index.row()])


class _RecentList(WrappingList):
    def __init__(self, recent: RecentSearches) -> None:
        super().__init__(_("Recent searches"))
        self._recent = recent
        self.setToolTip(_("Enter or a click searches again; Del or the cross removes the search"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.setMinimumHeight(1)  # Qt would reserve room for two rows when there is one

    def sizeHint(self) -> QSize:
        """As high as its rows, so that the buttons are right below them."""
        rows = self.model().rowCount() if self.model() else 0
        return QSize(super().sizeHint().width(), sum(map(self.sizeHintForRow, range(rows))) + PADDING)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.select_current()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        row = self._row_of_cross(event.position().toPoint())
        if row >= 0 and event.button() is Qt.MouseButton.LeftButton:
            self._recent.remove_row(row)
        else:
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self.viewport().update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints a cross at the end of the row under the pointer, and of the row that the keys have selected."""
        super().paintEvent(event)
        under = self.indexAt(self.viewport().mapFromGlobal(QCursor.pos())) if self.underMouse() else QModelIndex()
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.palette().text().color(), 1.6))
        for index in {under.row(), self.currentIndex().row() if self.hasFocus() else -1} - {-1}:
            centre = QPointF(self._cross(self.model().index(index, 0)).center())
            for x in (CROSS / 7, -CROSS / 7):
                painter.drawLine(centre - QPointF(x, CROSS / 7), centre + QPointF(x, CROSS / 7))
        painter.end()

    def _cross(self, index: QModelIndex) -> QRect:
        """Where the cross of a row is, in pixels of the viewport."""
        area = self.visualRect(index)
        if self.isRightToLeft():
            area.setRight(area.left() + CROSS)
        else:
            area.setLeft(area.right() - CROSS)
        return area

    def _row_of_cross(self, at: QPoint) -> int:
        """The row whose cross is there, or -1."""
        index = self.indexAt(at)
        return index.row() if index.isValid() and self._cross(index).contains(at) else -1

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Delete | Qt.Key.Key_Backspace:
                self._recent.remove()
            case Qt.Key.Key_Up if self.currentIndex().row() <= 0:
                self._recent.field_requested.emit()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.clicked.emit(self.currentIndex())
            case Qt.Key.Key_Escape:
                self._recent.left.emit()
            case _:
                super().keyPressEvent(event)
