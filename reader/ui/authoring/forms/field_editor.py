"""What every editor of a field has in common: a value, and a signal when a person changes it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from reader.library.editing.forms.form_fields import FieldValue


class FieldEditor(QWidget):
    """edited(): a person has changed the value. new_requested(str): a new entry to choose, with the typed words.

    `parts` are the widgets that can have the focus, in the order of Tab; the first one belongs to the label.
    """

    edited = Signal()
    new_requested = Signal(str)

    @property
    def parts(self) -> list[QWidget]:
        raise NotImplementedError

    def value(self) -> FieldValue:
        raise NotImplementedError

    def set_value(self, value: FieldValue) -> None:
        """Shows a value; `edited` is not emitted."""
        raise NotImplementedError

    def name(self, label: str) -> None:
        """For screen readers."""
        self.parts[0].setAccessibleName(label)

    def describe(self, text: str) -> None:
        """What screen readers say after the name: the help, and the problem."""
        for part in self.parts:
            part.setAccessibleDescription(text)
