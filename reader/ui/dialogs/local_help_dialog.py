"""The dialog for local help: the number or place of a clinic, which emergency boxes show."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from reader.library.local_help import LABEL, shown
from reader.settings import LONGEST_LINE
from reader.translation import N_, _
from reader.ui.widgets.dialog import Dialog
from reader.ui.widgets.dialog_parts import answer_buttons
from reader.ui.widgets.labels import plain_label
from reader.ui.widgets.text_field import TextField

EXPLANATION = N_(
    "Where can people here get help at once? Enter a number or a place, such as that of your clinic. "
    "It is shown in the emergency box of every pack that has one."
)
KEPT = N_(
    "It is saved with the settings of this copy of Carrel, not in the packs, so new editions keep it. "
    "Leave the field empty to show none."
)
EXAMPLE = N_("For example: Clinic in Nakuru, +254 700 123 456")


class LocalHelpDialog(Dialog):
    def __init__(self, parent: QWidget, text: str) -> None:
        super().__init__(parent, _(LABEL))
        self.setObjectName("local_help")
        self._field = TextField(shown(text))
        self._field.setMaxLength(LONGEST_LINE)
        self._field.setPlaceholderText(_(EXAMPLE))
        self._field.setAccessibleName(_(LABEL))
        self._field.setAccessibleDescription(_(EXPLANATION))
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(10)
        column.addWidget(plain_label(_(LABEL), "heading"))
        column.addWidget(plain_label(_(EXPLANATION)))
        column.addWidget(self._field)
        column.addWidget(plain_label(_(KEPT)))
        column.addWidget(answer_buttons(self, _("Save")))
        self._field.setFocus()
        self.prefer_size(60)

    @property
    def text(self) -> str:
        return shown(self._field.text())
