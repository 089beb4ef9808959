"""The pages of checking a stick: which one, and what was found on it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog

from reader.sticks import outcome_text
from reader.sticks.check import Report
from reader.sticks.drives import Drive
from reader.sticks.room_check import Outlook
from reader.ui.shell.appearance import Appearance
from reader.ui.sticks import stick_rows
from reader.ui.sticks.button_row import ButtonRow
from reader.ui.sticks.choose_page import WHICH_FOLDER
from reader.ui.sticks.page import Page, StickPage
from reader.ui.sticks.tick_list import TickList
from reader.ui.widgets.announcement import announce
from reader.ui.widgets.labels import one_line, plain_label

ABOUT = "Every file that Carrel wrote is read and compared with the stick's own list. Nothing is changed."
WHOLE = "The stick “{}” is whole."
NOT_WHOLE = "The stick “{}” is not whole."
TO_REPAIR = "“Repair…” writes anew what is damaged or missing. What others have put there, and all marks, stay."

OWN = (
    "This Carrel runs from that stick, so it cannot repair it. Start Carrel from another stick or from a computer, put "
    "this stick in, and check it again there."
)


class WhichStick(StickPage):
    """check_requested(Drive)"""

    check_requested = Signal(object)

    def __init__(self, appearance: Appearance) -> None:
        super().__init__(appearance)
        self._drives: tuple[Drive, ...] = ()
        self.sticks.chosen.connect(lambda _: self._refresh())
        self._check = self.buttons.add("Check", self._ask_to_check)
        self.buttons.add("Choose a folder…", self._ask_for_folder)
        self.buttons.add("Close", self.close_requested.emit)
        self._put(plain_label("Which stick is to be checked?", "heading"), plain_label(ABOUT), self.sticks)
        self._put_below(self.buttons)
        self.sticks.show_rows([stick_rows.LOOKING])
        self._refresh()

    def show_outlook(self, outlook: Outlook) -> None:
        """The first that Carrel wrote is chosen until somebody chooses another."""
        self._drives = outlook.drives
        self.sticks.show_rows(
            stick_rows.or_nothing([stick_rows.of_stick_to_check(drive) for drive in outlook.drives], is_known=True)
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
        chosen = QFileDialog.getExistingDirectory(self, WHICH_FOLDER)
        if chosen:
            self.check_requested.emit(Drive(Path(chosen), Path(chosen).name or chosen, 0, 0))


class ReportPage(Page):
    """repair_requested(Report), another_requested(), close_requested()"""

    repair_requested = Signal(object)
    another_requested = Signal()
    close_requested = Signal()

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        self._report: Report | None = None
        self._head = plain_label("", "heading")
        self._about = plain_label("")
        self.list = TickList("What was found", appearance)
        self._to_repair = plain_label(TO_REPAIR)
        self._mending = ButtonRow()
        self._mending.add("Repair…", self._ask_to_repair)
        for row in (self._mending, self.buttons):
            row.add("Check another", self.another_requested.emit)
            row.add("Close", self.close_requested.emit)
        self._put(self._head, self._about, self.list, self._to_repair)
        self._put_below(self._mending, self.buttons)

    def show_report(self, report: Report, name: str, *, is_own: bool = False) -> None:
        """`is_own` says that this Carrel runs from the stick."""
        self._report = report
        can_be_mended = not report.is_whole and not is_own
        head = (WHOLE if report.is_whole else NOT_WHOLE).format(one_line(name))
        self._head.setText(head)
        self._about.setText("\n".join(outcome_text.of_report(report)))
        found = list(stick_rows.of_report(report))
        self.list.show_rows(found)
        self.list.setVisible(bool(found))
        self._to_repair.setText(OWN if is_own else TO_REPAIR)
        self._to_repair.setHidden(report.is_whole)
        self._mending.setVisible(can_be_mended)
        self.buttons.setHidden(can_be_mended)
        row = self._mending if can_be_mended else self.buttons
        row.take_enter()
        if found:
            self.list.setFocus()
        else:
            row.take_focus()
        announce(self, f"{head} {self._about.text()}")

    def _ask_to_repair(self) -> None:
        self.repair_requested.emit(self._report)
