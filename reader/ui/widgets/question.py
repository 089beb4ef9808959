"""A question, with the answers on its buttons."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPushButton, QVBoxLayout, QWidget

from reader.ui.widgets.labels import plain_label


class QuestionDialog(QDialog):
    """`answer` is the text of the button that was pressed, or empty after Esc.

    The last answer must be the safe one: its button has the focus at first, so that Enter presses it.
    """

    def __init__(self, parent: QWidget, title: str, head: str, text: str, answers: Sequence[str]) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.answer = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(12)
        column.addWidget(plain_label(head, "heading"))
        column.addWidget(plain_label(text))
        buttons = QDialogButtonBox()
        for answer in answers:
            button = QPushButton(answer)
            button.setAutoDefault(True)
            button.clicked.connect(lambda _=False, answer=answer: self._accept(answer))
            buttons.addButton(button, QDialogButtonBox.ButtonRole.ActionRole)
        column.addWidget(buttons)
        button.setDefault(True)  # after it was added to the dialog, which would otherwise choose the first button
        button.setFocus()
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * 52)

    def showEvent(self, event: QShowEvent) -> None:
        """Qt limits the width of a new dialog, and then its height does not fit text that wraps."""
        super().showEvent(event)
        self.resize(self.width(), max(self.height(), self.layout().totalHeightForWidth(self.width())))  # type: ignore[union-attr]

    def _accept(self, answer: str) -> None:
        self.answer = answer
        self.accept()
