"""Errors that no other code caught: the window stays open and shows a message."""

from __future__ import annotations

import contextlib
import sys
import traceback
from collections.abc import Callable
from types import TracebackType

from reader.translation import Translated, _

LONGEST_DESCRIPTION = 300  # characters
MOST_REPORTED = 20  # an error in a paint event would repeat without end


class UncaughtErrors:
    """Reports each error once, and at most MOST_REPORTED of them."""

    def __init__(self, report: Callable[[str], None]) -> None:
        """`report` shows a sentence to the reader."""
        self._report = report
        self._reported: set[str] = set()

    def install(self) -> None:
        """Handles all uncaught errors of the program from now on."""
        sys.excepthook = self.handle

    def handle(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if isinstance(error, KeyboardInterrupt):
            _print(kind, error, trace)
            return
        sentence = _sentence(error, trace)
        if sentence in self._reported or len(self._reported) >= MOST_REPORTED:
            return
        self._reported.add(sentence)
        _print(kind, error, trace)
        self._report(sentence)


def _print(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    if sys.stderr:  # None in a Windows program without a console
        with contextlib.suppress(OSError, ValueError):  # the terminal may be closed
            # The text of an error can contain a title or a file name, and a terminal obeys control characters.
            lines = "".join(traceback.format_exception(kind, error, trace))
            sys.stderr.write("".join(c if c.isprintable() or c == "\n" else ascii(c)[1:-1] for c in lines))


def _sentence(error: BaseException, trace: TracebackType | None) -> Translated:
    if isinstance(error, OSError):
        where = f": {error.filename}" if error.filename else ""
        what = f"{error.strerror or _description(error)}{where}"[:LONGEST_DESCRIPTION]
        return _(
            "Carrel could not do that ({problem}). If its stick was removed, insert it and try again.", problem=what
        )
    last = traceback.extract_tb(trace)[-1:]
    where = f", {last[0].name}, line {last[0].lineno}" if last else ""
    what = f"{type(error).__name__}: {_description(error)}"[:LONGEST_DESCRIPTION]
    # Translators: {problem} is in English, for the people who make Carrel.
    return _("Carrel ran into an internal error ({problem}). Please report this message.", problem=what + where)


def _description(error: BaseException) -> str:
    try:
        return str(error)
    except Exception:  # noqa: BLE001 - `__str__` itself may fail
        return "no description"
