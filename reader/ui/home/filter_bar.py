"""The bar above the articles of a large pack: a filter, their order, and which of them are listed."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QPushButton, QVBoxLayout, QWidget

from reader.translation import N_, _
from reader.ui.home.pack_articles import ReadState
from reader.ui.widgets.chip import make_chip
from reader.ui.widgets.flow import FlowLayout
from reader.ui.widgets.step_field import StepField

CHIP_GAP = 6  # pixels


class Order(Enum):
    """The values are the labels in English."""

    SECTIONS = N_("By section")
    PACK = N_("In order")
    LETTERS = N_("A–Z")


class FilterBar(QWidget):
    """changed()         another text, order or state was chosen
    list_requested()  Down in the field: the keyboard goes to the list
    open_requested()  Enter in the field: the first article that was found is opened
    """

    changed = Signal()
    list_requested = Signal()
    open_requested = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("home_bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.field = _FilterField(_("Filter the articles"))
        self.field.textChanged.connect(self.changed)
        self.field.stepped.connect(lambda _by: self.open_requested.emit())
        self.field.list_requested.connect(self.list_requested)
        self._orders = QButtonGroup(self)
        self._states = QButtonGroup(self)
        chips = FlowLayout(CHIP_GAP)
        self._order_chips = {order: self._add(chips, self._orders, _(order.value)) for order in Order}
        gap = QWidget()
        gap.setFixedSize(2 * CHIP_GAP, 1)
        chips.addWidget(gap)
        self._state_chips = {state: self._add(chips, self._states, state.label) for state in ReadState}
        for state, chip in self._state_chips.items():
            # Translators: which articles are listed: All, Not read, Begun or Read.
            chip.setAccessibleName(_("Show: {state}", state=state.label))
        for order, chip in self._order_chips.items():
            # Translators: how the articles are sorted: By section, In order or A–Z.
            chip.setAccessibleName(_("Order: {order}", order=_(order.value)))
        self._edge = QFrame(self)
        self._edge.setObjectName("home_bar_edge")
        self._column = QVBoxLayout(self)
        self._column.setSpacing(8)
        self._column.addWidget(self.field)
        self._column.addLayout(chips)

    def show_edge(self, *, is_above_list: bool) -> None:
        """A line below the bar while what it filters is scrolled away below it."""
        self._edge.setVisible(is_above_list)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._edge.setGeometry(0, self.height() - 1, self.width(), 1)

    def reset(self, orders: Sequence[Order]) -> None:
        """Shows another pack, whose articles can be in these orders, the usual one first."""
        self.blockSignals(True)
        self.field.clear()
        for order, chip in self._order_chips.items():
            chip.setVisible(order in orders)
        self._order_chips[orders[0]].setChecked(True)
        self._state_chips[ReadState.ALL].setChecked(True)
        self.blockSignals(False)

    def choose(self, order: Order) -> None:
        """Without a signal."""
        self._order_chips[order].setChecked(True)

    def set_margins(self, left: int, right: int, above: int, below: int) -> None:
        self._column.setContentsMargins(left, above, right, below)

    @property
    def typed(self) -> str:
        return self.field.text()

    @property
    def order(self) -> Order:
        return next(order for order, chip in self._order_chips.items() if chip.isChecked())

    @property
    def state(self) -> ReadState:
        return next(state for state, chip in self._state_chips.items() if chip.isChecked())

    def _add(self, chips: FlowLayout, group: QButtonGroup, label: str) -> QPushButton:
        chip = make_chip(label)
        chip.setCheckable(True)
        chip.clicked.connect(lambda _checked: self.changed.emit())
        group.addButton(chip)
        chips.addWidget(chip)
        return chip


class _FilterField(StepField):
    """list_requested(): Down. Esc clears the text; without a text the key is for the window."""

    list_requested = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self.list_requested.emit()
        elif event.key() == Qt.Key.Key_Escape:
            if self.text():
                self.clear()
            else:
                event.ignore()
        else:
            super().keyPressEvent(event)
