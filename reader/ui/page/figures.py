"""Paints the pictures of a pack: checked, limited in size, and legible in every theme."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QImageReader, QPainter
from PySide6.QtSvg import QSvgRenderer

from reader.library.model import FigureFile
from reader.library.packfile import PackError, PackFile
from reader.library.safe_figure import TEXT_COLOUR, FigureError, safe_figure
from reader.ui.shell.theme import Theme


class FigurePainter:
    """Paints the pictures of one pack in one theme. `pixel_ratio` is how many screen pixels make one of the page's."""

    def __init__(self, pack: PackFile, theme: Theme, pixel_ratio: float) -> None:
        self._pack = pack
        self._theme = theme
        self._pixel_ratio = pixel_ratio

    def paint(self, path: str, width: int, height: int) -> QImage:
        """The picture at a size in the page's pixels, or an image of a sentence that says why it cannot be shown."""
        try:
            stored = self._pack.figure(path)
            figure = safe_figure(path, stored.data)
            if figure.media_type != stored.media_type:
                raise FigureError(f"the pack says that it is {stored.media_type}, but it is {figure.media_type}")
            image = self._blank(width, height)
            self._draw(figure, image)
        except (PackError, FigureError) as error:
            return self._error_image(str(error), width, height)
        return image

    def _blank(self, width: int, height: int) -> QImage:
        size = QSize(max(1, round(width * self._pixel_ratio)), max(1, round(height * self._pixel_ratio)))
        image = QImage(size, QImage.Format.Format_ARGB32_Premultiplied)
        image.setDevicePixelRatio(self._pixel_ratio)
        image.fill(Qt.GlobalColor.transparent)
        return image

    def _draw(self, figure: FigureFile, image: QImage) -> None:
        if figure.media_type == "image/svg+xml":
            is_themed = TEXT_COLOUR in figure.data
            data = figure.data
            if is_themed:
                data = data.replace(TEXT_COLOUR, self._theme.colours["ink"].encode())
            else:
                image.fill(self._theme.colour("plate"))
            renderer = QSvgRenderer(QByteArray(data))
            if not renderer.isValid():
                raise FigureError("its SVG is invalid")
            self._paint_svg(renderer, image)
            return
        self._paint_pixels(figure, image)

    def _paint_svg(self, renderer: QSvgRenderer, image: QImage) -> None:
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        renderer.setAspectRatioMode(Qt.AspectRatioMode.KeepAspectRatio)
        renderer.render(painter, QRectF(0, 0, image.width() / self._pixel_ratio, image.height() / self._pixel_ratio))
        painter.end()

    def _paint_pixels(self, figure: FigureFile, image: QImage) -> None:
        buffer = QBuffer()
        buffer.setData(QByteArray(figure.data))
        kind = {"image/png": b"png", "image/jpeg": b"jpeg"}[figure.media_type]
        reader = QImageReader(buffer, QByteArray(kind))
        reader.setAutoTransform(True)
        reader.setScaledSize(image.size())
        pixels = reader.read()
        if pixels.isNull():
            raise FigureError(f"it is damaged ({reader.errorString()})")
        if pixels.hasAlphaChannel():
            image.fill(self._theme.colour("plate"))
        painter = QPainter(image)
        painter.drawImage(QRectF(0, 0, image.width() / self._pixel_ratio, image.height() / self._pixel_ratio), pixels)
        painter.end()

    def _error_image(self, why: str, width: int, height: int) -> QImage:
        image = self._blank(width, height)
        painter = QPainter(image)
        area = QRectF(0.5, 0.5, width - 1, height - 1)
        painter.setPen(self._theme.colour("line"))
        painter.drawRect(area)
        painter.setPen(QColor(self._theme.colours["soft_ink"]))
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(area.adjusted(12, 12, -12, -12), int(flags), f"This picture cannot be shown: {why}")
        painter.end()
        return image
