"""The window's side of the process that draws figures: starts it, asks it, and ends it if it does not behave.

No Qt here. All methods but `stop` are called on one thread, which may wait.
"""

from __future__ import annotations

import atexit
import contextlib
import math
import subprocess
import threading
import time
from collections.abc import Iterator, Sequence
from typing import IO, NamedTuple

from reader.library.image_header import FigureError
from reader.system import own_process
from reader.ui.page import figure_limits
from reader.ui.page.figure_frames import BrokenReplyError, FigureOrder, read_pixels, read_ready, write_request

START_SECONDS = 30.0  # from a slow stick
DRAW_SECONDS = 20.0  # on a busy computer; figure_limits.CPU_SECONDS of the processor's time end it earlier
CHECK_SECONDS = 0.5


class FigureProcessError(Exception):
    """Why there are no pixels; continues a sentence about the figure. `is_its_fault`: the figure ended the process."""

    def __init__(self, why: str, *, is_its_fault: bool = True) -> None:
        super().__init__(why)
        self.is_its_fault = is_its_fault


class _Running(NamedTuple):
    process: subprocess.Popen[bytes]
    requests: IO[bytes]
    replies: IO[bytes]
    job: object


class FigureProcess:
    """One process, started when it is first needed, and again after it has died."""

    def __init__(
        self,
        command: Sequence[str] | None = None,
        start_seconds: float = START_SECONDS,
        draw_seconds: float = DRAW_SECONDS,
    ) -> None:
        self._command = command
        self._start_seconds = start_seconds
        self._draw_seconds = draw_seconds
        self._running: _Running | None = None
        self.started = 0
        """How many times the process was started."""

    @property
    def pid(self) -> int | None:
        running = self._running
        return running.process.pid if running else None

    def draw(self, order: FigureOrder, data: bytes) -> bytes:
        """The pixels of a figure. Raises FigureError with the process's reason, or FigureProcessError."""
        if self._running and self._running.process.poll() is not None:  # somebody has ended it since the last figure
            self.stop()
        running = self._running or self._start()
        late = threading.Event()
        try:
            with self._limited(running.process, self._draw_seconds, late, figure_limits.CPU_SECONDS):
                write_request(running.requests, order, data)
                pixels = read_pixels(running.replies, order.width, order.height)
        except FigureError:
            raise
        except (BrokenReplyError, OSError, ValueError) as error:
            self.stop()
            is_late = late.is_set() or figure_limits.has_used_up_its_time(running.process)
            why = "drawing it takes too long" if is_late else "drawing it fails"
            raise FigureProcessError(why) from error
        finally:
            if late.is_set():  # it may have been killed just after its reply
                self.stop()
        return pixels

    def stop(self) -> None:
        """Ends the process, on any thread, also while it draws. A later `draw` starts it again."""
        running, self._running = self._running, None
        if not running:
            return
        atexit.unregister(self.stop)
        running.process.kill()
        running.process.wait()
        for pipe in (running.requests, running.replies):
            with contextlib.suppress(OSError):  # what was not sent is lost
                pipe.close()

    def _start(self) -> _Running:
        """Raises FigureProcessError."""
        self.started += 1
        late = threading.Event()
        try:
            process = subprocess.Popen(
                self._command or own_process.command(),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=own_process.environment(),
                creationflags=own_process.NO_CONSOLE,
            )
        except OSError as error:
            raise _cannot_start() from error
        assert process.stdin is not None
        assert process.stdout is not None
        self._running = running = _Running(process, process.stdin, process.stdout, figure_limits.confine(process))
        atexit.register(self.stop)
        try:
            with self._limited(process, self._start_seconds, late):
                read_ready(running.replies)
        except (BrokenReplyError, OSError, ValueError) as error:
            self.stop()
            raise _cannot_start() from error
        return running

    @contextlib.contextmanager
    def _limited(
        self, process: subprocess.Popen[bytes], seconds: float, late: threading.Event, cpu_seconds: float = math.inf
    ) -> Iterator[None]:
        """Kills the process and sets `late` if what is inside takes longer, or too much of the processor's time."""
        done = threading.Event()
        most = figure_limits.cpu_seconds(process) + cpu_seconds
        end = time.monotonic() + seconds

        def watch() -> None:
            while not done.wait(max(0.0, min(CHECK_SECONDS, end - time.monotonic()))):
                if time.monotonic() >= end or figure_limits.cpu_seconds(process) >= most:
                    late.set()
                    process.kill()
                    return

        threading.Thread(target=watch, daemon=True).start()
        try:
            yield
        finally:
            done.set()


def _cannot_start() -> FigureProcessError:
    return FigureProcessError("Carrel could not start the process that draws it", is_its_fault=False)
