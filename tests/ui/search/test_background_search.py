"""The search in the background."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from reader.ui.main_window import MainWindow
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


def test_nothing_is_done_on_the_thread_of_the_window(window: MainWindow, qtbot: QtBot, fake: FakeSearch) -> None:
    searches.search(window, qtbot, "quiet")
    hands.keys("Return")
    searches.settle(window, qtbot)
    assert fake.marked
    assert len(fake.threads) == 1
    assert threading.get_ident() not in fake.threads


def test_a_newer_key_interrupts_what_the_older_one_asked(window: MainWindow, qtbot: QtBot, fake: FakeSearch) -> None:
    fake.held["qu"] = threading.Event()
    hands.press(window, "Ctrl+K")
    hands.type_text("qu")
    qtbot.waitUntil(lambda: asked(fake) == ["qu"])
    hands.type_text("iet")
    searches.settle(window, qtbot)
    assert fake.interrupted == ["qu"]
    assert asked(fake)[-1] == "quiet"
    assert "quiet room" in searches.results(window)[1]


def test_a_late_answer_is_dropped(window: MainWindow, qtbot: QtBot, fake: FakeSearch) -> None:
    fake.answers["quiet r"] = answer("quiet r", hit(excerpt="late"))
    searches.search(window, qtbot, "quiet ")
    before = searches.results(window)
    tasks = window.features.search.controller._background_search._tasks
    window.search_field.setText("quiet r")
    while asked(fake)[-1] != "quiet r" or tasks._running:  # answered, but without a turn to say so
        pass
    window.search_field.clear()
    qtbot.wait(20)
    assert not window.features.search.panel.shows_answer
    assert searches.results(window) == before


def test_closing_while_a_search_runs(window: MainWindow, qtbot: QtBot, fake: FakeSearch) -> None:
    fake.held["quiet"] = threading.Event()
    hands.press(window, "Ctrl+K")
    hands.type_text("quiet")
    qtbot.waitUntil(lambda: asked(fake)[-1:] == ["quiet"])
    window.close()
    assert fake.threads.isdisjoint(thread.ident for thread in threading.enumerate())
    assert fake.interrupted[-1:] == ["quiet"]
    assert fake.closed == 1


def test_closing_with_an_answer_on_its_way(window: MainWindow, qtbot: QtBot, fake: FakeSearch) -> None:
    fake.answers["quiet"] = answer("quiet", hit())
    hands.press(window, "Ctrl+K")
    hands.type_text("quiet")
    while asked(fake)[-1:] != ["quiet"]:  # without a turn for what it tells
        pass
    window.close()
    qtbot.wait(20)
    assert fake.closed == 1
