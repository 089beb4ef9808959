"""Looks, off the GUI thread, which sticks are there and what there is to copy, as long as somebody wants to know."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal

from reader.sticks import copy_choices
from reader.sticks.copy_choices import PackAtHand
from reader.sticks.drives import Drive
from reader.sticks.errors import CopySourceError
from reader.sticks.programs import Program
from reader.sticks.room_check import Lookout, Outlook, Wish
from reader.ui.shell.background_tasks import Tasks

INTERVAL = 1500  # milliseconds between two looks


class Stock(NamedTuple):
    """What there is to copy, and sentences about what there is not."""

    programs: tuple[Program, ...] = ()
    packs: tuple[PackAtHand, ...] = ()
    problems: tuple[str, ...] = ()


class _Never(Exception):
    """Nothing here can be interrupted: a look takes as long as a stick."""


class DriveWatch(QObject):
    """seen(Outlook)    the sticks as they are now; told again and again
    stocked(Stock)   once for each `take_stock`
    """

    seen = Signal(object)
    stocked = Signal(object)

    def __init__(self, at_hand: Callable[[], Iterable[Drive]]) -> None:
        super().__init__()
        self._wish = Wish()
        self._lookout = Lookout(at_hand)  # belongs to the other thread
        self._tasks = Tasks(lambda: None, _Never, lambda: None)
        self._again = QTimer(self, singleShot=True, interval=INTERVAL)
        self._again.timeout.connect(self.look)
        self._is_on = False

    def begin(self) -> None:
        self._is_on = True
        self.look()

    def pause(self) -> None:
        """Sticks are left in peace, and nothing is told."""
        self._is_on = False
        self._again.stop()
        self._tasks.cancel("look")

    def close(self) -> None:
        self.pause()
        self._tasks.end()

    def wish(self, wish: Wish) -> None:
        """Something else is to be copied, so other room is needed."""
        self._wish = wish
        if self._is_on:
            self.look()

    def look(self) -> None:
        self._again.stop()
        wish = self._wish
        self._tasks.start("look", lambda: self._lookout.look(wish), self._take, lambda _: self._again.start())

    def take_stock(self, files: Sequence[Path], program: Path | None) -> None:
        """`files` are packs, `program` where a built program is, if any is known."""
        self._tasks.start(
            "stock",
            lambda: _stock(files, program),
            self.stocked.emit,
            lambda error: self.stocked.emit(Stock(problems=(str(error),))),
        )

    def _take(self, outlook: Outlook) -> None:
        self._again.start()
        self.seen.emit(outlook)


def _stock(files: Sequence[Path], program: Path | None) -> Stock:
    programs: tuple[Program, ...] = ()
    problems = []
    try:
        programs = copy_choices.programs(program)
    except CopySourceError as error:
        problems.append(str(error))
    packs, unread = copy_choices.packs(files, programs)
    return Stock(programs, tuple(packs), (*problems, *unread))
