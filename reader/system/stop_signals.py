"""Ends a long command by an exception when the system asks it to stop, so that it removes what it has half written."""

from __future__ import annotations

import contextlib
import signal
import sys
import threading
from collections.abc import Iterator
from types import FrameType
from typing import Any

NAMES = ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")
"""Ctrl+C; the end of the program; the end of its terminal; and Ctrl+Break or the end of the terminal on Windows."""


class Stopped(KeyboardInterrupt):
    """`status` is the exit status that other programs expect after this signal."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.status = 128 + number


@contextlib.contextmanager
def raised() -> Iterator[None]:
    """The first of these signals raises Stopped in the main thread; later ones do not disturb the clearing up.

    A signal that the caller of the program has switched off, as `nohup` does, stays so. Other threads change nothing.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before: dict[int, Any] = {}
    for name in NAMES:
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) not in (signal.SIG_IGN, None):
            before[number] = signal.signal(number, _stop)
    report, sys.unraisablehook = sys.unraisablehook, _without_stops(sys.unraisablehook)
    try:
        yield
    finally:
        for number, handler in before.items():
            if signal.getsignal(number) is _stop:  # otherwise the program ends, and ignores them until then
                signal.signal(number, handler)
        sys.unraisablehook = report


class _Hold:
    """Whether the exception must wait, and the signal that came meanwhile."""

    is_on = False
    number = 0


def _stop(number: int, _frame: FrameType | None) -> None:
    for name in NAMES:
        each = getattr(signal, name, None)
        if each is not None and signal.getsignal(each) is _stop:
            # not SIG_IGN: Python reports a signal that arrives while its handler is replaced by that as an error
            signal.signal(each, _ignore)
    if _Hold.is_on:
        _Hold.number = number
    else:
        raise Stopped(number)


def _ignore(_number: int, _frame: FrameType | None) -> None:
    pass


@contextlib.contextmanager
def _held() -> Iterator[None]:
    """Stopped is raised only at the end: another thread may take a signal that this one blocks."""
    _Hold.is_on = True
    try:
        yield
    finally:
        _Hold.is_on = False
        number, _Hold.number = _Hold.number, 0
    if number:
        raise Stopped(number)


def _without_stops(report: Any) -> Any:
    """Python prints an exception that a signal raises while an object is deleted, and goes on."""

    def report_others(problem: Any) -> None:
        if not isinstance(problem.exc_value, Stopped):
            report(problem)

    return report_others


@contextlib.contextmanager
def kept_from_children() -> Iterator[None]:
    """Processes that start meanwhile do not get these signals. A terminal sends them to every process in it, and only
    the first one should answer. What arrives here meanwhile is raised afterwards; Windows loses it."""
    with _held(), _ignored_by_children():
        yield


@contextlib.contextmanager
def _ignored_by_children() -> Iterator[None]:
    if sys.platform == "win32":
        import ctypes

        switch = ctypes.windll.kernel32.SetConsoleCtrlHandler
        switch(None, True)  # child processes inherit that they ignore Ctrl+C
        try:
            yield
        finally:
            switch(None, False)
    else:
        before = signal.pthread_sigmask(signal.SIG_BLOCK, (signal.SIGINT, signal.SIGTERM, signal.SIGHUP))
        try:
            yield
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)
