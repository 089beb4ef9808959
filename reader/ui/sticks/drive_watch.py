"""Watches, off the GUI thread, which sticks are plugged in, and finds what can be copied to them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal

from reader.sticks import copy_choices
from reader.sticks.copy_choices import AvailablePack
from reader.sticks.drives import Drive
from reader.sticks.errors import CopySourceError
from reader.sticks.programs import Program
from reader.sticks.space_check import CopyRequest, DrivesOverview, SpaceChecker
from reader.ui.shell.background_tasks import Tasks

INTERVAL = 1500  # milliseconds between two checks


class Stock(NamedTuple):
    """What can be copied, and a sentence for each program or pack that cannot."""

    programs: tuple[Program, ...] = ()
    packs: tuple[AvailablePack, ...] = ()
    problems: tuple[str, ...] = ()


class _Never(Exception):
    """Never raised: a check cannot be interrupted."""


class DriveWatch(QObject):
    """seen(DrivesOverview)   the sticks as they are now, repeatedly
    stocked(Stock)   once for each `take_stock`
    """

    seen = Signal(object)
    stocked = Signal(object)

    def __init__(self, find_drives: Callable[[], Iterable[Drive]]) -> None:
        super().__init__()
        self._request = CopyRequest()
        self._checker = SpaceChecker(find_drives)  # used on the other thread only
        self._tasks = Tasks(lambda: None, _Never, lambda: None)
        self._again = QTimer(self, singleShot=True, interval=INTERVAL)
        self._again.timeout.connect(self.check_now)
        self._is_on = False

    def begin(self) -> None:
        self._is_on = True
        self.check_now()

    def pause(self) -> None:
        """Stops reading the sticks and emitting signals."""
        self._is_on = False
        self._again.stop()
        self._tasks.cancel("check")

    def close(self) -> None:
        self.pause()
        self._tasks.end()

    def set_request(self, request: CopyRequest) -> None:
        """Other files are to be copied, so each stick needs another amount of space."""
        self._request = request
        if self._is_on:
            self.check_now()

    def check_now(self) -> None:
        self._again.stop()
        request = self._request
        self._tasks.start("check", lambda: self._checker.check(request), self._take, lambda _: self._again.start())

    def take_stock(self, files: Sequence[Path], program: Path | None) -> None:
        """Finds what can be copied. `files` are packs; `program` is a built program, if one is known."""
        self._tasks.start(
            "stock",
            lambda: _stock(files, program),
            self.stocked.emit,
            lambda error: self.stocked.emit(Stock(problems=(str(error),))),
        )

    def _take(self, overview: DrivesOverview) -> None:
        self._again.start()
        self.seen.emit(overview)


def _stock(files: Sequence[Path], program: Path | None) -> Stock:
    programs: tuple[Program, ...] = ()
    problems = []
    try:
        programs = copy_choices.available_programs(program)
    except CopySourceError as error:
        problems.append(str(error))
    packs, unread = copy_choices.available_packs(files, programs)
    return Stock(programs, tuple(packs), (*problems, *unread))
