"""The window's side of a process of its own that reads what strangers made: starts it, asks it, and ends it.

No Qt here. All methods but `stop` are called on one thread, which may wait.
"""

from __future__ import annotations

import atexit
import contextlib
import math
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from typing import IO, NamedTuple, TypeVar

from reader.system import own_process, process_limits
from reader.translation import _

Answer = TypeVar("Answer")

CHECK_SECONDS = 0.5


class BrokenReplyError(Exception):
    """The process has ended, or has not answered as it should."""


class HelperError(Exception):
    """There is no answer, and the process was ended. `is_late`: the work took too long."""

    def __init__(self, *, is_late: bool) -> None:
        super().__init__(_("it takes too long") if is_late else _("it fails"))
        self.is_late = is_late


class HelperNotStarted(Exception):
    """The process could not be started."""


class _Running(NamedTuple):
    process: subprocess.Popen[bytes]
    requests: IO[bytes]
    replies: IO[bytes]
    job: object


class HelperProcess:
    """One process, started when it is first needed, and again after it has died."""

    def __init__(
        self,
        command: Sequence[str],
        read_ready: Callable[[IO[bytes]], None],
        start_seconds: float,
        windows_memory: int,
        refusal: type[Exception],
    ) -> None:
        """`read_ready` reads what the process writes as soon as it has started. A `refusal` is a good reply, which says
        why there is no other answer."""
        self._command = command
        self._read_ready = read_ready
        self._start_seconds = start_seconds
        self._windows_memory = windows_memory
        self._refusal = refusal
        self._running: _Running | None = None
        self.started = 0
        """How many times the process was started."""

    @property
    def pid(self) -> int | None:
        running = self._running
        return running.process.pid if running else None

    @property
    def process(self) -> subprocess.Popen[bytes] | None:
        return self._running.process if self._running else None

    def start(self) -> bool:
        """Starts it unless it runs. False if it was running. Raises HelperNotStarted."""
        if self._running and self._running.process.poll() is not None:  # somebody has ended it since the last work
            self.stop()
        if self._running:
            return False
        self._start()
        return True

    def ask(
        self, talk: Callable[[IO[bytes], IO[bytes]], Answer], seconds: float, cpu_seconds: float = math.inf
    ) -> Answer:
        """What `talk` returns, which writes a request to the first pipe and reads the reply from the second one.

        It raises BrokenReplyError, OSError or ValueError for a reply that it does not accept: that ends the process,
        and is a HelperError here. Raises HelperNotStarted and the refusals of `talk`, too.
        """
        self.start()
        running = self._running
        if running is None:  # stopped by another thread
            raise HelperError(is_late=False)
        late = threading.Event()
        try:
            with self._limited(running.process, seconds, late, cpu_seconds):
                return talk(running.requests, running.replies)
        except self._refusal:
            raise
        except (BrokenReplyError, OSError, ValueError) as error:
            self.stop()
            is_late = late.is_set() or process_limits.has_used_up_its_time(running.process)
            raise HelperError(is_late=is_late) from error
        finally:
            if late.is_set():  # it may have been killed just after its reply
                self.stop()

    def stop(self) -> None:
        """Ends the process, on any thread, also while it works. A later `ask` starts it again."""
        running, self._running = self._running, None
        if not running:
            return
        atexit.unregister(self.stop)
        running.process.kill()
        running.process.wait()
        for pipe in (running.requests, running.replies):
            with contextlib.suppress(OSError):  # what was not sent is lost
                pipe.close()

    def _start(self) -> None:
        self.started += 1
        late = threading.Event()
        try:
            process = subprocess.Popen(
                self._command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=own_process.environment(),
                creationflags=own_process.NO_CONSOLE,
            )
        except OSError as error:
            raise HelperNotStarted from error
        assert process.stdin is not None
        assert process.stdout is not None
        job = process_limits.confine(process, self._windows_memory)
        self._running = running = _Running(process, process.stdin, process.stdout, job)
        atexit.register(self.stop)
        try:
            with self._limited(process, self._start_seconds, late):
                self._read_ready(running.replies)
        except (BrokenReplyError, OSError, ValueError) as error:
            self.stop()
            raise HelperNotStarted from error

    @contextlib.contextmanager
    def _limited(
        self, process: subprocess.Popen[bytes], seconds: float, late: threading.Event, cpu_seconds: float = math.inf
    ) -> Iterator[None]:
        """Kills the process and sets `late` if what is inside takes longer, or too much of the processor's time."""
        done = threading.Event()
        most = process_limits.cpu_seconds(process) + cpu_seconds
        end = time.monotonic() + seconds

        def watch() -> None:
            while not done.wait(max(0.0, min(CHECK_SECONDS, end - time.monotonic()))):
                if time.monotonic() >= end or process_limits.cpu_seconds(process) >= most:
                    late.set()
                    process.kill()
                    return

        threading.Thread(target=watch, daemon=True).start()
        try:
            yield
        finally:
            done.set()


def pipes_of_this_process() -> tuple[IO[bytes], IO[bytes]]:
    """In the process: its input and output. What a library prints goes nowhere, and not between the replies."""
    if sys.platform == "win32":
        import msvcrt

        for descriptor in (0, 1):
            msvcrt.setmode(descriptor, os.O_BINARY)
    requests, replies = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_RDWR)
    os.dup2(nowhere, 0)
    os.dup2(nowhere, 1)
    return requests, replies


def read_exactly(pipe: IO[bytes], length: int) -> bytes:
    """Raises BrokenReplyError."""
    data = pipe.read(length)
    if len(data) != length:
        raise BrokenReplyError
    return data
