"""Figures on paper: drawings of the bundled packs as vectors, strangers' figures as pixels from their own process."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from reader.library.image_header import FigureError
from reader.library.packfile import PackError
from reader.library.safe_figure import TEXT_COLOUR, safe_figure
from reader.translation import N_, _
from reader.ui.page.document import FigureKey, FigureRun
from reader.ui.page.figure_box import failed_box, waiting_box
from reader.ui.page.figure_drawing import FORMAT, draw
from reader.ui.page.figure_frames import FigureOrder, fitting
from reader.ui.page.figure_process import FigureProcess, FigureProcessError
from reader.ui.page.figures import figure_order
from reader.ui.paper.paper_sheet import UNITS_PER_INCH
from reader.ui.paper.print_context import PrintContext
from reader.ui.shell.background_tasks import Superseded, Tasks

DOTS_PER_INCH = 300
RATIO = DOTS_PER_INCH / UNITS_PER_INCH
MOST_DEATHS = 3
CACHE_BYTES = 96 << 20
GIVEN_UP = N_("too many pictures of this pack cannot be drawn")

Picture = QImage | QSvgRenderer


class PrintFigures:
    """The figures of one pack. `close` ends the process that draws them.

    With `on_drawn`, which is called when a figure can be painted, strangers' figures are drawn while the window goes
    on; without it, `is_ready` and `paint` wait for them.
    """

    def __init__(self, context: PrintContext, on_drawn: Callable[[], None] | None = None) -> None:
        self._context = context
        self._on_drawn = on_drawn
        self._process = FigureProcess()
        self._tasks = Tasks(self._process.stop, Superseded, self._process.stop)
        self._deaths = 0
        self._drawing: FigureKey | None = None
        self._waiting: dict[FigureKey, FigureRun] = {}
        self._pictures: dict[FigureKey, Picture] = {}

    def close(self) -> None:
        self._waiting.clear()
        self._on_drawn = None
        self._tasks.end()
        self._process.stop()

    def is_ready(self, figure: FigureRun) -> bool:
        """Whether it can be painted at once. If not, it will be drawn."""
        key = figure.key
        if key in self._pictures:
            return True
        if self._context.is_bundled or self._on_drawn is None:
            self._keep(key, self._draw(figure))
            return True
        if key not in self._waiting and key != self._drawing:
            self._waiting[key] = figure
            self._draw_next()
        return key in self._pictures

    def paint(self, painter: QPainter, figure: FigureRun, area: QRectF) -> None:
        if not self.is_ready(figure):
            painter.drawImage(area, waiting_box(*figure.shown, self._context.style, 1.0))
            return
        picture = self._pictures[figure.key]
        if isinstance(picture, QSvgRenderer):
            picture.setAspectRatioMode(Qt.AspectRatioMode.KeepAspectRatio)
            picture.render(painter, area)
        else:
            painter.drawImage(area, picture)

    def _keep(self, key: FigureKey, picture: Picture) -> None:
        while self._pictures and sum(map(_size, self._pictures.values())) + _size(picture) > CACHE_BYTES:
            self._pictures.pop(next(iter(self._pictures)))
        self._pictures[key] = picture

    # ---- drawing at once

    def _draw(self, figure: FigureRun) -> Picture:
        try:
            stored = self._context.pack.figure(figure.path)
            if self._context.is_bundled and stored.media_type == "image/svg+xml":
                return _renderer(figure.path, stored.data)
            order, data = self._order(figure)
            if self._context.is_bundled:
                return draw(order, data)
            self._check_deaths()
            return _image(order, self._process.draw(order, data))
        except (PackError, FigureError, FigureProcessError) as error:
            return self._failed(figure, error)

    def _order(self, figure: FigureRun) -> tuple[FigureOrder, bytes]:
        """Raises PackError."""
        stored = self._context.pack.figure(figure.path)
        size = fitting(*(length * RATIO for length in figure.shown))
        return figure_order(figure.path, stored.media_type, *size, self._context.style), stored.data

    def _check_deaths(self) -> None:
        if self._deaths >= MOST_DEATHS:
            raise FigureError(_(GIVEN_UP))

    def _failed(self, figure: FigureRun, error: Exception) -> QImage:
        if isinstance(error, FigureProcessError) and error.is_its_fault:
            self._deaths += 1
        is_known = isinstance(error, PackError | FigureError | FigureProcessError)
        why = str(error) if is_known else _("drawing it fails")
        return failed_box(*figure.shown, self._context.style, RATIO, why, figure.alt)

    # ---- drawing while the window goes on

    def _draw_next(self) -> None:
        if self._drawing or not self._waiting:
            return
        key, figure = next(iter(self._waiting.items()))
        del self._waiting[key]
        try:
            self._check_deaths()
            order, data = self._order(figure)
        except (PackError, FigureError) as error:
            self._take(figure, self._failed(figure, error))
            return
        self._drawing = key
        self._tasks.start(
            "figure",
            partial(self._process.draw, order, data),
            lambda pixels: self._take(figure, _image(order, pixels)),
            lambda error: self._take(figure, self._failed(figure, error)),
        )

    def _take(self, figure: FigureRun, image: QImage) -> None:
        self._drawing = None
        self._keep(figure.key, image)
        if self._on_drawn:
            self._on_drawn()
        self._draw_next()


def _image(order: FigureOrder, pixels: bytes) -> QImage:
    return QImage(pixels, order.width, order.height, order.width * 4, FORMAT).copy()


def _renderer(path: str, data: bytes) -> QSvgRenderer:
    """Raises FigureError."""
    safe = safe_figure(path, data).data.replace(TEXT_COLOUR, b"#000000")
    renderer = QSvgRenderer(QByteArray(safe))
    if not renderer.isValid():
        raise FigureError(_("its SVG is invalid"))
    return renderer


def _size(picture: Picture) -> int:
    return picture.sizeInBytes() if isinstance(picture, QImage) else 100_000
