"""A number that is set in steps: a field with a button on either side, for arrow keys, typing and the mouse."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QSpinBox, QToolButton, QWidget

from reader.translation import _

GAP = 4  # pixels
REPEAT_DELAY, REPEAT_INTERVAL = 350, 60  # milliseconds while a button is held down


class ValueStepper(QWidget):
    """stepped(int): the reader chose another value, which the field shows already."""

    stepped = Signal(int)

    def __init__(self, label: str, values: Sequence[int], suffix: str = "") -> None:
        """`values` are those at which the steps stop, in rising order; others between them can be typed."""
        super().__init__()
        self._label = QLabel(label)
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._label.setWordWrap(True)
        self.field = _Field(values)
        self.field.setSuffix(suffix)
        for named in (self.field, self.field.lineEdit()):
            named.setAccessibleName(label)
        self._label.setBuddy(self.field)
        self.less, self.more = (
            _button("−", _("Less: {setting}", setting=label)),
            _button("+", _("More: {setting}", setting=label)),
        )
        self.less.clicked.connect(self.field.stepDown)
        self.more.clicked.connect(self.field.stepUp)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        row.addWidget(self._label, 1)
        for widget in (self.less, self.field, self.more):
            policy = widget.sizePolicy()
            policy.setVerticalPolicy(QSizePolicy.Policy.MinimumExpanding)  # all of one height, in any font
            widget.setSizePolicy(policy)
            row.addWidget(widget)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.field.valueChanged.connect(self._step)

    def show_value(self, value: int) -> None:
        """Shows a value, and announces nothing."""
        self.field.blockSignals(True)
        self.field.setValue(value)
        self.field.blockSignals(False)
        self._show_ends()

    def _step(self, value: int) -> None:
        self._show_ends()
        self.stepped.emit(value)

    def _show_ends(self) -> None:
        self.less.setEnabled(self.field.value() > self.field.minimum())
        self.more.setEnabled(self.field.value() < self.field.maximum())


class _Field(QSpinBox):
    """Arrow keys go to the next of its values. A wheel scrolls what the field is in."""

    def __init__(self, values: Sequence[int]) -> None:
        super().__init__(minimum=values[0], maximum=values[-1])
        self.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
        self.setObjectName("steps")
        self.setKeyboardTracking(False)  # what is typed counts when it is complete
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._values = values

    def stepBy(self, steps: int) -> None:
        at = self.value()
        for _step in range(abs(steps)):
            if steps > 0:
                at = self._values[min(bisect_right(self._values, at), len(self._values) - 1)]
            else:
                at = self._values[max(0, bisect_left(self._values, at) - 1)]
        self.setValue(at)
        self.selectAll()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


def _button(sign: str, name: str) -> QToolButton:
    """For the mouse: arrow keys in the field do the same."""
    button = QToolButton()
    button.setText(sign)
    button.setAutoRepeat(True)
    button.setAutoRepeatDelay(REPEAT_DELAY)
    button.setAutoRepeatInterval(REPEAT_INTERVAL)
    button.setObjectName("step")
    button.setAccessibleName(name)
    button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return button
