"""The window's side of the process that draws figures.

No Qt here. All methods but `stop` are called on one thread, which may wait.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import IO

from reader.library.image_header import FigureError
from reader.system import own_process
from reader.system.helper_process import HelperError, HelperNotStarted, HelperProcess
from reader.translation import _
from reader.ui.page import figure_limits
from reader.ui.page.figure_frames import FigureOrder, read_pixels, read_ready, write_request

START_SECONDS = 30.0  # from a slow stick
DRAW_SECONDS = 20.0  # on a busy computer; figure_limits.CPU_SECONDS of the processor's time end it earlier


class FigureProcessError(Exception):
    """Why there are no pixels; continues a sentence about the figure. `is_its_fault`: the figure ended the process."""

    def __init__(self, why: str, *, is_its_fault: bool = True) -> None:
        super().__init__(why)
        self.is_its_fault = is_its_fault


class FigureProcess:
    """One process, started when it is first needed, and again after it has died."""

    def __init__(
        self,
        command: Sequence[str] | None = None,
        start_seconds: float = START_SECONDS,
        draw_seconds: float = DRAW_SECONDS,
    ) -> None:
        self._draw_seconds = draw_seconds
        self._helper = HelperProcess(
            command or own_process.command(), read_ready, start_seconds, figure_limits.WINDOWS_MEMORY, FigureError
        )

    @property
    def started(self) -> int:
        """How many times the process was started."""
        return self._helper.started

    @property
    def pid(self) -> int | None:
        return self._helper.pid

    def draw(self, order: FigureOrder, data: bytes) -> bytes:
        """The pixels of a figure. Raises FigureError with the process's reason, or FigureProcessError."""

        def talk(requests: IO[bytes], replies: IO[bytes]) -> bytes:
            write_request(requests, order, data)
            return read_pixels(replies, order.width, order.height)

        try:
            return self._helper.ask(talk, self._draw_seconds, figure_limits.CPU_SECONDS)
        except HelperNotStarted as error:
            why = _("Carrel could not start the process that draws it")
            raise FigureProcessError(why, is_its_fault=False) from error
        except HelperError as error:
            why = _("drawing it takes too long") if error.is_late else _("drawing it fails")
            raise FigureProcessError(why) from error

    def stop(self) -> None:
        """Ends the process, on any thread, also while it draws. A later `draw` starts it again."""
        self._helper.stop()
