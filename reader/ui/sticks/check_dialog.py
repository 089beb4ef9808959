"""Check a stick: choosing one, reading it, and what was found."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from reader.sticks import copy_choices
from reader.sticks.check import Report, check
from reader.sticks.drives import Drive, runs_from
from reader.sticks.errors import Cancelled
from reader.sticks.progress import Progress
from reader.ui.shell.appearance import Appearance
from reader.ui.sticks.check_pages import ReportPage, WhichStick
from reader.ui.sticks.drive_watch import DriveWatch
from reader.ui.sticks.selection import Mending
from reader.ui.sticks.stick_dialog import StickDialog, sentence_of
from reader.ui.sticks.stick_job import Work

STOPPED = "The check was stopped. Nothing was changed."


class CheckDialog(StickDialog):
    """repair_requested(Mending)"""

    repair_requested = Signal(object)

    def __init__(
        self,
        parent: QWidget,
        appearance: Appearance,
        at_hand: Callable[[], Iterable[Drive]],
        program: Path | None,
    ) -> None:
        """`program` is what runs."""
        super().__init__(parent, "Check a stick", appearance)
        self._program = program
        self._name = ""
        self._packs: frozenset[str] = frozenset()
        self.which = WhichStick(appearance)
        self.report = ReportPage(appearance)
        self._watch = DriveWatch(at_hand)
        for page in (self.which, self.report):
            self._pages.addWidget(page)
            page.close_requested.connect(self.reject)
        self._watch.seen.connect(self.which.show_outlook)
        self.which.check_requested.connect(self._check)
        self.report.another_requested.connect(self._choose)
        self.report.repair_requested.connect(self._ask_to_repair)
        self.finished.connect(self._watch.close)
        self._choose()

    def _choose(self, said: str = "") -> None:
        self._show(self.which)
        self.which.enter(said)
        self._watch.begin()

    def _check(self, drive: Drive) -> None:
        self._name = drive.name
        self._watch.pause()
        self._do("Checking the stick", [drive], _checking(drive.path), self._take)

    def _take(self, came: object) -> None:
        if isinstance(came, Cancelled):
            self._choose(STOPPED)
        elif isinstance(came, Exception):
            self._choose(sentence_of(came))
        elif isinstance(came, _Checked):
            self._packs = came.packs
            self._show(self.report)
            is_own = runs_from(self._program, came.report.target)
            self.report.show_report(came.report, self._name, is_own=is_own)

    def _ask_to_repair(self, report: Report) -> None:
        self.repair_requested.emit(Mending(report.target, self._packs, (*report.damaged, *report.missing)))


class _Checked(NamedTuple):
    report: Report
    packs: frozenset[str]


def _checking(target: Path) -> Work:
    def work(told: Callable[[Progress], None], stopped: Callable[[], bool]) -> _Checked:
        return _Checked(check(target, told, stopped), copy_choices.packs_on(target))

    return work
