"""One check of the self-test, and its result."""

from __future__ import annotations

import contextlib
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from types import TracebackType

Check = Callable[[], str]
"""Returns a note about the result. Raises if the check fails."""


@dataclass(frozen=True, slots=True)
class CheckResult:
    """What was tested, and whether it passed. The fields are those of the JSON output."""

    what: str
    holds: bool
    milliseconds: float
    note: str


class SelfTestFailedError(Exception):
    """Its text is a sentence for people."""


def run_check(what: str, check: Check) -> CheckResult:
    start = time.perf_counter()
    try:
        with _no_uncaught_errors():
            note, holds = check(), True
    except Exception as error:  # noqa: BLE001 - any error is a failed check
        note = str(error) if isinstance(error, SelfTestFailedError) else _description(error)
        holds = False
    return CheckResult(what, holds, round((time.perf_counter() - start) * 1000, 1), note)


@contextlib.contextmanager
def _no_uncaught_errors() -> Iterator[None]:
    """Raises SelfTestFailedError at the end, if an error in a Qt slot was not caught meanwhile."""
    errors: list[str] = []

    def collect(_kind: type[BaseException], error: BaseException, _trace: TracebackType | None) -> None:
        errors.append(_description(error))

    before, sys.excepthook = sys.excepthook, collect
    try:
        yield
    finally:
        sys.excepthook = before
    if errors:
        raise SelfTestFailedError("; ".join(dict.fromkeys(errors)))


def _description(error: BaseException) -> str:
    return f"{type(error).__name__}: {error}"
