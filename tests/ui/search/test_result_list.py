"""The list of search results: keys, focus, and more results near its end."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from reader.ui.main_window import MainWindow
from tests.ui import hands, samples
from tests.ui.conftest import Start
from tests.ui.search import searches
from tests.ui.search.fake_search import FakeSearch


@pytest.fixture
def window(start: Start, tmp_path: Path, fake: FakeSearch) -> MainWindow:
    return start(samples.guide(tmp_path))


def asked(fake: FakeSearch) -> list[str]:
    return [typed for typed, *_ in fake.asked]


def test_down_enters_the_list_and_up_leaves_it(window: MainWindow, qtbot: QtBot) -> None:
    searches.search(window, qtbot, "paragraph 1-1")
    hands.keys("Down")
    assert window.features.search.panel.list.hasFocus()
    assert searches.chosen(window) == searches.results(window)[1]
    hands.keys("Down")  # over the head of the second group
    assert searches.chosen(window) == searches.results(window)[3]
    hands.keys("Up")
    assert window.features.search.panel.list.hasFocus()
    hands.keys("Up")
    assert window.search_field.hasFocus()


def test_tab_into_the_list_chooses_a_row_that_can_be_seen(window: MainWindow, qtbot: QtBot) -> None:
    searches.search(window, qtbot, "quiet")
    window.features.search.panel.list.setFocus()
    assert window.features.search.panel.list.selectionModel().hasSelection()


def test_more_are_asked_for_near_the_end_and_nothing_moves(window: MainWindow, qtbot: QtBot, fake: FakeSearch) -> None:
    searches.search(window, qtbot, "the")
    rows = window.features.search.panel.list
    counts = [count for *_, count in fake.asked]
    assert set(counts) == {30}
    hands.keys("Down")
    hands.keys("Down")
    chosen, bar = searches.chosen(window), rows.verticalScrollBar()
    length = len(searches.results(window))
    bar.setValue(bar.maximum() - 10)
    top = rows.indexAt(rows.viewport().rect().topLeft())
    before = top.data(), rows.visualRect(top).top()
    qtbot.waitUntil(lambda: [count for *_, count in fake.asked][-1] == 60)
    searches.settle(window, qtbot)
    assert len(searches.results(window)) > length
    top = rows.indexAt(rows.viewport().rect().topLeft())
    assert (top.data(), rows.visualRect(top).top()) == before
    assert searches.chosen(window) == chosen
