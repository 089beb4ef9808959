"""The caret is where the reader is: after jumps, another size or theme, another part, and turned pages."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QTextCursor

from reader.ui.page import page_caret
from reader.ui.page.page_links import PartLink
from reader.ui.page.reading_steps import Target
from reader.ui.page.view import PageView
from tests.ui import hands, pages
from tests.ui.page.test_view import at, index_of, long

__all__ = ["long"]


def block_at_caret(view: PageView) -> int:
    found = view.shown_document.text_map.block_offset(view.textCursor().position())
    assert found
    return found[0]


@pytest.mark.parametrize("block", ["p1-3", "s6", "p12-8"])
def test_a_jump_takes_the_caret_along(long: PageView, block: str) -> None:
    long.show_position(at(block))
    assert block_at_caret(long) == index_of(block)
    value = long.verticalScrollBar().value()
    long.set_caret(True)
    hands.press(long, "Down")
    assert long.verticalScrollBar().value() == value
    assert index_of(block) <= block_at_caret(long) <= index_of(block) + 1


@pytest.mark.parametrize("scale", [1.5, 3.0])
def test_the_caret_stays_in_another_size(long: PageView, scale: float) -> None:
    long.set_caret(True)
    long.show_position(at("p6-2"))
    hands.press(long, "Down")
    before = block_at_caret(long)
    long.set_style(pages.light(scale))
    assert abs(block_at_caret(long) - before) <= 1
    assert page_caret.is_in_view(long)


def test_an_arrow_after_scrolling_does_not_throw_back(long: PageView) -> None:
    long.set_caret(True)
    long.show_position(at("p1-1"))
    long.verticalScrollBar().setValue(3000)
    hands.press(long, "Down")
    assert abs(long.verticalScrollBar().value() - 3000) < 100
    assert page_caret.is_in_view(long)


def test_turned_pages_take_the_caret_along(long: PageView) -> None:
    long.set_caret(True)
    long.set_turning(True)
    long.show_position(at("p1-1"))
    for _ in range(5):
        hands.press(long, "Space")
        assert page_caret.is_in_view(long)


def test_a_selection_stays_without_a_caret(long: PageView) -> None:
    long.show_position(at("p1-1"))
    position = long.shown_document.text_map.position(index_of("p1-1"))
    assert position is not None
    long.setTextCursor(long.shown_document.cursor(position, position + 5))
    long.show_position(at("p1-3"))
    assert long.has_selection


@pytest.mark.parametrize(("by", "is_followed"), [(0, True), (3, True), (-1, False)], ids=["begin", "inside", "before"])
@pytest.mark.parametrize("part", [1, 2])
def test_enter_follows_the_link_that_the_caret_is_in(long: PageView, by: int, is_followed: bool, part: int) -> None:
    long.set_caret(True)
    long.show_part_with(index_of("s6"), 0)
    runs = [run for run in long.shown_document.links if isinstance(run.link, PartLink)]
    [run] = [run for run in runs if run.link == PartLink(part - 1 if part == 1 else part)]
    chosen: list[object] = []
    long.location_chosen.connect(chosen.append)
    long.setTextCursor(long.shown_document.cursor(max(0, run.first + by)))
    hands.press(long, "Return")
    assert bool(chosen) == (is_followed or run.first == 0)
    chosen.clear()
    long.setTextCursor(long.shown_document.cursor(run.last))
    hands.press(long, "Return")
    assert chosen


def test_the_next_link_may_be_in_another_part(long: PageView) -> None:
    long.set_caret(True)
    long.show_part_with(index_of("s1"), 0)
    long.moveCursor(QTextCursor.MoveOperation.End)
    assert long.step_to(Target.LINK, 1)
    assert "Part 1 of 3" in long.textCursor().selectedText()


def test_a_page_turned_into_another_part_is_said(long: PageView, monkeypatch: pytest.MonkeyPatch) -> None:
    """The caret is where a new document begins, and Qt tells of no move."""
    long.read_aloud(with_caret=True)
    long.set_turning(True)
    long.go_to_end(-1)
    while long.shown_document.text_map.position(index_of("s1")) is not None:
        said: list[str] = []
        monkeypatch.setattr(long, "say_place", lambda said=said: said.append(page_caret.text_at(long)))
        hands.press(long, "PgDown")
    assert said == ["← Part 1 of 3"]
