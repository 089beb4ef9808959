"""Pictures of what a widget shows: copied from the window if they can be, and the same if they cannot."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from reader.ui.page import screen_picture
from reader.ui.page.screen_picture import is_covered, painted, picture_of

AREA = QRect(10, 5, 60, 40)


@pytest.fixture
def page(qtbot: QtBot) -> Iterator[QWidget]:
    """A label below another one in a window."""
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    column.addWidget(QLabel("Above the page"))
    label = QLabel("The text of the page")
    label.setMinimumSize(200, 100)
    label.setStyleSheet("background: #ffeedd; color: #001122")
    column.addWidget(label)
    window.show()
    QApplication.processEvents()
    window.repaint()
    yield label
    window.close()


def cover(page: QWidget, area: QRect, parent: QWidget | None = None) -> QLabel:
    above = QLabel("Message", parent or page.parentWidget())
    above.setStyleSheet("background: #ff0000")
    above.setGeometry(area.translated(page.pos()) if not parent else area)
    above.show()
    QApplication.processEvents()
    above.window().repaint()
    return above


@pytest.mark.parametrize("has_store", [True, False])
def test_it_is_what_the_widget_paints(page: QWidget, monkeypatch: pytest.MonkeyPatch, has_store: bool) -> None:
    monkeypatch.setattr(screen_picture, "HAS_OPEN_STORE", has_store)
    picture = picture_of(page, AREA)
    assert picture == page.grab(AREA).toImage().convertToFormat(picture.format())
    assert picture.deviceIndependentSize().toSize() == AREA.size()


@pytest.mark.parametrize(
    ("area", "expected"), [(QRect(0, 0, 30, 30), True), (QRect(70, 45, 30, 30), False), (AREA, True)]
)
def test_what_lies_above_is_not_in_it(page: QWidget, area: QRect, expected: bool) -> None:
    alone = page.grab(AREA).toImage()
    above = cover(page, area)
    assert is_covered(page, AREA) is expected
    picture = picture_of(page, AREA)
    assert picture.convertToFormat(alone.format()) == alone
    above.hide()
    assert not is_covered(page, AREA)


def test_its_own_children_are_in_it(page: QWidget) -> None:
    cover(page, AREA, page)
    assert not is_covered(page, AREA)
    assert picture_of(page, AREA).pixelColor(2, 2).name() == "#ff0000"


def test_a_widget_outside_what_the_window_has_painted_is_painted(page: QWidget) -> None:
    window = page.window()
    window.resize(300, 300)
    assert picture_of(page, QRect(0, 0, 5000, 40)).width() == 5000


@pytest.mark.parametrize("ratio", [1.0, 1.25, 1.5, 2.0])
def test_it_has_the_pixels_of_the_screen(page: QWidget, monkeypatch: pytest.MonkeyPatch, ratio: float) -> None:
    """Also where the widget begins between two of them."""
    monkeypatch.setattr(page, "devicePixelRatio", lambda: ratio)
    picture = painted(page, AREA)
    size = AREA.size() * ratio
    assert (picture.size(), picture.devicePixelRatio()) == (size, ratio)
    assert picture.pixelColor(1, 1).name() == "#ffeedd"
    assert picture.pixelColor(size.width() - 1, size.height() - 1).name() == "#ffeedd"
