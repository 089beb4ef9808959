"""Fills the form of a source from the clipboard: RIS, BibTeX, CSL-JSON or a printed entry."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from reader.library.editing.forms.pasted_source import pasted_source
from reader.translation import N_, _
from reader.ui.widgets.announcement import announce
from reader.ui.widgets.labels import plain_label

FILL_IN = N_("&Fill in from the clipboard")
HELP = N_("Copy the RIS, BibTeX or CSL-JSON of a work, or its entry in a list of sources, and press this.")


class SourceFiller(QWidget):
    """filled(object): the fields of a source, as references.yaml has them."""

    filled = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._button = QPushButton(_(FILL_IN))
        self._button.setAutoDefault(True)
        self._button.setAccessibleDescription(_(HELP))
        self._button.clicked.connect(self.fill)
        self._message = plain_label(_(HELP), "soft")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addWidget(self._button, 0, Qt.AlignmentFlag.AlignLeading)
        column.addWidget(self._message)

    def fill(self) -> None:
        pasted = pasted_source(QGuiApplication.clipboard().text())
        if pasted.fields:
            self.filled.emit(pasted.fields)
        self._message.setText(pasted.message)
        announce(self, pasted.message)
