"""The buttons at the foot of a page: they go on in a second line where one has no room for them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QPushButton, QWidget

from reader.ui.widgets.flow import FlowLayout
from reader.ui.widgets.held_keys import NoRepeatButton


class ButtonRow(QWidget):
    """The first button is what Enter presses, wherever the focus is."""

    def __init__(self) -> None:
        super().__init__()
        self._flow = FlowLayout(8, self)
        self._first: QPushButton | None = None

    def add(self, text: str, act: Callable[[], object]) -> QPushButton:
        button = NoRepeatButton(text)
        button.setAutoDefault(True)
        button.clicked.connect(lambda: act())
        self._flow.addWidget(button)
        self._first = self._first or button
        return button

    def take_enter(self) -> None:
        """Its page is the one on view now."""
        if self._first:
            self._first.setDefault(True)

    def take_focus(self) -> None:
        if self._first:
            self._first.setFocus()
