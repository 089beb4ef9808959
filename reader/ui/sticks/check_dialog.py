"""The dialog that checks a stick: choose one, read it, show the report."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from reader.sticks import copy_choices, outcome_text
from reader.sticks.check import StickReport, check_stick
from reader.sticks.drives import Drive, is_running_from
from reader.sticks.errors import Cancelled
from reader.sticks.intruders import remove_intruders
from reader.sticks.layout import SUMS
from reader.sticks.progress import IsCancelled, OnProgress
from reader.translation import N_, _, ngettext, with_english
from reader.ui.shell.appearance import Appearance
from reader.ui.sticks import stick_rows
from reader.ui.sticks.check_pages import ChooseStickPage, ReportPage
from reader.ui.sticks.drive_watch import DriveWatch
from reader.ui.sticks.selection import RepairRequest
from reader.ui.sticks.stick_dialog import StickDialog, error_sentence
from reader.ui.sticks.stick_job import StickTask
from reader.ui.widgets.labels import one_line
from reader.ui.widgets.question import QuestionDialog

REMOVES = N_("They lie in the folder of a program and are no part of it. They are deleted for good.")
REMOVE, KEEP = N_("Remove"), N_("Keep")
CANCELLED = N_("The check was cancelled. Nothing was changed.")


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
        super().__init__(parent, _("Check a stick"), appearance)
        self._program = program
        self._drive = Drive(Path(), "", 0, 0)
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
        self.report_page.removal_requested.connect(self._ask_to_remove)
        self.finished.connect(self._watch.close)
        self._choose()

    def _choose(self, message: str = "") -> None:
        self._show(self.choose_page)
        self.choose_page.activate(message)
        self._watch.start()

    def _check(self, drive: Drive) -> None:
        self._drive = drive
        self._watch.pause()
        self._run(_("Checking the stick"), [drive], _checking(drive.path), self._show_result)

    def _show_result(self, result: object) -> None:
        if isinstance(result, Cancelled):
            self._choose(_(CANCELLED))
        elif isinstance(result, Exception):
            self._choose(error_sentence(result))
        elif isinstance(result, _Checked):
            self._packs = result.packs
            self._show(self.report_page)
            is_own = is_running_from(self._program, result.report.target)
            self.report_page.show_report(result.report, self._drive.name, is_own=is_own)

    def _ask_to_repair(self, report: StickReport) -> None:
        broken = (*report.damaged, *report.missing, *(() if report.is_list_intact else (SUMS,)))
        self.repair_requested.emit(RepairRequest(report.target, self._packs, broken))

    def _ask_to_remove(self, report: StickReport) -> None:
        names = [one_line(name, stick_rows.LONGEST_PATH) for name in report.intruders]
        shown = [*names[: outcome_text.MOST_NAMES], *_rest(len(names) - outcome_text.MOST_NAMES)]
        head = ngettext(
            "Remove {count} foreign file from the stick?", "Remove {count} foreign files from the stick?", len(names)
        )
        text = "\n".join((with_english(_(REMOVES)), *shown))
        answers = (_(REMOVE), _(KEEP))
        question = QuestionDialog(self, _("Remove foreign files"), with_english(head), text, answers)
        question.exec()
        if question.answer == answers[0]:
            self._run(_("Removing foreign files"), [self._drive], _removing(report), self._show_result)


def _rest(count: int) -> tuple[str, ...]:
    return (ngettext("and {count} more", "and {count} more", count),) if count > 0 else ()


class _Checked(NamedTuple):
    report: StickReport
    packs: frozenset[str]


def _checking(target: Path) -> StickTask:
    def task(on_progress: OnProgress, is_cancelled: IsCancelled) -> _Checked:
        return _Checked(check_stick(target, on_progress, is_cancelled), copy_choices.packs_on(target))

    return task


def _removing(report: StickReport) -> StickTask:
    """Removes the foreign files, then checks again."""

    def task(on_progress: OnProgress, is_cancelled: IsCancelled) -> object:
        remove_intruders(report.target, report.intruders)
        return check(on_progress, is_cancelled)

    check = _checking(report.target)
    return task
