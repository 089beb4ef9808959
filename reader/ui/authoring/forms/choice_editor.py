"""An editor for one of several values."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSizePolicy, QWidget

from reader.library.editing.forms.form_fields import FieldOption, FieldValue
from reader.ui.authoring.forms.field_editor import FieldEditor
from reader.ui.widgets.labels import one_line


class ChoiceBox(QComboBox):
    """Not wider than its place, and not turned by a wheel that scrolls the form."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMaxVisibleItems(12)

    def paintEvent(self, event: QPaintEvent) -> None:
        """With the arrow, which Qt leaves out under a style sheet."""
        super().paintEvent(event)
        unit = self.fontMetrics().height() / 6
        is_mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        x, y = 3 * unit if is_mirrored else self.width() - 3 * unit, self.height() / 2
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.palette().color(self.foregroundRole()), 1.6))
        painter.drawPolyline(
            [QPointF(x - unit, y - unit / 2), QPointF(x, y + unit / 2), QPointF(x + unit, y - unit / 2)]
        )
        painter.end()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class ChoiceEditor(FieldEditor):
    def __init__(self, options: Sequence[FieldOption], empty: str = "") -> None:
        """`empty` is shown while nothing is chosen; a value that is no option is shown as it is."""
        super().__init__()
        self._empty = empty
        self._box = ChoiceBox()
        self.set_options(options)
        self._box.activated.connect(lambda _: self.edited.emit())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._box)

    @property
    def parts(self) -> list[QWidget]:
        return [self._box]

    def set_options(self, options: Sequence[FieldOption]) -> None:
        value = self.value() if self._box.count() else None
        self._box.clear()
        if self._empty and all(option.value for option in options):
            self._box.addItem(self._empty, "")
        for option in options:
            self._box.addItem(one_line(option.label), option.value)
        if value is not None:
            self.set_value(value)

    def value(self) -> FieldValue:
        return str(self._box.currentData() or "")

    def set_value(self, value: FieldValue) -> None:
        place = self._box.findData(str(value))
        if place < 0:
            self._box.addItem(one_line(str(value)), str(value))
            place = self._box.count() - 1
        self._box.setCurrentIndex(place)
