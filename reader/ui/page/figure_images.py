"""A figure in a page document: how large it is shown, and its image, which is also a link to the enlarged view."""

from __future__ import annotations

from PySide6 import QtGui
from PySide6.QtGui import QTextCursor

from reader.library.model import Figure
from reader.ui.page.document import FigureLink, FigureRun, LinkRun, PageDocument
from reader.ui.page.figure_sizes import FigureText

TALLEST_FIGURE = 3
"""Times the width of the column, while the height of the window is unknown: long pictures must not fill the memory."""

NO_TEXT = FigureText()


def shown_size(size: tuple[int, int], room: float, text_scale: float) -> tuple[int, int]:
    """Width and height in pixels of a picture of `size`: it grows with the text, up to the width of its `room`."""
    scale = min(room / size[0], TALLEST_FIGURE * room / size[1], text_scale) if all(size) else 1
    return max(1, round(size[0] * scale)), max(1, round(size[1] * scale))


def insert_figure(
    document: PageDocument,
    cursor: QTextCursor,
    figure: Figure,
    size: tuple[int, int],
    *,
    widest: int = 0,
    text: FigureText = NO_TEXT,
) -> None:
    """`size` in a full-width column. The rest is as in FigureRun."""
    width, height = size
    image = QtGui.QTextImageFormat()
    image.setName(f"figure:{len(document.figures)}")
    image.setWidth(width)
    image.setHeight(height)
    image.setProperty(QtGui.QTextFormat.Property.ImageAltText.value, figure.alt)
    image.setToolTip("")
    image.setAnchor(True)
    image.setAnchorHref(f"link:{len(document.links)}")
    position = cursor.position()
    document.links.append(LinkRun(FigureLink(len(document.figures)), position, position + 1))
    document.figures.append(FigureRun(figure.path, position, width, height, size, figure.alt, widest, text))
    cursor.insertImage(image)
