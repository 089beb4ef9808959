"""Whether programs are idle: all threads sleep, and use no processor time for a while. Only for Linux."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import psutil

from tests.frozen.waiting import pause

CHECKS = 4


def are_idle(processes: Iterable[int]) -> bool:
    """Checks the child processes, too."""
    first = _asleep(processes)
    for _ in range(CHECKS if first is not None else 0):
        pause()
        if _asleep(processes) != first:
            return False
    return first is not None


def _asleep(processes: Iterable[int]) -> list[list[str]] | None:
    """The processor time of each thread so far; None if a thread is not asleep."""
    times: list[list[str]] = []
    try:
        ids = [each for id in processes for each in _family(id)]
        for file in (file for id in ids for file in Path(f"/proc/{id}/task").glob("*/stat")):
            state, *numbers = file.read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()
            if state != "S":
                return None
            times.append(numbers[10:12])
    except (OSError, psutil.Error):  # a process has ended meanwhile
        return None
    return times


def _family(id: int) -> list[int]:
    return [id, *(child.pid for child in psutil.Process(id).children(recursive=True))]
