"""The bundled pack, searched in a window by the searcher itself."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from reader.ui.main_window import MainWindow
from tests.ui import hands
from tests.ui.conftest import Start
from tests.ui.search import searches


@pytest.fixture
def window(start: Start) -> MainWindow:
    return start()


def test_a_word_is_found_in_glossary_and_article(window: MainWindow, qtbot: QtBot) -> None:
    searches.search(window, qtbot, "amygdala")
    assert {"Glossary", "How talking can change a brain"} <= set(searches.heads(window))
    assert any(row.startswith("Glossary. amygdala. A small part deep in each half") for row in searches.results(window))
    assert searches.said(window) == ""


def test_a_typing_error_shows_what_was_meant_and_marks_it(window: MainWindow, qtbot: QtBot) -> None:
    searches.search(window, qtbot, "amigdala")
    assert searches.said(window) == "No results for “amigdala”. Showing results for “amygdala”."
    hands.click(searches.chip(window, "Articles"))
    searches.settle(window, qtbot)
    hands.press(window, "Ctrl+K")
    hands.keys("Return")
    searches.settle(window, qtbot)
    assert hands.highlighted(window).count("[amygdala]") == 1
    assert len(hands.highlighted(window)) > 1


def test_from_hit_to_hit_and_back(window: MainWindow, qtbot: QtBot) -> None:
    before = hands.scroll(window.page, 432)
    searches.search(window, qtbot, "therapy brain")
    for keys in ("Return", "F3", "F3", "Shift+F3"):
        hands.keys(keys)
        searches.settle(window, qtbot)
        assert searches.chosen(window)
    while hands.card(window).isVisible():
        hands.keys("Esc")
    hands.press(window, "Ctrl+K")
    hands.keys("Esc")
    assert hands.scrolled(window.page) == before


def test_nothing(window: MainWindow, qtbot: QtBot) -> None:
    searches.search(window, qtbot, "xylophone")
    assert searches.said(window) == "No results for “xylophone” in 1 pack."
    assert searches.results(window) == []
