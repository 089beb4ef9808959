"""A question, with the answers on its buttons."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from reader.ui.widgets.dialog import Dialog
from reader.ui.widgets.flow import FlowLayout
from reader.ui.widgets.labels import plain_label


class QuestionDialog(Dialog):
    """`answer` is the text of the button that was pressed, or empty after Esc.

    The last answer must be the safe one: its button has the focus at first, so that Enter presses it.
    """

    def __init__(self, parent: QWidget, title: str, head: str, text: str, answers: Sequence[str]) -> None:
        super().__init__(parent, title)
        self.answer = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(12)
        column.addWidget(plain_label(head, "heading"))
        column.addWidget(plain_label(text))
        buttons = QWidget()
        flow = FlowLayout(8, buttons)
        for answer in answers:
            button = QPushButton(answer)
            button.setAutoDefault(True)
            button.clicked.connect(lambda _checked=False, answer=answer: self._accept(answer))
            flow.addWidget(button)
        column.addWidget(buttons)
        button.setDefault(True)  # after it was added to the dialog, which would otherwise choose the first button
        button.setFocus()
        self.prefer_size(52)

    def _accept(self, answer: str) -> None:
        self.answer = answer
        self.accept()
