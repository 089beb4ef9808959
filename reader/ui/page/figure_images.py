"""A figure in a page document: how large it is shown, and its image, which is also a link to the enlarged view."""

from __future__ import annotations

from PySide6 import QtGui
from PySide6.QtGui import QTextCursor

from reader.library.model import Figure
from reader.ui.page.document import PageDocument
from reader.ui.page.figure_sizes import FigurePlace, FigureRun, FigureText, widest_size
from reader.ui.page.page_style import TEXT_STYLES, PageStyle

TALLEST_FIGURE = 3
"""Times the width of the column, while the height of the window is unknown: long pictures must not fill the memory."""

CAPTION_LETTER = 0.5  # of its size: about how wide a letter is
KEPT_LESS = 4  # a power of the text size: the bars of the window, which grow with it, take room as well


def shown_size(size: tuple[int, int], room: float, text_scale: float) -> tuple[int, int]:
    """Width and height in pixels of a picture of `size`: it grows with the text, up to the width of its `room`."""
    scale = min(room / size[0], TALLEST_FIGURE * room / size[1], text_scale) if all(size) else 1
    return max(1, round(size[0] * scale)), max(1, round(size[1] * scale))


def insert_figure(
    document: PageDocument, cursor: QTextCursor, style: PageStyle, figure: Figure, place: FigurePlace, link: int
) -> None:
    """`link` is the number of its link."""
    width, height = size = shown_size(place.size, style.column - style.pixels(place.indent), style.text_scale)
    image = QtGui.QTextImageFormat()
    image.setName(f"figure:{len(document.figures)}")
    image.setWidth(width)
    image.setHeight(height)
    image.setProperty(QtGui.QTextFormat.Property.ImageAltText.value, figure.alt)
    image.setToolTip("")
    image.setAnchor(True)
    image.setAnchorHref(f"link:{link}")
    position = cursor.position()
    widest = widest_size(place.size, style.text_scale) if place.is_free else 0
    text = _text_around(style, place.caption)
    document.figures.append(FigureRun(figure.path, position, width, height, size, figure.alt, widest, text))
    cursor.insertImage(image)


def _text_around(page_style: PageStyle, caption: str) -> FigureText:
    """What is above and below a picture and should be in the window with it.

    Larger text leaves less room for the page. A picture must not become smaller for it: so less is kept for the text,
    the larger that is, although the caption of a high picture may be below the window then.
    """
    style, figure = TEXT_STYLES["caption"], TEXT_STYLES["figure"]
    space = page_style.unit * (figure.above + figure.below + (style.above if caption else 0))
    letters = page_style.pixels(CAPTION_LETTER * style.size) * len(caption)
    share = min(1.0, page_style.text_scale**-KEPT_LESS)
    return FigureText(letters, share * page_style.text_height("caption"), share * space)
