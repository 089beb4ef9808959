"""A list with a filter field."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLabel, QSplitterHandle
from pytestqt.qtbot import QtBot

from reader.ui.lists import spoken_ticks
from reader.ui.lists.filtered_list import FilteredList, FilteredRow
from reader.ui.lists.stepwise_model import FETCHED_AT_ONCE
from reader.ui.widgets.split_panes import KEY_STEP
from tests.ui import hands

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


MANY = [FilteredRow.of(f"t{number}", f"term {number}") for number in range(3 * FETCHED_AT_ONCE)]


def bring_to_end(filtered: FilteredList) -> None:
    filtered.list.setFocus()
    hands.keys("End")


WAYS = {
    "scrolled": (lambda filtered: filtered.list.scrollToBottom(), 2 * FETCHED_AT_ONCE),
    "End": (bring_to_end, len(MANY)),
    "Ctrl+A": (lambda filtered: filtered.list.selectAll(), len(MANY)),
    "a letter": (lambda filtered: filtered.list.keyboardSearch("term 2999"), len(MANY)),
    "chosen": (lambda filtered: filtered.choose("t1500"), 2501),  # and those that Qt asks for after them
    "filtered": (lambda filtered: filtered.field.setText("term 2999"), 1),
}


@pytest.mark.parametrize("way", WAYS)
def test_rows_are_fetched_as_they_are_needed(filtered: FilteredList, way: str) -> None:
    act, expected = WAYS[way]
    filtered.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
    filtered.resize(300, 400)
    filtered.show()
    filtered.activateWindow()
    filtered.set_rows(MANY)
    QApplication.processEvents()
    assert filtered.list.model().rowCount() == FETCHED_AT_ONCE
    assert len(filtered.shown_keys()) == len(MANY)
    act(filtered)
    QApplication.processEvents()
    assert filtered.list.model().rowCount() == expected
    if way == "Ctrl+A":
        assert len(filtered.selected_keys()) == len(MANY)
    elif way in ("End", "a letter"):
        assert filtered.current_key == "t2999"


def test_of_very_many_words_the_filter_knows_the_first() -> None:
    assert len(FilteredRow.of("a", "a", "word " * 10_000).folded) < 3_000


def test_keys_move_the_edge_above_the_entry(filtered: FilteredList, qtbot: QtBot) -> None:
    filtered.resize(300, 600)
    filtered.show()
    filtered.activateWindow()
    qtbot.waitUntil(filtered.isActiveWindow)
    filtered.set_detail(QLabel("What it means."))
    edge = filtered.findChildren(QSplitterHandle)[1]
    QApplication.processEvents()
    usual = edge.y()
    edge.setFocus(Qt.FocusReason.TabFocusReason)
    hands.keys("Up")
    assert edge.y() == usual - KEY_STEP
    hands.keys("Return")
    assert edge.y() == usual


def test_a_tick_is_said(filtered: FilteredList, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    monkeypatch.setattr(spoken_ticks, "announce", lambda _widget, sentence: said.append(sentence))
    filtered.set_rows([FilteredRow.of("a", "alpha", is_ticked=False)])
    filtered.show()
    filtered.activateWindow()
    filtered.enter()
    qtbot.waitUntil(filtered.list.hasFocus)
    hands.press(filtered.list, "Space")
    hands.press(filtered.list, "Space")
    assert said == ["Ticked", "Not ticked"]
