"""Collects every text that a widget and what is in it shows, or says to screen readers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QGroupBox,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QTabBar,
    QTabWidget,
    QTextEdit,
    QWidget,
)

GENERAL = ("reader.ui.widgets", "reader.ui.lists", "reader.ui.shell")
"""Packages whose widgets others use: a text in one belongs to whoever shows it."""


class VisibleText(NamedTuple):
    """`area` is the folder of `reader/ui` whose widget shows it, `where` the classes around it."""

    area: str
    where: str
    text: str


def texts_of(top: QWidget) -> list[VisibleText]:
    """Each once, hidden ones too: they are shown later."""
    found: dict[VisibleText, None] = {}
    for widget in [top, *top.findChildren(QWidget)]:
        for text in _texts(widget):
            found[VisibleText(area_of(widget), path_of(widget), text)] = None
    for action in top.findChildren(QAction):
        for text in (action.text(), action.toolTip(), action.statusTip()):
            found[VisibleText(area_of(action), path_of(action), text)] = None
    return [each for each in found if each.text.strip()]


def area_of(thing: QObject) -> str:
    """The nearest owner outside the packages that everybody uses; `shell` if there is none."""
    owner: QObject | None = thing
    while owner is not None:
        module = type(owner).__module__
        if module.startswith("reader.ui.") and not module.startswith(GENERAL):
            parts = module.split(".")
            return parts[2] if len(parts) > 3 else "shell"
        owner = owner.parent()
    return "shell"


def path_of(thing: QObject) -> str:
    names: list[str] = []
    owner: QObject | None = thing
    while owner is not None and len(names) < 5:
        names.append(owner.objectName() or type(owner).__name__)
        owner = owner.parent()
    return " in ".join(names)


def _texts(widget: QWidget) -> Iterator[str]:
    yield from (widget.toolTip(), widget.statusTip(), widget.whatsThis())
    if not widget.objectName().startswith("qt_"):
        yield from (widget.accessibleName(), widget.accessibleDescription())
    if widget.isWindow():
        yield widget.windowTitle()
    match widget:
        case QLabel() | QAbstractButton():
            yield widget.text()
        case QMenu() | QGroupBox():
            yield widget.title()
        case QLineEdit() | QTextEdit() | QPlainTextEdit():
            yield widget.placeholderText()
        case QTabBar():
            for number in range(widget.count()):
                yield from (widget.tabText(number), widget.tabToolTip(number))
        case QTabWidget():
            yield from map(widget.tabText, range(widget.count()))
        case QComboBox():
            yield from map(widget.itemText, range(widget.count()))
        case QAbstractSpinBox():
            yield widget.specialValueText()
        case _:
            pass
    for name in ("full_text", "sentence"):
        shown = getattr(widget, name, "")
        if isinstance(shown, str):
            yield shown


def windows() -> list[QWidget]:
    """What is on the screen: windows, dialogs and menus."""
    return [each for each in QApplication.topLevelWidgets() if each.isVisible()]
