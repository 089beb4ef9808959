"""The dialog that writes sticks: choose them, write, show the outcomes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from reader.sticks import repair
from reader.sticks.copy_source import list_files
from reader.sticks.drives import Drive
from reader.sticks.errors import Cancelled
from reader.sticks.progress import IsCancelled, OnProgress
from reader.sticks.space_check import CopyRequest
from reader.sticks.stick_target import StickOutcome
from reader.sticks.write import write_sticks
from reader.translation import N_, _, ngettext
from reader.ui.shell.appearance import Appearance
from reader.ui.sticks.choose_page import ChoosePage
from reader.ui.sticks.drive_watch import DriveWatch
from reader.ui.sticks.outcome_page import OutcomePage
from reader.ui.sticks.selection import RepairRequest
from reader.ui.sticks.stick_dialog import StickDialog, error_sentence
from reader.ui.widgets.labels import one_line

MAKE, REPAIR = N_("Make a stick"), N_("Repair a stick")
CANCELLED = N_("Writing was cancelled. Verified files stay on the sticks, and “Write” continues from there.")


class MakeDialog(StickDialog):
    """written(str): a sentence, after sticks were written while another window was active."""

    written = Signal(str)

    def __init__(
        self,
        parent: QWidget,
        appearance: Appearance,
        find_drives: Callable[[], Iterable[Drive]],
        packs: Sequence[Path],
        program: Path | None,
    ) -> None:
        """`packs` are the files on the shelf; `program` is the program to copy, if it is known."""
        super().__init__(parent, _(MAKE), appearance)
        self._files = packs
        self._names: dict[Path, str] = {}
        self.choose_page = ChoosePage(appearance)
        self.outcome_page = OutcomePage(appearance)
        self._watch = DriveWatch(find_drives)
        for page in (self.choose_page, self.outcome_page):
            self._pages.addWidget(page)
        self._watch.drives_checked.connect(self.choose_page.show_overview)
        self._watch.choices_found.connect(self.choose_page.show_choices)
        self.choose_page.request_changed.connect(self._watch.set_request)
        self.choose_page.program_chosen.connect(lambda path: self._watch.find_choices(self._files, path))
        self.choose_page.write_requested.connect(self._write)
        self.choose_page.close_requested.connect(self.reject)
        self.outcome_page.more_requested.connect(self._choose)
        self.outcome_page.close_requested.connect(self.reject)
        self.finished.connect(self._watch.close)
        self._watch.find_choices(packs, program)
        self._choose()

    @property
    def program(self) -> Path | None:
        """A program that can be copied, if one is known."""
        choices = self.choose_page.selection.choices
        return choices.programs[0].source if choices and choices.programs else None

    def repair(self, request: RepairRequest) -> None:
        """Starts with a damaged stick already chosen."""
        self._choose()
        self.choose_page.repair(request)
        self.setWindowTitle(_(REPAIR))

    @property
    def is_repairing(self) -> bool:
        return self.choose_page.selection.repairing is not None

    def _choose(self, message: str = "") -> None:
        self.setWindowTitle(_(REPAIR) if self.is_repairing else _(MAKE))
        self._show(self.choose_page)
        self.choose_page.activate(message)
        self._watch.start()

    def _write(self) -> None:
        targets, request = self.choose_page.selection.targets, self.choose_page.selection.request
        if not targets or not request.programs:
            return
        self._names = {drive.path: drive.name for drive in targets}
        self._watch.pause()
        head = ngettext("Writing {count} stick", "Writing {count} sticks", len(targets))
        if self.is_repairing:
            head = _("Repairing the stick “{stick}”", stick=one_line(targets[0].name))
        self._run(head, targets, _write_task(request, [drive.path for drive in targets]), self._show_result)

    def _show_result(self, result: object) -> None:
        if isinstance(result, Cancelled):
            self._choose(_(repair.CANCELLED) if self.is_repairing else _(CANCELLED))
        elif isinstance(result, Exception):
            self._choose(error_sentence(result))
        elif isinstance(result, list):
            self._show_outcomes(result)

    def _show_outcomes(self, outcomes: list[StickOutcome]) -> None:
        good = [outcome.target for outcome in outcomes if not outcome.reason]
        selection = self.choose_page.selection
        self._show(self.outcome_page)
        if selection.repairing:
            broken = selection.repairing.broken
            head = self.outcome_page.show_repair(
                outcomes[0], self._names[outcomes[0].target], broken, len(set(broken)) - len(selection.to_repair)
            )
        else:
            head = self.outcome_page.show_outcomes(outcomes, self._names)
        self.choose_page.start_next(good)
        if not self.isActiveWindow():
            self.written.emit(head)


def _write_task(request: CopyRequest, targets: Sequence[Path]) -> Callable[..., list[StickOutcome]]:
    def task(on_progress: OnProgress, is_cancelled: IsCancelled) -> list[StickOutcome]:
        source = list_files(request.programs, request.packs)
        return write_sticks(source, targets, on_progress, is_cancelled)

    return task
