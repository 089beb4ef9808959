"""Whether programs rest: every thread asleep, and none has used the processor between two looks. Of Linux alone."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import psutil

from tests.frozen.waiting import pause

LOOKS = 4


def are_at_rest(processes: Iterable[int]) -> bool:
    """Also what these have started."""
    first = _asleep(processes)
    for _ in range(LOOKS if first is not None else 0):
        pause()
        if _asleep(processes) != first:
            return False
    return first is not None


def _asleep(processes: Iterable[int]) -> list[list[str]] | None:
    """The processor time that each thread has used so far; None where one is not asleep."""
    times: list[list[str]] = []
    try:
        everyone = [each for id in processes for each in _family(id)]
        for file in (file for id in everyone for file in Path(f"/proc/{id}/task").glob("*/stat")):
            state, *numbers = file.read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()
            if state != "S":
                return None
            times.append(numbers[10:12])
    except (OSError, psutil.Error):  # one has ended meanwhile
        return None
    return times


def _family(id: int) -> list[int]:
    return [id, *(child.pid for child in psutil.Process(id).children(recursive=True))]
