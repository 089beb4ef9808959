"""A dialog that reports the result of work on many files: a sentence, and a line for each problem."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QDialogButtonBox, QTextBrowser, QVBoxLayout, QWidget

from reader.ui.widgets.dialog import Dialog
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
            browser = QTextBrowser()
            browser.setObjectName("plain")
            browser.setAccessibleName("What could not be read")
            browser.setOpenLinks(False)
            browser.setPlainText("\n".join(one_line(line, LONGEST_LINE) for line in lines))
            column.addWidget(browser, 1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)
        self.prefer_size(60)
