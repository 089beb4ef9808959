"""The process that draws figures: reads orders from its input and writes pixels, until its input is closed."""

from __future__ import annotations

import contextlib
import os
import sys
from typing import IO

from PySide6.QtGui import QGuiApplication, QImage, QImageReader

from reader.library.image_header import FigureError
from reader.system.helper_process import pipes_of_this_process
from reader.translation import _
from reader.ui.page import figure_limits
from reader.ui.page.figure_drawing import FORMAT, draw
from reader.ui.page.figure_frames import FigureOrder, read_request, write_pixels, write_ready, write_reason
from reader.ui.shell import fonts

LARGEST_IMAGE = 256  # MiB of memory for one decoded image
_FIRST = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 99 99"><text y="50">a</text></svg>'


def main() -> int:
    """The exit status."""
    if os.isatty(0):
        print(_("This is how Carrel starts itself to draw pictures."), file=sys.stderr)
        return 2
    requests, replies = pipes_of_this_process()
    application = QGuiApplication(["carrel"])
    fonts.load()
    fonts.load_rare()
    QImageReader.setAllocationLimit(LARGEST_IMAGE)
    QImageReader.supportedImageFormats()  # loads the decoders
    with contextlib.suppress(FigureError):
        draw(FigureOrder("first.svg", "image/svg+xml", 99, 99, "#000000", "#ffffff"), _FIRST)  # and the fonts
    figure_limits.limit_this_process()
    try:
        write_ready(replies)
        while request := read_request(requests):
            figure_limits.limit_next_figure()
            _answer(replies, *request)
    except OSError:  # the window has died
        return 1
    application.quit()
    return 0


def _answer(replies: IO[bytes], order: FigureOrder, data: bytes) -> None:
    try:
        image = draw(order, data)
    except (FigureError, MemoryError, RecursionError) as error:
        write_reason(replies, str(error) or _("there is not enough memory for it"))
    else:
        write_pixels(replies, image.width(), image.height(), _pixels(image))


def _pixels(image: QImage) -> bytes:
    """Rows without space between them: Qt aligns them to four bytes, which is one pixel here."""
    assert image.format() is FORMAT
    return bytes(image.constBits())
