"""A pack that is built again while it is read: the window says so, and opens the new file if the reader wants."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.library import idle_files
from reader.ui.main_window import MainWindow
from reader.ui.shell.session import OPEN_AGAIN
from tests.packs import INFO, article_of, make_searchable
from tests.ui import hands
from tests.ui.conftest import Start

PACK = INFO._replace(id="wound", title="Wounds")


def build(file: Path, edition: int, word: str) -> Path:
    articles = [article_of(word * 40, id=f"a{number}", title=f"{word} {number}") for number in (1, 2, 3)]
    return make_searchable(file, info=PACK._replace(edition=edition), articles=articles)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return build(tmp_path / "wound.carrel", 1, "Old")


@pytest.fixture
def window(file: Path, start: Start) -> MainWindow:
    return start(file)


def title(window: MainWindow) -> str:
    assert window.session.opened
    return window.session.opened.article.title


def test_it_is_read_on_after_it_was_closed(window: MainWindow) -> None:
    idle_files.close_idle(0)
    hands.press(window, "Ctrl+Shift+Down")
    assert title(window) == "Old 2"
    assert not window.notice.text


def test_a_new_edition_in_its_place(window: MainWindow, file: Path) -> None:
    hands.press(window, "Ctrl+Shift+Down")
    idle_files.close_idle(0)
    build(file, 2, "New")
    hands.press(window, "Ctrl+Shift+Down")
    assert title(window) == "Old 2"
    assert "Another file has replaced this pack" in window.notice.text
    hands.click(hands.button(window.notice, OPEN_AGAIN))
    assert title(window) == "New 2"
    assert window.session.opened
    assert window.session.opened.pack.info.edition == 2
    hands.press(window, "Ctrl+Shift+Down")
    assert title(window) == "New 3"


def test_one_that_was_deleted(window: MainWindow, file: Path) -> None:
    idle_files.close_idle(0)
    file.unlink()
    hands.press(window, "Ctrl+Shift+Down")
    assert title(window) == "Old 1"
    assert "The file is missing" in window.notice.text
