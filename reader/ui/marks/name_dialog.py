"""Asks for the reader's name before marks are exported to a file. The name is optional."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from reader.translation import _
from reader.ui.widgets.dialog import Dialog
from reader.ui.widgets.dialog_parts import answer_buttons
from reader.ui.widgets.labels import plain_label
from reader.ui.widgets.text_field import TextField

LONGEST = 200  # characters


class NameDialog(Dialog):
    def __init__(self, parent: QWidget, name: str) -> None:
        super().__init__(parent, _("Export marks"))
        self._field = TextField(name)
        self._field.setMaxLength(LONGEST)
        self._field.setAccessibleName(_("Your name (optional)"))
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(10)
        column.addWidget(plain_label(_("Your name (optional)"), "heading"))
        column.addWidget(plain_label(_("People who open the file see your name next to each mark.")))
        column.addWidget(self._field)
        column.addWidget(answer_buttons(self, _("Continue")))
        self._field.setFocus()
        self.prefer_size(52)

    @property
    def name(self) -> str:
        return self._field.text()
