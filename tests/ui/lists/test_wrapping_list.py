"""A list of plain text whose rows wrap."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QStringListModel, Qt
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from reader.ui.lists.wrapping_list import LEVEL, MOST_WRAPPED_ROWS, WrappingList


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


def test_a_row_has_another_height_with_another_width_font_or_text(qtbot: QtBot) -> None:
    rows = WrappingList("Rows")
    qtbot.addWidget(rows)
    model = QStringListModel(["a word " * 20], rows)
    rows.setModel(model)
    rows.fit_to(1)
    rows.resize(200, 200)
    rows.show()
    heights = [rows.sizeHintForRow(0)]
    rows.resize(600, 200)
    heights.append(rows.sizeHintForRow(0))
    rows.setStyleSheet("* { font-size: 40px; }")
    heights.append(rows.sizeHintForRow(0))
    model.setData(model.index(0), "a word")
    heights.append(rows.sizeHintForRow(0))
    assert heights[1] < heights[3] < heights[0] < heights[2]


class Levels(QStringListModel):
    """Every row is on the second level."""

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = 0) -> object:
        return 1 if role == LEVEL else super().data(index, role)


@pytest.mark.parametrize("window", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft], ids=["ltr", "rtl"])
@pytest.mark.parametrize("is_wrapped", [True, False])
@pytest.mark.parametrize("text", ["النوم", "שינה", "DNA הוא חומר תורשתי", "1. النوم"])
def test_a_row_read_from_the_right_is_aligned_right(
    qtbot: QtBot, text: str, is_wrapped: bool, window: Qt.LayoutDirection
) -> None:
    rows = WrappingList("Rows")
    rows.setLayoutDirection(window)
    qtbot.addWidget(rows)
    rows.setStyleSheet("QListView { background: white; color: black; } QListView::item { color: black; }")
    rows.setModel(Levels([text, "Sleep"], rows))
    rows.fit_to(1 if is_wrapped else MOST_WRAPPED_ROWS + 1)
    rows.resize(600, 200)
    rows.show()
    image = rows.viewport().grab().toImage()

    def columns(row: int) -> list[int]:
        area = rows.visualRect(rows.model().index(row, 0))
        return [
            x
            for x in range(area.left(), area.right())
            if any(QColor(image.pixel(x, y)).lightness() < 128 for y in range(area.top(), area.bottom()))
        ]

    right, left = columns(0), columns(1)
    assert min(right) > 300
    assert max(left) < 300
    assert abs((600 - max(right)) - min(left)) < 12  # indented alike from either side


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("ការថែទាំរបួសនិងការការពារការឆ្លងមេរោគ" * 2, id="Khmer"),
        pytest.param("အနာပြုစုခြင်းနှင့်ဆီးချိုရောဂါရှိသူများတွင်" * 2, id="Burmese"),
    ],
)
def test_rows_of_scripts_without_spaces_wrap(qtbot: QtBot, text: str) -> None:
    rows = WrappingList("Rows")
    qtbot.addWidget(rows)
    rows.setModel(QStringListModel([text, text[:3]], rows))
    rows.resize(200, 200)
    rows.show()
    rows.fit_to(2)
    assert rows.sizeHintForRow(0) > 1.5 * rows.sizeHintForRow(1)
    assert rows.model().index(0, 0).data() == text
