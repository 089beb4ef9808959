"""Figures on paper: drawings of the bundled packs as vectors, strangers' figures as pixels from their own process."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from reader.library.image_header import FigureError
from reader.library.packfile import PackError
from reader.library.safe_figure import TEXT_COLOUR, safe_figure
from reader.ui.page.document import FigureRun
from reader.ui.page.figure_box import failed_box
from reader.ui.page.figure_drawing import FORMAT, draw
from reader.ui.page.figure_frames import fitting
from reader.ui.page.figure_process import FigureProcess, FigureProcessError
from reader.ui.page.figures import figure_order
from reader.ui.paper.paper_sheet import UNITS_PER_INCH
from reader.ui.paper.print_context import PrintContext

DOTS_PER_INCH = 300
MOST_DEATHS = 3
CACHE_BYTES = 96 << 20
GIVEN_UP = "too many pictures of this pack cannot be drawn"


class PrintFigures:
    """The figures of one pack. `close` ends the process that draws them."""

    def __init__(self, context: PrintContext) -> None:
        self._context = context
        self._process = FigureProcess()
        self._deaths = 0
        self._pictures: dict[tuple[str, int, int], QImage | QSvgRenderer] = {}

    def close(self) -> None:
        self._process.stop()

    def paint(self, painter: QPainter, figure: FigureRun, area: QRectF) -> None:
        picture = self._picture(figure)
        if isinstance(picture, QSvgRenderer):
            picture.setAspectRatioMode(Qt.AspectRatioMode.KeepAspectRatio)
            picture.render(painter, area)
        else:
            painter.drawImage(area, picture)

    def _picture(self, figure: FigureRun) -> QImage | QSvgRenderer:
        key = figure.key
        if key not in self._pictures:
            picture = self._draw(figure)
            while self._pictures and sum(map(_size, self._pictures.values())) + _size(picture) > CACHE_BYTES:
                self._pictures.pop(next(iter(self._pictures)))
            self._pictures[key] = picture
        return self._pictures[key]

    def _draw(self, figure: FigureRun) -> QImage | QSvgRenderer:
        context, ratio = self._context, DOTS_PER_INCH / UNITS_PER_INCH
        try:
            stored = context.pack.figure(figure.path)
            if context.is_bundled and stored.media_type == "image/svg+xml":
                return _renderer(figure.path, stored.data)
            size = fitting(*(length * ratio for length in figure.shown))
            order = figure_order(figure.path, stored.media_type, *size, context.style)
            if context.is_bundled:
                return draw(order, stored.data)
            if self._deaths >= MOST_DEATHS:
                raise FigureError(GIVEN_UP)
            pixels = self._process.draw(order, stored.data)
            return QImage(pixels, order.width, order.height, order.width * 4, FORMAT).copy()
        except (PackError, FigureError, FigureProcessError) as error:
            if isinstance(error, FigureProcessError) and error.is_its_fault:
                self._deaths += 1
            return failed_box(*figure.shown, context.style, ratio, str(error), figure.alt)


def _renderer(path: str, data: bytes) -> QSvgRenderer:
    """Raises FigureError."""
    safe = safe_figure(path, data).data.replace(TEXT_COLOUR, b"#000000")
    renderer = QSvgRenderer(QByteArray(safe))
    if not renderer.isValid():
        raise FigureError("its SVG is invalid")
    return renderer


def _size(picture: QImage | QSvgRenderer) -> int:
    return picture.sizeInBytes() if isinstance(picture, QImage) else 100_000
