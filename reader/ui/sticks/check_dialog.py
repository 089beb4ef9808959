"""The dialog that checks a stick: choose one, read it, show the report."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from reader.sticks import copy_choices
from reader.sticks.check import StickReport, check_stick
from reader.sticks.drives import Drive, is_running_from
from reader.sticks.errors import Cancelled
from reader.sticks.layout import SUMS
from reader.sticks.progress import IsCancelled, OnProgress
from reader.ui.shell.appearance import Appearance
from reader.ui.sticks.check_pages import ChooseStickPage, ReportPage
from reader.ui.sticks.drive_watch import DriveWatch
from reader.ui.sticks.selection import RepairRequest
from reader.ui.sticks.stick_dialog import StickDialog, error_sentence
from reader.ui.sticks.stick_job import StickTask

CANCELLED = "The check was cancelled. Nothing was changed."


class CheckDialog(StickDialog):
    """repair_requested(RepairRequest)"""

    repair_requested = Signal(object)

    def __init__(
        self,
        parent: QWidget,
        appearance: Appearance,
        find_drives: Callable[[], Iterable[Drive]],
        program: Path | None,
    ) -> None:
        """`program` is the running program."""
        super().__init__(parent, "Check a stick", appearance)
        self._program = program
        self._name = ""
        self._packs: frozenset[str] = frozenset()
        self.choose_page = ChooseStickPage(appearance)
        self.report_page = ReportPage(appearance)
        self._watch = DriveWatch(find_drives)
        for page in (self.choose_page, self.report_page):
            self._pages.addWidget(page)
            page.close_requested.connect(self.reject)
        self._watch.drives_checked.connect(self.choose_page.show_overview)
        self.choose_page.check_requested.connect(self._check)
        self.report_page.another_requested.connect(self._choose)
        self.report_page.repair_requested.connect(self._ask_to_repair)
        self.finished.connect(self._watch.close)
        self._choose()

    def _choose(self, message: str = "") -> None:
        self._show(self.choose_page)
        self.choose_page.activate(message)
        self._watch.start()

    def _check(self, drive: Drive) -> None:
        self._name = drive.name
        self._watch.pause()
        self._run("Checking the stick", [drive], _checking(drive.path), self._show_result)

    def _show_result(self, result: object) -> None:
        if isinstance(result, Cancelled):
            self._choose(CANCELLED)
        elif isinstance(result, Exception):
            self._choose(error_sentence(result))
        elif isinstance(result, _Checked):
            self._packs = result.packs
            self._show(self.report_page)
            is_own = is_running_from(self._program, result.report.target)
            self.report_page.show_report(result.report, self._name, is_own=is_own)

    def _ask_to_repair(self, report: StickReport) -> None:
        broken = (*report.damaged, *report.missing, *(() if report.is_list_intact else (SUMS,)))
        self.repair_requested.emit(RepairRequest(report.target, self._packs, broken))


class _Checked(NamedTuple):
    report: StickReport
    packs: frozenset[str]


def _checking(target: Path) -> StickTask:
    def task(on_progress: OnProgress, is_cancelled: IsCancelled) -> _Checked:
        return _Checked(check_stick(target, on_progress, is_cancelled), copy_choices.packs_on(target))

    return task
