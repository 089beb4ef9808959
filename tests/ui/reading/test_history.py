"""The history: Back and Forward restore each position exactly."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from reader.library.model import ArticleLink
from reader.library.packfile import NotInPackError, PackFile
from reader.library.shelf import Shelf
from reader.ui.main_window import MainWindow
from tests.ui import hands, samples
from tests.ui.conftest import Start


@pytest.fixture
def window(start: Start, tmp_path: Path) -> MainWindow:
    return start(samples.guide(tmp_path))


def where(window: MainWindow) -> tuple[str, int]:
    assert window.session.opened
    return window.session.opened.article.id, hands.scrolled(window.page)


def buttons(window: MainWindow) -> tuple[bool, bool]:
    return hands.tool(window, "Back").isEnabled(), hands.tool(window, "Forward").isEnabled()


def test_at_first_the_history_is_empty(window: MainWindow) -> None:
    assert buttons(window) == (False, False)
    hands.press(window.page, "Alt+Left")
    assert where(window) == ("guide", 0)


def by_keys(keys: str) -> Callable[[MainWindow], None]:
    return lambda window: hands.press(window.page, keys)


def by_button(name: str) -> Callable[[MainWindow], None]:
    return lambda window: hands.click(hands.tool(window, name))


@pytest.mark.parametrize(
    ("back", "forward"),
    [
        (by_keys("Alt+Left"), by_keys("Alt+Right")),
        (by_keys("Ctrl+["), by_keys("Ctrl+]")),
        (by_button("Back"), by_button("Forward")),
    ],
)
def test_back_and_forward_over_articles_and_places(
    window: MainWindow, back: Callable[[MainWindow], None], forward: Callable[[MainWindow], None]
) -> None:
    page, positions = window.page, []
    hands.scroll(page, 777)
    positions.append(where(window))
    hands.click_row(window.features.reading.contents.list, 4)
    hands.scroll(page, hands.scrolled(page) + 333)
    positions.append(where(window))
    hands.press(page, "Ctrl+Shift+Down")
    hands.scroll(page, 401)
    positions.append(where(window))
    hands.press(page, "Ctrl+Down")
    positions.append(where(window))
    seen = [where(window)]
    for _ in range(3):
        assert buttons(window)[0]
        back(window)
        seen.append(where(window))
    assert seen == positions[::-1]
    assert buttons(window) == (False, True)
    seen = [where(window)]
    for _ in range(3):
        forward(window)
        seen.append(where(window))
    assert seen == positions
    assert buttons(window) == (True, False)


def test_going_elsewhere_clears_the_way_forward(window: MainWindow) -> None:
    hands.click_row(window.features.reading.contents.list, 2)
    hands.click_row(window.features.reading.contents.list, 4)
    hands.press(window.page, "Alt+Left")
    assert buttons(window) == (True, True)
    hands.click_row(window.features.reading.contents.list, 6)
    assert buttons(window) == (True, False)
    hands.press(window.page, "Alt+Left")
    assert window.session.position
    assert window.session.position.location.block == "s2"


def test_going_to_the_current_position_adds_nothing(window: MainWindow) -> None:
    hands.click_row(window.features.reading.contents.list, 2)
    hands.click_row(window.features.reading.contents.list, 2)
    hands.press(window.page, "Alt+Left")
    assert where(window) == ("guide", 0)
    assert buttons(window) == (False, True)


@pytest.mark.parametrize("width", [1000, 430])
def test_back_restores_every_pixel(start: Start, tmp_path: Path, width: int) -> None:
    window = start(samples.guide(tmp_path), (width, 500))
    highest = window.page.verticalScrollBar().maximum()
    block = samples.GUIDE.blocks[-1].id
    missed = []
    for y in (*range(0, 360, 3), *range(360, highest, 97), highest):
        hands.scroll(window.page, y)
        window.features.reading.links.follow(ArticleLink("", block))
        hands.press(window.page, "Alt+Left")
        if hands.scrolled(window.page) != y:
            missed.append((y, hands.scrolled(window.page)))
    assert not missed


def test_back_after_the_window_has_changed_shows_the_same_words(window: MainWindow) -> None:
    hands.scroll(window.page, 1500)
    place = window.page.reading_position()
    assert place
    hands.press(window.page, "Ctrl+Shift+Down")
    window.resize(600, 500)
    QApplication.processEvents()
    hands.press(window.page, "Alt+Left")
    now = window.page.reading_position()
    assert now
    assert now.location.block == place.location.block


def test_a_position_on_a_removed_stick_stays(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    """The reader stays where they are, and can go back when the stick is back."""

    def gone(shelf: Shelf, id: str) -> PackFile:
        raise NotInPackError(Path(id), "is gone.")

    hands.press(window.page, "Ctrl+Shift+Down")
    here = where(window)
    assert here[0] != "guide"
    with monkeypatch.context() as stick:
        stick.setattr(Shelf, "pack", gone)
        hands.press(window.page, "Alt+Left")
        hands.press(window.page, "Alt+Left")
        assert "is gone." in window.notice.text
        assert where(window) == here
        assert buttons(window) == (True, False)
    hands.press(window.page, "Alt+Left")
    assert where(window) == ("guide", 0)
    assert buttons(window) == (False, True)
