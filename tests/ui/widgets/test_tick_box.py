"""Ticks of boxes in the rows of a list."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem
from pytestqt.qtbot import QtBot

from reader.ui.widgets.tick_box import TickItemDelegate


@pytest.mark.parametrize("key", [False, True], ids=["set", "pressed"])
def test_a_row_shows_its_tick(qtbot: QtBot, key: bool) -> None:
    rows = QListWidget()
    qtbot.addWidget(rows)
    rows.setItemDelegate(TickItemDelegate(rows))
    row = QListWidgetItem("One")
    row.setCheckState(Qt.CheckState.Unchecked)
    rows.addItem(row)
    rows.show()
    rows.setCurrentRow(0)
    before = rows.grab().toImage()
    if key:
        qtbot.keyClick(rows, Qt.Key.Key_Space)
    else:
        row.setCheckState(Qt.CheckState.Checked)
    accent = rows.palette().color(rows.palette().ColorRole.Link)
    shot = rows.grab().toImage()
    assert shot != before
    area = rows.visualItemRect(row)
    colours = {shot.pixelColor(x, area.center().y()).name() for x in range(area.left(), area.left() + 30)}
    assert accent.name() in colours
