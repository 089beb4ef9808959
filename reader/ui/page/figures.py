"""The pictures of a pack that came with the program, drawn in the window's own process."""

from __future__ import annotations

from PySide6.QtGui import QImage

from reader.library.image_header import FigureError
from reader.library.packfile import PackError, PackFile
from reader.ui.page.figure_box import failed_box
from reader.ui.page.figure_drawing import draw
from reader.ui.page.figure_frames import FigureOrder
from reader.ui.page.page_style import PageStyle


class FigurePainter:
    """Paints the pictures of one pack in one style. `pixel_ratio` is how many screen pixels make one of the page's."""

    def __init__(self, pack: PackFile, page_style: PageStyle, pixel_ratio: float) -> None:
        self._pack = pack
        self._page_style = page_style
        self._pixel_ratio = pixel_ratio

    def paint(self, path: str, width: int, height: int) -> QImage:
        """The picture at a size in the page's pixels, or an image of a sentence that says why it cannot be shown."""
        wide, high = (max(1, round(length * self._pixel_ratio)) for length in (width, height))
        try:
            stored = self._pack.figure(path)
            image = draw(figure_order(path, stored.media_type, wide, high, self._page_style), stored.data)
        except (PackError, FigureError) as error:
            return failed_box(width, height, self._page_style, self._pixel_ratio, str(error))
        image.setDevicePixelRatio(self._pixel_ratio)
        return image


def figure_order(path: str, media_type: str, width: int, height: int, page_style: PageStyle) -> FigureOrder:
    """`width` and `height` are in pixels of the screen."""
    theme = page_style.theme
    return FigureOrder(path, media_type, width, height, theme.colours["ink"], theme.colour("plate").name())
