"""Draws a figure: checked, limited in size, and legible in every theme."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QImageIOHandler, QImageReader, QPainter
from PySide6.QtSvg import QSvgRenderer

from reader.library.model import FigureFile
from reader.library.safe_figure import TEXT_COLOUR, FigureError, safe_figure
from reader.translation import _
from reader.ui.page.figure_frames import FigureOrder

_QUARTER_TURNS = (
    QImageIOHandler.Transformation.TransformationRotate90,
    QImageIOHandler.Transformation.TransformationRotate270,
    QImageIOHandler.Transformation.TransformationMirrorAndRotate90,
    QImageIOHandler.Transformation.TransformationFlipAndRotate90,
)
FORMAT = QImage.Format.Format_ARGB32_Premultiplied


def draw(order: FigureOrder, data: bytes) -> QImage:
    """`data` is the figure as it is in the pack. Raises FigureError."""
    figure = safe_figure(order.path, data)
    if figure.media_type != order.media_type:
        raise FigureError(
            _("the pack says that it is {named}, but it is {found}", named=order.media_type, found=figure.media_type)
        )
    image = QImage(QSize(order.width, order.height), FORMAT)
    if image.isNull():
        raise FigureError(_("there is not enough memory for it"))
    image.fill(Qt.GlobalColor.transparent)
    if figure.media_type == "image/svg+xml":
        _draw_svg(figure, order, image)
    else:
        _draw_pixels(figure, order, image)
    return image


def _draw_svg(figure: FigureFile, order: FigureOrder, image: QImage) -> None:
    data = figure.data
    if TEXT_COLOUR in data:
        data = data.replace(TEXT_COLOUR, order.ink.encode())
    else:
        image.fill(QColor(order.plate))
    renderer = QSvgRenderer(QByteArray(data))
    if not renderer.isValid():
        raise FigureError(_("its SVG is invalid"))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    renderer.setAspectRatioMode(Qt.AspectRatioMode.KeepAspectRatio)
    renderer.render(painter, QRectF(image.rect()))
    painter.end()


def _draw_pixels(figure: FigureFile, order: FigureOrder, image: QImage) -> None:
    buffer = QBuffer()
    buffer.setData(QByteArray(figure.data))
    kind = {"image/png": b"png", "image/jpeg": b"jpeg"}[figure.media_type]
    reader = QImageReader(buffer, QByteArray(kind))
    reader.setAutoTransform(True)
    is_turned = reader.transformation() in _QUARTER_TURNS
    reader.setScaledSize(image.size().transposed() if is_turned else image.size())  # it is turned after scaling
    pixels = reader.read()
    if pixels.isNull():
        raise FigureError(_("it is damaged ({details})", details=reader.errorString()))
    if pixels.hasAlphaChannel():
        image.fill(QColor(order.plate))
    painter = QPainter(image)
    painter.drawImage(QRectF(image.rect()), pixels)
    painter.end()
