"""A row or grid of choice buttons, of which one is chosen."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QWidget

from reader.ui.widgets.choice_button import ChoiceButton

GAP = 6  # pixels


class ChoiceGroup(QWidget):
    """chosen(object): the reader chose the button of this value."""

    chosen = Signal(object)

    def __init__(self, name: str, buttons: Mapping[object, ChoiceButton], columns: int) -> None:
        """`name` says what is chosen; `buttons` has the button of each value, in their order."""
        super().__init__()
        self.setAccessibleName(name)
        self._values = tuple(buttons)
        self._buttons = tuple(buttons.values())
        self._group = QButtonGroup(self)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(GAP)
        for number, button in enumerate(self._buttons):
            self._group.addButton(button, number)
            grid.addWidget(button, number // columns, number % columns)
        widest = max(button.sizeHint().width() for button in self._buttons)
        for column in range(columns):
            grid.setColumnStretch(column, 1)
            grid.setColumnMinimumWidth(column, widest)
        self._group.idClicked.connect(lambda number: self.chosen.emit(self._values[number]))

    def show_value(self, value: object) -> None:
        """Chooses the button of `value`, and announces nothing."""
        if value in self._values:
            self._buttons[self._values.index(value)].setChecked(True)
