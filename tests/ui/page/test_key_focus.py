"""What Enter and Tab do after a step to a picture, a table, a heading or a link, and what is in view then."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from reader.library.model import Block, BlockKind, FigureFile, Span, Table, WebLink
from reader.ui.page.figure_focus import focused_figure
from reader.ui.page.page_links import FigureLink, LinkRun
from reader.ui.page.reading_steps import Target
from reader.ui.page.text_rects import text_rects
from reader.ui.page.view import PageView
from tests.packs import INFO, SVG, cell
from tests.ui import hands, pages, samples
from tests.ui.page import page_views
from tests.ui.page.test_view import at

ROWS = tuple((cell(f"Row {row}"), cell("some words")) for row in range(8))
MODES = pytest.mark.parametrize("view", [False, True], ids=["scrolled", "turned"], indirect=True)


def linked(number: int, lines: int = 8) -> Block:
    link = Span(f"link {number}", link=WebLink(f"https://example.org/{number}"))
    return Block(f"p{number}", BlockKind.PARAGRAPH, (Span("Some words in a line of text. " * 3 * lines), link))


BLOCKS = (
    linked(1),
    samples.heading("h1", "Heading"),
    linked(2),
    samples.picture("f1", "figures/plain.svg"),
    linked(3),
    Block("t", BlockKind.TABLE, table=Table(ROWS, ("", ""))),
    linked(4),
    *(linked(number) for number in range(5, 9)),
)


@pytest.fixture
def view(qtbot: QtBot, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[PageView]:
    view = PageView(pages.light())
    qtbot.addWidget(view)
    view.resize(700, 500)
    view.set_turning(request.param)
    figure = FigureFile("figures/plain.svg", "image/svg+xml", 400, 320, SVG)
    view.open(pages.opened(tmp_path, pages.article(*BLOCKS), info=INFO, figures=(figure,)))
    view.show_position(at())
    page_views.activate(view)
    yield view
    assert view.opened
    view.opened.pack.close()


def focused(view: PageView) -> LinkRun:
    cursor = view.textCursor()
    return next(
        run
        for run in view.shown_document.links
        if (run.first, run.last) == (cursor.selectionStart(), cursor.selectionEnd())
    )


def name_of(run: LinkRun) -> str:
    return run.link.url[-1] if isinstance(run.link, WebLink) else "picture"


@MODES
@pytest.mark.parametrize(
    ("target", "after", "before"),
    [
        (Target.HEADING, "2", "1"),
        (Target.FIGURE, "3", "2"),
        (Target.TABLE, "4", "3"),
    ],
    ids=["heading", "picture", "table"],
)
@pytest.mark.parametrize("forward", [True, False], ids=["on", "back"])
def test_tab_goes_on_from_there_and_back(
    view: PageView, target: Target, after: str, before: str, forward: bool
) -> None:
    assert view.step_to(target, 1)
    hands.press(view, "Tab" if forward else "Shift+Tab")
    assert name_of(focused(view)) == (after if forward else before)


@MODES
def test_enter_opens_the_picture_or_table(view: PageView) -> None:
    chosen: list[object] = []
    view.figure_chosen.connect(lambda number, _run: chosen.append(number))
    view.table_chosen.connect(lambda table: chosen.append(table.number))
    for target, number in ((Target.FIGURE, 3), (Target.TABLE, 5)):
        chosen.clear()
        assert view.step_to(target, 1)
        hands.press(view, "Return")
        assert chosen == [number]


@MODES
@pytest.mark.parametrize("by_tab", [False, True], ids=["step", "tab"])
def test_a_whole_picture_with_its_caption_is_in_view(view: PageView, by_tab: bool) -> None:
    while focused_figure(view) is None:
        if by_tab:
            hands.press(view, "Tab")
        else:
            assert view.step_to(Target.FIGURE, 1)
    document = view.shown_document
    position = document.figures[0].position
    (area,) = text_rects(document, position, position + 1)
    caption = document.findBlock(position).next()
    assert caption.text() == "A caption."
    below = document.documentLayout().blockBoundingRect(caption)
    assert view.to_viewport(area).top() >= 0
    assert view.to_viewport(below).bottom() <= view.viewport().height()


@MODES
def test_a_whole_table_is_in_view(view: PageView) -> None:
    assert view.step_to(Target.TABLE, 1)
    table = view.focused_table
    assert table
    area = view.to_viewport(table.area())
    assert area.top() >= 0
    assert area.bottom() <= view.viewport().height()


@MODES
def test_the_table_with_the_focus_has_a_frame_until_the_next_step(view: PageView) -> None:
    def frame() -> bool:
        colour = pages.light().theme.colour("accent").rgb()
        image = view.viewport().grab().toImage()
        return image.pixel(round(area.center().x()), round(area.top())) == colour

    assert view.step_to(Target.TABLE, 1)
    assert view.focused_table
    area = view.to_viewport(view.focused_table.area())
    assert frame()
    assert view.step_to(Target.PARAGRAPH, 1)
    assert view.focused_table is None
    assert not frame()


@MODES
def test_tab_leaves_the_page_after_the_last_link(view: PageView, qtbot: QtBot) -> None:
    for _ in view.shown_document.links:
        hands.press(view, "Tab")
    assert focused(view) == view.shown_document.links[-1]
    assert not view.focusNextPrevChild(True) or not view.hasFocus()
    assert not view.textCursor().hasSelection()
    view.go_to_end(-1)
    view.setTextCursor(view.shown_document.cursor(view.shown_document.links[0].first))
    assert not view.focusNextPrevChild(False) or not view.hasFocus()


@pytest.mark.parametrize("view", [False], ids=["scrolled"], indirect=True)
def test_a_screen_reader_is_told_of_the_picture_and_of_the_table(
    view: PageView, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    view.read_aloud(with_caret=True)
    told: list[str] = []
    monkeypatch.setattr(view, "say_place", lambda: told.append("place"))
    view.link_reached.connect(lambda: told.append("link"))
    view.table_reached.connect(lambda: told.append("focus"))
    assert view.step_to(Target.FIGURE, 1)
    assert told == ["place"]
    with qtbot.waitSignal(view.figure_chosen):
        hands.press(view, "Return")
    told.clear()
    assert view.step_to(Target.TABLE, 1)
    assert told == ["focus", "place"]


def framed(view: PageView, run: LinkRun) -> bool:
    """Whether the accent is above the first letter of a link."""
    (area, *_) = text_rects(view.shown_document, run.first, run.last)
    place = view.to_viewport(area)
    image, accent = view.viewport().grab().toImage(), view.page_style.theme.colour("accent")
    x = round(place.center().x())
    return any(image.pixelColor(x, y) == accent for y in range(round(place.top()) - 3, round(place.top()) + 2))


@MODES
def test_a_link_with_the_focus_has_a_frame(view: PageView) -> None:
    one, two = [run for run in view.shown_document.links if not isinstance(run.link, FigureLink)][:2]
    hands.press(view, "Tab")
    assert [framed(view, run) for run in (one, two)] == [True, False]
    hands.press(view, "Tab")
    assert focused(view) == two
    view.scroll_into_view(two.first)
    assert framed(view, two)
    hands.press(view, "Shift+Tab")
    assert framed(view, one)


@pytest.mark.parametrize("view", [False], ids=["scrolled"], indirect=True)
def test_tab_goes_on_from_the_window(view: PageView) -> None:
    hands.press(view, "Tab")
    assert name_of(focused(view)) == "1"
    hands.press(view, "End")
    height = view.verticalScrollBar().value()
    hands.press(view, "Tab")
    assert name_of(focused(view)) in "78"
    assert view.verticalScrollBar().value() == height
