"""One field of a form: its label, its editor, the help, and the problem that the value has."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from reader.library.editing.forms.form_fields import FormField
from reader.translation import _
from reader.ui.authoring.forms.field_editor import FieldEditor
from reader.ui.widgets.labels import plain_label, running_text

SHORT_WIDTH = 16  # characters


class FieldRow(QWidget):
    """edited(): a person has changed the value."""

    edited = Signal()

    def __init__(self, field: FormField, editor: FieldEditor, label: str) -> None:
        """`label` has & before the letter that leads to the field."""
        super().__init__()
        self.field = field
        self.editor = editor
        self.is_touched = False
        self._label = QLabel(_with_mark(label, field), wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self._label.setObjectName("field")
        self._label.setBuddy(editor.parts[0])
        self._help = plain_label(_(field.help), "soft")
        if not field.help:
            self._help.hide()
        self._problem = plain_label("", "problem")
        self._problem.hide()
        editor.name(_with_mark(_(field.label), field))
        editor.edited.connect(self._touch)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        for widget in (self._label, editor, self._help, self._problem):
            column.addWidget(widget)
        column.addStretch()
        if field.is_short:
            self.setFixedWidth(self.fontMetrics().averageCharWidth() * SHORT_WIDTH + 30)
        self._describe()

    @property
    def problem(self) -> str:
        """The sentence that is shown; empty if there is none."""
        return self._problem.text()

    def show_problem(self, text: str) -> None:
        if text != self._problem.text():
            self._problem.setText(running_text(text))
            self._problem.setVisible(bool(text))
            self._describe()

    def _touch(self) -> None:
        self.is_touched = True
        self.edited.emit()

    def _describe(self) -> None:
        self.editor.describe(" ".join(filter(None, (self._problem.text(), _(self.field.help)))))


def _with_mark(label: str, field: FormField) -> str:
    return _("{field} (required)", field=label) if field.is_required else label
