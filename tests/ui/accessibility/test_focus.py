"""Tab reaches every control in the order of reading, leaves each, and shows where it is (WCAG 2.1.2, 2.4.3, 2.4.7)."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from reader.ui.main_window import MainWindow
from reader.ui.page.document_view import DocumentView
from reader.ui.shell.contrast import contrast
from reader.ui.shell.theme import NAMES
from tests.ui import samples
from tests.ui.accessibility.scenes import DIALOGS, ROOMS, WINDOW, Stage, settle
from tests.ui.conftest import Start
from tests.ui.image_colours import colours

MOST_STOPS = 90  # of the key before it is at the first control again: a page has a stop for each link
LEAST_FRAME = 30  # pixels that change, by 3 : 1 or more
SAME_LINE = 20  # pixels by which controls of one line may differ

FORMS = {name: DIALOGS[name] for name in ("print", "new pack", "make a stick", "check a stick", "local help", "erase")}
FORMS |= {name: ROOMS[name] for name in ("room, term", "room, source", "room, finish")}


def stops(top: QWidget) -> list[QWidget]:
    """What has the focus after each press of Tab, until it is where it began."""
    top.activateWindow()
    found: list[QWidget] = []
    for _ in range(MOST_STOPS):
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, Qt.Key.Key_Tab)
        now = QApplication.focusWidget()
        assert now is not None
        assert now.window() is top.window()
        if found and now is found[0] and now is not found[-1]:
            break
        found.append(now)
    else:
        raise AssertionError(f"Tab stays in {found[-1]}")
    return list(dict.fromkeys(found))


def names(widgets: list[QWidget]) -> list[str]:
    return [f"{type(each).__name__} {each.accessibleName() or each.property('text') or ''}" for each in widgets]


def controls(top: QWidget) -> set[QWidget]:
    """What Tab must reach."""
    tab = Qt.FocusPolicy.TabFocus
    return {
        each
        for each in top.findChildren(QWidget)
        if each.isVisible() and each.isEnabled() and each.focusPolicy() & tab == tab and each.focusProxy() is None
    }


def area(widget: QWidget, top: QWidget) -> QRect:
    return QRect(widget.mapTo(top, QPoint()), widget.size())


def out_of_order(widgets: list[QWidget]) -> list[str]:
    """Neighbours of one parent that come before what is above them, or on the same line before them."""
    found = []
    for one, other in itertools.pairwise(widgets):
        if one.parentWidget() is not other.parentWidget():
            continue
        a, b = one.geometry(), other.geometry()
        is_above = b.bottom() <= a.top()
        is_before = abs(a.center().y() - b.center().y()) < SAME_LINE and b.right() <= a.left()
        if is_above or is_before:
            found += [f"{names([other])[0]} comes after {names([one])[0]}"]
    return found


def without_frame(widgets: list[QWidget], top: QWidget) -> list[str]:
    """Those that look the same with the focus and without."""
    found = []
    for each in widgets:
        if isinstance(each, DocumentView):
            continue  # the link or the caret has the frame
        bring_into_view(each)
        each.setFocus(Qt.FocusReason.TabFocusReason)
        settle()
        with_focus = top.grab(area(each, top)).toImage()
        other = next(one for one in widgets if one is not each)
        other.setFocus(Qt.FocusReason.TabFocusReason)
        bring_into_view(each)  # a panel may have scrolled to the other one
        if changed(with_focus, top.grab(area(each, top)).toImage()) < LEAST_FRAME:
            found += names([each])
    return found


def bring_into_view(widget: QWidget) -> None:
    """As Tab does."""
    around = widget.parentWidget()
    while around is not None:
        if isinstance(around, QScrollArea):
            around.ensureWidgetVisible(widget)
        around = around.parentWidget()
    settle()


def changed(one: QImage, other: QImage) -> int:
    """How many pixels differ by 3 : 1 or more."""
    size = one.size().boundedTo(other.size())
    total = 0
    for y in range(size.height()):
        row = QRect(0, y, size.width(), 1)
        if colours(one, row) == colours(other, row):
            continue
        for x in range(size.width()):
            a, b = one.pixelColor(x, y), other.pixelColor(x, y)
            total += a != b and contrast(a.name(), b.name()) >= 3
            if total >= LEAST_FRAME:
                return total
    return total


@pytest.mark.parametrize("theme", NAMES)
@pytest.mark.parametrize("name", WINDOW)
def test_window(start: Start, tmp_path: Path, qtbot: QtBot, name: str, theme: str) -> None:
    window = start(samples.guide(tmp_path), size=(1100, 760))
    window.appearance.choose_theme(theme)

    def look(top: QWidget) -> None:
        assert isinstance(top, MainWindow)
        settle()
        if name == "note":
            return  # the card keeps Tab to itself until Esc closes it: `test_mark_card.py`
        found = stops(top)
        assert not out_of_order(found)
        assert not without_frame([each for each in found if each.isVisible()], top)

    WINDOW[name](Stage(window, tmp_path, qtbot), look)


@pytest.mark.parametrize("theme", NAMES)
@pytest.mark.parametrize("name", FORMS)
def test_dialog(start: Start, tmp_path: Path, qtbot: QtBot, name: str, theme: str) -> None:
    window = start(samples.guide(tmp_path), size=(1100, 760))
    window.appearance.choose_theme(theme)

    def look(top: QWidget) -> None:
        assert isinstance(top, QDialog)
        settle()
        found = stops(top)
        missing = controls(top) - set(found)
        assert not names(sorted(missing, key=id))
        assert not out_of_order(found)
        assert not without_frame(found, top)

    FORMS[name](Stage(window, tmp_path, qtbot), look)
