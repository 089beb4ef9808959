"""A list of plain text whose rows wrap."""

from __future__ import annotations

from PySide6.QtCore import QStringListModel
from pytestqt.qtbot import QtBot

from reader.ui.lists.wrapping_list import MOST_WRAPPED_ROWS, WrappingList


def test_only_short_lists_wrap(qtbot: QtBot) -> None:
    rows = WrappingList("Rows")
    qtbot.addWidget(rows)
    rows.setModel(QStringListModel(["a word " * 40], rows))
    rows.resize(200, 200)
    rows.show()
    rows.fit_to(MOST_WRAPPED_ROWS)
    wrapped = rows.sizeHintForRow(0)
    rows.fit_to(MOST_WRAPPED_ROWS + 1)
    assert rows.uniformItemSizes()
    assert wrapped > 2 * rows.sizeHintForRow(0)
