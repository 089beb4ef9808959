"""The shelf: the packs at hand with their editions, to be read, added, copied and taken off."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QPushButton, QVBoxLayout, QWidget

from reader.library.shelf import Where
from reader.ui.shelf.pack_list import PackList
from reader.ui.shelf.pack_rows import PackRow, narrowed
from reader.ui.shell.theme import Theme
from reader.ui.widgets.announcement import announce
from reader.ui.widgets.dropped import dropped_files
from reader.ui.widgets.flow import FlowLayout
from reader.ui.widgets.held_keys import NoRepeatButton, is_held
from reader.ui.widgets.labels import one_line, plain_label

FEW = 8  # packs that are found without a filter
LONGEST_TOLD = 600  # characters

NOTHING = "The shelf is empty. Add a pack, or drop its file here."
LOOKING = "Looking for packs…"
NOT_FOUND = "No matches"


class ShelfDialog(QDialog):
    """read_requested(PackRow)
    add_requested()              the reader wants to choose files
    files_dropped(list of Path)
    take_off_requested(PackRow)
    copy_requested(PackRow)
    stop_requested()             no more copying
    """

    read_requested = Signal(object)
    add_requested = Signal()
    files_dropped = Signal(list)
    take_off_requested = Signal(object)
    copy_requested = Signal(object)
    stop_requested = Signal()

    def __init__(self, parent: QWidget, theme: Theme) -> None:
        super().__init__(parent)
        self.setWindowTitle("Shelf")
        self.setAcceptDrops(True)
        self._rows: Sequence[PackRow] | None = None
        self._copying = ""
        self._said = ""
        self._nothing = ""
        self._reading: Path | None = None
        self.field = QLineEdit(placeholderText="Find a pack by its title, language or publisher")
        self.field.setClearButtonEnabled(True)
        self.field.setAccessibleName("Find a pack by its title, language or publisher")
        self.field.textChanged.connect(self._narrow)
        self.list = PackList(theme)
        self.list.read_requested.connect(self._read)
        self.list.take_off_requested.connect(self._take_off)
        self.list.field_requested.connect(self.field.setFocus)
        self.list.row_chosen.connect(lambda: self.show_message(""))
        self._empty = plain_label("", "soft")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading)
        self._hint = plain_label("", "soft")
        self._read_button = self._button("Read", self._read)
        self._copy_button = self._button("Keep a copy", self._copy)
        self._off_button = self._button("Take off the shelf", self._take_off)
        self._button_row = QWidget()
        flow = FlowLayout(6, self._button_row)
        add = self._button("Add packs…", self.add_requested.emit)
        for button in (self._read_button, add, self._copy_button, self._off_button, self._button("Close", self.reject)):
            flow.addWidget(button)
        self._read_button.setDefault(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(10)
        column.addWidget(self.field)
        column.addWidget(self._empty, 1)
        column.addWidget(self.list, 1)
        column.addWidget(self._hint)
        column.addWidget(self._button_row)
        unit = self.fontMetrics()
        room = parent.size()
        self.resize(min(unit.averageCharWidth() * 92, room.width() - 24), min(unit.height() * 30, room.height() - 24))
        self.list.setFocus()

    def show_rows(self, rows: Sequence[PackRow], reading: Path | None, *, is_looking: bool) -> None:
        """`reading` is the file that is on the page."""
        self._reading = reading
        self._nothing = LOOKING if is_looking else NOTHING
        if rows != self._rows:
            self._rows = rows
            self.field.setVisible(sum(not row.is_below for row in rows) > FEW or bool(self.field.text()))
            self._narrow()
        self._show_emptiness()

    def show_message(self, sentence: str) -> None:
        """Shown until another row is selected, or another message replaces it."""
        self._said = one_line(sentence, LONGEST_TOLD)
        self._follow()
        if sentence:
            announce(self, sentence)

    def show_copying(self, sentence: str) -> None:
        """How far the copying is; nothing, when it has come to its end."""
        self._copying = sentence
        self._follow()

    # ---- Qt's own

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_files(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        if files := dropped_files(event):
            event.acceptProposedAction()
            self.files_dropped.emit(files)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.field.hasFocus() and event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.list.setFocus()
        elif not is_held(event):
            super().keyPressEvent(event)

    # ---- within

    def _narrow(self) -> None:
        self.list.show_rows(narrowed(self._rows or (), self.field.text()), self._reading)
        self._show_emptiness()
        self._follow()

    def _show_emptiness(self) -> None:
        is_empty = self.list.row is None
        self._empty.setText(NOT_FOUND if self._rows and is_empty else self._nothing)
        self._empty.setVisible(is_empty)
        self.list.setVisible(not is_empty)

    def _follow(self) -> None:
        """The buttons offer what can be done with the row that is chosen."""
        row = self.list.row
        self._copy_button.setText("Stop copying" if self._copying else "Keep a copy")
        can_be = (
            (self._read_button, row is not None and row.listed.can_be_read),
            (self._copy_button, bool(self._copying) or (row is not None and self._can_be_copied(row))),
            (self._off_button, row is not None and _can_be_taken_off(row)),
        )
        for button, is_on in can_be:
            if button.hasFocus() and not is_on:
                self.list.setFocus()  # Qt would go on to the next button, which may be the one that deletes
            button.setEnabled(is_on)
        self._show_hint()

    def _show_hint(self) -> None:
        row = self.list.row
        hint = ""
        if row and row.is_read and row.listed.where in (Where.ADDED, Where.KEPT):
            hint = "You are reading this one. To take it off the shelf, read another one first."
        elif row and self._can_be_copied(row):
            hint = "Keep a copy, so that you can read it without its stick or folder."
        self._hint.setText(self._copying or self._said or hint)
        self._hint.setVisible(bool(self._hint.text()))

    def _can_be_copied(self, row: PackRow) -> bool:
        """Not what is always here: it came with the program, or there is a copy of it."""
        has_copy = any(_is_copy_of(each, row) for each in self._rows or ())
        return row.listed.can_be_read and row.listed.where in (Where.ADDED, Where.BESIDE) and not has_copy

    def _read(self) -> None:
        if self._read_button.isEnabled() and self.list.row:
            self.read_requested.emit(self.list.row)

    def _take_off(self) -> None:
        if self._off_button.isEnabled() and self.list.row:
            self.take_off_requested.emit(self.list.row)

    def _copy(self) -> None:
        if self._copying:
            self.stop_requested.emit()
        elif self.list.row:
            self.copy_requested.emit(self.list.row)

    def _button(self, text: str, act: Callable[[], object]) -> QPushButton:
        button = NoRepeatButton(text)
        button.setAutoDefault(True)
        button.clicked.connect(lambda: act())
        return button


def _is_copy_of(copy: PackRow, row: PackRow) -> bool:
    one, other = copy.listed.edition, row.listed.edition
    is_same = one is not None and other is not None and (one.id, one.edition) == (other.id, other.edition)
    return is_same and copy.listed.where is Where.KEPT


def _can_be_taken_off(row: PackRow) -> bool:
    """What lies beside the program comes off when somebody moves it away."""
    return row.listed.where in (Where.ADDED, Where.KEPT) and not row.is_read
