"""Editors of texts: one line, a paragraph, and a list with one entry on each line."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from reader.library.editing.forms.form_fields import EditorKind, FieldValue, FormField
from reader.library.editing.forms.name_lines import name_of
from reader.translation import _, list_text, ngettext
from reader.ui.authoring.forms.field_editor import FieldEditor
from reader.ui.widgets.labels import one_line
from reader.ui.widgets.text_box import TextBox
from reader.ui.widgets.text_direction import SAMPLE, is_right_to_left
from reader.ui.widgets.text_field import TextField

FEWEST_LINES, MOST_LINES = 2, 9
MOST_SHOWN = 3  # names in the line below names
LONGEST_SHOWN = 80  # characters of a name in the line below names


class LineEditor(FieldEditor):
    def __init__(self, field: FormField) -> None:
        super().__init__()
        self._field = TextField(placeholderText=_(field.example))
        self._field.textEdited.connect(lambda _text: self.edited.emit())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._field)

    @property
    def parts(self) -> list[QWidget]:
        return [self._field]

    def value(self) -> FieldValue:
        return self._field.text()

    def set_value(self, value: FieldValue) -> None:
        text = str(value)
        if text != self._field.text():
            self._field.setText(text)
            self._field.setCursorPosition(0)


class GrowingText(TextBox):
    """As high as its text, from FEWEST_LINES to MOST_LINES; Tab leaves it.

    With `is_line` it has one line at first, and Enter is left to the form.
    """

    def __init__(self, example: str = "", *, is_line: bool = False) -> None:
        super().__init__()
        self._is_line = is_line
        self.setObjectName("form_text")
        self.setPlaceholderText(example)
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.textChanged.connect(self._align)
        self.document().documentLayout().documentSizeChanged.connect(lambda _size: self.updateGeometry())

    def sizeHint(self) -> QSize:
        lines = min(MOST_LINES, max(1 if self._is_line else FEWEST_LINES, int(self.document().size().height())))
        margins = self.contentsMargins()
        padding = int(self.document().documentMargin()) * 2 + margins.top() + margins.bottom() + 4
        return QSize(200, self.fontMetrics().lineSpacing() * lines + padding)

    def minimumSizeHint(self) -> QSize:
        return QSize(60, self.sizeHint().height())

    def _align(self) -> None:
        """Text that is read from right to left begins at the right, which Qt leaves to whoever has a plain text."""
        from_right = is_right_to_left(self.toPlainText()[:SAMPLE])
        wanted = Qt.AlignmentFlag.AlignRight if from_right else Qt.AlignmentFlag.AlignLeft
        option = self.document().defaultTextOption()
        if option.alignment() != wanted:
            option.setAlignment(wanted)
            self.document().setDefaultTextOption(option)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._is_line and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()


class ParagraphEditor(FieldEditor):
    def __init__(self, field: FormField) -> None:
        super().__init__()
        self._is_list = field.editor in (EditorKind.LINES, EditorKind.NAMES)
        self._is_line = field.editor is EditorKind.TITLE
        self._text = GrowingText(_(field.example), is_line=self._is_line)
        self._text.textChanged.connect(self._tell)
        self._is_quiet = False
        self._names = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self._names.setObjectName("soft")
        self._names.hide()
        self._has_names = field.editor is EditorKind.NAMES
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addWidget(self._text)
        column.addWidget(self._names)

    @property
    def parts(self) -> list[QWidget]:
        return [self._text]

    def value(self) -> FieldValue:
        text = self._text.toPlainText()
        if not self._is_list:
            return " ".join(text.split()) if self._is_line else text
        return tuple(" ".join(line.split()) for line in text.split("\n") if line.strip())

    def set_value(self, value: FieldValue) -> None:
        text = "\n".join(value) if isinstance(value, tuple) else str(value)
        if self.value() != value:
            self._is_quiet = True
            self._text.setPlainText(text)
            self._is_quiet = False
            self._tell_names()

    def _tell(self) -> None:
        if self._is_quiet:
            return
        self._tell_names()
        self.edited.emit()

    def _tell_names(self) -> None:
        """Says who is taken for an organisation: a name of more than one word without a comma could be a person."""
        if not self._has_names:
            return
        found = [name_of(line).get("literal", "") for line in self._text.toPlainText().split("\n")]
        organisations = [one_line(name, LONGEST_SHOWN) for name in found if name]
        self._names.setText(_organisations_text(organisations))
        self._names.setVisible(bool(organisations))


def _organisations_text(names: Sequence[str]) -> str:
    if not names:
        return ""
    few = list_text(names[:MOST_SHOWN])
    if len(names) > MOST_SHOWN:
        return _("Organisations: {names} …", names=few)
    return ngettext("Organisation: {names}", "Organisations: {names}", len(names), names=few)
