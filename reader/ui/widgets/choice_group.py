"""A row or grid of choice buttons, of which one is chosen."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout

from reader.ui.widgets.choice_button import ChoiceButton
from reader.ui.widgets.named_group import NamedGroup

GAP = 6  # pixels


class ChoiceGroup(NamedGroup):
    """chosen(object): the reader chose the button of this value."""

    chosen = Signal(object)

    def __init__(self, name: str, buttons: Mapping[object, ChoiceButton], columns: int) -> None:
        """`name` says what is chosen; `buttons` has the button of each value, in their order; `columns` at most."""
        super().__init__(name)
        self._values = tuple(buttons)
        self._buttons = tuple(buttons.values())
        self._group = QButtonGroup(self)
        self._most_columns = columns
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(GAP)
        for number, button in enumerate(self._buttons):
            self._group.addButton(button, number)
        self._arrange(columns)
        self._group.idClicked.connect(lambda number: self.chosen.emit(self._values[number]))

    def show_value(self, value: object) -> None:
        """Chooses the button of `value`, which Tab reaches from now on, and announces nothing."""
        if value not in self._values:
            return
        self._buttons[self._values.index(value)].setChecked(True)
        for button in self._buttons:  # Qt does so only where the focus has come to a button
            policy = Qt.FocusPolicy.StrongFocus if button.isChecked() else Qt.FocusPolicy.ClickFocus
            button.setFocusPolicy(policy)

    def fit(self, width: int) -> None:
        """In fewer columns if that many are not as wide, in pixels."""
        widest = max(button.sizeHint().width() for button in self._buttons)
        self._arrange(max(1, min(self._most_columns, (width + GAP) // (widest + GAP))))

    def _arrange(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        for number, button in enumerate(self._buttons):
            self._grid.addWidget(button, number // columns, number % columns)
        for column in range(self._most_columns):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
