"""Ticks on the scroll bar, one for each place with marks."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from reader.ui.marks.scroll_bar_ticks import ScrollBarTicks
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
