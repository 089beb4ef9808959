"""Keys go from one heading, link, picture, table or paragraph to the next, through all parts of an article."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from reader.library.model import Block, BlockKind, Span, Table
from reader.ui.page import page_caret
from reader.ui.page.reading_steps import Target, positions
from reader.ui.page.view import PageView
from tests.ui import pages, samples
from tests.ui.page.test_spoken_runs import ARTICLE
from tests.ui.page.test_view import LONG, at

MANY_ROWS = tuple(((Span(f"row {number}"),), (Span("cell " * 20),)) for number in range(400))


def shown(qtbot: QtBot, folder: Path, article: object) -> PageView:
    view = PageView(pages.light())
    qtbot.addWidget(view)
    view.resize(700, 500)
    view.open(pages.opened(folder, article))  # type: ignore[arg-type]
    view.show()
    view.activateWindow()
    view.setFocus()
    qtbot.waitUntil(view.isActiveWindow)
    view.show_position(at())
    return view


@pytest.fixture(params=[False, True], ids=["seen", "read aloud"])
def view(qtbot: QtBot, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[PageView]:
    view = shown(qtbot, tmp_path, ARTICLE)
    if request.param:
        view.read_aloud(with_caret=True)
    yield view
    assert view.opened
    view.opened.pack.close()


def line(view: PageView) -> str:
    """The text at the caret, without what is only read aloud."""
    return page_caret.text_at(view).rpartition(": ")[2]


@pytest.mark.parametrize(
    ("target", "count", "first"),
    [
        (Target.HEADING, 2, "A heading"),
        (Target.FIGURE, 1, ""),
        (Target.TABLE, 1, "Drug"),
        (Target.PARAGRAPH, 9, ""),
    ],
    ids=["heading", "picture", "table", "paragraph"],
)
def test_to_the_next_and_back(view: PageView, target: Target, count: int, first: str) -> None:
    here = view.textCursor().position()
    found = positions(view.shown_document, target)
    assert len(found) == count
    ahead = [position for position in found if position > here]
    for position in ahead:
        assert view.step_to(target, 1)
        assert view.textCursor().selectionStart() == position
        assert page_caret.is_in_view(view)
        if position == ahead[0] and first:
            assert line(view).startswith(first)
    assert not view.step_to(target, 1)
    for position in reversed(ahead[:-1]):
        assert view.step_to(target, -1)
        assert view.textCursor().selectionStart() == position


def test_headings_of_all_parts(qtbot: QtBot, tmp_path: Path) -> None:
    view = shown(qtbot, tmp_path, LONG)
    headings = [block for block in LONG.blocks if block.kind is BlockKind.HEADING]
    read = []
    while view.step_to(Target.HEADING, 1):
        read.append(line(view))
    assert read == [block.spans[0].text for block in headings]
    while view.step_to(Target.HEADING, -1):
        read.pop()
    assert len(read) <= 1


def test_none_in_any_part_leaves_the_page_where_it_is(qtbot: QtBot, tmp_path: Path) -> None:
    view = shown(qtbot, tmp_path, LONG)
    view.show_position(at("p6-2"))
    before = view.verticalScrollBar().value(), view.textCursor().position()
    assert not view.step_to(Target.TABLE, 1)
    assert (view.verticalScrollBar().value(), view.textCursor().position()) == before


def test_a_long_table_counts_once(qtbot: QtBot, tmp_path: Path) -> None:
    rows = (((Span("Head"),), (Span("Head"),)), *MANY_ROWS)
    article = pages.article(
        Block("t", BlockKind.TABLE, table=Table(rows, ("left", "left"))), *samples.blocks_of(1, 1, 10)
    )
    view = shown(qtbot, tmp_path, article)
    assert view.step_to(Target.TABLE, 1)
    assert not view.step_to(Target.TABLE, 1)


def test_links_get_the_focus(qtbot: QtBot, tmp_path: Path) -> None:
    from tests.packs import ARTICLES

    view = shown(qtbot, tmp_path, ARTICLES[0])
    assert view.step_to(Target.LINK, 1)
    cursor = view.textCursor()
    run = view.shown_document.links[0]
    assert (cursor.selectionStart(), cursor.selectionEnd()) == (run.first, run.last)
    assert not view.has_selection
    assert view.step_to(Target.LINK, 1)
    assert view.textCursor().selectionStart() == view.shown_document.links[1].first
    assert view.step_to(Target.LINK, -1)
    assert view.textCursor().selectionStart() == run.first
