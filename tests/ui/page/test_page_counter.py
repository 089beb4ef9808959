"""The arrows beside the page number point away from it, whichever way pages are turned."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from reader.ui.page.page_counter import PageCounter


def point_of(image: QImage) -> float:
    """Where the point of an angle is, from 0 at the left of its ink to 1 at the right: in its middle line."""
    behind = image.pixelColor(0, 0)
    ink = [(x, y) for y in range(image.height()) for x in range(image.width()) if image.pixelColor(x, y) != behind]
    left, right = min(x for x, _ in ink), max(x for x, _ in ink)
    middle = (min(y for _, y in ink) + max(y for _, y in ink)) // 2
    in_middle = [x for x, y in ink if y == middle]
    return (sum(in_middle) / len(in_middle) - left) / (right - left)


@pytest.fixture(params=[False, True], ids=["", "mirrored window"])
def _direction(qapp: QApplication, request: pytest.FixtureRequest) -> Iterator[None]:
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft if request.param else Qt.LayoutDirection.LeftToRight)
    yield
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


@pytest.mark.usefixtures("_direction")
@pytest.mark.parametrize("is_rtl", [False, True])
def test_arrows(qtbot: QtBot, is_rtl: bool) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    page.setStyleSheet("QToolButton { border: 0; font-size: 60px; color: black; background: white; }")
    page.resize(800, 200)
    page.show()
    counter = PageCounter(page)
    counter.show_text("2 / 6", (True, True), is_rtl=is_rtl)
    counter.place(page.size())
    QApplication.processEvents()
    arrows: list[QToolButton] = list(counter.findChildren(QToolButton))
    left, right = sorted(arrows, key=QWidget.x)
    assert left.x() < counter.label.x() < right.x()
    assert point_of(left.grab().toImage()) < 0.5 < point_of(right.grab().toImage())
