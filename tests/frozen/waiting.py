"""Waiting for what must come about; the deadline is for what never does, on however slow a machine."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TypeVar

import pytest

from tests.frozen.program import PATIENCE

Result = TypeVar("Result")
PAUSE = 0.05


def until(ask: Callable[[], Result], what: str, hopeless: Callable[[], str] = lambda: "") -> Result:
    """What `ask` answers, as soon as it answers anything. `hopeless` says why it never will."""
    end = time.monotonic() + PATIENCE
    while True:
        if answer := ask():
            return answer
        if reason := hopeless() or ("" if time.monotonic() < end else "the time is over"):
            pytest.fail(f"waited in vain for {what}: {reason}")
        pause()


def pause() -> None:
    """Between two looks."""
    time.sleep(PAUSE)
