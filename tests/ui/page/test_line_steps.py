"""Page Down, Page Up, Space and the arrow keys: whole lines, one line of overlap, and progress in every case."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from reader.library.model import Block, BlockKind, Figure, Location, Span, Table
from reader.ui.page import line_steps
from reader.ui.page.line_steps import Line, Window
from reader.ui.page.page_style import PageStyle
from reader.ui.page.view import PageView
from reader.ui.shell import fonts
from reader.ui.shell.session import ReadingPosition
from tests.packs import cell
from tests.ui import hands, pages
from tests.ui.page import page_views

LONG = "Some words that go on for more than one line of the column, as sentences do. "
LINES = [Line(top, top + 10) for top in range(0, 300, 10)]


def blocks() -> tuple[Block, ...]:
    texts = [Block(f"p{number}", BlockKind.PARAGRAPH, (Span(LONG * (number % 4 + 1)),)) for number in range(30)]
    rows = tuple((cell(f"Row {row}"), cell(LONG * (row % 3)), cell("short")) for row in range(12))
    heading = Block("h", BlockKind.HEADING, (Span("A heading"),), level=2)
    return (*texts[:10], heading, Block("t", BlockKind.TABLE, table=Table(rows, ("",) * 3)), *texts[10:])


@pytest.fixture(params=[0.8, 1.0, 1.25, 2.0, 3.0], ids=str)
def view(qapp: QApplication, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[PageView]:
    fonts.load()
    view = PageView(PageStyle(pages.themes().named("light"), request.param, 96.0))
    view.resize(700, 507)
    opened = pages.opened(tmp_path, pages.article(*blocks()))
    view.open(opened)
    view.show_position(ReadingPosition(Location("sample", "article")))
    page_views.activate(view)
    view.lay_out_all()
    yield view
    page_views.delete([view])


def all_lines(view: PageView) -> list[Line]:
    return line_steps.lines_between(view.shown_document, 0, -1, 1e9)


def window_of(view: PageView) -> Window:
    """Without what the head of a table covers that is pinned there."""
    return view._line_scrolling().window_and_lines()[0]


def is_cut(view: PageView, lines: list[Line]) -> bool:
    top = window_of(view).top
    return any(line.top + 1 < top < line.bottom - 1 for line in lines)


def head_height(view: PageView) -> float:
    [table] = view.shown_document.tables
    return table.head_height_if_pinned(sum(table.span()) / 2)


@pytest.mark.parametrize("key", ["PgDown", "Space"])
def test_a_page_down(view: PageView, key: str) -> None:
    lines, bar = all_lines(view), view.verticalScrollBar()
    pressed = 0
    while bar.value() < bar.maximum():
        before, value = window_of(view), bar.value()
        hands.press(view, key)
        assert bar.value() > value
        pressed += 1
        if bar.value() == bar.maximum():
            break
        assert not is_cut(view, lines)
        whole = [line for line in lines if before.top - 1 <= line.top and line.bottom <= before.bottom + 1]
        # a head of several lines begins with its first one
        assert window_of(view).top <= whole[-1].top + 1 < window_of(view).top + 3 + head_height(view)
    assert pressed > 3


@pytest.mark.parametrize("key", ["PgUp", "Shift+Space"])
def test_a_page_up(view: PageView, key: str) -> None:
    lines, bar = all_lines(view), view.verticalScrollBar()
    bar.setValue(bar.maximum())
    while bar.value() > 0:
        before, value = window_of(view), bar.value()
        hands.press(view, key)
        assert bar.value() < value
        if bar.value():
            assert not is_cut(view, lines)
            first = next(line for line in lines if line.top >= before.top - 1)
            assert first.bottom <= window_of(view).bottom + 1
            assert first.bottom > window_of(view).top + before.height * 0.4


def test_arrows_move_by_whole_lines(view: PageView) -> None:
    lines = all_lines(view)
    bar = view.verticalScrollBar()
    values = []
    for _ in range(30):
        hands.press(view, "Down")
        values.append(bar.value())
        assert any(line.top - 1 <= bar.value() <= line.top for line in lines) or bar.value() == bar.maximum()
    assert values == sorted(set(values))
    for expected in reversed(values[:-1]):
        hands.press(view, "Up")
        assert bar.value() == expected


@pytest.mark.parametrize(
    ("lines", "window", "down", "up"),
    [
        (LINES, Window(100, 155), 140, 60),
        (LINES, Window(100, 150), 140, 60),
        ([], Window(100, 200), 185, 15),
        ([Line(0, 1000)], Window(100, 200), 185, 15),  # a picture that is taller than the window
        ([Line(0, 1000), Line(1000, 1010)], Window(905, 1005), 990, 820),
        ([*LINES, Line(135, 160)], Window(100, 155), 130, 60),  # a cell whose lines are higher
    ],
)
def test_steps(lines: list[Line], window: Window, down: float, up: float) -> None:
    lines = sorted(lines)
    assert line_steps.page_down(lines, window) == down
    assert line_steps.page_up(lines, window, lambda top: top + window.height) == up


@pytest.mark.parametrize(
    ("lines", "down", "up"),
    [(LINES, 110, 90), ([], 130, 70), ([Line(0, 1000)], 130, 70), ([Line(80, 95), Line(112, 130)], 112, 80)],
)
def test_lines(lines: list[Line], down: float, up: float) -> None:
    assert line_steps.line_down(lines, Window(100, 200), 10) == down
    assert line_steps.line_up(lines, Window(100, 200), 10) == up


def test_a_picture_that_is_taller_than_the_window_is_passed(qapp: QApplication, tmp_path: Path) -> None:
    figure = Block("f", BlockKind.FIGURE, figure=Figure("figures/plain.svg", "A picture"))
    view = PageView(pages.light(2.0))
    view.resize(600, 200)
    opened = pages.opened(tmp_path, pages.article(*([figure] * 3), *blocks()[:3]))
    view.open(opened)
    view.show_position(ReadingPosition(Location("sample", "article")))
    view.show()
    view.lay_out_all()
    bar = view.verticalScrollBar()
    for _ in range(60):
        before = bar.value()
        hands.press(view, "PgDown")
        assert bar.value() > before or before == bar.maximum()
    assert bar.value() == bar.maximum()
    opened.pack.close()
    view.deleteLater()


def test_a_jump_leaves_a_fifth_of_the_page_above(view: PageView) -> None:
    view.show_position(ReadingPosition(Location("sample", "article", "h")))
    # The letters of a heading are taller than its lines.
    assert abs(hands.top_of(view, "h") - view.viewport().height() / 5) <= 2 + 3 * view.page_style.text_scale
    position = view.reading_position()
    assert position
    value = view.verticalScrollBar().value()
    view.show_position(ReadingPosition(Location("sample", "article")))
    view.show_position(position)
    assert view.verticalScrollBar().value() == value
