"""An editor for the answers to a question: a line for each, and a round button at the right one."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QRadioButton, QVBoxLayout, QWidget

from reader.library.editing.forms.form_fields import Answers, FieldValue
from reader.library.limits import MOST_CHOICES
from reader.translation import _
from reader.ui.authoring.forms.field_editor import FieldEditor
from reader.ui.widgets.link_button import LinkButton
from reader.ui.widgets.text_field import TextField

FEWEST = 2
SMALLEST_TARGET = 24  # pixels


class _Row(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.is_right = QRadioButton()
        self.is_right.setMinimumSize(SMALLEST_TARGET, SMALLEST_TARGET)
        self.is_right.setAutoExclusive(False)  # the buttons have different parents
        self.text = TextField()
        self.remove = LinkButton(_("Remove"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.is_right)
        row.addWidget(self.text, 1)
        row.addWidget(self.remove)

    def number(self, number: int) -> None:
        self.is_right.setAccessibleName(_("Answer {number} is right", number=number))
        self.is_right.setToolTip(_("The right answer"))
        self.text.setAccessibleName(_("Answer {number}", number=number))
        self.text.setPlaceholderText(_("Answer {number}", number=number))
        self.remove.setAccessibleName(_("Remove answer {number}", number=number))


class AnswersEditor(FieldEditor):
    def __init__(self) -> None:
        super().__init__()
        self._rows: list[_Row] = []
        self._column = QVBoxLayout()
        self._column.setSpacing(6)
        self._add = QPushButton(_("Add an answer"))
        self._add.setAutoDefault(True)
        self._add.clicked.connect(self._add_empty)
        self._description = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(self._column)
        self._fill(Answers())
        column.addWidget(self._add, 0, Qt.AlignmentFlag.AlignLeading)

    @property
    def parts(self) -> list[QWidget]:
        return [self._rows[0].text, *(row.is_right for row in self._rows), *(row.text for row in self._rows[1:])]

    def name(self, label: str) -> None:
        """Each answer has a name of its own."""

    def value(self) -> FieldValue:
        """Without the empty answers."""
        filled = [row for row in self._rows if row.text.text().strip()]
        texts = tuple(" ".join(row.text.text().split()) for row in filled)
        return Answers(texts, next((place for place, row in enumerate(filled) if row.is_right.isChecked()), None))

    def set_value(self, value: FieldValue) -> None:
        if isinstance(value, Answers) and value != self.value():
            self._fill(value)

    def _fill(self, answers: Answers) -> None:
        while len(self._rows) > max(FEWEST, len(answers.texts)):
            self._delete(self._rows[-1])
        while len(self._rows) < max(FEWEST, len(answers.texts)):
            self._append()
        for place, row in enumerate(self._rows):
            row.text.setText(answers.texts[place] if place < len(answers.texts) else "")
            row.is_right.setChecked(place == answers.right)
        self._update()

    def _append(self) -> _Row:
        row = _Row()
        row.text.textEdited.connect(lambda _text: self.edited.emit())
        row.is_right.clicked.connect(lambda: self._select(row))
        row.remove.clicked.connect(lambda: self._remove(row))
        self._rows.append(row)
        self._column.addWidget(row)
        return row

    def _add_empty(self) -> None:
        row = self._append()
        self._update()
        row.text.setFocus()

    def _select(self, chosen: _Row) -> None:
        for row in self._rows:
            row.is_right.setChecked(row is chosen)
        self.edited.emit()

    def _remove(self, row: _Row) -> None:
        place = self._rows.index(row)
        self._rows[place - 1 if place else 1].text.setFocus()
        self._delete(row)
        self._update()
        self.edited.emit()

    def _delete(self, row: _Row) -> None:
        self._rows.remove(row)
        self._column.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _update(self) -> None:
        for number, row in enumerate(self._rows, start=1):
            row.number(number)
            row.remove.setVisible(len(self._rows) > FEWEST)
        in_order = [part for row in self._rows for part in (row.is_right, row.text, row.remove)]
        for before, after in pairwise(in_order):  # new ones are last in the window
            self.setTabOrder(before, after)
        self._add.setEnabled(len(self._rows) < MOST_CHOICES)
