"""The pages of checking a stick: choose one, and read the report."""

from __future__ import annotations

from PySide6.QtCore import Signal

from reader.sticks import outcome_text
from reader.sticks.check import StickReport
from reader.sticks.drives import Drive, drive_name
from reader.sticks.space_check import DrivesOverview
from reader.translation import N_, _, pgettext
from reader.ui.shell import file_dialogs
from reader.ui.shell.appearance import Appearance
from reader.ui.sticks import stick_rows
from reader.ui.sticks.choose_page import WHICH_FOLDER
from reader.ui.sticks.page import Page, StickPage
from reader.ui.sticks.tick_list import TickList
from reader.ui.widgets.announcement import announce
from reader.ui.widgets.button_row import ButtonRow
from reader.ui.widgets.labels import one_line, plain_label

ABOUT = N_("Carrel reads every file that it wrote, and compares it with the list on the stick. Nothing is changed.")
TO_REPAIR = N_(
    "“Repair…” writes damaged and missing files again. It does not change marks or files from other programs."
)

OWN = N_(
    "This Carrel runs from that stick, so it cannot repair it. Start Carrel from another stick or from a computer, and "
    "check this stick there."
)


class ChooseStickPage(StickPage):
    """check_requested(Drive)"""

    check_requested = Signal(object)

    def __init__(self, appearance: Appearance) -> None:
        super().__init__(appearance)
        self._drives: tuple[Drive, ...] = ()
        self.sticks.chosen.connect(lambda _key: self._refresh())
        self._check = self.buttons.add(pgettext("verb, button", "Check"), self._ask_to_check)
        self.buttons.add(_("Choose a folder…"), self._ask_for_folder)
        self.buttons.add(_("Close"), self.close_requested.emit)
        self._add(plain_label(_("Which stick do you want to check?"), "heading"), plain_label(_(ABOUT)), self.sticks)
        self._add_below(self.buttons)
        self.sticks.show_rows([stick_rows.looking()])
        self._refresh()

    def show_overview(self, overview: DrivesOverview) -> None:
        """Selects the first stick that Carrel wrote, until the user selects another."""
        self._drives = overview.drives
        self.sticks.show_rows(
            stick_rows.or_placeholder([stick_rows.of_stick_to_check(drive) for drive in overview.drives], is_known=True)
        )
        if not self.sticks.current and self._drives:
            best = next((drive for drive in self._drives if drive.is_ours), self._drives[0])
            self.sticks.choose(str(best.path))
        self._refresh()

    def _refresh(self) -> None:
        self._check.setEnabled(bool(self.sticks.current))

    def _ask_to_check(self) -> None:
        drive = next((drive for drive in self._drives if str(drive.path) == self.sticks.current), None)
        if drive:
            self.check_requested.emit(drive)

    def _ask_for_folder(self) -> None:
        chosen = file_dialogs.ask_folder(self, _(WHICH_FOLDER))
        if chosen:
            self.check_requested.emit(Drive(chosen, drive_name(chosen), 0, 0))


class ReportPage(Page):
    """repair_requested(StickReport), removal_requested(StickReport), another_requested(), close_requested()"""

    repair_requested = Signal(object)
    removal_requested = Signal(object)
    another_requested = Signal()
    close_requested = Signal()

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        self._report: StickReport | None = None
        self._head = plain_label("", "heading")
        self._about = plain_label("")
        self.list = TickList(pgettext("noun", "Report"), appearance)
        self._to_repair = plain_label(_(TO_REPAIR))
        self._repair_buttons = ButtonRow()
        self._repair_buttons.add(_("Repair…"), lambda: self.repair_requested.emit(self._report))
        self._removals = []
        for row in (self._repair_buttons, self.buttons):
            self._removals.append(
                row.add(_("Remove foreign files…"), lambda: self.removal_requested.emit(self._report))
            )
            row.add(_("Check another"), self.another_requested.emit)
            row.add(_("Close"), self.close_requested.emit)
        self._add(self._head, self._about, self.list, self._to_repair)
        self._add_below(self._repair_buttons, self.buttons)

    def show_report(self, report: StickReport, name: str, *, is_own: bool = False) -> None:
        """`is_own`: this Carrel runs from the stick."""
        self._report = report
        can_be_repaired = report.needs_repair and not is_own
        head = _head(report, one_line(name))
        self._head.setText(head)
        self._about.setText("\n".join(outcome_text.report_sentences(report)))
        found = list(stick_rows.of_report(report))
        self.list.show_rows(found)
        self.list.setVisible(bool(found))
        self._to_repair.setText(_(OWN) if is_own else _(TO_REPAIR))
        for button in self._removals:
            button.setVisible(bool(report.intruders))
        self._to_repair.setHidden(not report.needs_repair)
        self._repair_buttons.setVisible(can_be_repaired)
        self.buttons.setHidden(can_be_repaired)
        row = self._repair_buttons if can_be_repaired else self.buttons
        row.make_default()
        if found:
            self.list.setFocus()
        else:
            row.focus_first()
        announce(self, f"{head} {self._about.text()}")


def _head(report: StickReport, stick: str) -> str:
    if report.needs_repair:
        return _("The stick “{stick}” needs repair.", stick=stick)
    if report.intruders:
        return _("There are foreign files in a program on the stick “{stick}”.", stick=stick)
    if report.stand_ins:
        return _("The stick “{stick}” has other files of its packs.", stick=stick)
    return _("No problems found on the stick “{stick}”.", stick=stick)
