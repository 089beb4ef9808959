"""The buttons at the bottom of a page; they wrap to a second line if they do not fit."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QPushButton, QWidget

from reader.ui.widgets.flow import FlowLayout
from reader.ui.widgets.held_keys import NoRepeatButton


class ButtonRow(QWidget):
    """Enter presses the first button that is shown, wherever the focus is."""

    def __init__(self) -> None:
        super().__init__()
        self._flow = FlowLayout(8, self)
        self._buttons: list[QPushButton] = []

    def add(self, text: str, act: Callable[[], object]) -> QPushButton:
        button = NoRepeatButton(text)
        button.setAutoDefault(True)
        button.clicked.connect(lambda: act())
        self._flow.addWidget(button)
        self._buttons.append(button)
        return button

    def make_default(self) -> None:
        """Makes Enter press the first button of this row. Call it when the page of the row is shown."""
        if first := self._first():
            first.setDefault(True)

    def focus_first(self) -> None:
        if first := self._first():
            first.setFocus()

    def _first(self) -> QPushButton | None:
        return next((button for button in self._buttons if not button.isHidden()), None)
