"""Watches which sticks are plugged in, and finds what can be copied to them, on a background thread."""

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


class CopyChoices(NamedTuple):
    """What can be copied, and a sentence for each program or pack that cannot."""

    programs: tuple[Program, ...] = ()
    packs: tuple[AvailablePack, ...] = ()
    problems: tuple[str, ...] = ()


class _NeverRaised(Exception):
    """A check cannot be interrupted."""


class DriveWatch(QObject):
    """drives_checked(DrivesOverview)   the sticks that are plugged in, every 1.5 seconds
    choices_found(CopyChoices)       once for each `find_choices`
    """

    drives_checked = Signal(object)
    choices_found = Signal(object)

    def __init__(self, find_drives: Callable[[], Iterable[Drive]]) -> None:
        super().__init__()
        self._request = CopyRequest()
        self._checker = SpaceChecker(find_drives)  # used on the other thread only
        self._tasks = Tasks(lambda: None, _NeverRaised, lambda: None)
        self._again = QTimer(self, singleShot=True, interval=INTERVAL)
        self._again.timeout.connect(self.check_now)
        self._is_on = False

    def start(self) -> None:
        self._is_on = True
        self.check_now()

    def pause(self) -> None:
        """Stops reading the sticks, until `start`."""
        self._is_on = False
        self._again.stop()
        self._tasks.cancel("check")

    def close(self) -> None:
        self.pause()
        self._tasks.end()

    def set_request(self, request: CopyRequest) -> None:
        """Sets what the user wants to copy, and checks again whether it fits."""
        self._request = request
        if self._is_on:
            self.check_now()

    def check_now(self) -> None:
        self._again.stop()
        request = self._request
        self._tasks.start("check", lambda: self._checker.check(request), self._take, lambda _: self._again.start())

    def find_choices(self, files: Sequence[Path], program: Path | None) -> None:
        """Finds what can be copied. `files` are packs; `program` is a built program, if one is known."""
        self._tasks.start(
            "choices",
            lambda: _find_choices(files, program),
            self.choices_found.emit,
            lambda error: self.choices_found.emit(CopyChoices(problems=(str(error),))),
        )

    def _take(self, overview: DrivesOverview) -> None:
        self._again.start()
        self.drives_checked.emit(overview)


def _find_choices(files: Sequence[Path], program: Path | None) -> CopyChoices:
    programs: tuple[Program, ...] = ()
    problems = []
    try:
        programs = copy_choices.available_programs(program)
    except CopySourceError as error:
        problems.append(str(error))
    packs, unread = copy_choices.available_packs(files, programs)
    return CopyChoices(programs, tuple(packs), (*problems, *unread))
