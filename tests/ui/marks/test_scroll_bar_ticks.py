"""Ticks on the scroll bar, one for each place with marks."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from reader.library.model import Article, Location
from reader.ui.marks.scroll_bar_ticks import ScrollBarTicks
from tests.ui import hands, samples
from tests.ui.conftest import Start
from tests.ui.marks import marks
from tests.ui.marks.page_marks import bookmark, mark, page_with_overlay


@pytest.mark.parametrize("is_laid_out", [False, True])
def test_shares(qtbot: QtBot, tmp_path: Path, is_laid_out: bool) -> None:
    page, overlay = page_with_overlay(qtbot, tmp_path)
    if is_laid_out:
        page.lay_out_all()
    ticks = ScrollBarTicks(page, overlay)
    assert ticks.shares() == []
    overlay.show_marks([bookmark("a", 0), mark("b", (15, 0), (15, 9)), mark("c", (15, 0), (15, 5)), bookmark("d", 29)])
    ticks.refresh()
    first, middle, last = ticks.shares()  # two highlights of one colour at one height share a tick
    assert first < 0.1
    assert 0.4 < middle < 0.6
    assert 0.9 < last <= 1
    ticks.grab()
    assert ticks.geometry() == page.verticalScrollBar().rect()


def test_a_highlight_is_painted_and_its_ticks_are_in_all_parts(start: Start, tmp_path: Path) -> None:
    long = Article("guide", "Long", tuple(samples.blocks_of(40, 10, 80)))
    window = start(samples.guide(tmp_path, long))
    page = window.page
    for block in ("p1-1", "p20-1", "p40-10"):
        window.features.reading.links.go(Location("sample", "guide", block))
        marks.select_in(page, block, 0, 13)
        hands.press(page, "Alt+1")
        assert len(window.features.marks.parts.ticks.get().shares()) == 1
        image = page.viewport().grab().toImage()
        wanted = page.page_style.theme.colour("yellow_mark").rgb()
        assert any(image.pixel(x, y) == wanted for y in range(0, image.height(), 2) for x in range(0, image.width(), 4))
