"""The model of a list whose rows are set all at once."""

from __future__ import annotations

from typing import NamedTuple

import pytest
from PySide6.QtCore import QModelIndex, Qt

from reader.ui.lists.row_model import SELECTABLE, RowModel


class Row(NamedTuple):
    spoken: str
    tooltip: str
    is_heading: bool = False


class Model(RowModel):
    def is_heading(self, row: Row) -> bool:
        return row.is_heading


@pytest.fixture
def model() -> RowModel:
    model = Model()
    model.set_rows([Row("Heading.", "", is_heading=True), Row("Text.", "a <b>")])
    return model


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        (Qt.ItemDataRole.DisplayRole, "Text."),
        (Qt.ItemDataRole.AccessibleTextRole, "Text."),
        (Qt.ItemDataRole.ToolTipRole, "<qt>a &lt;b&gt;</qt>"),
        (Qt.ItemDataRole.CheckStateRole, None),
    ],
)
def test_data(model: RowModel, role: Qt.ItemDataRole, expected: str | None) -> None:
    assert model.data(model.index(1, 0), role) == expected


def test_headings_cannot_be_selected(model: RowModel) -> None:
    assert [model.flags(model.index(row, 0)) for row in range(2)] == [Qt.ItemFlag.NoItemFlags, SELECTABLE]


def test_without_a_row(model: RowModel) -> None:
    index = model.index(1, 0)
    model.rows = ()
    assert model.rowCount() == 0
    for each in (QModelIndex(), index):
        assert model.data(each) is None
        assert model.flags(each) == Qt.ItemFlag.NoItemFlags
