"""The page as a widget: which position it shows, what it reports, and which link was chosen."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QUrl
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reader.library.model import Location, TermLink
from reader.library.outline import block_text
from reader.search.find_in_article import Match, find
from reader.ui.page.shown_part import SMALLEST_DEPTH
from reader.ui.page.view import PageView
from reader.ui.shell.session import ReadingPosition
from tests.ui import hands, pages, samples

LONG = pages.article(*samples.blocks_of(12, 8, 250), title="A long article")


@pytest.fixture
def long(qtbot: QtBot, tmp_path: Path) -> Iterator[PageView]:
    """An article of three parts, at its top."""
    opened = pages.opened(tmp_path, LONG)
    view = PageView(pages.light())
    qtbot.addWidget(view)
    view.resize(700, 500)
    view.open(opened)
    view.show()
    view.activateWindow()
    qtbot.waitUntil(view.isActiveWindow)
    view.show_position(at())
    yield view
    opened.pack.close()


def at(block: str = "", offset: int = 0, depth: float = 0.0) -> ReadingPosition:
    return ReadingPosition(Location("sample", "article", block, offset), depth)


def index_of(block: str) -> int:
    return next(index for index, each in enumerate(LONG.blocks) if each.id == block)


def part_of(page: PageView) -> int:
    """The number of the part, by the text of the links to the others."""
    links = hands.links(page)
    return 0 if not links[0].startswith("←") else int(links[0].split()[2])


def test_without_an_article(qtbot: QtBot) -> None:
    page = PageView(pages.light())
    qtbot.addWidget(page)
    page.show_position(at("p1-1"))
    page.highlight_matches([Match(0, 0, 1)], 0)
    assert (page.opened, page.reading_position(), page.location_at(0)) == (None, None, None)
    assert (page.progress(), page.first_visible(), page.shown_range()) == (0.0, (0, 0), ((0, 0), (0, 0)))


@pytest.mark.parametrize(("block", "part"), [("", 0), ("p1-1", 0), ("s6", 1), ("p12-8", 2), ("missing", 0)])
def test_a_position_is_shown_with_space_above_it(long: PageView, block: str, part: int) -> None:
    long.show_position(at(block))
    assert part_of(long) == part
    if block in ("p1-1", "s6"):
        assert 0 < hands.top_of(long, block) <= long.viewport().height() / 5 + 40
    if block in ("", "missing"):
        assert long.verticalScrollBar().value() == 0


@pytest.mark.parametrize("block", ["s2", "p1-3", "p6-2"])
def test_only_a_position_without_a_depth_gets_space(long: PageView, block: str) -> None:
    long.show_position(at(block, depth=SMALLEST_DEPTH))
    flush = hands.top_of(long, block)
    long.show_position(at(block))
    assert abs(hands.top_of(long, block) - flush - long.viewport().height() // 5) <= 1


@pytest.mark.parametrize("block", ["p1-3", "p6-2", "p11-5"])
@pytest.mark.parametrize("depth", [0.25, 0.75])
def test_a_position_is_found_again(long: PageView, block: str, depth: float) -> None:
    long.show_position(at(block, depth=depth))
    position = long.reading_position()
    assert position
    scrolled = long.verticalScrollBar().value()
    long.show_position(at())
    long.show_position(position)
    assert long.verticalScrollBar().value() == scrolled
    assert (position.location.block, abs(position.depth - depth) < 0.01) == (block, True)


def test_a_position_is_reported_after_scrolling_only(long: PageView, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(long.position_changed, wait=20):
        long.show_position(at("p1-3"))
    with qtbot.waitSignal(long.position_changed) as changed:
        long.verticalScrollBar().setValue(long.verticalScrollBar().value() + 400)
    assert changed.args == [long.reading_position()]


def test_a_new_part_is_announced_once(long: PageView) -> None:
    announced: list[int] = []
    long.part_changed.connect(lambda: announced.append(part_of(long)))
    for block in ("p1-1", "p6-1", "s6", "p12-1", ""):
        long.show_position(at(block))
    assert announced == [1, 2, 0]


def test_another_style_keeps_the_position(long: PageView, qtbot: QtBot) -> None:
    long.show_position(at("p6-2", depth=0.5))
    with qtbot.waitSignal(long.part_changed):
        long.set_style(pages.light(1.5))
    long.resize(500, 400)  # as the frame around it grows with the text
    position = long.reading_position()
    assert position
    assert (position.location.block, abs(position.depth - 0.5) < 0.02) == ("p6-2", True)
    assert long.page_style.text_scale == 1.5


@pytest.mark.parametrize("size", [(400, 500), (900, 300)])
def test_another_size_keeps_the_position(long: PageView, size: tuple[int, int]) -> None:
    long.show_position(at("p6-2", depth=0.5))
    for step in (1, 2):  # as a window is dragged
        long.resize(700 + (size[0] - 700) * step // 2, 500 + (size[1] - 500) * step // 2)
    position = long.reading_position()
    assert position
    assert (position.location.block, abs(position.depth - 0.5) < 0.05) == ("p6-2", True)


def test_progress_grows_to_1(long: PageView) -> None:
    found = []
    for block in ("", "p1-5", "s6", "p6-5", "p11-1", "p12-8"):
        long.show_position(at(block))
        found.append(long.progress())
    long.verticalScrollBar().setValue(long.verticalScrollBar().maximum())
    assert found == sorted(set(found))
    assert (0 < found[0] < 0.1, long.progress()) == (True, 1.0)


def test_parts_join_without_a_gap(long: PageView) -> None:
    ranges = []
    for block in ("", "s6", "p12-8"):
        long.show_position(at(block))
        ranges.append(long.shown_range())
    assert ranges[0][0] == (0, 0)
    assert [first for first, _ in ranges[1:]] == [last for _, last in ranges[:-1]]
    assert ranges[-1][1] == (len(LONG.blocks), 0)


def test_the_first_visible_character(long: PageView) -> None:
    long.show_position(at("p1-2", depth=0.5))
    index, offset = long.first_visible()
    length = len(block_text(LONG.blocks[index]))
    assert LONG.blocks[index].id == "p1-2"
    assert 0.4 < offset / length < 0.6


@pytest.mark.parametrize("block", ["p1-1", "p6-4", "p12-8"])
def test_a_character_is_brought_into_view(long: PageView, block: str) -> None:
    index = index_of(block)
    offset = len(block_text(LONG.blocks[index])) - 10
    long.show_at(index, offset)
    position = long.shown_document.text_map.position(index, offset)
    assert position is not None
    rect = long.cursorRect(long.shown_document.cursor(position))
    assert long.viewport().rect().contains(rect.center())
    found = long.location_at(position)
    assert found
    assert found.block == block


def highlighted(page: PageView) -> list[str]:
    selections: list[Any] = list(page.extraSelections())
    return [each.cursor.selectedText() for each in selections]


def test_matches_are_painted_where_they_are_shown(long: PageView) -> None:
    matches = find(LONG.blocks, "Paragraph 6-4")
    assert len(matches) == 1
    long.highlight_matches(matches, 0)
    assert highlighted(long) == []
    long.show_match(matches[0])
    long.highlight_matches(matches, 0)
    assert highlighted(long) == ["Paragraph 6-4"]
    long.highlight_matches([], 0)
    assert highlighted(long) == []


def test_matches_in_other_parts_of_a_paragraph_are_not_painted(qtbot: QtBot, tmp_path: Path) -> None:
    words = "needle " + "word " * 24_000 + "needle"
    opened = pages.opened(tmp_path, pages.article(samples.paragraph("p", words)))
    page = PageView(pages.light())
    qtbot.addWidget(page)
    page.open(opened)
    page.show_position(at())
    first, last = find(opened.article.blocks, "needle")
    for match in (first, last):
        page.show_match(match)
        page.highlight_matches([first, last], 0)
        selections: list[Any] = list(page.extraSelections())
        starts = [each.cursor.selectionStart() for each in selections]
        assert starts == [page.shown_document.text_map.position(0, match.first)]
        assert highlighted(page) == ["needle"]
    opened.pack.close()


def test_the_link_to_the_next_part_is_a_location(long: PageView, qtbot: QtBot) -> None:
    number = len(long.shown_document.links) - 1
    with qtbot.waitSignal(long.location_chosen) as chosen, qtbot.assertNotEmitted(long.link_chosen):
        hands.click_link_in_view(long, number)
    assert chosen.args
    location = chosen.args[0]
    long.show_position(ReadingPosition(location))
    assert (part_of(long), long.shown_range()[0]) == (1, (index_of(location.block), location.offset))


def click(page: PageView) -> None:
    hands.click_link(page, hands.link(page, "amygdala"))


def press_enter(page: PageView) -> None:
    hands.tab_to_link(page, hands.link(page, "amygdala"))
    hands.keys("Return")


@pytest.mark.parametrize("act", [click, press_enter])
def test_a_link_is_chosen(page: PageView, qtbot: QtBot, act: Callable[[PageView], None]) -> None:
    with qtbot.waitSignal(page.link_chosen) as chosen, qtbot.assertNotEmitted(page.location_chosen):
        act(page)
    assert chosen.args
    run, rect = chosen.args
    assert run.link == TermLink("amygdala")
    assert rect == page.link_rect(run)
    assert rect.height() > 0


@pytest.mark.parametrize("address", ["link:9999", "link:-1", "link:x", "link:", "https://example.org/", "file:///etc"])
def test_other_addresses_are_ignored(page: PageView, qtbot: QtBot, address: str) -> None:
    with qtbot.assertNotEmitted(page.link_chosen), qtbot.assertNotEmitted(page.location_chosen):
        page.anchorClicked.emit(QUrl(address))


def test_a_menu_is_requested_for_the_paragraph_at_the_pointer(page: PageView, qtbot: QtBot) -> None:
    run = hands.link(page, "amygdala")
    hands.show_link(page, run)
    point = page.link_rect(run).center() - page.viewport().pos()
    with qtbot.waitSignal(page.menu_requested) as requested:
        hands.ask_for_menu(page, point)
    assert requested.args
    where, location = requested.args
    assert (where, location.block) == (page.viewport().mapToGlobal(point), "everything")


def test_no_menu_over_the_title(page: PageView, qtbot: QtBot) -> None:
    page.verticalScrollBar().setValue(0)
    QApplication.processEvents()
    with qtbot.assertNotEmitted(page.menu_requested):
        hands.ask_for_menu(page, QPoint(page.viewport().width() // 2, 45))


@pytest.mark.parametrize("keys", ["", "Ctrl+"])
def test_home_and_end_go_to_the_ends_of_the_article(long: PageView, keys: str) -> None:
    long.show_position(at("s6"))
    for _ in range(2):  # the second time in the same part
        hands.press(long, f"{keys}End")
        assert (part_of(long), long.progress()) == (2, 1.0)
        assert long.verticalScrollBar().value() == long.verticalScrollBar().maximum()
    for _ in range(2):
        hands.press(long, f"{keys}Home")
        assert (part_of(long), long.verticalScrollBar().value(), long.block_being_read()) == (0, 0, -1)


def test_ctrl_home_and_end_move_the_caret(long: PageView) -> None:
    long.set_caret(True)
    hands.press(long, "Ctrl+End")
    assert long.textCursor().position() == long.shown_document.characterCount() - 1
    hands.press(long, "Ctrl+Home")
    assert long.textCursor().position() == 0
