"""A dialog that reports the result of work on many files: a sentence, and a line for each problem."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from reader.translation import _
from reader.ui.widgets.dialog import Dialog
from reader.ui.widgets.dialog_parts import close_buttons, reading_view
from reader.ui.widgets.labels import one_line, plain_label

LONGEST_LINE = 600  # characters


class ReportDialog(Dialog):
    def __init__(self, parent: QWidget, title: str, head: str, lines: Sequence[str]) -> None:
        super().__init__(parent, title)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(10)
        column.addWidget(plain_label(head, "heading"))
        if lines:
            text = "\n".join(one_line(line, LONGEST_LINE) for line in lines)
            column.addWidget(reading_view(_("What could not be read"), text), 1)
        buttons = close_buttons(self)
        column.addWidget(buttons)
        self.prefer_size(60)
