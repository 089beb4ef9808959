"""What a mark holds besides its place, to be changed: name, note, labels, colour."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import (
    QButtonGroup,
    QCompleter,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from reader.marks.mark_checks import LONGEST_NOTE, clean
from reader.marks.model import Colour, Mark, MarkKind
from reader.ui.marks import mark_signs, mark_text
from reader.ui.shell.theme import Theme
from reader.ui.widgets.labels import plain_label


class NoteField(QPlainTextEdit):
    """done(): Ctrl+Enter or Esc. too_long(): no more than LONGEST_NOTE characters are taken."""

    done = Signal()
    too_long = Signal()

    def __init__(self, note: str) -> None:
        super().__init__()
        self.setPlainText(clean(note))
        self.setAccessibleName("Note")
        self.setPlaceholderText("Write a note")
        self.setTabChangesFocus(True)
        self.moveCursor(QTextCursor.MoveOperation.End)
        self.textChanged.connect(self._cut)

    @property
    def note(self) -> str:
        return clean(self.toPlainText()).strip()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() == Qt.Key.Key_Escape or (is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier):
            self.done.emit()
            return
        super().keyPressEvent(event)

    def _cut(self) -> None:
        over = self.document().characterCount() - 1 - LONGEST_NOTE
        if over > 0:
            cursor = self.textCursor()
            cursor.movePosition(QTextCursor.MoveOperation.End)
            cursor.movePosition(QTextCursor.MoveOperation.Left, QTextCursor.MoveMode.KeepAnchor, over)
            cursor.removeSelectedText()
            self.too_long.emit()


class ColourButtons(QWidget):
    """chosen(Colour)"""

    chosen = Signal(object)

    def __init__(self, theme: Theme, size: int, ratio: float, *, chosen: Colour | None = None) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        self._group = QButtonGroup(self)
        for colour, name in mark_text.COLOURS.items():
            button = QToolButton()
            button.setObjectName("colour")
            button.setIcon(mark_signs.swatch(colour, theme, size, ratio))
            button.setIconSize(QSize(size, size))
            button.setAccessibleName(name)
            button.setToolTip(f"{name}, with {mark_signs.LINE_NAMES[colour]}")
            button.setCheckable(chosen is not None)
            button.setChecked(colour is chosen)
            button.clicked.connect(lambda _=False, colour=colour: self.chosen.emit(colour))
            self._group.addButton(button)
            row.addWidget(button)

    @property
    def buttons(self) -> list[QToolButton]:
        return [button for button in self._group.buttons() if isinstance(button, QToolButton)]


class MarkEditor(QWidget):
    """`changes` are what the reader has made of a mark. With `is_whole` its name and labels can be changed, too.

    done(): Ctrl+Enter or Esc in the note. failed(str).
    """

    done = Signal()
    failed = Signal(str)

    def __init__(
        self, mark: Mark, known: Sequence[str], theme: Theme, size: int, ratio: float, *, is_whole: bool
    ) -> None:
        """`known` are the labels there are; `size` is that of the colours' signs, in pixels."""
        super().__init__()
        self._colour = mark.colour
        self._mark = mark
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        self._name: QLineEdit | None = None
        self._labels: QLineEdit | None = None
        if is_whole:
            self._name = self._field(column, "Name", mark.title, "None: the marked words stand for it")
        self.note = NoteField(mark.note)
        self.note.done.connect(self.done)
        self.note.too_long.connect(
            lambda: self.failed.emit(f"A note can have at most {LONGEST_NOTE:,} characters; the rest was left out.")
        )
        if is_whole:
            column.addWidget(plain_label("Note", "soft"))
        column.addWidget(self.note, 1)
        if is_whole:
            self._labels = self._field(column, "Labels", ", ".join(mark.labels), "Such as: ask, for the course")
            completer = QCompleter(list(known), self._labels)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            self._labels.setCompleter(completer)
        self.colours: ColourButtons | None = None
        if mark.kind is MarkKind.HIGHLIGHT:
            self.colours = ColourButtons(theme, size, ratio, chosen=mark.colour)
            self.colours.chosen.connect(self._choose)
            if is_whole:
                column.addWidget(self.colours, 0, Qt.AlignmentFlag.AlignLeft)
        self.setFocusProxy(self.note)

    @property
    def changes(self) -> dict[str, object]:
        """Only what is another now."""
        now: dict[str, object] = {"note": self.note.note, "colour": self._colour}
        if self._name and self._labels:
            now["title"] = " ".join(clean(self._name.text()).split())
            now["labels"] = tuple(sorted({each for part in self._labels.text().split(",") if (each := part.strip())}))
        return {name: value for name, value in now.items() if value != getattr(self._mark, name)}

    def _choose(self, colour: Colour) -> None:
        self._colour = colour

    def _field(self, column: QVBoxLayout, name: str, text: str, placeholder: str) -> QLineEdit:
        label = plain_label(name, "soft")
        field = QLineEdit(text)
        field.setAccessibleName(name)
        field.setPlaceholderText(placeholder)
        label.setBuddy(field)
        column.addWidget(label)
        column.addWidget(field)
        return field
