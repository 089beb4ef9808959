"""The recent searches, which can be repeated or removed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QSize, QStringListModel, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from reader.ui.lists.wrapping_list import WrappingList
from reader.ui.widgets.flow import FlowLayout
from reader.ui.widgets.labels import one_line, plain_label
from reader.ui.widgets.link_button import LinkButton

HELP = (
    "Search the articles, the glossary and the sources of every pack at once. Two letters are enough.\n\n"
    "Put “quotation marks” around words to find them side by side. Put a minus before a word to leave it out."
)

PADDING = 14  # pixels above and below the rows in the style sheet


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
        self._heading = plain_label("Recent searches", "heading")
        self._heading.setContentsMargins(18, 6, 18, 2)
        self.list = _RecentList(self)
        self.list.setModel(self._model)
        self.list.clicked.connect(self._choose)
        self._remove, self._forget = LinkButton("Remove this search"), LinkButton("Forget recent searches")
        self._remove.clicked.connect(self.remove)
        self._forget.clicked.connect(self.all_forgotten)
        self._buttons = QWidget()
        flow = FlowLayout(4, self._buttons)
        flow.setContentsMargins(14, 4, 14, 8)
        flow.addWidget(self._remove)
        flow.addWidget(self._forget)
        self._help = plain_label(HELP, "soft")
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

    def enter(self) -> None:
        if not self.list.currentIndex().isValid():
            self.list.setCurrentIndex(self._model.index(0))
        self.list.setFocus()

    def remove(self) -> None:
        index = self.list.currentIndex()
        if index.isValid():
            self.search_removed.emit(self._searches[index.row()])

    def _choose(self, index: QModelIndex) -> None:
        if index.isValid():
            self.search_chosen.emit(self._searches[index.row()])


class _RecentList(WrappingList):
    def __init__(self, recent: RecentSearches) -> None:
        super().__init__("Recent searches")
        self._recent = recent
        self.setToolTip("Enter searches again, Del removes")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.setMinimumHeight(1)  # Qt would reserve room for two rows when there is one

    def sizeHint(self) -> QSize:
        """As high as its rows, so that the buttons are right below them."""
        rows = self.model().rowCount() if self.model() else 0
        return QSize(super().sizeHint().width(), sum(map(self.sizeHintForRow, range(rows))) + PADDING)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.select_current()

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
