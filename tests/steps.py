"""Counts the lines of Carrel's own code that a call runs, so that a test can compare efforts without a clock."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any

import reader

_OURS = str(Path(reader.__file__).parent)


def steps(call: Callable[[], object]) -> int:
    """The lines in `reader` that `call` runs; those of other packages and what C does in one go are not counted."""
    count = 0

    def trace(frame: FrameType, event: str, argument: Any) -> Any:
        nonlocal count
        if event == "call":
            return trace if frame.f_code.co_filename.startswith(_OURS) else None
        count += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        call()
    finally:
        sys.settrace(before)
    return count


def growth(make: Callable[[int], Callable[[], object]], size: int) -> float:
    """How many times more lines run for four times the input: 4 where the effort is linear, 16 where it is quadratic.

    `make` prepares the call for an input of some size.
    """
    return steps(make(4 * size)) / steps(make(size))
