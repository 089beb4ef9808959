"""A box that shows the entries that are the same work or term as a new one, each with a button to use it instead."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout

from reader.library.editing.forms.known_entries import NamedEntry
from reader.ui.widgets.announcement import announce
from reader.ui.widgets.labels import one_line, plain_label


class SameEntries(QFrame):
    """use_requested(str): the id of the entry to use. It is hidden while there is none."""

    use_requested = Signal(str)

    def __init__(self, noun: str) -> None:
        super().__init__()
        self.setObjectName("boxed")
        self._noun = noun
        self._shown: tuple[str, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(12, 8, 12, 10)
        self._column.setSpacing(6)
        self.hide()

    def show_entries(self, entries: Sequence[NamedEntry], *, can_use: bool) -> None:
        """With `can_use` each has a button."""
        ids = tuple(entry.id for entry in entries)
        if ids == self._shown:
            return
        self._shown = ids
        while item := self._column.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        sentence = f"The pack has this {self._noun} already:"
        self._column.addWidget(plain_label(sentence))
        for entry in entries:
            self._column.addWidget(plain_label(one_line(entry.label)))
            if can_use:
                button = QPushButton("Use that one")
                button.setAutoDefault(True)
                button.setAccessibleDescription(one_line(entry.label))
                button.clicked.connect(lambda _=False, id=entry.id: self.use_requested.emit(id))
                self._column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeading)
        self.setVisible(bool(entries))
        if entries:
            announce(self, f"{sentence} {one_line(entries[0].label)}")
