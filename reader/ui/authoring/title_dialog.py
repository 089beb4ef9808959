"""Asks for one line: the title of an article or a section, or what mends a problem."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from reader.ui.widgets.dialog import Dialog
from reader.ui.widgets.dialog_parts import answer_buttons
from reader.ui.widgets.labels import plain_label
from reader.ui.widgets.text_field import TextField

LONGEST = 300  # characters


class TitleDialog(Dialog):
    def __init__(
        self,
        parent: QWidget,
        heading: str,
        title: str,
        labels: tuple[str, str],
        *,
        longest: int = LONGEST,
        may_be_empty: bool = False,
    ) -> None:
        """`labels` are those of the field, and of the button that accepts."""
        super().__init__(parent, heading)
        self._may_be_empty = may_be_empty
        label, accept = labels
        self.field = TextField(title, maxLength=longest)
        self.field.setAccessibleName(label)
        self.field.selectAll()
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(12)
        column.addWidget(plain_label(label, "heading"))
        column.addWidget(self.field)
        column.addWidget(answer_buttons(self, accept))
        self.field.setFocus()
        self.prefer_size(56)

    @property
    def title(self) -> str:
        return " ".join(self.field.text().split())

    def accept(self) -> None:
        if self.title or self._may_be_empty:
            super().accept()
        else:
            self.field.setFocus()
