"""Page Up and Page Down in lists, also where rows have different heights, cannot be chosen or do not fit."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reader.ui.lists.row_view import RowView

EVEN = (20,) * 12
UNEVEN = (20, 90, 20, 300, 20, 20, 20, 90)


def shown(qtbot: QtBot, heights: tuple[int, ...], height: int, disabled: tuple[int, ...] = ()) -> RowView:
    view = RowView("Rows")
    qtbot.addWidget(view)
    model = QStandardItemModel(view)
    for row, each in enumerate(heights):
        item = QStandardItem(str(row))
        item.setSizeHint(QSize(50, each))
        item.setEnabled(row not in disabled)
        model.appendRow(item)
    view.setModel(model)
    view.resize(200, height)
    view.show()
    QApplication.processEvents()
    return view


@pytest.mark.parametrize(
    ("heights", "height", "disabled", "before", "key", "after"),
    [
        (EVEN, 100, (), 0, Qt.Key.Key_PageDown, 4),
        (EVEN, 100, (), 11, Qt.Key.Key_PageUp, 7),
        (EVEN, 100, (), 9, Qt.Key.Key_PageDown, 11),
        (EVEN, 100, (), 2, Qt.Key.Key_PageUp, 0),
        (EVEN, 100, (), 0, Qt.Key.Key_PageUp, 0),
        (EVEN, 100, (), 11, Qt.Key.Key_PageDown, 11),
        (EVEN, 100, (3, 4), 0, Qt.Key.Key_PageDown, 2),
        (EVEN, 10, (), 5, Qt.Key.Key_PageDown, 6),
        (EVEN, 0, (), 5, Qt.Key.Key_PageUp, 4),
        (EVEN, 100, tuple(range(1, 12)), 0, Qt.Key.Key_PageDown, 0),
        (UNEVEN, 100, (), 2, Qt.Key.Key_PageDown, 3),
        (UNEVEN, 100, (), 3, Qt.Key.Key_PageDown, 4),
        (UNEVEN, 100, (), 4, Qt.Key.Key_PageUp, 3),
        (UNEVEN, 400, (), 7, Qt.Key.Key_PageUp, 4),
    ],
)
def test_a_page(
    qtbot: QtBot, heights: tuple[int, ...], height: int, disabled: tuple[int, ...], before: int, key: Qt.Key, after: int
) -> None:
    view = shown(qtbot, heights, height, disabled)
    view.viewport().setFixedHeight(height)
    view.select_row(before)
    QTest.keyClick(view, key)
    assert view.currentIndex().row() == after
