"""A box that shows the entries that are the same work or term as a new one, each with a button to use it instead."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout

from reader.library.editing.forms.entry_kinds import FormKind
from reader.library.editing.forms.known_entries import NamedEntry
from reader.translation import N_, _
from reader.ui.widgets.announcement import announce
from reader.ui.widgets.labels import one_line, plain_label

HAS_ALREADY = {
    FormKind.PACK: N_("There is this pack already:"),
    FormKind.ARTICLE: N_("The pack has this article already:"),
    FormKind.TERM: N_("The pack has this term already:"),
    FormKind.SOURCE: N_("The pack has this source already:"),
    FormKind.QUESTION: N_("The pack has this question already:"),
    FormKind.SECTION: N_("The pack has this section already:"),
}


class SameEntries(QFrame):
    """use_requested(str): the id of the entry to use. It is hidden while there is none."""

    use_requested = Signal(str)

    def __init__(self, kind: FormKind) -> None:
        super().__init__()
        self.setObjectName("boxed")
        self._kind = kind
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
        sentence = _(HAS_ALREADY[self._kind])
        self._column.addWidget(plain_label(sentence))
        for entry in entries:
            self._column.addWidget(plain_label(one_line(entry.label)))
            if can_use:
                button = QPushButton(_("Use that one"))
                button.setAutoDefault(True)
                button.setAccessibleDescription(one_line(entry.label))
                button.clicked.connect(lambda _checked=False, id=entry.id: self.use_requested.emit(id))
                self._column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeading)
        self.setVisible(bool(entries))
        if entries:
            announce(self, f"{sentence} {one_line(entries[0].label)}")
