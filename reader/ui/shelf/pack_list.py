"""The list of packs on the shelf."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from reader.translation import _
from reader.ui.lists.row_view import RowView
from reader.ui.shelf.pack_delegate import PackDelegate
from reader.ui.shelf.pack_rows import PackRow, PackRowModel
from reader.ui.shell.theme import Theme
from reader.ui.widgets.held_keys import is_held


class PackList(RowView):
    """read_requested()     a double click or Enter
    remove_requested()    Del
    field_requested()     Up, from the first row
    row_chosen()          another row is the current one
    """

    read_requested = Signal()
    remove_requested = Signal()
    field_requested = Signal()
    row_chosen = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(_("Packs on the shelf"), "packs", has_frame=True)
        self._rows = PackRowModel()
        self._is_filling = False
        self.setModel(self._rows)
        self.setItemDelegate(PackDelegate(self, theme))
        self.doubleClicked.connect(self.read_requested)
        self.selectionModel().currentChanged.connect(self._choose)

    @property
    def row(self) -> PackRow | None:
        """The current one."""
        number = self.currentIndex().row()
        return self._rows.rows[number] if 0 <= number < len(self._rows.rows) else None

    def show_rows(self, rows: Sequence[PackRow], first: Path | None) -> None:
        """The selected pack stays selected, or else the row at its number; `first` is selected if none was."""
        before, old = self.row, self.currentIndex().row()
        at = self.verticalScrollBar().value()
        self._is_filling = True
        self._rows.set_rows(rows)
        number = self._rows.number_of(before.listed.file if before else first)
        self.select_row(number if number >= 0 else min(max(0, old), len(rows) - 1))
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
                self.remove_requested.emit()
            case _:
                super().keyPressEvent(event)

    def _choose(self) -> None:
        if not self._is_filling:
            self.row_chosen.emit()
