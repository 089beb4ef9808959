"""Which turns of pages are seen as a slide, and which way the pages move."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QToolButton

from reader.library.model import Location
from reader.search.find_in_article import Match
from reader.ui.page.view import PageView
from reader.ui.shell.session import ReadingPosition
from tests.ui import hands
from tests.ui.page import turned_pages as turned
from tests.ui.page.sliding_pages import is_still, rest, show_share, slide
from tests.ui.page.turned_pages import ONE, Show, wheel


def click_edge(view: PageView, x: int) -> None:
    hands.click(view.viewport(), QPoint(x % view.width(), 200))


def use_touch_pad(view: PageView) -> None:
    """The movement goes on after the turn, and does not end the slide."""
    for at in range(1000, 1100, 10):
        wheel(view, QPoint(-40, 0), QPoint(-40, 0), at)


TURNS: dict[str, tuple[Callable[[PageView], object], int]] = {
    "Space": (lambda view: hands.press(view, "Space"), 1),
    "Shift+Space": (lambda view: hands.press(view, "Shift+Space"), -1),
    "PgDown": (lambda view: hands.press(view, "PgDown"), 1),
    "PgUp": (lambda view: hands.press(view, "PgUp"), -1),
    "Right": (lambda view: hands.press(view, "Right"), 1),
    "Left": (lambda view: hands.press(view, "Left"), -1),
    "wheel": (lambda view: wheel(view, QPoint(0, -120)), 1),
    "wheel back": (lambda view: wheel(view, QPoint(0, 120)), -1),
    "touch pad": (use_touch_pad, 1),
    "click": (lambda view: click_edge(view, -5), 1),
    "click back": (lambda view: click_edge(view, 5), -1),
    "button": (lambda view: hands.click(hands.named(view, "Next page", QToolButton)), 1),
    "button back": (lambda view: hands.click(hands.named(view, "Previous page", QToolButton)), -1),
    "swipe up": (lambda view: turned.turning(view).pointer.swipe(QPoint(0, -90)), 1),
}


@pytest.mark.parametrize("way", TURNS)
def test_a_turn_is_done_at_once_and_slides(slides: Show, way: str) -> None:
    view = slides(size=(1000, 500))
    told: list[bool] = []
    view.turned.connect(lambda: told.append(True))
    turn, by = TURNS[way]
    turn(view)
    assert turned.pages_in_view(view) == [1 + by]
    assert turned.label(view).startswith(f"Page {2 + by} of ")
    assert told == [True]
    assert slide(view).isVisible()
    show_share(view, 0.5)
    before, after = slide(view).places()
    assert before * by < 0 < after * by  # forward: to the left, and from the right


@pytest.mark.parametrize(
    ("language", "key", "page", "is_to_left"),
    [("en-GB", "Right", 2, True), ("en-GB", "Left", 0, False), ("ar", "Left", 2, False), ("ar", "Right", 0, True)],
)
def test_pages_move_as_the_language_is_read(slides: Show, language: str, key: str, page: int, is_to_left: bool) -> None:
    view = slides(*(turned.arabic() if language == "ar" else ()), language=language)
    hands.press(view, key)
    assert turned.pages_in_view(view) == [page]
    show_share(view, 0.5)
    before, after = slide(view).places()
    assert (before < 0) is is_to_left
    assert after == before + (ONE[0] if is_to_left else -ONE[0])


def press_tab(view: PageView, times: int) -> None:
    for _ in range(times):
        hands.press(view, "Tab")


JUMPS: dict[str, Callable[[PageView], object]] = {
    "Home": lambda view: hands.press(view, "Home"),
    "End": lambda view: hands.press(view, "End"),
    "contents": lambda view: view.show_position(ReadingPosition(Location("sample", "article", "h25"))),
    "find": lambda view: view.show_match(Match(30, 0, 4)),
    "Tab": lambda view: press_tab(view, 12),
    "voice": lambda view: view.follow_voice(turned.position_of(view, "p20"), turned.position_of(view, "p20") + 4),
    "selecting": lambda view: turned.turning(view).turn_within(1),
}


@pytest.mark.parametrize("jump", JUMPS)
def test_jumps_do_not_slide(slides: Show, jump: str) -> None:
    view = slides()
    JUMPS[jump](view)
    assert turned.pages_in_view(view) != [1]
    assert is_still(view)
    rest(view)
    view.show_position(ReadingPosition(Location("sample", "article", "p5")))
    rest(view)
    hands.press(view, "Space")
    JUMPS[jump](view)
    assert is_still(view)


def test_the_next_part_slides_and_the_end_does_not(slides: Show) -> None:
    view = slides(*turned.long_article())
    turned.turning(view).show_edge(1)
    for key, label in (("Space", "Part 2 of 3, page 1 of "), ("Shift+Space", "Part 1 of 3, page ")):
        rest(view)
        hands.press(view, key)
        assert turned.label(view).startswith(label)
        assert slide(view).is_active
    hands.press(view, "End")
    rest(view)
    hands.press(view, "Space")
    assert turned.label(view).startswith("Part 3 of 3")
    assert is_still(view)


def test_nothing_slides_unless_it_is_wanted(slides: Show) -> None:
    view = slides()
    for is_wanted in (False, True):
        view.set_sliding(is_wanted)
        rest(view)
        hands.press(view, "Space")
        assert slide(view).is_active is is_wanted
    view.read_aloud(with_caret=False)
    rest(view)
    hands.press(view, "Space")
    assert is_still(view)


def test_quick_turns_are_not_queued(slides: Show) -> None:
    view = slides()
    for page in range(2, 6):
        hands.press(view, "Space")
        assert turned.pages_in_view(view) == [page]
        assert slide(view).is_active is (page == 2)
    rest(view)
    hands.press(view, "Space")
    assert slide(view).is_active


def test_a_key_that_is_held_down_does_not_slide(slides: Show) -> None:
    view = slides()
    for page in range(2, 5):
        rest(view)
        QApplication.sendEvent(
            view,
            QKeyEvent(
                QEvent.Type.KeyPress,
                Qt.Key.Key_PageDown,
                Qt.KeyboardModifier.NoModifier,
                autorep=True,
                text="",
                count=1,
            ),
        )
        assert turned.pages_in_view(view) == [page]
        assert is_still(view)
