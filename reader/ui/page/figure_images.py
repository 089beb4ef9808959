"""A figure in a page document: how large it is shown, and its image, which is also a link to the enlarged view."""

from __future__ import annotations

from PySide6 import QtGui
from PySide6.QtGui import QTextCursor

from reader.library.model import Figure
from reader.ui.page.document import FigureLink, FigureRun, LinkRun, PageDocument

TALLEST_FIGURE = 3
"""Times the width of the column: a long thin picture must not fill ten screens, nor the memory."""


def shown_size(size: tuple[int, int], room: float, text_scale: float) -> tuple[int, int]:
    """Width and height in pixels of a picture of `size`: it grows with the text, up to the width of its `room`."""
    scale = min(room / size[0], TALLEST_FIGURE * room / size[1], text_scale) if all(size) else 1
    return max(1, round(size[0] * scale)), max(1, round(size[1] * scale))


def insert_figure(document: PageDocument, cursor: QTextCursor, figure: Figure, width: int, height: int) -> None:
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
    document.figures.append(FigureRun(figure.path, position, width, height, (width, height), figure.alt))
    cursor.insertImage(image)
