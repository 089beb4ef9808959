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
from tests.ui.search.fake_search import Desk
from tests.ui.search.searches import answer, hit


@pytest.fixture
def window(start: Start, tmp_path: Path, desk: Desk) -> MainWindow:
    return start(samples.guide(tmp_path))


def asked(desk: Desk) -> list[str]:
    return [typed for typed, *_ in desk.asked]


# typing


@pytest.mark.parametrize("keys", ["Ctrl+K", "Ctrl+Shift+F"])
def test_keys_lead_to_the_field(window: MainWindow, keys: str) -> None:
    hands.press(window.page, keys)
    assert window.search_field.hasFocus()


def test_nothing_of_it_is_made_before_somebody_searches(window: MainWindow, desk: Desk) -> None:
    assert not window.search_feature.has_panel
    assert desk.files == []


def test_answers_appear_from_the_second_character_on(window: MainWindow, qtbot: QtBot, desk: Desk) -> None:
    searches.search(window, qtbot, "a")
    assert window.side_bar.panel == "contents"
    assert asked(desk) == []
    searches.search(window, qtbot, "amygdala")
    assert window.side_bar.panel == "search"
    assert window.search_field.hasFocus()
    assert searches.results(window)[:2] == ["A guide.", "Article. A guide. The amygdala rests here."]
    assert set(asked(desk)) <= {"amygdala"[:length] for length in range(2, 9)}
    assert asked(desk)[-1] == "amygdala"


def test_articles_terms_and_sources_stand_under_their_heads(window: MainWindow, qtbot: QtBot) -> None:
    searches.search(window, qtbot, "alarm")
    assert searches.results(window) == ["Glossary.", "Glossary. alarm. What the amygdala sounds."]
    searches.search(window, qtbot, "light in the")
    assert searches.heads(window) == ["Sources"]
    searches.search(window, qtbot, "paragraph 1-1")
    assert searches.heads(window) == ["A guide", "The second article"]
    assert searches.results(window)[1].startswith("Article. A guide. Section 1. Paragraph 1-1: a quiet room")


def test_a_group_stands_where_its_best_hit_does(window: MainWindow, qtbot: QtBot, desk: Desk) -> None:
    second = hit("Second", "two", id="second")
    desk.answers["quiet"] = answer("quiet", hit(excerpt="one"), second, hit(excerpt="three"))
    searches.search(window, qtbot, "quiet")
    assert searches.results(window) == [
        "A guide.", "Article. A guide. one.", "Article. A guide. three.", "Second.", "Article. Second. two.",
    ]  # fmt: skip


def test_nothing_is_done_on_the_thread_of_the_window(window: MainWindow, qtbot: QtBot, desk: Desk) -> None:
    searches.search(window, qtbot, "quiet")
    hands.keys("Return")
    searches.settle(window, qtbot)
    assert desk.marked
    assert len(desk.threads) == 1
    assert threading.get_ident() not in desk.threads


def test_a_newer_key_interrupts_what_the_older_one_asked(window: MainWindow, qtbot: QtBot, desk: Desk) -> None:
    desk.held["qu"] = threading.Event()
    hands.press(window, "Ctrl+K")
    hands.type_text("qu")
    qtbot.waitUntil(lambda: asked(desk) == ["qu"])
    hands.type_text("iet")
    searches.settle(window, qtbot)
    assert desk.interrupted == ["qu"]
    assert asked(desk)[-1] == "quiet"
    assert "quiet room" in searches.results(window)[1]


def test_a_late_answer_is_dropped(window: MainWindow, qtbot: QtBot, desk: Desk) -> None:
    desk.answers["quiet r"] = answer("quiet r", hit(excerpt="late"))
    searches.search(window, qtbot, "quiet ")
    before = searches.results(window)
    tasks = window.search_feature.controller._asker._tasks
    window.search_field.setText("quiet r")
    while asked(desk)[-1] != "quiet r" or tasks._running:  # answered, but without a turn to say so
        pass
    window.search_field.clear()
    qtbot.wait(20)
    assert not window.search_feature.panel.shows_answer
    assert searches.results(window) == before


def test_the_old_answer_stays_until_the_new_one_is_there(window: MainWindow, qtbot: QtBot, desk: Desk) -> None:
    searches.search(window, qtbot, "quiet")
    before = searches.results(window)
    desk.held["quiet r"] = threading.Event()
    hands.type_text(" r")
    assert searches.results(window) == before
    qtbot.waitUntil(lambda: searches.said(window) == "Searching…")
    desk.held["quiet r"].set()
    searches.settle(window, qtbot)
    assert searches.said(window) == ""


def test_what_is_selected_on_the_page_is_searched_for(window: MainWindow, qtbot: QtBot, desk: Desk) -> None:
    cursor = window.page.textCursor()
    cursor.setPosition(window.page.shown_document.text_map.position(3, 0) or 0)
    cursor.movePosition(cursor.MoveOperation.EndOfWord, cursor.MoveMode.KeepAnchor)
    window.page.setTextCursor(cursor)
    hands.press(window.page, "Ctrl+K")
    searches.settle(window, qtbot)
    assert window.search_field.text() == "Paragraph"
    assert window.search_field.selectedText() == "Paragraph"
    assert asked(desk) == ["Paragraph"]


def test_a_location_is_gone_to_and_not_searched_for(window: MainWindow, qtbot: QtBot, desk: Desk) -> None:
    hands.press(window, "Ctrl+K")
    QApplication.clipboard().setText("carrel:sample/second#s3")
    hands.keys("Ctrl+V")
    hands.keys("Return")
    assert searches.block(window) == "second#s3"
    assert window.search_field.text() == ""
    assert window.page.hasFocus()
    assert asked(desk) == []


def test_a_location_that_leads_nowhere_stays_in_the_field(window: MainWindow) -> None:
    hands.press(window, "Ctrl+K")
    QApplication.clipboard().setText("carrel:sample")
    hands.keys("Ctrl+V")
    hands.keys("Return")
    assert "not a location" in window.notice.text
    assert window.search_field.text() == "carrel:sample"


def test_a_single_letter_leaves_the_list_as_it_is(window: MainWindow, qtbot: QtBot, desk: Desk) -> None:
    searches.search(window, qtbot, "quiet")
    before, asked_before = searches.results(window), len(desk.asked)
    searches.search(window, qtbot, "x")
    assert searches.results(window) == before
    assert window.search_feature.panel.list.isVisible()
    place = window.session.position
    hands.keys("Return")
    assert (window.session.position, len(desk.asked)) == (place, asked_before)


# field and list


def test_down_enters_the_list_and_up_leaves_it(window: MainWindow, qtbot: QtBot) -> None:
    searches.search(window, qtbot, "paragraph 1-1")
    hands.keys("Down")
    assert window.search_feature.panel.list.hasFocus()
    assert searches.chosen(window) == searches.results(window)[1]
    hands.keys("Down")  # over the head of the second group
    assert searches.chosen(window) == searches.results(window)[3]
    hands.keys("Up")
    assert window.search_feature.panel.list.hasFocus()
    hands.keys("Up")
    assert window.search_field.hasFocus()


def test_tab_into_the_list_chooses_a_row_that_can_be_seen(window: MainWindow, qtbot: QtBot) -> None:
    searches.search(window, qtbot, "quiet")
    window.search_feature.panel.list.setFocus()
    assert window.search_feature.panel.list.selectionModel().hasSelection()


def test_more_are_asked_for_near_the_end_and_nothing_moves(window: MainWindow, qtbot: QtBot, desk: Desk) -> None:
    searches.search(window, qtbot, "the")
    rows = window.search_feature.panel.list
    counts = [count for *_, count in desk.asked]
    assert set(counts) == {30}
    hands.keys("Down")
    hands.keys("Down")
    chosen, bar = searches.chosen(window), rows.verticalScrollBar()
    length = len(searches.results(window))
    bar.setValue(bar.maximum() - 10)
    top = rows.indexAt(rows.viewport().rect().topLeft())
    before = top.data(), rows.visualRect(top).top()
    qtbot.waitUntil(lambda: [count for *_, count in desk.asked][-1] == 60)
    searches.settle(window, qtbot)
    assert len(searches.results(window)) > length
    top = rows.indexAt(rows.viewport().rect().topLeft())
    assert (top.data(), rows.visualRect(top).top()) == before
    assert searches.chosen(window) == chosen


# chips


def test_chips_count_and_filter(window: MainWindow, qtbot: QtBot, desk: Desk) -> None:
    searches.search(window, qtbot, "amygdala")
    assert searches.chips(window)[:4] == [
        "All, 2 found", "Articles, 1 found", "Glossary, 1 found", "Sources, 0 found",
    ]  # fmt: skip
    hands.click(searches.chip(window, "Glossary"))
    searches.settle(window, qtbot)
    assert desk.asked[-1][:3] == ("amygdala", "term", "")
    assert searches.heads(window) == ["Glossary"]
    assert searches.chips(window)[0] == "All, 2 found"
    hands.click(searches.chip(window, "Sources"))
    searches.settle(window, qtbot)
    assert searches.results(window) == []
    assert searches.said(window) == "Nothing was found in the sources. Elsewhere: 2."


def test_chips_by_keyboard(window: MainWindow, qtbot: QtBot, desk: Desk) -> None:
    searches.search(window, qtbot, "amygdala")
    searches.chip(window, "All").setFocus()
    hands.keys("Right")
    searches.settle(window, qtbot)
    assert searches.chip(window, "Articles").isChecked()
    assert desk.asked[-1][1] == "article"


def test_an_emptied_field_lets_go_of_the_filter(window: MainWindow, qtbot: QtBot, desk: Desk) -> None:
    searches.search(window, qtbot, "amygdala")
    hands.click(searches.chip(window, "Glossary"))
    searches.settle(window, qtbot)
    window.search_feature.controller._filter("term", "sample")
    searches.settle(window, qtbot)
    window.search_field.clear()
    searches.search(window, qtbot, "quiet")
    assert desk.asked[-1][1:3] == ("", "")
    assert searches.chip(window, "All").isChecked()


def test_more_than_are_counted(window: MainWindow, qtbot: QtBot, desk: Desk) -> None:
    counts = {"article": 1000, "term": 3, "reference": 0}
    desk.answers["quiet"] = answer("quiet", hit(), counts=counts)
    searches.search(window, qtbot, "quiet")
    assert searches.chips(window)[:3] == ["All, 1000+ found", "Articles, 1000+ found", "Glossary, 3 found"]


def test_one_pack_of_several(window: MainWindow, qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    other = samples.guide(tmp_path, samples.THIRD, info=INFO._replace(id="other", title="Another <b>pack</b>"))
    window.session.open_file(other)
    searches.search(window, qtbot, "short")
    assert "Packs to search: All packs" in searches.chips(window)
    assert set(desk.files[-1]) >= {"sample", "other"}
    assert "The third article. Another <b>pack</b>." in searches.results(window)
    menu = searches.chip(window, "Packs to search").menu()
    menu.aboutToShow.emit()
    action = next(action for action in menu.actions() if action.text().startswith("Another"))
    action.trigger()
    searches.settle(window, qtbot)
    assert desk.asked[-1][:3] == ("short", "", "other")
    assert "Packs to search: Another <b>pack</b>" in searches.chips(window)


def test_a_pack_that_comes_is_searched_too(window: MainWindow, qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    searches.search(window, qtbot, "short")
    assert len(desk.files) == 1
    window.session.open_file(samples.guide(tmp_path, samples.THIRD, info=INFO._replace(id="other", title="Other")))
    searches.settle(window, qtbot)
    assert len(desk.files) == 2
    assert desk.closed == 1
    assert "The third article. Other." in searches.results(window)
