"""Whether programs are idle: all threads sleep, and use no processor time for a while. Only for Linux."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import psutil

from tests.frozen.waiting import pause

CHECKS = 4
ASLEEP = "S"


class _Thread(NamedTuple):
    """`times` are the processor times so far, in the program and in the system."""

    name: str
    state: str
    times: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Idle:
    """The state to wait for. `processes` are their ids; their child processes count, too."""

    processes: tuple[int, ...]

    def check(self) -> bool:
        first = self._asleep()
        for _ in range(CHECKS if first is not None else 0):
            pause()
            if self._asleep() != first:
                return False
        return first is not None

    def __str__(self) -> str:
        """With what is not asleep now, for the message when the waiting ends."""
        try:
            awake = [f"{each.name} {each.state}" for each in self._threads() if each.state != ASLEEP]
        except (OSError, psutil.Error) as problem:
            awake = [str(problem)]
        return f"idle programs (not asleep: {', '.join(awake) or 'none now'})"

    def _asleep(self) -> list[_Thread] | None:
        """All threads; None if one is not asleep."""
        threads = []
        try:
            for thread in self._threads():
                if thread.state != ASLEEP:
                    return None
                threads.append(thread)
        except (OSError, psutil.Error):  # a process has ended meanwhile
            return None
        return threads

    def _threads(self) -> Iterator[_Thread]:
        for process in [each for id in self.processes for each in _family(id)]:
            for file in Path(f"/proc/{process}/task").glob("*/stat"):
                start, _bracket, end = file.read_text(encoding="utf-8", errors="replace").rpartition(")")
                state, *numbers = end.split()
                yield _Thread(start.partition("(")[2], state, (numbers[10], numbers[11]))


def _family(id: int) -> list[int]:
    return [id, *(child.pid for child in psutil.Process(id).children(recursive=True))]
