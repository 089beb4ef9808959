"""Searching everything: from the field to the list."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reader.ui.main_window import MainWindow
from tests.packs import INFO
from tests.ui import hands, samples
from tests.ui.conftest import Start
from tests.ui.search import searches
from tests.ui.search.fake_search import FakeSearch
from tests.ui.search.searches import answer, hit


@pytest.fixture
def window(start: Start, tmp_path: Path, fake: FakeSearch) -> MainWindow:
    return start(samples.guide(tmp_path))


def asked(fake: FakeSearch) -> list[str]:
    return [typed for typed, *_ in fake.asked]


# typing


@pytest.mark.parametrize("keys", ["Ctrl+K", "Ctrl+Shift+F"])
def test_keys_lead_to_the_field(window: MainWindow, keys: str) -> None:
    hands.press(window.page, keys)
    assert window.search_field.hasFocus()


def test_nothing_of_it_is_made_before_somebody_searches(window: MainWindow, fake: FakeSearch) -> None:
    assert not window.features.search.has_panel
    assert fake.files == []


def test_answers_appear_from_the_second_character_on(window: MainWindow, qtbot: QtBot, fake: FakeSearch) -> None:
    searches.search(window, qtbot, "a")
    assert window.side_bar.panel == "contents"
    assert asked(fake) == []
    searches.search(window, qtbot, "amygdala")
    assert window.side_bar.panel == "search"
    assert window.search_field.hasFocus()
    assert searches.results(window)[:2] == ["A guide.", "Article. A guide. The amygdala rests here."]
    assert set(asked(fake)) <= {"amygdala"[:length] for length in range(2, 9)}
    assert asked(fake)[-1] == "amygdala"


def test_articles_terms_and_sources_stand_under_their_heads(window: MainWindow, qtbot: QtBot) -> None:
    searches.search(window, qtbot, "alarm")
    assert searches.results(window) == ["Glossary.", "Glossary. alarm. What the amygdala sounds."]
    searches.search(window, qtbot, "light in the")
    assert searches.heads(window) == ["Sources"]
    searches.search(window, qtbot, "paragraph 1-1")
    assert searches.heads(window) == ["A guide", "The second article"]
    assert searches.results(window)[1].startswith("Article. A guide. Section 1. Paragraph 1-1: a quiet room")


def test_a_group_stands_where_its_best_hit_does(window: MainWindow, qtbot: QtBot, fake: FakeSearch) -> None:
    second = hit("Second", "two", id="second")
    fake.answers["quiet"] = answer("quiet", hit(excerpt="one"), second, hit(excerpt="three"))
    searches.search(window, qtbot, "quiet")
    assert searches.results(window) == [
        "A guide.", "Article. A guide. one.", "Article. A guide. three.", "Second.", "Article. Second. two.",
    ]  # fmt: skip


def test_the_old_answer_stays_until_the_new_one_is_there(window: MainWindow, qtbot: QtBot, fake: FakeSearch) -> None:
    searches.search(window, qtbot, "quiet")
    before = searches.results(window)
    fake.held["quiet r"] = threading.Event()
    hands.type_text(" r")
    assert searches.results(window) == before
    qtbot.waitUntil(lambda: searches.said(window) == "Searching…")
    fake.held["quiet r"].set()
    searches.settle(window, qtbot)
    assert searches.said(window) == ""


def test_what_is_selected_on_the_page_is_searched_for(window: MainWindow, qtbot: QtBot, fake: FakeSearch) -> None:
    cursor = window.page.textCursor()
    cursor.setPosition(window.page.shown_document.text_map.position(3, 0) or 0)
    cursor.movePosition(cursor.MoveOperation.EndOfWord, cursor.MoveMode.KeepAnchor)
    window.page.setTextCursor(cursor)
    hands.press(window.page, "Ctrl+K")
    searches.settle(window, qtbot)
    assert window.search_field.text() == "Paragraph"
    assert window.search_field.selectedText() == "Paragraph"
    assert asked(fake) == ["Paragraph"]


def test_a_location_is_gone_to_and_not_searched_for(window: MainWindow, qtbot: QtBot, fake: FakeSearch) -> None:
    hands.press(window, "Ctrl+K")
    QApplication.clipboard().setText("carrel:sample/second#s3")
    hands.keys("Ctrl+V")
    hands.keys("Return")
    assert searches.block(window) == "second#s3"
    assert window.search_field.text() == ""
    assert window.page.hasFocus()
    assert asked(fake) == []


def test_a_location_that_leads_nowhere_stays_in_the_field(window: MainWindow) -> None:
    hands.press(window, "Ctrl+K")
    QApplication.clipboard().setText("carrel:sample/")
    hands.keys("Ctrl+V")
    hands.keys("Return")
    assert "not a location" in window.notice.text
    assert window.search_field.text() == "carrel:sample/"


def test_a_single_letter_leaves_the_list_as_it_is(window: MainWindow, qtbot: QtBot, fake: FakeSearch) -> None:
    searches.search(window, qtbot, "quiet")
    before, asked_before = searches.results(window), len(fake.asked)
    searches.search(window, qtbot, "x")
    assert searches.results(window) == before
    assert window.features.search.panel.list.isVisible()
    place = window.session.position
    hands.keys("Return")
    assert (window.session.position, len(fake.asked)) == (place, asked_before)


# field and list


# chips


def test_a_pack_that_comes_is_searched_too(window: MainWindow, qtbot: QtBot, fake: FakeSearch, tmp_path: Path) -> None:
    searches.search(window, qtbot, "short")
    assert len(fake.files) == 1
    window.session.open_file(samples.guide(tmp_path, samples.THIRD, info=INFO._replace(id="other", title="Other")))
    searches.settle(window, qtbot)
    assert len(fake.files) == 2
    assert fake.closed == 1
    assert "The third article. Other." in searches.results(window)
