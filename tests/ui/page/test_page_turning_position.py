"""The reading position on pages that are turned: what keeps it, what jumps to another, and who is told."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from reader.library.model import Location
from reader.ui.page.page_style import PageStyle
from reader.ui.shell.session import ReadingPosition
from tests.ui import hands
from tests.ui.page import turned_pages as turned
from tests.ui.page.turned_pages import ONE, SIZES, TWO, Show, visible_block


def test_the_beginning_is_told_from_the_first_page_of_another_part(show: Show) -> None:
    view = show(*turned.long_article())
    told: list[ReadingPosition] = []
    view.position_changed.connect(told.append)
    hands.press(view, "End")
    last = turned.label(view)
    view.show_position(ReadingPosition(Location("sample", "article", "p40")))
    hands.press(view, "Home")
    QApplication.processEvents()
    assert turned.label(view) != last
    assert told[-1] == view.reading_position()
    assert told[-1].location.block == ""


def test_the_position_is_told(show: Show) -> None:
    view = show(*turned.long_article())
    told: list[ReadingPosition] = []
    view.position_changed.connect(told.append)
    hands.press(view, "Space")
    hands.press(view, "End")
    QApplication.processEvents()
    assert view.progress() == 1.0
    assert told[-1] == view.reading_position()
    assert told[0] != told[-1]


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_changes_keep_the_place(show: Show, scale: float) -> None:
    """However often the window and the text change their size."""
    view = show(scale=scale)
    for _ in range(7):
        hands.press(view, "Space")
    QApplication.processEvents()
    before = view.reading_position()
    for size in (TWO, (900, 480), (500, 400), TWO, ONE):
        view.resize(*size)
        QApplication.processEvents()
    assert view.reading_position() == before
    for each in (1.5, 3.0, 0.8, scale):
        view.set_style(PageStyle(view.page_style.theme, each, 96.0))
        QApplication.processEvents()
    assert view.reading_position() == before
    assert turned.pages_in_view(view) == [7]


def test_switching_keeps_the_place(show: Show) -> None:
    view = show()
    for _ in range(5):
        hands.press(view, "Space")
    block = visible_block(view)
    for _ in range(3):
        view.set_turning(False)
        QApplication.processEvents()
        assert visible_block(view) == block
        view.set_turning(True)
        QApplication.processEvents()
        assert visible_block(view) == block
    assert turned.pages_in_view(view) == [5]
    assert not view.verticalScrollBar().isVisible()
    view.set_turning(False)
    assert view.verticalScrollBar().isVisible()
    assert view.turning is None


@SIZES
def test_a_jump_shows_its_target(show: Show, size: tuple[int, int]) -> None:
    view = show(size=size)
    assert view.opened
    for block in ("h25", "p3", "h10", "t", "p35"):
        view.show_position(ReadingPosition(Location("sample", "article", block)))
        QApplication.processEvents()
        assert turned.is_in_view(view, turned.position_of(view, block))
        assert visible_block(view) == block
        assert view.block_being_read() == view.first_visible()[0]


def test_the_section_being_read(show: Show) -> None:
    view = show()
    read = []
    for _ in turned.turning(view).pages:
        read.append(view.block_being_read())
        hands.press(view, "Space")
        QApplication.processEvents()
    assert read == sorted(read, key=lambda number: -1 if number is None else number)
    assert read[0] == -1
    assert read[-1] > 30  # type: ignore[operator]
