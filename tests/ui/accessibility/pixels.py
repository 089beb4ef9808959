"""Contrast between the pixels of a picture, and the parts of a window whose borders must be seen (WCAG 1.4.11)."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QImage
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QProgressBar,
    QPushButton,
    QRadioButton,
    QTabBar,
    QWidget,
)

from reader.ui.shell.contrast import contrast
from reader.ui.text_settings.theme_button import ThemeButton
from tests.ui.image_colours import colours

LEAST_PART = 3.0
ROUNDING = 0.97  # strokes may cover 99 % of their pixels
OUTWARDS, INWARDS = 1, 5  # pixels from the edge of a part; the frame of a default button is an inner one


def best_contrast(image: QImage, area: QRect) -> float:
    """Between the most frequent colour of `area` and the one that differs most from it."""
    found = colours(image, area)
    if len(found) < 2:
        return 0.0
    behind = found.most_common(1)[0][0]
    return max(contrast(each, behind) for each in found)


def faint_parts(top: QWidget) -> list[str]:
    """The fields, buttons and boxes whose edges cannot be told from what is around them."""
    image = top.grab().toImage()
    found = []
    for name, area in _parts(top):
        seen = max(_contrast_of_edge(image, area, side) for side in (QPoint(0, -1), QPoint(0, 1)))
        if seen < LEAST_PART * ROUNDING:
            found.append(f"{name}: {seen:.2f}")
    return found


def _parts(top: QWidget) -> Iterator[tuple[str, QRect]]:
    for widget in top.findChildren(QWidget):
        shown = widget.visibleRegion().boundingRect()
        if not widget.isVisible() or not widget.isEnabled() or shown != widget.rect():
            continue
        at = widget.mapTo(top, QPoint())
        name = f"{type(widget).__name__} {widget.accessibleName() or widget.property('text') or widget.objectName()}"
        is_inner = isinstance(widget.parentWidget(), QAbstractSpinBox | QComboBox)
        match widget:
            case ThemeButton():
                pass  # painted in the colours of the theme that it offers, whichever is on
            case QCheckBox() | QRadioButton():
                yield name, QRect(at, widget.size().boundedTo(widget.size().transposed()))
            case QPushButton() if widget.isFlat() or widget.objectName() == "scope":
                pass  # text without a border, as a link
            case QLineEdit() | QComboBox() | QAbstractSpinBox() | QPushButton() | QProgressBar():
                if not is_inner:
                    yield name, QRect(at, widget.size())
            case QPlainTextEdit() if widget.objectName() != "source":
                yield name, QRect(at, widget.size())
            case QTabBar():
                chosen = widget.tabRect(widget.currentIndex())
                line = QRect(chosen.left() + 6, chosen.bottom() - 4, chosen.width() - 12, 5)
                yield f"{name}, chosen tab", line.translated(at)
            case _:
                pass


def _across(edge: int, *, is_top: bool) -> range:
    return range(edge - OUTWARDS, edge + INWARDS + 1) if is_top else range(edge - INWARDS, edge + OUTWARDS + 1)


def _contrast_of_edge(image: QImage, area: QRect, side: QPoint) -> float:
    """Along a line across the upper or lower edge: between what is outside, and the best of what follows."""
    is_box = area.width() == area.height()  # with a sign at its left
    x = area.left() + 7 if is_box else area.center().x()
    edge = area.top() if side.y() < 0 else area.bottom()
    ys = range(area.top(), area.bottom() + 1) if is_box else _across(edge, is_top=side.y() < 0)
    inside = [y for y in ys if 0 <= y < image.height()]
    column = [image.pixelColor(x, y).name() for y in inside]
    if not column:
        return 0.0
    outside = column[0] if side.y() < 0 else column[-1]
    return max(contrast(each, outside) for each in column)
