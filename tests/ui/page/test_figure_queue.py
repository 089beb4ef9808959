"""Figures of a stranger's pack: a box at once, the picture when it comes, and nothing on the page moves."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from reader.library.model import Article, Block, BlockKind, Figure, FigureFile, Span
from reader.system import paths
from reader.ui.main_window import MainWindow
from reader.ui.page import figure_queue
from reader.ui.page.document import FigureRun
from reader.ui.page.figure_box import failed_box, waiting_box
from reader.ui.page.figure_frames import FigureOrder
from reader.ui.page.figure_process import FigureProcess, FigureProcessError
from reader.ui.page.figure_queue import GIVEN_UP, MOST_DEATHS, FigureQueue
from tests.packs import SVG, make_pack
from tests.ui import hands, pages
from tests.ui.conftest import Start

ALT = "A quiet room by the water"


class FakeProcess(FigureProcess):
    """Draws green, unless a test says what happens instead."""

    def __init__(self) -> None:
        super().__init__(["never started"])
        self.orders: list[FigureOrder] = []
        self.stops = 0
        self.act: Callable[[FigureOrder], bytes] = lambda order: b"\0\xff\0\xff" * (order.width * order.height)

    def draw(self, order: FigureOrder, data: bytes) -> bytes:
        self.orders.append(order)
        return self.act(order)

    def stop(self) -> None:
        self.stops += 1


@pytest.fixture
def process(monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeProcess]:
    process = FakeProcess()
    queue = FigureQueue(process, idle=0)
    monkeypatch.setattr(figure_queue, "shared_queue", lambda: queue)
    yield process
    queue.close()


def pack(folder: Path, count: int = 1) -> Path:
    """The first figure is at the top, and there are twenty paragraphs below each."""
    names = [f"figures/{number}.svg" for number in range(count)]
    blocks = []
    for name in names:
        stem = name[8:-4]
        blocks.append(Block(f"f{stem}", BlockKind.FIGURE, (Span(f"Figure {stem}"),), figure=Figure(name, ALT)))
        blocks += [
            Block(f"p{stem}-{i}", BlockKind.PARAGRAPH, (Span("Words that fill the page. " * 20),)) for i in range(20)
        ]
    return make_pack(
        folder / "stranger.carrel",
        articles=(Article("first", "First", tuple(blocks)),),
        figures=[FigureFile(name, "image/svg+xml", 400, 300, SVG) for name in names],
    )


def figure(window: MainWindow, number: int = 0) -> FigureRun:
    return window.page.shown_document.figures[number]


def shown(window: MainWindow, number: int = 0) -> QImage:
    """What Qt paints in the place of a figure."""
    image = window.page.shown_document.loadResource(2, f"figure:{number}")
    assert isinstance(image, QImage)
    return image


def colour(image: QImage) -> str:
    return QColor(image.pixel(image.width() // 2, image.height() // 4)).name()


def is_drawn(window: MainWindow, number: int = 0) -> bool:
    return figure(window, number).key in window.page.shown_document._images


def test_the_picture_takes_the_place_of_a_box_and_no_text_moves(
    start: Start, tmp_path: Path, qtbot: QtBot, process: FakeProcess
) -> None:
    window = start()
    tasks = figure_queue.shared_queue()._tasks
    window.session.open_file(pack(tmp_path))
    page = window.page
    box = shown(window)
    assert box == waiting_box(*figure(window).shown, page.page_style, 1.0)
    page.lay_out_all()
    before = (page.verticalScrollBar().maximum(), page.shown_document.size(), page.reading_position())
    qtbot.waitUntil(lambda: is_drawn(window))
    assert (page.verticalScrollBar().maximum(), page.shown_document.size(), page.reading_position()) == before
    assert colour(shown(window)) == "#00ff00"
    assert shown(window).size() == box.size()
    assert tasks.is_idle
    assert len(process.orders) == 1


def test_a_picture_that_cannot_be_drawn_is_a_box_with_its_alternative_text(
    start: Start, tmp_path: Path, qtbot: QtBot, process: FakeProcess
) -> None:
    def fail(_: FigureOrder) -> bytes:
        raise FigureProcessError("drawing it takes too long")

    process.act = fail
    window = start()
    window.session.open_file(pack(tmp_path))
    qtbot.waitUntil(lambda: is_drawn(window))
    style = window.page.page_style
    assert shown(window) == failed_box(*figure(window).shown, style, 1.0, "drawing it takes too long", ALT)
    assert shown(window) != failed_box(*figure(window).shown, style, 1.0, "drawing it takes too long")


@pytest.mark.parametrize(("is_its_fault", "tried"), [(True, MOST_DEATHS), (False, MOST_DEATHS + 2)])
def test_after_some_deaths_a_pack_has_no_more_pictures(
    start: Start, tmp_path: Path, qtbot: QtBot, process: FakeProcess, is_its_fault: bool, tried: int
) -> None:
    def fail(_: FigureOrder) -> bytes:
        raise FigureProcessError("drawing it fails", is_its_fault=is_its_fault)

    process.act = fail
    window = start()
    window.session.open_file(pack(tmp_path, MOST_DEATHS + 2))
    for number in range(MOST_DEATHS + 2):
        shown(window, number)
    qtbot.waitUntil(lambda: all(is_drawn(window, number) for number in range(MOST_DEATHS + 2)))
    assert len(process.orders) == tried
    style = window.page.page_style
    given_up = failed_box(*figure(window, 4).shown, style, 1.0, GIVEN_UP, ALT)
    assert (shown(window, MOST_DEATHS + 1) == given_up) is is_its_fault


@pytest.mark.parametrize("keys", ["Ctrl+T", "Ctrl++"])
def test_another_theme_or_size_draws_it_again(
    start: Start, tmp_path: Path, qtbot: QtBot, process: FakeProcess, keys: str
) -> None:
    window = start()
    window.appearance.choose_theme("light")
    window.session.open_file(pack(tmp_path))
    qtbot.waitUntil(lambda: is_drawn(window))
    drawn = process.orders[-1]
    hands.press(window.page, keys)
    qtbot.waitUntil(lambda: is_drawn(window))
    assert process.orders[-1] != drawn


def test_while_the_width_changes_the_picture_is_scaled(
    start: Start, tmp_path: Path, qtbot: QtBot, process: FakeProcess
) -> None:
    window = start()
    window.session.open_file(pack(tmp_path))
    qtbot.waitUntil(lambda: is_drawn(window))
    window.resize(420, 600)
    qtbot.waitUntil(lambda: figure(window).shown[0] < 400)
    window.page.shown_document._images = {("figures/0.svg", 400, 300): shown(window)}
    assert colour(shown(window)) == "#00ff00"
    qtbot.waitUntil(lambda: is_drawn(window))
    assert (process.orders[-1].width, process.orders[-1].height) == figure(window).shown


def test_what_is_no_longer_shown_is_not_drawn(start: Start, tmp_path: Path, qtbot: QtBot, process: FakeProcess) -> None:
    window = start()
    file = pack(tmp_path, 5)
    window.session.open_file(file)
    for number in range(5):
        shown(window, number)
    window.session.go_pack("neuroscience-psychotherapy")
    qtbot.waitUntil(lambda: figure_queue.shared_queue().is_idle)
    assert len(process.orders) <= 1


def test_a_page_that_is_gone_stops_nothing(start: Start, tmp_path: Path, qtbot: QtBot, process: FakeProcess) -> None:
    window = start()
    window.session.open_file(pack(tmp_path))
    gone = window.page.shown_document
    shown(window)
    figure_queue.shared_queue()._draw_next()
    hands.press(window.page, "Ctrl++")
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert not isValid(gone)
    qtbot.waitUntil(lambda: is_drawn(window))
    assert len(process.orders) == 2


def test_the_queue_is_short(
    start: Start, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, process: FakeProcess
) -> None:
    """Scrolling through many figures draws those that are in view at its end."""
    monkeypatch.setattr(figure_queue, "MOST_WAITING", 2)
    window = start()
    window.session.open_file(pack(tmp_path, 5))
    for number in (1, 2, 3, 4):
        shown(window, number)
    qtbot.waitUntil(lambda: is_drawn(window, 4))
    assert not is_drawn(window, 1)
    shown(window, 1)
    qtbot.waitUntil(lambda: is_drawn(window, 1))


def test_the_process_ends_when_nothing_is_to_be_drawn(
    start: Start, tmp_path: Path, qtbot: QtBot, process: FakeProcess
) -> None:
    window = start()
    window.session.open_file(pack(tmp_path))
    qtbot.waitUntil(lambda: is_drawn(window) and process.stops > 0)
    hands.press(window.page, "Ctrl++")
    qtbot.waitUntil(lambda: len(process.orders) == 2 and is_drawn(window))


def test_closing_does_not_wait_for_a_picture(start: Start, tmp_path: Path, qtbot: QtBot, process: FakeProcess) -> None:
    window = start()
    window.session.open_file(pack(tmp_path))
    shown(window)
    queue = figure_queue.shared_queue()
    queue._draw_next()
    queue.close()
    qtbot.waitUntil(lambda: process.stops > 0)


def test_the_bundled_pack_starts_no_process(
    start: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, process: FakeProcess
) -> None:
    file = pack(tmp_path)
    monkeypatch.setattr(paths, "bundled_packs", lambda: (file,))
    window = start(file)
    assert colour(shown(window)) == window.appearance.theme.colours["ink"]
    assert process.orders == []


def test_the_real_process_draws_in_a_window(start: Start, tmp_path: Path, qtbot: QtBot) -> None:
    window = start()
    window.session.open_file(pack(tmp_path))
    shown(window)
    qtbot.waitUntil(lambda: is_drawn(window), timeout=60_000)
    assert colour(shown(window)) == window.appearance.theme.colours["ink"]
    queue = figure_queue.shared_queue()
    pid = queue.process.pid
    assert pid
    queue.close()
    assert not psutil.pid_exists(pid)


@pytest.mark.parametrize("size", [(400, 300), (120, 80), (20, 10), (1, 1), (3000, 2)])
@pytest.mark.parametrize("alt", ["", "Short", "صورة لغرفة هادئة " * 30, "x" * 100_000, "\0\n\t\u202e"])
@pytest.mark.parametrize("scale", [1.0, 3.0])
def test_boxes_of_every_size(qapp: object, size: tuple[int, int], alt: str, scale: float) -> None:
    image = failed_box(*size, pages.light(scale), 2.0, "it is damaged.\nRead error", alt)
    assert (image.width(), image.height()) == (size[0] * 2, size[1] * 2)
