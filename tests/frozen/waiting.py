"""Waits for a condition, with a deadline that is long enough for slow machines."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TypeVar

import pytest

from tests.frozen.program import PATIENCE

Result = TypeVar("Result")
PAUSE = 0.05


def until(ask: Callable[[], Result], what: object, why_never: Callable[[], str] = lambda: "") -> Result:
    """The first result of `ask` that is true. `why_never` gives a reason to stop waiting."""
    end = time.monotonic() + PATIENCE
    while True:
        if answer := ask():
            return answer
        if reason := why_never() or ("" if time.monotonic() < end else "timeout"):
            pytest.fail(f"waiting for {what} failed: {reason}")
        pause()


def pause() -> None:
    """Between two checks."""
    time.sleep(PAUSE)
