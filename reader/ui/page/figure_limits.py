"""How much memory and time the process that draws figures may take."""

from __future__ import annotations

from reader.system import process_limits

MEMORY = 240 << 20  # bytes above what the process needs without a figure, which is 50 MB
WINDOWS_MEMORY = 450 << 20  # bytes in all
CPU_SECONDS = 2  # for one figure


def limit_this_process() -> None:
    """Called in the process before it reads a figure."""
    process_limits.limit_this_process(MEMORY)


def limit_next_figure() -> None:
    process_limits.limit_next_work(CPU_SECONDS)
