"""How large pictures are on the page: at most one screen tall with their captions, and wide ones beyond the column."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRectF
from PySide6.QtWidgets import QApplication

from reader.library.model import Block, BlockKind, Figure, FigureFile, NoteBox, NoteKind, Span
from reader.ui.main_window import MainWindow
from reader.ui.page.document import FigureRun
from reader.ui.page.figure_sizes import FigureText, fitted_size, widest_size
from reader.ui.page.page_style import COLUMN, SMALLEST_MARGIN
from reader.ui.page.text_rects import text_rects
from tests.packs import INFO, SVG, make_pack
from tests.ui import hands, pages
from tests.ui.conftest import Start

TALL, WIDE, USUAL = (300, 2000), (1600, 500), (400, 300)
ALONE = FigureText()
CAPTION = "What the picture shows, in a sentence that is long enough for a second line below it. " * 2


def run(width: int, height: int, widest: int = 0, text: FigureText = ALONE) -> FigureRun:
    return FigureRun("f", 0, width, height, (width, height), "", widest, text)


@pytest.mark.parametrize(
    ("figure", "column", "room", "height", "size"),
    [
        (run(400, 300), 600, 900, 0, (400, 300)),
        (run(400, 300), 200, 200, 0, (200, 150)),
        (run(300, 2000), 600, 900, 500, (75, 500)),
        (run(300, 2000, text=FigureText(700, 20, 60)), 600, 900, 500, (60, 400)),
        (run(300, 2000, text=FigureText(90_000, 20, 60)), 600, 900, 500, (38, 250)),
        (run(600, 200, 1600), 600, 900, 0, (900, 300)),
        (run(600, 200, 1600), 600, 3000, 0, (1600, 533)),
        (run(600, 200, 1600), 600, 900, 240, (720, 240)),
        (run(600, 200, 1600), 300, 300, 0, (300, 100)),
        (run(1, 1), 600, 900, 1, (1, 1)),
    ],
    ids=["fits", "narrow", "tall", "caption", "long caption", "wide", "natural", "wide low", "wide narrow", "one"],
)
def test_fitted_size(figure: FigureRun, column: float, room: float, height: float, size: tuple[int, int]) -> None:
    assert fitted_size(figure, column, room, height) == size


@pytest.mark.parametrize(
    ("size", "scale", "widest"),
    [((1600, 500), 1.0, 1600), ((1600, 500), 2.0, 3200), ((1600, 900), 1.0, 0), ((0, 0), 1.0, 0)],
    ids=["wide", "large text", "film", "empty"],
)
def test_widest_size(size: tuple[int, int], scale: float, widest: int) -> None:
    assert widest_size(size, scale) == widest


# on the page of a window


def pack(folder: Path, *sizes: tuple[int, int], box: NoteBox | None = None, language: str = "en-GB") -> Path:
    blocks, figures = [], []
    for number, size in enumerate(sizes):
        path = f"figures/{number}.svg"
        blocks += [Block(f"p{number}-{line}", BlockKind.PARAGRAPH, (Span("Words. " * 60),)) for line in range(4)]
        figure = Figure(path, "A shape")
        blocks.append(Block(f"f{number}", BlockKind.FIGURE, (Span(CAPTION),), figure=figure, box=box))
        figures.append(FigureFile(path, "image/svg+xml", *size, SVG))
    blocks += [Block(f"e{line}", BlockKind.PARAGRAPH, (Span("Words. " * 60),)) for line in range(6)]
    info = INFO._replace(language=language)
    return make_pack(folder / "figures.carrel", articles=(pages.article(*blocks),), figures=figures, info=info)


def area_of(window: MainWindow, number: int) -> QRectF:
    """In pixels of the document."""
    position = window.page.shown_document.figures[number].position
    (area,) = text_rects(window.page.shown_document, position, position + 1)
    return area


SIZES = [(1366, 768), (1024, 600), (700, 900), (420, 500)]


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_a_tall_figure_is_in_view_with_its_caption(start: Start, tmp_path: Path, size) -> None:
    window = start(pack(tmp_path, TALL, WIDE), size)
    page = window.page
    for number, run in enumerate(page.shown_document.figures):
        height = page.viewport().height()
        assert run.shown[1] <= height
        caption = page.shown_document.findBlock(run.position).next()
        bottom = page.shown_document.documentLayout().blockBoundingRect(caption).bottom()
        lines = caption.layout().lineCount() * caption.layout().lineAt(0).height()
        is_long = lines > 0.4 * height
        assert bottom - area_of(window, number).top() <= height + 1 or is_long


@pytest.mark.parametrize("is_turned", [False, True], ids=["scrolled", "turned"])
@pytest.mark.parametrize("size", SIZES, ids=str)
def test_larger_text_makes_no_figure_smaller(start: Start, tmp_path: Path, size, is_turned: bool) -> None:
    window = start(pack(tmp_path, TALL, WIDE, USUAL), size)
    if is_turned:
        hands.press(window.page, "F12")
    page, before = window.page, [(0, 0)] * 3
    for percent in (100, 110, 125, 150, 175, 200, 250, 300):
        window.appearance.choose_text_size(percent)
        QApplication.processEvents()
        assert bool(page.turning) == is_turned
        room = page.turning.page_height if page.turning else page.viewport().height()
        widest = page.viewport().width() - 2 * SMALLEST_MARGIN
        shown = [figure.shown for figure in page.shown_document.figures]
        for (width, height), then in zip(shown, before, strict=True):
            assert height <= room + 1
            assert width >= then[0] - 1 or height >= 0.93 * room or width >= widest - 2, percent
        before = shown


def test_it_follows_the_height_of_the_window_and_nothing_jumps(start: Start, tmp_path: Path) -> None:
    window = start(pack(tmp_path, TALL, USUAL), (1000, 800))
    page = window.page
    number = next(n for n, block in enumerate(page.opened.article.blocks) if block.id == "e1")  # type: ignore[union-attr]
    page.show_at(number, 30)
    page.verticalScrollBar().setValue(page.verticalScrollBar().value() - 40)
    QApplication.processEvents()
    before, tall = page.first_visible(), page.shown_document.figures[0].shown
    for height in (780, 700, 560, 620, 800):
        window.resize(1000, height)
        QApplication.processEvents()
        assert page.first_visible() == before
        assert page.shown_document.figures[0].shown[1] <= page.viewport().height()
    assert page.shown_document.figures[0].shown == tall
    assert page.shown_document.figures[1].shown == USUAL


@pytest.mark.parametrize("language", ["en-GB", "ar"])
def test_a_wide_figure_uses_the_free_room_on_both_sides(start: Start, tmp_path: Path, language: str) -> None:
    window = start(pack(tmp_path, WIDE, language=language), (1366, 768))
    page = window.page
    page.lay_out_all()
    area = area_of(window, 0)
    assert area.width() > COLUMN * 1.4
    assert area.left() >= 20
    assert abs(area.left() - (page.viewport().width() - area.right())) <= 3
    assert page.horizontalScrollBar().maximum() == 0
    assert page.margin_at(area.center().y()) <= area.left() + 1


@pytest.mark.parametrize("where", [0.02, 0.5, 0.98])
def test_a_click_on_any_part_of_a_wide_figure_opens_it(start: Start, tmp_path: Path, where: float) -> None:
    window = start(pack(tmp_path, WIDE), (1366, 768))
    page = window.page
    chosen: list[int] = []
    page.figure_chosen.disconnect()
    page.figure_chosen.connect(lambda number, _run: chosen.append(number))
    page.lay_out_all()
    area = area_of(window, 0)
    hands.scroll(page, round(area.top()) - 50)
    hands.click(page.viewport(), QPoint(round(area.left() + where * area.width()), 60))
    assert chosen == [4]


def test_a_wide_figure_in_a_box_stays_in_it(start: Start, tmp_path: Path) -> None:
    window = start(pack(tmp_path, WIDE, box=NoteBox(NoteKind.NOTE, 1)), (1366, 768))
    window.page.lay_out_all()
    assert area_of(window, 0).width() < COLUMN


def test_a_narrow_window_shows_a_wide_figure_in_the_column(start: Start, tmp_path: Path) -> None:
    window = start(pack(tmp_path, WIDE), (1366, 768))
    window.resize(420, 600)
    QApplication.processEvents()
    window.page.lay_out_all()
    area = area_of(window, 0)
    assert area.width() <= window.page.viewport().width() - 2 * window.page.margin + 1
    window.resize(1366, 768)
    QApplication.processEvents()
    assert area_of(window, 0).width() > COLUMN * 1.4


def test_text_below_figures_is_laid_out_after_a_change_of_height(start: Start, tmp_path: Path) -> None:
    window = start(pack(tmp_path, TALL), (1000, 800))
    window.resize(1000, 500)
    QApplication.processEvents()
    document = window.page.shown_document
    window.page.lay_out_all()
    last = document.documentLayout().blockBoundingRect(document.lastBlock())
    assert last.bottom() > area_of(window, 0).bottom() + 1000
