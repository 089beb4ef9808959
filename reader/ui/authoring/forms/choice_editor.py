"""An editor for one of several values."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QWidget

from reader.library.editing.forms.form_fields import FieldOption, FieldValue
from reader.ui.authoring.forms.field_editor import FieldEditor
from reader.ui.widgets.choice_box import ChoiceBox
from reader.ui.widgets.labels import one_line


class ChoiceEditor(FieldEditor):
    def __init__(self, options: Sequence[FieldOption], empty: str = "") -> None:
        """`empty` is shown while nothing is chosen; a value that is no option is shown as it is."""
        super().__init__()
        self._empty = empty
        self._box = ChoiceBox()
        self.set_options(options)
        self._box.activated.connect(lambda _: self.edited.emit())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._box)

    @property
    def parts(self) -> list[QWidget]:
        return [self._box]

    def set_options(self, options: Sequence[FieldOption]) -> None:
        value = self.value() if self._box.count() else None
        self._box.clear()
        if self._empty and all(option.value for option in options):
            self._box.addItem(self._empty, "")
        for option in options:
            self._box.addItem(one_line(option.label), option.value)
        if value is not None:
            self.set_value(value)

    def value(self) -> FieldValue:
        return str(self._box.currentData() or "")

    def set_value(self, value: FieldValue) -> None:
        place = self._box.findData(str(value))
        if place < 0:
            self._box.addItem(one_line(str(value)), str(value))
            place = self._box.count() - 1
        self._box.setCurrentIndex(place)
