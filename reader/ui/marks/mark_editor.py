"""Fields to edit a mark: its name, note, labels and colour."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import (
    QButtonGroup,
    QCompleter,
    QHBoxLayout,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from reader.library.comma_lists import typed_items
from reader.marks.drafts import Draft
from reader.marks.mark_checks import LONGEST_NOTE, clean, clean_line
from reader.marks.model import Colour, Mark, MarkKind
from reader.translation import N_, _, number_text
from reader.ui.marks import mark_signs, mark_text
from reader.ui.shell.theme import Theme
from reader.ui.widgets.labels import plain_label
from reader.ui.widgets.text_box import TextBox
from reader.ui.widgets.text_field import TextField
from reader.ui.widgets.tool_button import ToolButton

NAME_HELP = N_("Optional; otherwise the marked text is shown")
LABELS_HELP = N_("Separated by commas, for example: ask, course")


class NoteField(TextBox):
    """done()       the reader pressed Ctrl+Enter or Esc
    too_long()   the note was cut to LONGEST_NOTE characters
    """

    done = Signal()
    too_long = Signal()

    def __init__(self, note: str) -> None:
        super().__init__()
        self.setPlainText(clean(note))
        self.setAccessibleName(_("Note"))
        self.setPlaceholderText(_("Write a note"))
        self.setTabChangesFocus(True)
        self.moveCursor(QTextCursor.MoveOperation.End)
        self.textChanged.connect(self._cut_to_limit)

    @property
    def note(self) -> str:
        return clean(self.toPlainText()).strip()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() == Qt.Key.Key_Escape or (is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier):
            self.done.emit()
            return
        super().keyPressEvent(event)

    def _cut_to_limit(self) -> None:
        excess = self.document().characterCount() - 1 - LONGEST_NOTE
        if excess > 0:
            cursor = self.textCursor()
            cursor.movePosition(QTextCursor.MoveOperation.End)
            cursor.movePosition(QTextCursor.MoveOperation.Left, QTextCursor.MoveMode.KeepAnchor, excess)
            cursor.removeSelectedText()
            self.too_long.emit()


class ColourButtons(QWidget):
    """chosen(Colour): the reader clicked a colour."""

    chosen = Signal(object)

    def __init__(self, theme: Theme, size: int, ratio: float, *, current: Colour | None = None) -> None:
        """With `current`, the button of this colour is checked. `size` of an icon in pixels, `ratio` of device pixels
        to one of them.
        """
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        self._group = QButtonGroup(self)
        for colour, text in mark_text.COLOURS.items():
            button = ToolButton()
            button.setObjectName("colour")
            button.setIcon(mark_signs.swatch(colour, theme, size, ratio))
            button.setIconSize(QSize(size, size))
            button.setAccessibleName(_(text.name))
            button.setToolTip(_(text.swatch))
            button.setCheckable(current is not None)
            button.setChecked(colour is current)
            button.clicked.connect(lambda _checked=False, colour=colour: self.chosen.emit(colour))
            self._group.addButton(button)
            row.addWidget(button)

    @property
    def buttons(self) -> list[QToolButton]:
        return [button for button in self._group.buttons() if isinstance(button, QToolButton)]


class MarkEditor(QWidget):
    """done()        the reader pressed Ctrl+Enter or Esc in the note
    edited()      the reader typed something
    failed(str)   a sentence: the note is too long
    """

    done = Signal()
    edited = Signal()
    failed = Signal(str)

    def __init__(
        self, mark: Mark, known_labels: Sequence[str], theme: Theme, size: int, ratio: float, *, has_all_fields: bool
    ) -> None:
        """With `has_all_fields` the name and the labels can be edited, too; `known_labels` complete what is typed.

        `size` of an icon in pixels, `ratio` of device pixels to one of them.
        """
        super().__init__()
        self._colour = mark.colour
        self._mark = mark
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        self._name: TextField | None = None
        self._labels: TextField | None = None
        if has_all_fields:
            self._name = self._field(column, _("Name"), mark.title, _(NAME_HELP))
        self.note = NoteField(mark.note)
        self.note.done.connect(self.done)
        self.note.textChanged.connect(self.edited)
        self.note.too_long.connect(
            lambda: self.failed.emit(
                _(
                    "A note can have at most {number} characters. The rest was cut off.",
                    number=number_text(LONGEST_NOTE),
                )
            )
        )
        if has_all_fields:
            column.addWidget(plain_label(_("Note"), "soft"))
        column.addWidget(self.note, 1)
        if has_all_fields:
            self._labels = self._field(column, _("Labels"), ", ".join(mark.labels), _(LABELS_HELP))
            completer = QCompleter(list(known_labels), self._labels)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            self._labels.setCompleter(completer)
        self.colours: ColourButtons | None = None
        if mark.kind is MarkKind.HIGHLIGHT:
            self.colours = ColourButtons(theme, size, ratio, current=mark.colour)
            self.colours.chosen.connect(self._choose)
            if has_all_fields:
                column.addWidget(self.colours, 0, Qt.AlignmentFlag.AlignLeft)
        self.setFocusProxy(self.note)

    @property
    def changes(self) -> dict[str, object]:
        """The new values of the fields of `Mark` that the reader changed, by field."""
        mark = self._mark
        fields: list[tuple[str, object, object]] = [
            ("note", mark.note, self.note.note),
            ("colour", mark.colour, self._colour),
        ]
        if self._name and self._labels:
            fields.append(("title", mark.title, clean_line(self._name.text())))
            fields.append(("labels", mark.labels, tuple(sorted({*typed_items(self._labels.text())}))))
        return {field: new for field, old, new in fields if new != old}

    def show_draft(self, draft: Draft) -> None:
        """Puts what the reader was writing when Carrel ended into the fields."""
        if draft.note is not None:
            self.note.setPlainText(draft.note)
            self.note.moveCursor(QTextCursor.MoveOperation.End)
        if self._name and draft.title is not None:
            self._name.setText(draft.title)
        if self._labels and draft.labels is not None:
            self._labels.setText(", ".join(draft.labels))

    def _choose(self, colour: Colour) -> None:
        self._colour = colour

    def _field(self, column: QVBoxLayout, name: str, text: str, placeholder: str) -> TextField:
        label = plain_label(name, "soft")
        field = TextField(text)
        field.setAccessibleName(name)
        field.setPlaceholderText(placeholder)
        field.textEdited.connect(self.edited)
        label.setBuddy(field)
        column.addWidget(label)
        column.addWidget(field)
        return field
