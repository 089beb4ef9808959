"""Figures on paper: vectors where the pack came with the program, otherwise pixels from the process that draws them."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from reader.library.model import Article, Block, BlockKind, Figure, FigureFile, Span
from reader.library.packfile import PackFile
from reader.library.print_order import PrintOptions
from reader.ui.page.document import FigureRun
from reader.ui.page.figure_process import FigureProcess, FigureProcessError
from reader.ui.paper.print_context import PrintContext
from reader.ui.paper.print_figures import PrintFigures
from tests.packs import FIGURES, make_pack, png

RUN = FigureRun("figures/plain.svg", 0, 40, 30, (40, 30), "A plain shape")
PHOTO = FigureRun("figures/photo.png", 0, 40, 30, (40, 30), "A photo")
MISSING = FigureRun("figures/missing.svg", 0, 400, 90, (400, 90), "A shape that is missing")
AREA = QRectF(0, 0, 40, 30)

pytestmark = pytest.mark.usefixtures("paper_fonts")


def context_of(folder: Path, *, is_bundled: bool) -> PrintContext:
    block = Block("f", BlockKind.FIGURE, (Span("Caption."),), figure=Figure(RUN.path, RUN.alt))
    figures = (*FIGURES, FigureFile(PHOTO.path, "image/png", 40, 30, png(40, 30)))
    file = make_pack(folder / "figures.carrel", articles=[Article("a", "A", (block,))], figures=figures)
    return PrintContext(PackFile(file), PrintOptions(), "", is_bundled=is_bundled)


def painted(figures: PrintFigures, run: FigureRun) -> QImage:
    image = QImage(run.shown[0], run.shown[1], QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    figures.paint(painter, run, QRectF(0, 0, *run.shown))
    painter.end()
    return image


class Process:
    """Draws in black, or not at all."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, error: Exception | None = None) -> None:
        self.orders: list[tuple[int, int]] = []
        self.error = error
        monkeypatch.setattr(FigureProcess, "draw", self._draw)

    def _draw(self, order, data: bytes) -> bytes:
        self.orders.append((order.width, order.height))
        if self.error:
            raise self.error
        return b"\0\0\0\xff" * (order.width * order.height)


@pytest.mark.parametrize("run", [RUN, PHOTO], ids=lambda run: run.path)
def test_those_of_the_program_are_painted_here(tmp_path, monkeypatch, run: FigureRun) -> None:
    process = Process(monkeypatch)
    figures = PrintFigures(context_of(tmp_path, is_bundled=True))
    assert painted(figures, run).pixelColor(20, 15) == Qt.GlobalColor.black
    assert process.orders == []


def test_those_of_strangers_are_drawn_elsewhere_at_300_dots_per_inch(tmp_path, monkeypatch) -> None:
    process = Process(monkeypatch)
    figures = PrintFigures(context_of(tmp_path, is_bundled=False))
    for _ in range(2):
        assert painted(figures, RUN).pixelColor(20, 15) == Qt.GlobalColor.black
    assert process.orders == [(125, 93)]
    figures.close()


def test_the_window_goes_on_until_they_are_drawn(tmp_path, monkeypatch) -> None:
    Process(monkeypatch)
    drawn: list[bool] = []
    figures = PrintFigures(context_of(tmp_path, is_bundled=False), lambda: drawn.append(True))
    assert not figures.is_ready(RUN)
    assert painted(figures, RUN).pixelColor(20, 15) != Qt.GlobalColor.black
    while not drawn:
        QApplication.processEvents()
    assert figures.is_ready(RUN)
    assert painted(figures, RUN).pixelColor(20, 15) == Qt.GlobalColor.black
    figures.close()


def test_after_three_deaths_no_more_are_drawn(tmp_path, monkeypatch) -> None:
    process = Process(monkeypatch, FigureProcessError("drawing it fails"))
    figures = PrintFigures(context_of(tmp_path, is_bundled=False))
    for width in range(40, 46):
        figures.is_ready(RUN._replace(shown=(width, 30)))
    assert len(process.orders) == 3
    figures.close()


def test_a_missing_figure_says_so(tmp_path) -> None:
    figures = PrintFigures(context_of(tmp_path, is_bundled=True))
    image = painted(figures, MISSING)
    colours = {image.pixelColor(x, y).lightness() for x in range(0, 400, 2) for y in range(30, 60)}
    assert min(colours) < 100  # its letters
