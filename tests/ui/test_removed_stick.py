"""A stick that is removed while it is in use: a message, and everything works again when it is back."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reader.ui.main_window import MainWindow
from reader.ui.search import return_watch
from tests.packs import INFO, REFERENCES, article_of, make_searchable
from tests.sticks_out import Stick
from tests.ui import hands
from tests.ui.conftest import Start

pytestmark = pytest.mark.skipif(os.name == "nt", reason="an open file can be neither moved nor made unreadable there")

PACK = INFO._replace(id="on-a-stick", title="On a stick")
ARTICLES = [
    article_of("zebra " * 4000, "lion " * 4000, id=f"a{number}", title=f"Number {number}") for number in range(1, 7)
]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return make_searchable(tmp_path / "stick.carrel", info=PACK, articles=ARTICLES)


@pytest.fixture
def stick(file: Path, start: Start) -> Stick:
    start(file)
    return Stick(file)


@pytest.fixture
def window(stick: Stick) -> MainWindow:
    window = QApplication.activeWindow()
    assert isinstance(window, MainWindow)
    return window


def title(window: MainWindow) -> str:
    assert window.session.opened
    return window.session.opened.article.title


def test_another_article(stick: Stick, window: MainWindow) -> None:
    stick.pull()
    hands.press(window, "Ctrl+Shift+Down")
    assert title(window) == "Number 1"
    assert "insert the stick" in window.notice.text
    stick.put_back()
    hands.press(window, "Ctrl+Shift+Down")
    assert title(window) == "Number 2"
    hands.press(window, "Alt+Left")
    assert title(window) == "Number 1"


def test_the_open_article_can_still_be_read(stick: Stick, window: MainWindow) -> None:
    stick.pull()
    hands.press(window.page, "End")
    assert window.page.progress() > 0.9
    hands.press(window.page, "Home")
    assert window.page.progress() < 0.5
    assert not window.notice.text


def test_the_glossary_and_the_sources(stick: Stick, window: MainWindow) -> None:
    stick.pull()
    hands.press(window, "Ctrl+2")
    hands.press(window, "Ctrl+3")
    hands.click(hands.button(window.features.reading.references, "Sources of: Whole pack"))
    assert not hands.rows(window.features.reading.references.list.list)
    assert "insert the stick" in window.notice.text
    stick.put_back()
    hands.press(window, "Ctrl+1")
    hands.press(window, "Ctrl+2")
    assert len(hands.rows(window.features.reading.glossary.list.list)) > 2
    hands.press(window, "Ctrl+3")
    assert len(hands.rows(window.features.reading.references.list.list)) == len(REFERENCES)


def test_search(stick: Stick, window: MainWindow, qtbot: QtBot) -> None:
    hands.press(window, "Ctrl+K")
    stick.pull()
    hands.type_text("zebra")
    qtbot.waitUntil(lambda: "insert the stick" in " ".join(hands.labels(window.features.search.panel)))
    assert "No results for" in " ".join(hands.labels(window.features.search.panel))  # in the other pack, which is there
    stick.put_back()
    hands.keys("Backspace")
    hands.type_text("a")
    qtbot.waitUntil(lambda: any("Number" in row for row in hands.rows(window.features.search.panel.list)))
    hands.keys("Return")
    assert window.session.opened
    assert window.session.opened.pack.info.id == PACK.id


def test_the_search_is_asked_again_when_the_stick_is_back(
    stick: Stick, window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(return_watch, "INTERVAL", 5)
    hands.press(window, "Ctrl+K")
    stick.pull()
    hands.type_text("zebra")
    panel = window.features.search.panel
    qtbot.waitUntil(lambda: "insert the stick" in " ".join(hands.labels(panel)))
    hands.press(window, "F6")
    qtbot.waitUntil(lambda: bool(window.features.search.controller._return_watch._missing))
    stick.put_back()
    qtbot.waitUntil(lambda: any("Number" in row for row in hands.rows(panel.list)))
    assert "insert the stick" not in " ".join(hands.labels(panel))
    assert window.search_field.text() == "zebra"


def test_the_search_is_asked_again_when_a_pack_is_added(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    hands.press(window, "Ctrl+K")
    hands.type_text("okapi")
    qtbot.waitUntil(lambda: window.features.search.controller.is_idle)
    article = article_of("okapi " * 20, id="okapi", title="Okapis")
    other = make_searchable(tmp_path / "okapi.carrel", info=PACK._replace(id="okapi"), articles=[article])
    window.features.shelf.packs.add([other])
    qtbot.waitUntil(lambda: any("Okapis" in row for row in hands.rows(window.features.search.panel.list)))


def test_marks_made_while_the_stick_is_out(
    stick: Stick, window: MainWindow, tmp_path: Path, qtbot: QtBot, start: Start
) -> None:
    """With `carrel-data` on the same stick."""
    data, away = tmp_path / "data", tmp_path / "away"
    hands.press(window, "Ctrl+D")
    stick.pull()
    shutil.move(data, away)
    data.touch()  # as where a stick is not in: nothing can be made there
    hands.press(window.page, "End")
    hands.press(window, "Ctrl+D")
    assert "Your marks cannot be saved" in window.notice.text
    hands.press(window, "Ctrl+T")
    data.unlink()
    shutil.move(away, data)
    stick.put_back()
    window.features.marks.model.retry()
    assert "cannot be saved" not in window.notice.text
    window.close()
    window = start()
    assert title(window) == "Number 1"
    hands.press(window, "Ctrl+5")
    qtbot.waitUntil(lambda: len(hands.rows(window.features.marks.panel.list)) == 2)
