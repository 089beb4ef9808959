"""Links, matches and tables on pages that are turned: by keyboard and mouse, in both columns."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor

from reader.library.model import Block, BlockKind, Span, Table, WebLink
from reader.search.find_in_article import Match
from tests.packs import cell
from tests.ui import hands
from tests.ui.page import turned_pages as turned
from tests.ui.page.turned_pages import SIZES, TWO, Show


@SIZES
def test_tab_turns_to_every_link(show: Show, size: tuple[int, int]) -> None:
    view = show(size=size)
    for run in view.shown_document.links:
        hands.press(view, "Tab")
        assert hands.focused_link(view) == run
        assert turned.is_in_view(view, run.first)
    assert turned.pages_in_view(view)[-1] >= len(turned.turning(view).pages) - 2


def test_clicks_on_links_of_both_columns(show: Show) -> None:
    view = show(size=TWO)
    chosen: list[tuple[object, int]] = []
    view.link_chosen.connect(lambda run, rect: chosen.append((run, rect.left())))
    links = [run for run in view.shown_document.links if isinstance(run.link, WebLink)]
    shown = [run for run in links if turned.is_in_view(view, run.first)]
    for run in shown:
        hands.click_link(view, run)
    assert [run for run, _ in chosen] == shown
    assert any(left > view.width() / 2 for _, left in chosen)
    assert any(left < view.width() / 2 for _, left in chosen)


@pytest.mark.parametrize("is_below", [True, False])
def test_nothing_is_at_a_point_outside_the_pages(show: Show, is_below: bool) -> None:
    """Above and below a line that is all link."""
    links = [Block(f"p{number}", BlockKind.PARAGRAPH, (Span("link " * 12, link=WebLink("https://example.org")),))
             for number in range(60)]  # fmt: skip
    view = show(*links)
    chosen: list[object] = []
    view.link_chosen.connect(lambda run, _: chosen.append(run))
    hands.press(view, "Space")
    area = turned.slot_of(view, 0).area
    at = QPoint(300, round(area.bottom()) + 6 if is_below else round(area.top()) - 6)
    hands.click(view.viewport(), at)
    assert not chosen
    assert not view.anchorAt(at)
    position = view.cursorForPosition(at).position()
    assert turned.is_in_view(view, position)
    hands.click(
        view.viewport(), QPoint(300, round(area.bottom() if is_below else area.top()) + (-12 if is_below else 12))
    )
    assert chosen


@SIZES
def test_matches_are_shown_and_painted(show: Show, size: tuple[int, int]) -> None:
    view = show(size=size)
    assert view.opened
    count = len(view.opened.article.blocks)
    matches = [Match(number, 0, 4) for number in range(count) if view.opened.article.blocks[number].spans]
    colour = QColor(view.page_style.theme.colours["mark_now"]).rgb()
    for number in (5, 30, len(matches) - 1, 0):
        view.highlight_matches(matches, number)
        view.show_match(matches[number])
        position = view.shown_document.text_map.position(matches[number].index, 0)
        assert position is not None
        assert turned.is_in_view(view, position)
        rect = view.cursorRect(view.shown_document.cursor(position))
        image = view.viewport().grab().toImage()
        assert any(image.pixel(x, y) == colour for x in range(rect.left(), rect.left() + 20)
                   for y in range(rect.top(), rect.bottom()))  # fmt: skip


def test_arrows_scroll_the_table_with_the_focus(show: Show) -> None:
    row = tuple(cell("Antidisestablishmentarianism " * 2) for _ in range(9))
    view = show(turned.paragraph(1), Block("t", BlockKind.TABLE, table=Table((row,) * 30, ("",) * 9)), size=TWO)
    hands.press(view, "Tab")
    hands.press(view, "Tab")
    table = view.focused_table
    assert table
    assert table.is_scrollable
    before = turned.pages_in_view(view)
    hands.press(view, "Right")
    assert table.scrolled > 0
    assert turned.pages_in_view(view) == before
    bars = [bar for bar in view.viewport().findChildren(type(view.verticalScrollBar())) if bar.isVisible()]
    assert bars
    assert all(bar.geometry().bottom() < view.viewport().height() for bar in bars)
