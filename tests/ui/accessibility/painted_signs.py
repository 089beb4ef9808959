"""The icons and signs of a window, where they are painted, and their contrast there (WCAG 1.4.11)."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QRadioButton,
    QScrollBar,
    QStyle,
    QStyleOptionButton,
    QStyleOptionSlider,
    QStyleOptionSpinBox,
    QToolButton,
    QTreeView,
    QWidget,
)

from reader.ui.text_settings.theme_button import ThemeButton
from reader.ui.widgets.choice_button import ChoiceButton
from tests.ui.accessibility.pixels import LEAST_PART, ROUNDING, best_contrast

EDGE = 4  # pixels: the border of a button, which is measured with the other borders


def faint_signs(top: QWidget) -> list[str]:
    """Those that cannot be told from what is around them, each with its contrast."""
    image = top.grab().toImage()
    found = [(name, best_contrast(image, area)) for name, area in signs(top)]
    return [f"{name}: {seen:.2f}" for name, seen in found if seen < LEAST_PART * ROUNDING]


def signs(top: QWidget) -> Iterator[tuple[str, QRect]]:
    for widget in top.findChildren(QWidget):
        shown = widget.visibleRegion().boundingRect()
        if not widget.isVisible() or not widget.isEnabled() or shown != widget.rect():
            continue
        name = f"{type(widget).__name__} {widget.accessibleName() or widget.property('text') or widget.objectName()}"
        at = widget.mapTo(top, QPoint())
        for part, area in _parts(widget):
            yield f"{name}, {part}", area.translated(at)


def _parts(widget: QWidget) -> Iterator[tuple[str, QRect]]:
    match widget:
        case ThemeButton():
            pass  # painted in the colours of the theme that it offers, whichever is on
        case QToolButton() if isinstance(widget.parentWidget(), QLineEdit):
            pass  # fades in: `test_clear_button`
        case ChoiceButton():
            if widget.isChecked():
                yield "tick", QRect(EDGE, EDGE, _before_text(widget) - EDGE, widget.height() - 2 * EDGE)
        case QAbstractButton() if not widget.icon().isNull() or not widget.text():
            yield "icon", widget.rect().adjusted(EDGE, EDGE, -EDGE, -EDGE)
        case QRadioButton() if widget.isChecked():
            option = QStyleOptionButton()
            widget.initStyleOption(option)
            part = QStyle.SubElement.SE_RadioButtonIndicator
            yield "dot", widget.style().subElementRect(part, option, widget)
        case QComboBox():
            end = widget.height()
            left = EDGE if widget.isRightToLeft() else widget.width() - end
            yield "arrow", QRect(left, EDGE, end - EDGE, widget.height() - 2 * EDGE)
        case QAbstractSpinBox() if widget.buttonSymbols() is not QAbstractSpinBox.ButtonSymbols.NoButtons:
            spin = QStyleOptionSpinBox()
            widget.initStyleOption(spin)
            for each in (QStyle.SubControl.SC_SpinBoxUp, QStyle.SubControl.SC_SpinBoxDown):
                area = widget.style().subControlRect(QStyle.ComplexControl.CC_SpinBox, spin, each, widget)
                yield str(each.name), area.adjusted(2, 2, -2, -2)
        case QScrollBar() if widget.maximum() > widget.minimum():
            slider = QStyleOptionSlider()
            widget.initStyleOption(slider)
            control, each = QStyle.ComplexControl.CC_ScrollBar, QStyle.SubControl.SC_ScrollBarSlider
            yield "handle", widget.style().subControlRect(control, slider, each, widget)
        case QTreeView() if widget.rootIsDecorated() and widget.model():
            yield from _arrows(widget)
        case _:
            pass


def _before_text(button: ChoiceButton) -> int:
    """Pixels from the left edge. The tick and the text are in the middle together; the tick is 0.62 lines wide."""
    metrics = button.fontMetrics()
    return round((button.width() - metrics.horizontalAdvance(button.text()) + 0.82 * metrics.height()) / 2) - 2


def _arrows(view: QTreeView) -> Iterator[tuple[str, QRect]]:
    for number in range(view.model().rowCount()):
        index = view.model().index(number, 0)
        area = view.visualRect(index)
        if view.model().hasChildren(index) and view.viewport().rect().contains(area):
            left = area.right() if view.isRightToLeft() else area.left() - view.indentation()
            place = QRect(left, area.top(), view.indentation(), area.height())
            yield f"arrow of {index.data()}", place.translated(view.viewport().pos())
