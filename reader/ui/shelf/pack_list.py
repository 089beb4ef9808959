"""The list of packs: chosen by mouse or keys."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListView

from reader.ui.shelf.pack_delegate import PackDelegate
from reader.ui.shelf.pack_rows import PackRow, PackRowModel
from reader.ui.shell.theme import Theme
from reader.ui.widgets.held_keys import is_held


class PackList(QListView):
    """read_requested()       by a double click or Enter
    take_off_requested()      Del
    field_requested()         Up, from the first row
    row_chosen()              the reader is on another row
    """

    read_requested = Signal()
    take_off_requested = Signal()
    field_requested = Signal()
    row_chosen = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("packs")
        self.setAccessibleName("Packs on the shelf")
        self._rows = PackRowModel()
        self._is_filling = False
        self.setModel(self._rows)
        self.setItemDelegate(PackDelegate(self, theme))
        self.setMouseTracking(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.doubleClicked.connect(self.read_requested)
        self.selectionModel().currentChanged.connect(self._choose)

    @property
    def row(self) -> PackRow | None:
        """The one that is chosen."""
        number = self.currentIndex().row()
        return self._rows.rows[number] if 0 <= number < len(self._rows.rows) else None

    def show_rows(self, rows: Sequence[PackRow], first: Path | None) -> None:
        """What is chosen stays chosen, or the row in its place is; where nothing was, `first` is."""
        before, old = self.row, self.currentIndex().row()
        at = self.verticalScrollBar().value()
        self._is_filling = True
        self._rows.set_rows(rows)
        number = self._rows.number_of(before.listed.file if before else first)
        self._stand_on(number if number >= 0 else min(max(0, old), len(rows) - 1))
        self._is_filling = False
        if before:
            self.verticalScrollBar().setValue(at)
        self.scrollTo(self.currentIndex())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_held(event):
            return
        match event.key():
            case Qt.Key.Key_Up if self.currentIndex().row() <= 0:
                self.field_requested.emit()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.read_requested.emit()
            case Qt.Key.Key_Delete | Qt.Key.Key_Backspace:
                self.take_off_requested.emit()
            case _:
                super().keyPressEvent(event)

    def _choose(self) -> None:
        if not self._is_filling:
            self.row_chosen.emit()

    def _stand_on(self, number: int) -> None:
        index: QModelIndex = self._rows.index(number)
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
