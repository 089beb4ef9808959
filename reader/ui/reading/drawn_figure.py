"""A figure as a picture for other programs: drawn on white, in the process for strangers' figures if it is one."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QPainter

from reader.library.model import FigureFile
from reader.library.safe_figure import safe_figure
from reader.ui.page.figure_drawing import FORMAT, draw
from reader.ui.page.figure_frames import FigureOrder, fitting
from reader.ui.page.figure_process import FigureProcess

INK, PLATE = "#000000", "#ffffff"
LEAST_SIDE = 1600  # pixels of the longer side of a drawing, which is as sharp in every size


def draw_figure(figure: FigureFile, *, is_bundled: bool) -> QImage:
    """Runs on any thread. Raises FigureError or FigureProcessError."""
    width, height = _size(figure)
    order = FigureOrder(figure.path, figure.media_type, width, height, INK, PLATE)
    if is_bundled:
        return _on_white(draw(order, figure.data))
    process = FigureProcess()
    try:
        pixels = process.draw(order, figure.data)
    finally:
        process.stop()
    return _on_white(QImage(pixels, width, height, width * 4, FORMAT))


def png_of(image: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())


def svg_of(figure: FigureFile) -> bytes:
    """A drawing as Carrel writes it anew: nothing of it runs, or leads elsewhere. Raises FigureError."""
    return safe_figure(figure.path, figure.data).data


def _size(figure: FigureFile) -> tuple[int, int]:
    width, height = max(1, figure.width), max(1, figure.height)
    enlarged = max(1.0, LEAST_SIDE / max(width, height)) if figure.media_type == "image/svg+xml" else 1.0
    return fitting(width * enlarged, height * enlarged)


def _on_white(drawn: QImage) -> QImage:
    """Without transparency, which some programs paste as black."""
    image = QImage(QSize(drawn.width(), drawn.height()), QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.drawImage(0, 0, drawn)
    painter.end()
    return image
