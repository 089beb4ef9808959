"""Searching everything: the list, the page and the side bar give way to one another."""

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


def test_in_a_narrow_window_the_list_takes_the_place_of_the_page(window: MainWindow, qtbot: QtBot) -> None:
    window.resize(420, 640)
    hands.press(window, "Ctrl+K")
    assert window.page.isVisible()
    hands.type_text("amygdala")
    searches.settle(window, qtbot)
    assert not window.page.isVisible()
    assert window.features.search.panel.list.isVisible()
    assert window.search_field.hasFocus()
    hands.keys("Esc")
    assert window.page.isVisible()
    assert window.page.hasFocus()
    assert not window.side_bar.isVisible()


def test_in_a_narrow_window_a_choice_leads_to_the_page(window: MainWindow, qtbot: QtBot) -> None:
    window.resize(420, 640)
    searches.search(window, qtbot, "paragraph 3-2")
    hands.keys("Return")
    searches.settle(window, qtbot)
    assert window.page.isVisible()
    assert window.page.hasFocus()
    assert not window.side_bar.isVisible()
    assert hands.is_jumped_to(window.page, "p3-2")


def test_a_side_bar_that_was_put_away_comes_for_the_search_alone(window: MainWindow, qtbot: QtBot) -> None:
    hands.press(window, "F9")
    searches.search(window, qtbot, "amygdala")
    assert window.side_bar.isVisible()
    hands.keys("Esc")
    assert not window.side_bar.isVisible()
    assert window._settings["side_bar"] is False


def test_finding_in_the_article_brings_the_page_back(window: MainWindow, qtbot: QtBot) -> None:
    window.resize(420, 640)
    searches.search(window, qtbot, "amygdala")
    assert not window.page.isVisible()
    hands.press(window, "Ctrl+F")
    assert window.page.isVisible()
    assert window.features.reading.find_bar.field.hasFocus()


def test_the_next_window_begins_with_the_panel_that_was_chosen(window: MainWindow, qtbot: QtBot) -> None:
    searches.search(window, qtbot, "amygdala")
    assert window._settings["panel"] == "contents"
    hands.press(window, "Ctrl+4")
    hands.press(window, "Ctrl+2")
    hands.press(window, "Ctrl+4")
    assert window._settings["panel"] == "search"
