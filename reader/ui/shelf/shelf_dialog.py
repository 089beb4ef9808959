"""The dialog of the shelf: lists the packs with their editions, and offers to read, add, copy and remove them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from reader.library.shelf import PackOrigin
from reader.translation import N_, _, ngettext, pgettext
from reader.ui.lists.list_message import NO_MATCHES, ListMessage
from reader.ui.shelf.pack_list import PackList
from reader.ui.shelf.pack_rows import PackRow, narrowed
from reader.ui.shell.theme import Theme
from reader.ui.widgets.announcement import announce
from reader.ui.widgets.dialog import Dialog
from reader.ui.widgets.drop_target import DropTarget
from reader.ui.widgets.flow import FlowLayout
from reader.ui.widgets.held_keys import NoRepeatButton, is_held
from reader.ui.widgets.labels import one_line, plain_label
from reader.ui.widgets.text_field import TextField

FEW = 8  # packs; more have a filter field
LONGEST_NAME = 80  # characters
LONGEST_MESSAGE = 600  # characters

EMPTY = N_("The shelf is empty. Add a pack, or drop its file here.")
LISTING = N_("Looking for packs…")
REMOVE, DELETE_COPY = N_("Remove from shelf"), N_("Delete this copy…")


class ShelfDialog(Dialog):
    """read_requested(PackRow)
    add_requested()         to choose files
    files_dropped(list of Path)
    remove_requested(PackRow)
    copy_requested(PackRow)
    cancel_requested()      cancels the copying
    """

    read_requested = Signal(object)
    add_requested = Signal()
    files_dropped = Signal(list)
    remove_requested = Signal(object)
    copy_requested = Signal(object)
    cancel_requested = Signal()

    def __init__(self, parent: QWidget, theme: Theme) -> None:
        super().__init__(parent, _("Shelf"))
        self.setAcceptDrops(True)
        self._rows: Sequence[PackRow] | None = None
        self._copying = ""
        self._sentence = ""
        self._empty_text = ""
        self._reading: Path | None = None
        self.field = TextField(placeholderText=_("Find a pack by its title, language or publisher"))
        self.field.setClearButtonEnabled(True)
        self.field.setAccessibleName(_("Find a pack by its title, language or publisher"))
        self.field.textChanged.connect(self._narrow)
        self.list = PackList(theme)
        self.list.read_requested.connect(self._read)
        self.list.remove_requested.connect(self._remove)
        self.list.field_requested.connect(self.field.setFocus)
        self.list.row_chosen.connect(lambda: self.show_message(""))
        self._message = ListMessage()
        self._message.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading)
        self._hint = ListMessage()
        self._top = QVBoxLayout()
        self._read_button = self._button(pgettext("verb, button", "Read"), self._read)
        self._copy_button = self._button(_("Save a copy"), self._copy)
        self._remove_button = self._button(_(REMOVE), self._remove)
        self._button_row = QWidget()
        flow = FlowLayout(6, self._button_row)
        add, close = self._button(_("Add packs…"), self.add_requested.emit), self._button(_("Close"), self.reject)
        for button in (self._read_button, add, self._copy_button, self._remove_button, close):
            flow.addWidget(button)
        self._read_button.setDefault(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(10)
        column.addLayout(self._top)
        column.addWidget(self.field)
        column.addWidget(self._message, 1)
        column.addWidget(self.list, 1)
        column.addWidget(self._hint)
        column.addWidget(self._button_row)
        self.prefer_size(92, 30, most=parent.size() - QSize(24, 24))
        self._drop_target = DropTarget(self, _describe_drop, self.files_dropped.emit)
        self.list.setFocus()

    def show_rows(self, rows: Sequence[PackRow], reading: Path | None, *, is_listing: bool) -> None:
        """`reading` is the file that is on the page."""
        self._reading = reading
        self._empty_text = _(LISTING) if is_listing else _(EMPTY)
        if rows != self._rows:
            self._rows = rows
            self.field.setVisible(sum(not row.is_below for row in rows) > FEW or bool(self.field.text()))
            self._narrow()
        self._show_empty()

    def show_message(self, sentence: str) -> None:
        """Shown until another row is selected, or another message replaces it. It may have several lines."""
        self._sentence = "\n".join(one_line(line, LONGEST_MESSAGE) for line in sentence.split("\n"))
        self._update_buttons()
        if sentence:
            announce(self, sentence)

    def offer(self, sentence: str, label: str, act: Callable[[], object]) -> None:
        """Shows a sentence with a button above the list as long as the dialog is open."""
        frame = QFrame()
        frame.setObjectName("notice")
        row = QHBoxLayout(frame)
        row.setContentsMargins(11, 7, 11, 7)
        row.addWidget(plain_label(sentence, selectable=True), 1)
        button = self._button(label, act)
        row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        self._top.addWidget(frame)
        self.setTabOrder(button, self.field)
        announce(self, sentence)

    def show_copying(self, sentence: str) -> None:
        """Shows the progress of copying; an empty sentence ends it."""
        self._copying = sentence
        self._update_buttons()

    # ---- Qt's own

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self._drop_target.enter(event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._drop_target.hide()

    def dropEvent(self, event: QDropEvent) -> None:
        self._drop_target.drop(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.field.hasFocus() and event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.list.setFocus()
        elif not is_held(event):
            super().keyPressEvent(event)

    # ---- private

    def _narrow(self) -> None:
        self.list.show_rows(narrowed(self._rows or (), self.field.text()), self._reading)
        self._show_empty()
        self._update_buttons()

    def _show_empty(self) -> None:
        is_empty = self.list.row is None
        text = _(NO_MATCHES) if self._rows else self._empty_text
        self._message.show_text(text if is_empty else "")
        self.list.setVisible(not is_empty)

    def _update_buttons(self) -> None:
        """Enables the buttons that apply to the current row."""
        row = self.list.row
        self._copy_button.setText(_("Cancel copying") if self._copying else _("Save a copy"))
        is_copy = row is not None and row.listed.origin is PackOrigin.COPIED
        self._remove_button.setText(_(DELETE_COPY) if is_copy else _(REMOVE))
        buttons = (
            (self._read_button, row is not None and row.listed.is_readable),
            (self._copy_button, bool(self._copying) or (row is not None and self._can_be_copied(row))),
            (self._remove_button, row is not None and _can_be_removed(row)),
        )
        for button, is_on in buttons:
            if button.hasFocus() and not is_on:
                self.list.setFocus()  # Qt would focus the next button, which may be the one that removes
            button.setEnabled(is_on)
        self._show_hint()

    def _show_hint(self) -> None:
        row = self.list.row
        hint = ""
        if row and row.is_read and row.listed.origin in (PackOrigin.ADDED, PackOrigin.COPIED):
            hint = (
                _("You are reading this copy. To delete it, open another pack first.")
                if row.listed.origin is PackOrigin.COPIED
                else _("You are reading this pack. To remove it from the shelf, open another pack first.")
            )
        elif row and self._can_be_copied(row):
            hint = _("Save a copy to read this pack without its stick or folder.")
        self._hint.show_text(self._copying or self._sentence or hint)

    def _can_be_copied(self, row: PackRow) -> bool:
        """Packs that came with the program are always available, as are those that have a copy."""
        has_copy = any(_is_copy_of(each, row) for each in self._rows or ())
        return (
            row.listed.is_readable
            and row.listed.origin in (PackOrigin.ADDED, PackOrigin.NEXT_TO_PROGRAM)
            and not has_copy
        )

    def _read(self) -> None:
        if self._read_button.isEnabled() and self.list.row:
            self.read_requested.emit(self.list.row)

    def _remove(self) -> None:
        if self._remove_button.isEnabled() and self.list.row:
            self.remove_requested.emit(self.list.row)

    def _copy(self) -> None:
        if self._copying:
            self.cancel_requested.emit()
        elif self.list.row:
            self.copy_requested.emit(self.list.row)

    def _button(self, text: str, act: Callable[[], object]) -> QPushButton:
        button = NoRepeatButton(text)
        button.setAutoDefault(True)
        button.clicked.connect(lambda: act())
        return button


def _describe_drop(files: Sequence[Path]) -> str:
    if len(files) == 1:
        return _("Drop to add “{file}” to the shelf.", file=one_line(files[0].name, LONGEST_NAME))
    return ngettext("Drop to add {count} file to the shelf.", "Drop to add {count} files to the shelf.", len(files))


def _is_copy_of(copy: PackRow, row: PackRow) -> bool:
    one, other = copy.listed.pack, row.listed.pack
    is_same = one is not None and other is not None and (one.id, one.edition) == (other.id, other.edition)
    return is_same and copy.listed.origin is PackOrigin.COPIED


def _can_be_removed(row: PackRow) -> bool:
    """Only packs that the reader added or copied; files next to the program belong to whoever put them there."""
    return row.listed.origin in (PackOrigin.ADDED, PackOrigin.COPIED) and not row.is_read
