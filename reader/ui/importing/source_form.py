"""The form of one source: how it is printed, its fields, and how readers will see it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFormLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from reader.library.limits import LONGEST_LINE
from reader.translation import N_, _, list_text
from reader.ui.importing.source_fields import (
    ADDRESS,
    AUTHORS,
    FIELDS,
    KINDS,
    address_problem,
    kind_in_form,
    missing_names,
    shown_to_readers,
    typed_fields,
    with_fields,
)
from reader.ui.widgets.choice_box import ChoiceBox
from reader.ui.widgets.labels import plain_label, running_text
from reader.ui.widgets.text_direction import is_right_to_left
from reader.ui.widgets.text_field import TextField

_HINTS = {AUTHORS: N_("Kamau, Ann; World Health Organization"), ADDRESS: N_("10.1000/182 or https://example.org")}


class SourceForm(QScrollArea):
    """changed(object): the CSL item as the author has just changed it."""

    changed = Signal(object)

    def __init__(self) -> None:
        super().__init__(widgetResizable=True)
        self.setObjectName("page_area")
        self.setAccessibleName(_("Source"))
        self._original: Mapping[str, Any] = {}
        self._is_filling = False
        self._printed = plain_label("", selectable=True)
        self._state = plain_label("", "soft")
        self.kind = ChoiceBox()
        self.kind.setAccessibleName(_("Kind of source"))
        for kind, name in KINDS.items():
            self.kind.addItem(_(name), kind)
        self.kind.currentIndexChanged.connect(self._take)
        self.fields = {field: TextField(maxLength=LONGEST_LINE) for field in FIELDS}
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(QLabel(_("Kind")), self.kind)
        for field, widget in self.fields.items():
            hint = _HINTS.get(field, "")
            widget.setPlaceholderText(_(hint))
            widget.textEdited.connect(self._take)
            widget.setAccessibleName(_(FIELDS[field]))
            form.addRow(QLabel(_(FIELDS[field])), widget)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 8, 0)
        column.addWidget(plain_label(_("As it is printed"), "heading"))
        column.addWidget(self._printed)
        column.addWidget(self._state)
        column.addLayout(form)
        column.addStretch(1)
        self.setWidget(inner)

    def show_item(self, original: Mapping[str, Any], item: Mapping[str, Any]) -> None:
        """`original` is the item as it was found."""
        self._original = original
        self._is_filling = True
        self._printed.setText(running_text(str(original.get("printed", ""))))
        is_rtl = is_right_to_left(self._printed.text())
        side = Qt.AlignmentFlag.AlignRight if is_rtl else Qt.AlignmentFlag.AlignLeft
        self._printed.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute)
        self.kind.setCurrentIndex(self.kind.findData(kind_in_form(item)))
        for field, typed in typed_fields(item).items():
            self.fields[field].setText(typed)
            self.fields[field].setCursorPosition(0)
        self._is_filling = False
        self._show_state(item)

    def focus_first_missing(self) -> None:
        empty = (widget for widget in self.fields.values() if not widget.text())
        next(empty, self.fields["title"]).setFocus()

    def _take(self) -> None:
        if self._is_filling:
            return
        typed = {field: widget.text() for field, widget in self.fields.items()}
        item = with_fields(self._original, str(self.kind.currentData()), typed)
        self._show_state(item)
        self.changed.emit(item)

    def _show_state(self, item: Mapping[str, Any]) -> None:
        missing = missing_names(item)
        if missing:
            sentence = _(
                "Still missing: {fields}. Until then, readers see it as it is printed.", fields=list_text(missing)
            )
        else:
            sentence = _("Readers will see: {source}", source=shown_to_readers(item))
        problem = address_problem(self.fields[ADDRESS].text())
        self._state.setText(f"{problem} {sentence}".strip())
