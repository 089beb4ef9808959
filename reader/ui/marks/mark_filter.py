"""Marks made ready to be filtered, a slice at a time, so that nothing waits for it: neither the panel nor a key."""

from __future__ import annotations

import time
from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer

from reader.marks.find_marks import MarkSearch
from reader.marks.model import Mark

SLICE = 200  # marks
TURN = 0.005  # seconds of work between two looks at what the reader does
PAUSE = 40  # milliseconds in which the panel is painted first


class MarkFilter(QObject):
    def __init__(self) -> None:
        super().__init__()
        self._marks: Sequence[Mark] = ()
        self._ready: list[tuple[Sequence[Mark], MarkSearch]] = []
        self._last: tuple[str, list[Mark]] = ("", [])
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._go_on)

    def take(self, marks: Sequence[Mark]) -> None:
        """What is to be filtered from now on. Slices that have not changed stay ready."""
        self._marks = marks
        self._last = ("", [])
        kept = 0
        for part, _ in self._ready:
            if marks[kept : kept + SLICE] != part:
                break
            kept += len(part)
        del self._ready[(kept + SLICE - 1) // SLICE :]
        self._timer.start(PAUSE)

    def find(self, typed: str) -> list[Mark]:
        """Those that have every word of `typed`, in the order that they came in."""
        if not typed.strip():
            return list(self._marks)
        before, found = self._last
        if before and typed.startswith(before) and len(found) <= SLICE:
            result = MarkSearch(found).find(typed)  # a longer word finds no more than a shorter one
        else:
            while self._prepare():
                pass
            result = [mark for _, finder in self._ready for mark in finder.find(typed)]
        self._last = (typed, result)
        return result

    def _go_on(self) -> None:
        end = time.monotonic() + TURN
        while self._prepare():
            if time.monotonic() > end:
                self._timer.start(0)
                return

    def _prepare(self) -> bool:
        """One slice more; False where all are ready."""
        begin = sum(len(part) for part, _ in self._ready)
        part = self._marks[begin : begin + SLICE]
        if part:
            self._ready.append((part, MarkSearch(part)))
        return bool(part)
