"""Mistakes of the program itself: said in the window, which stays."""

from __future__ import annotations

import contextlib
import sys
import traceback
from collections.abc import Callable
from types import TracebackType

LONGEST = 300  # characters of what the mistake says of itself
MOST = 20  # mistakes that are told: one that is made with each painting has no end


class UncaughtErrors:
    """Takes what no other code has caught, such as in what a button does. Each is said once, up to MOST of them."""

    def __init__(self, say: Callable[[str], None]) -> None:
        self._say = say
        self._said: set[str] = set()

    def install(self) -> None:
        sys.excepthook = self.take

    def take(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if isinstance(error, KeyboardInterrupt):
            _print(kind, error, trace)
            return
        sentence = _sentence(error, trace)
        if sentence in self._said or len(self._said) >= MOST:
            return
        self._said.add(sentence)
        _print(kind, error, trace)
        self._say(sentence)


def _print(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    if sys.stderr:  # a program of Windows without a console has none
        with contextlib.suppress(OSError, ValueError):  # nobody may be listening there any more
            traceback.print_exception(kind, error, trace)


def _sentence(error: BaseException, trace: TracebackType | None) -> str:
    if isinstance(error, OSError):
        what = f"{error.strerror or _words(error)}{f': {error.filename}' if error.filename else ''}"[:LONGEST]
        return f"Carrel could not do that ({what}). If its stick was pulled out, put it back and try again."
    last = traceback.extract_tb(trace)[-1:]
    where = f", {last[0].name}, line {last[0].lineno}" if last else ""
    what = f"{type(error).__name__}: {_words(error)}"[:LONGEST]
    return (
        f"Carrel made a mistake, and could not do that ({what}{where}). What you have marked is kept. Please report it."
    )


def _words(error: BaseException) -> str:
    try:
        return str(error)
    except Exception:  # noqa: BLE001 - its own words may be what is wrong with it
        return "no words"
