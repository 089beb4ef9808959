"""A form: an editor for each of its fields, made from its table, with the problems beside the fields as one types."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from reader.library.editing.forms.entry_problems import FieldProblem, problems_of
from reader.library.editing.forms.entry_values import Entry, Values, applied, changes_of, values_of
from reader.library.editing.forms.form_fields import EditorKind, Form
from reader.library.editing.forms.known_entries import KnownEntries
from reader.translation import _
from reader.ui.authoring.forms.block_editor import BlockEditor
from reader.ui.authoring.forms.entries_editor import EntriesEditor
from reader.ui.authoring.forms.field_row import FieldRow
from reader.ui.authoring.forms.label_letters import with_letters
from reader.ui.authoring.forms.make_editor import entries_for, make_editor
from reader.ui.widgets.announcement import announce
from reader.ui.widgets.flow import FlowLayout
from reader.ui.widgets.labels import plain_label, running_text

CHECK_AFTER = 250  # ms without a key


class FormView(QWidget):
    """edited(): a person has changed a value. checked(): the problems are those of the values that are shown.

    new_requested(str, str): a new entry for a field, by its name, and the typed words.
    """

    edited = Signal()
    checked = Signal()
    new_requested = Signal(str, str)

    def __init__(self, known: KnownEntries, reserved: str = "") -> None:
        """`reserved` are the letters of the buttons around the form."""
        super().__init__()
        self._known = known
        self._reserved = reserved
        self._form = Form("", ())
        self._entry: Entry = {}
        self._rows: dict[str, FieldRow] = {}
        self._earlier: dict[tuple[str, ...], Any] = {}
        self._problems: list[FieldProblem] = []
        self._shows_all = False
        self._whole = plain_label("", "problem")
        self._whole.hide()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(12)
        self._timer = QTimer(self, singleShot=True, interval=CHECK_AFTER)
        self._timer.timeout.connect(self.check)

    def show_entry(self, form: Form, entry: Entry, *, is_new: bool = False) -> None:
        """Problems of a new entry are shown beside the fields that were edited, and all of them after `show_all`."""
        self._entry = entry
        self._shows_all = not is_new
        self._build(form, values_of(form, entry))
        self.check()

    def change_form(self, form: Form) -> None:
        """Other fields for the same entry. What was typed stays."""
        if form != self._form:
            earlier, shown = self.changes, self.entry
            focus = self._focused_field()
            touched = [name for name, row in self._rows.items() if row.is_touched]
            self._build(form, values_of(form, shown))
            self._earlier = earlier
            for name in touched:
                if name in self._rows:
                    self._rows[name].is_touched = True
            self.focus_field(focus)
            self.check()

    @property
    def values(self) -> Values:
        return {name: row.editor.value() for name, row in self._rows.items()}

    @property
    def changes(self) -> dict[tuple[str, ...], Any]:
        """What was changed, as `changes_of` has it."""
        shown = {field.path for field in self._form.fields}
        hidden = {path: value for path, value in self._earlier.items() if path not in shown}
        return {**hidden, **changes_of(self._form, self._entry, self.values)}

    @property
    def entry(self) -> dict[str, Any]:
        """The entry as it is shown."""
        return applied(self._entry, self.changes)

    @property
    def problems(self) -> list[FieldProblem]:
        return self._problems

    def fill(self, form: Form, fields: Entry) -> None:
        """Fills in fields of the entry, also those that the form does not show. What else was typed stays."""
        filled = {**self.entry, **fields}
        self._build(form, values_of(form, filled))
        self._earlier = {(key,): value for key, value in filled.items() if self._entry.get(key) != value}
        for name, row in self._rows.items():
            row.is_touched = name in fields
        self.check()
        self.edited.emit()

    def set_values(self, values: Values) -> None:
        """Fills fields, as if a person had typed it."""
        for name, value in values.items():
            if name in self._rows:
                self._rows[name].editor.set_value(value)
                self._rows[name].is_touched = True
        self._tell()
        self.check()

    def know(self, known: KnownEntries) -> None:
        """The pack has other entries now."""
        self._known = known
        for row in self._rows.values():
            if isinstance(row.editor, EntriesEditor):
                row.editor.set_entries(entries_for(row.field, known))
        self.check()

    def editor_of(self, name: str) -> QWidget:
        """Raises KeyError."""
        return self._rows[name].editor

    def focus_field(self, name: str) -> None:
        """The first field if there is no such one."""
        row = self._rows.get(name) or next(iter(self._rows.values()), None)
        if row:
            row.editor.parts[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def show_all(self) -> bool:
        """Shows all problems and goes to the first error; False if there is no error."""
        self._shows_all = True
        self.check()
        first = next((problem for problem in self._problems if problem.is_error), None)
        if first:
            self.focus_field(first.field)
            announce(self, first.text)
        return first is not None

    def check(self) -> None:
        self._timer.stop()
        self._problems = problems_of(self._form, self.entry, self.values, self._known)
        texts = {problem.field: problem.text for problem in self._problems}
        self._whole.setText(running_text(texts.get("", "")))
        self._whole.setVisible(bool(self._whole.text()))
        focused = self._focused_field()
        for name, row in self._rows.items():
            text = texts.get(name, "") if self._shows_all or row.is_touched else ""
            if text and text != row.problem and name == focused:
                announce(row, text)
            row.show_problem(text)
        self.checked.emit()

    def _build(self, form: Form, values: Values) -> None:
        self._earlier = {}
        while item := self._column.takeAt(0):
            widget = item.widget()
            if widget and widget is not self._whole:
                widget.hide()
                widget.deleteLater()
        self._form = form
        self._rows = {}
        self._column.addWidget(self._whole)
        short: QWidget | None = None
        labels = with_letters([_(field.label) for field in form.fields], self._reserved)
        for field, label in zip(form.fields, labels, strict=True):
            row = FieldRow(field, make_editor(field, self._known), label)
            row.editor.set_value(values[field.name])
            row.edited.connect(self._tell)
            row.editor.new_requested.connect(lambda words, name=field.name: self.new_requested.emit(name, words))
            self._rows[field.name] = row
            if not field.is_short:
                short = None
                self._column.addWidget(row)
            elif short and (layout := short.layout()):
                layout.addWidget(row)
            else:
                short = QWidget()
                FlowLayout(12, short).addWidget(row)
                self._column.addWidget(short)
                short.setVisible(True)
            # Qt shows what is added to a visible form later, and only what is visible can have the focus.
            row.setVisible(True)
        self._column.addStretch(1)
        self._tell_article()

    def _tell(self) -> None:
        self._tell_article()
        self._timer.start()
        self.edited.emit()

    def _tell_article(self) -> None:
        """The paragraphs to choose from are those of the article that was chosen."""
        articles = [row.editor.value() for row in self._rows.values() if row.field.editor is EditorKind.ARTICLE]
        for row in self._rows.values():
            if isinstance(row.editor, BlockEditor):
                row.editor.set_own_article(str(articles[0]) if articles else "")

    def _focused_field(self) -> str:
        focus = QApplication.focusWidget()
        return next((name for name, row in self._rows.items() if focus and row.isAncestorOf(focus)), "")
