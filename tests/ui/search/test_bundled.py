"""The bundled pack, searched in a window by the searcher itself."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from reader.library.model import Location
from reader.settings import FILE_NAME
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


@pytest.mark.parametrize("typed", ["poison", "kill myself"])
def test_the_local_number_is_in_view_in_large_type(start: Start, tmp_path: Path, qtbot: QtBot, typed: str) -> None:
    data = {"text_size": 300, "local_help": "Riverside Clinic, room 3, +254 700 123 456"}
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / FILE_NAME).write_text(json.dumps(data), encoding="utf-8")
    window = start()
    window.resize(1024, 600)
    searches.open_first(window, qtbot, typed)
    text = window.page.shown_document
    at = window.page.cursorRect(text.cursor(text.toPlainText().index("Riverside Clinic")))
    assert 0 <= at.top() < at.bottom() <= window.page.viewport().height()


@pytest.mark.parametrize("typed", ["husband hits me", "i want to die"])
def test_nothing_on_disk_says_what_a_person_in_danger_read(
    start: Start, tmp_path: Path, qtbot: QtBot, typed: str
) -> None:
    """Once another page is open, as the article says."""
    window = start()
    hands.press(window, "Ctrl+K")
    hands.type_text(typed)
    hands.keys("Return")  # before the answer
    searches.settle(window, qtbot)
    assert searches.block(window).endswith(("#not-your-fault", "#emergency"))
    window.session.go(Location.parse("carrel:neuroscience-psychotherapy/start-here"))
    window.close()
    saved = (tmp_path / "data" / FILE_NAME).read_text(encoding="utf-8")
    assert not [word for word in (typed, "getting-help", "emergency") if word in saved]
