"""Figures that the page waits for: drawn one after another in a process of their own, while the window goes on."""

from __future__ import annotations

import contextlib
import weakref
from functools import cache, partial
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QObject, QTimer
from PySide6.QtGui import QImage

from reader.library.image_header import FigureError
from reader.library.packfile import PackError, PackFile
from reader.translation import N_, _
from reader.ui.page.document import FigureKey, FigureRun, PageDocument
from reader.ui.page.figure_box import failed_box, waiting_box
from reader.ui.page.figure_frames import FigureOrder, fitting
from reader.ui.page.figure_process import FigureProcess, FigureProcessError
from reader.ui.page.figures import figure_order
from reader.ui.page.page_style import PageStyle
from reader.ui.shell.background_tasks import Superseded, Tasks

IDLE = 30_000  # milliseconds after which the process ends
MOST_WAITING = 40  # figures: more than a page shows at once
MOST_DEATHS = 3  # for one pack
GIVEN_UP = N_("too many pictures of this pack cannot be drawn")


class FigureSource:
    """Draws the figures of one pack in one style elsewhere. `pixel_ratio` is that of the screen."""

    def __init__(self, pack: PackFile, page_style: PageStyle, pixel_ratio: float) -> None:
        self._pack = pack
        self._page_style = page_style
        self._pixel_ratio = pixel_ratio

    @property
    def file(self) -> Path:
        return self._pack.path

    def request(self, document: PageDocument, figure: FigureRun) -> QImage:
        """Asks for a picture, which `document` gets later, and returns what is shown until then."""
        shared_queue().add(self, document, figure)
        return waiting_box(*figure.shown, self._page_style, self._pixel_ratio)

    def order(self, figure: FigureRun) -> tuple[FigureOrder, bytes]:
        """Raises PackError."""
        stored = self._pack.figure(figure.path)
        size = fitting(*(length * self._pixel_ratio for length in figure.shown))
        return figure_order(figure.path, stored.media_type, *size, self._page_style), stored.data

    def picture(self, order: FigureOrder, pixels: bytes) -> QImage:
        """`pixels` has been checked to have the size of the order."""
        image = QImage(
            pixels, order.width, order.height, order.width * 4, QImage.Format.Format_ARGB32_Premultiplied
        ).copy()
        image.setDevicePixelRatio(self._pixel_ratio)
        return image

    def failed(self, figure: FigureRun, why: str) -> QImage:
        return failed_box(*figure.shown, self._page_style, self._pixel_ratio, why, figure.alt)


class _Waiting(NamedTuple):
    source: FigureSource
    document: weakref.ref[PageDocument]
    figure: FigureRun

    @property
    def key(self) -> FigureKey:
        return self.figure.key


class FigureQueue(QObject):
    """Call it on the GUI thread."""

    def __init__(self, process: FigureProcess, idle: int = IDLE) -> None:
        super().__init__()
        self.process = process
        self._tasks = Tasks(process.stop, Superseded, process.stop)
        self._waiting: list[_Waiting] = []
        self._drawn: _Waiting | None = None  # what is being drawn now
        self._deaths: dict[Path, int] = {}
        self._next = QTimer(self, singleShot=True, interval=0)
        self._next.timeout.connect(self._draw_next)
        self._idle = QTimer(self, singleShot=True, interval=idle)
        self._idle.timeout.connect(self.close)

    def add(self, source: FigureSource, document: PageDocument, figure: FigureRun) -> None:
        """May be called while the page is painted: nothing is done before the next event."""
        self._idle.stop()
        if len(self._waiting) >= MOST_WAITING:  # somebody scrolls through many: those in view come last
            oldest = self._waiting.pop(0)
            if old_document := oldest.document():
                old_document.forget_request(oldest.key)
        self._waiting.append(_Waiting(source, weakref.ref(document), figure))
        self._next.start()

    @property
    def is_idle(self) -> bool:
        """Whether every picture that was asked for has been delivered."""
        return self._drawn is None and not self._waiting

    def close(self) -> None:
        """Ends the process. A later `add` starts it again."""
        self._idle.stop()
        self._waiting.clear()
        self._drawn = None
        self._tasks.end()

    def _draw_next(self) -> None:
        if self._drawn:
            return
        while self._waiting:
            waiting = self._waiting.pop(0)
            document = waiting.document()
            if document is None or not document.wants(waiting.key):
                continue
            if self._deaths.get(waiting.source.file, 0) >= MOST_DEATHS:
                self._fail(waiting, _(GIVEN_UP))
                continue
            try:
                order, data = waiting.source.order(waiting.figure)
            except PackError as error:
                self._fail(waiting, str(error))
                self._next.start()  # the pack may have many, and reading one takes time
                return
            self._drawn = waiting
            self._idle.stop()
            self._tasks.start(
                "figure",
                partial(self.process.draw, order, data),
                partial(self._take, waiting, order),
                partial(self._take_error, waiting),
            )
            return
        self._idle.start()

    def _take(self, waiting: _Waiting, order: FigureOrder, pixels: bytes) -> None:
        self._drawn = None
        self._next.start()
        self._deliver(waiting, waiting.source.picture(order, pixels))

    def _take_error(self, waiting: _Waiting, error: Exception) -> None:
        if isinstance(error, FigureProcessError) and error.is_its_fault:
            file = waiting.source.file
            self._deaths[file] = self._deaths.get(file, 0) + 1
        is_known = isinstance(error, FigureProcessError | FigureError)
        self._drawn = None
        self._next.start()
        self._fail(waiting, str(error) if is_known else _("drawing it fails"))

    def _fail(self, waiting: _Waiting, why: str) -> None:
        self._deliver(waiting, waiting.source.failed(waiting.figure, why))

    def _deliver(self, waiting: _Waiting, image: QImage) -> None:
        document = waiting.document()
        if document is not None:
            with contextlib.suppress(RuntimeError):  # Qt has deleted it
                document.take_figure(waiting.key, image)


@cache
def shared_queue() -> FigureQueue:
    """The queue of all pages: there is one process."""
    queue = FigureQueue(FigureProcess())
    app = QCoreApplication.instance()
    if app:
        app.aboutToQuit.connect(queue.close)
    return queue
