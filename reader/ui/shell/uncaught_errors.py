"""Errors that no other code caught: they are told in the window, which stays open."""

from __future__ import annotations

import contextlib
import sys
import traceback
from collections.abc import Callable
from types import TracebackType

LONGEST = 300  # characters of an error's own text
MOST = 20  # errors that are told: one in a paint event would come without end


class UncaughtErrors:
    """Handles them, such as those in what a button does. Each is told once, and at most MOST of them."""

    def __init__(self, tell: Callable[[str], None]) -> None:
        self._tell = tell
        self._told: set[str] = set()

    def install(self) -> None:
        sys.excepthook = self.take

    def take(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if isinstance(error, KeyboardInterrupt):
            _print(kind, error, trace)
            return
        sentence = _sentence(error, trace)
        if sentence in self._told or len(self._told) >= MOST:
            return
        self._told.add(sentence)
        _print(kind, error, trace)
        self._tell(sentence)


def _print(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    if sys.stderr:  # a Windows program without a console has none
        with contextlib.suppress(OSError, ValueError):  # the terminal may be closed
            traceback.print_exception(kind, error, trace)


def _sentence(error: BaseException, trace: TracebackType | None) -> str:
    if isinstance(error, OSError):
        what = f"{error.strerror or _words(error)}{f': {error.filename}' if error.filename else ''}"[:LONGEST]
        return f"Carrel could not do that ({what}). If its stick was pulled out, put it back and try again."
    last = traceback.extract_tb(trace)[-1:]
    where = f", {last[0].name}, line {last[0].lineno}" if last else ""
    what = f"{type(error).__name__}: {_words(error)}"[:LONGEST]
    return f"Carrel ran into an internal error ({what}{where}). Your marks are saved. Please report this message."


def _words(error: BaseException) -> str:
    try:
        return str(error)
    except Exception:  # noqa: BLE001 - its own text may be what fails
        return "no text"
