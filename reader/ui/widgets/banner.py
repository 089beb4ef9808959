"""A message across the top of a page."""

from __future__ import annotations

from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QFrame, QVBoxLayout

from reader.ui.widgets.announcement import announce
from reader.ui.widgets.labels import plain_label, sentence_lines


class Banner(QFrame):
    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("boxed")
        self._label = plain_label("", selectable=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(11, 7, 11, 7)
        column.addWidget(self._label)
        self.hide()

    def show_message(self, sentences: str) -> None:
        """One sentence on each line. An empty text hides the banner."""
        self._label.setText(sentence_lines(sentences))
        self.setVisible(bool(sentences))
        if sentences:
            announce(self, self._label.text(), QAccessible.AnnouncementPoliteness.Assertive)
