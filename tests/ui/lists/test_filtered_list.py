"""A list with a filter field."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from reader.ui.lists.filtered_list import FilteredList, FilteredRow

ROWS = (
    FilteredRow("A", "A", is_heading=True),
    FilteredRow.of("a1", "alpha"),
    FilteredRow.of("a2", "Ämne", "subject"),
    FilteredRow("B", "B", is_heading=True),
    FilteredRow.of("b1", "beta", "second letter"),
)


@pytest.fixture
def filtered(qtbot: QtBot) -> FilteredList:
    filtered = FilteredList("Terms", "Find a term")
    qtbot.addWidget(filtered)
    filtered.set_rows(ROWS)
    return filtered


@pytest.mark.parametrize(
    ("typed", "keys", "rows"),
    [
        ("", ["a1", "a2", "b1"], 5),
        ("amne", ["a2"], 2),
        ("SUBJECT", ["a2"], 2),
        ("letter beta", ["b1"], 2),
        ("alpha beta", [], 0),
    ],
)
def test_filter(filtered: FilteredList, typed: str, keys: list[str], rows: int) -> None:
    """A heading is shown only with rows below it."""
    filtered.field.setText(typed)
    assert filtered.shown_keys() == keys
    assert filtered.list.model().rowCount() == rows
    labels: list[QLabel] = list(filtered.findChildren(QLabel))
    assert any(label.text() == "No matches" and not label.isHidden() for label in labels) == (not keys)


def test_choosing_a_hidden_row_clears_the_filter(filtered: FilteredList, qtbot: QtBot) -> None:
    filtered.field.setText("beta")
    with qtbot.waitSignal(filtered.chosen) as chosen:
        filtered.choose("a1")
    assert chosen.args == ["a1"]
    assert filtered.field.text() == ""
    assert filtered.current_key == "a1"
    assert filtered.selected_keys() == ["a1"]


def test_no_rows_are_no_missing_matches(filtered: FilteredList) -> None:
    filtered.set_rows(())
    labels: list[QLabel] = list(filtered.findChildren(QLabel))
    assert all(label.isHidden() for label in labels)
