"""A question with plain answers on its buttons."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPushButton, QVBoxLayout, QWidget

from reader.ui.widgets.labels import plain_label


class QuestionDialog(QDialog):
    """`answer` is the words of the button that was pressed, or nothing. The last button is the careful one: it has the
    focus, so it is what Enter presses until somebody goes to another, and Esc means it.
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
        for words in answers:
            button = QPushButton(words)
            button.setAutoDefault(True)
            button.clicked.connect(lambda _=False, words=words: self._take(words))
            buttons.addButton(button, QDialogButtonBox.ButtonRole.ActionRole)
        column.addWidget(buttons)
        button.setDefault(True)  # once it is in the dialog, which else takes the first
        button.setFocus()
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * 52)

    def _take(self, words: str) -> None:
        self.answer = words
        self.accept()
