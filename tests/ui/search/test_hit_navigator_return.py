"""From a hit back to where the reader was."""

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


@pytest.mark.parametrize("start_at", [0, 333, 1234])
@pytest.mark.parametrize("keys", ["Ctrl+K", "Ctrl+4"])
def test_esc_returns_exactly(window: MainWindow, qtbot: QtBot, start_at: int, keys: str) -> None:
    before = hands.scroll(window.page, start_at)
    searches.open_first(window, qtbot, "paragraph 2-3")
    hands.keys("F3")
    searches.settle(window, qtbot)
    hands.scroll(window.page, 99)
    hands.press(window, keys)
    hands.keys("Esc")
    assert window.windowTitle() == "A guide – Carrel"
    assert hands.scrolled(window.page) == before
    assert hands.highlighted(window) == []
    assert window.page.hasFocus()
    hands.press(window.page, "Alt+Left")
    assert window.windowTitle() == "The second article – Carrel"


def test_esc_returns_exactly_where_the_side_bar_came_for_the_search(window: MainWindow, qtbot: QtBot) -> None:
    window.resize(700, 640)
    hands.press(window, "F9")
    before = hands.scroll(window.page, 1234)
    searches.open_first(window, qtbot, "paragraph 5-3")
    assert window.side_bar.isVisible()
    hands.press(window, "Ctrl+K")
    hands.keys("Esc")
    assert not window.side_bar.isVisible()
    assert hands.scrolled(window.page) == before


def test_esc_returns_exactly_in_a_narrow_window(window: MainWindow, qtbot: QtBot) -> None:
    window.resize(420, 640)
    before = hands.scroll(window.page, 1234)
    searches.open_first(window, qtbot, "paragraph 5-3")
    hands.press(window, "Ctrl+K")
    hands.keys("Esc")
    assert hands.scrolled(window.page) == before
    assert window.page.isVisible()


def test_esc_on_the_page_stays_and_ends_the_search_there(window: MainWindow, qtbot: QtBot) -> None:
    searches.open_first(window, qtbot, "paragraph 2-3")
    here = hands.scroll(window.page, 1234)
    hands.keys("Esc")
    assert hands.highlighted(window) == []
    assert (hands.scrolled(window.page), window.windowTitle()) == (here, "A guide – Carrel")
    searches.open_first(window, qtbot, "paragraph 5-3")
    hands.press(window, "Ctrl+K")
    hands.keys("Esc")
    assert hands.scrolled(window.page) == here, "the second search began here"


def test_esc_in_the_field_closes_a_card_first(window: MainWindow, qtbot: QtBot) -> None:
    hands.scroll(window.page, 1234)
    searches.open_first(window, qtbot, "quiet rooms")
    assert hands.card(window).isVisible()
    here = hands.scrolled(window.page)
    window.search_field.setFocus()
    hands.keys("Esc")
    assert not hands.card(window).isVisible()
    assert (window.search_field.hasFocus(), hands.scrolled(window.page)) == (True, here)
    hands.keys("Esc")
    assert window.page.hasFocus()


def test_esc_on_the_page_without_a_search_does_nothing(window: MainWindow) -> None:
    before = hands.scroll(window.page, 700)
    hands.press(window.page, "Esc")
    assert hands.scrolled(window.page) == before


def test_esc_once_more_does_nothing(window: MainWindow, qtbot: QtBot) -> None:
    searches.open_first(window, qtbot, "paragraph 5-3")
    hands.press(window, "Ctrl+K")
    hands.keys("Esc")
    hands.scroll(window.page, 555)
    hands.keys("Esc")
    assert hands.scrolled(window.page) == 555


def test_the_panel_keeps_all_that_it_had(window: MainWindow, qtbot: QtBot) -> None:
    searches.search(window, qtbot, "quiet")
    rows = window.features.search.panel.list
    hands.click_row(rows, 9)
    searches.settle(window, qtbot)
    kept = searches.results(window), searches.chosen(window), rows.verticalScrollBar().value()
    assert kept[2] > 0
    hands.keys("Esc")
    hands.press(window, "Ctrl+1")
    hands.press(window, "Ctrl+4")
    assert rows.hasFocus()
    assert (searches.results(window), searches.chosen(window), rows.verticalScrollBar().value()) == kept
    hands.press(window, "Ctrl+K")
    assert window.search_field.selectedText() == "quiet"
    assert (searches.results(window), searches.chosen(window), rows.verticalScrollBar().value()) == kept


def test_typing_anew_puts_the_marks_away_but_not_the_way_back(window: MainWindow, qtbot: QtBot) -> None:
    before = hands.scroll(window.page, 777)
    searches.open_first(window, qtbot, "paragraph 5-3")
    searches.search(window, qtbot, "evening")
    assert hands.highlighted(window) == []
    hands.keys("Return")
    searches.settle(window, qtbot)
    hands.press(window, "Ctrl+K")
    hands.keys("Esc")
    assert hands.scrolled(window.page) == before
