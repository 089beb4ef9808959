"""The first page of an import: the documents in their order, and the pack that they become."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem, QPushButton, QWidget

from reader.translation import N_, _, pgettext
from reader.ui.importing.pack_form import PackForm
from reader.ui.widgets.flow import FlowLayout
from reader.ui.widgets.labels import one_line, plain_label, plain_tip
from reader.ui.widgets.scroll_page import ScrollPage

PATH = Qt.ItemDataRole.UserRole
MOST_FILES = 500
LINES = 5
"""Files that are visible without scrolling, at least."""

EXPLANATION = N_("Each document becomes an article of one pack, in this order. Your documents stay as they are.")


class FilesPage(ScrollPage):
    """start_requested(), close_requested(); more_requested(bool): for a folder if true, else for files.
    changed(): other files, or in another order
    """

    start_requested = Signal()
    close_requested = Signal()
    more_requested = Signal(bool)
    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.list = _FileList()
        self.list.removal_requested.connect(self._remove)
        self.form = PackForm()
        self._buttons = QWidget()
        self._flow = FlowLayout(6, self._buttons)
        self._add_files = self._button(_("Add files…"), lambda: self.more_requested.emit(False))
        self._add_folder = self._button(_("Add a folder…"), lambda: self.more_requested.emit(True))
        self._up = self._button(_("Move up"), lambda: self._move(-1))
        self._down = self._button(_("Move down"), lambda: self._move(1))
        self._remove_button = self._button(_("Remove"), self._remove)
        self._start = self.buttons.add(pgettext("verb, button", "Start"), self.start_requested.emit)
        self.buttons.add(_("Cancel"), self.close_requested.emit)
        head = plain_label(_("Import documents"), "heading")
        self._add(head, plain_label(_(EXPLANATION)), self.list, self._buttons, self.form)
        self._add_below(self.buttons)
        self.list.currentRowChanged.connect(self._show_state)
        self.list.model().rowsMoved.connect(self._show_change)
        self._show_state()

    @property
    def files(self) -> list[Path]:
        return [self.list.item(row).data(PATH) for row in range(self.list.count())]

    def add_files(self, paths: Iterable[Path]) -> None:
        """Each once, after the others."""
        known = set(self.files)
        for path in paths:
            if path in known or self.list.count() >= MOST_FILES:
                continue
            known.add(path)
            item = QListWidgetItem(one_line(path.name or str(path)))
            item.setData(PATH, path)
            item.setToolTip(plain_tip(str(path)))
            item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsDropEnabled)
            self.list.addItem(item)
        if self.list.currentRow() < 0:
            self.list.setCurrentRow(0)
        self._show_change()

    def clear(self) -> None:
        self.list.clear()
        self.form.clear()
        self._show_change()

    def activate(self, message: str = "") -> None:
        """Call it when the page is shown."""
        self.banner.show_message(message)
        self.buttons.make_default()
        self._start.setFocus()

    def _button(self, text: str, act: Callable[[], object]) -> QPushButton:
        button = QPushButton(text)
        button.setAutoDefault(False)  # Enter starts
        button.clicked.connect(lambda: act())
        self._flow.addWidget(button)
        return button

    def _move(self, by: int) -> None:
        row = self.list.currentRow()
        item = self.list.takeItem(row)
        self.list.insertItem(row + by, item)
        self.list.setCurrentRow(row + by)
        self._show_change()

    def _remove(self) -> None:
        self.list.takeItem(self.list.currentRow())
        self._show_change()

    def _show_change(self) -> None:
        self._show_state()
        files = self.files
        self.form.propose_folder(files[0] if files else None)
        self.changed.emit()

    def _show_state(self) -> None:
        row, count = self.list.currentRow(), self.list.count()
        self._up.setEnabled(row > 0)
        self._down.setEnabled(0 <= row < count - 1)
        self._remove_button.setEnabled(row >= 0)
        for button in (self._up, self._down):
            button.setVisible(count > 1)
        self._start.setEnabled(count > 0)


class _FileList(QListWidget):
    """removal_requested(): the user pressed Del."""

    removal_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("ticks")
        self.setAccessibleName(_("Documents"))
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumHeight(LINES * self.fontMetrics().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self.currentRow() >= 0:
            self.removal_requested.emit()
        else:
            super().keyPressEvent(event)
