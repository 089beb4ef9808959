"""The first page of writing sticks: choose sticks and packs, and see whether there is enough space."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from PySide6.QtCore import Signal

from reader.sticks import repair
from reader.sticks.programs import SYSTEMS
from reader.sticks.space_check import DrivesOverview
from reader.system.format_numbers import size
from reader.translation import N_, _, list_text, ngettext, pgettext, with_english
from reader.ui.shell import file_dialogs
from reader.ui.shell.appearance import Appearance
from reader.ui.sticks import stick_rows
from reader.ui.sticks.drive_watch import CopyChoices
from reader.ui.sticks.page import StickPage
from reader.ui.sticks.selection import RepairRequest, Selection
from reader.ui.sticks.tick_list import TickList
from reader.ui.widgets.button_row import ButtonRow
from reader.ui.widgets.labels import plain_label, sentence_lines

NO_PROGRAM = N_(
    "This Carrel runs from its source code, so there is no built program to copy. Run “python3 dev.py build”, then "
    "choose the folder dist/Carrel."
)
STICKS = N_("Sticks in this computer")
WHICH_FOLDER = N_("Choose the folder of the stick")


def more_programs(systems: Sequence[str]) -> str:
    """What to do to have the programs for these systems, too."""
    missing = _("{one} and {other}", one=systems[0], other=systems[1]) if len(systems) == 2 else list_text(systems)
    return _(
        "Not included: Carrel for {systems}. Put its .zip file next to the folder of this Carrel, "
        "then open this window again.",
        systems=missing,
    )


class ChoosePage(StickPage):
    """request_changed(CopyRequest)   the user chose other packs, programs or folders
    program_chosen(Path)           the user chose a folder with a built program
    write_requested()
    """

    request_changed = Signal(object)
    program_chosen = Signal(object)
    write_requested = Signal()

    def __init__(self, appearance: Appearance) -> None:
        super().__init__(appearance)
        self.selection = Selection()
        self.sticks.toggled.connect(self._tick_stick)
        self._sticks_head = plain_label(_(STICKS), "heading")
        self._to_repair = TickList(_("Files to write again"), appearance)
        self._about_repair = plain_label(with_english(_(repair.ABOUT)))
        self._packs_head = plain_label(_("Packs to copy"), "heading")
        self._programs_head = plain_label(_("Programs to copy"), "heading")
        self._more = ButtonRow()
        self._all = self._more.add(_("Tick all"), self._tick_all)
        self._more.add(_("Choose a folder…"), self._ask_for_folder)
        self.packs = TickList(_("Packs to copy"), appearance)
        self.packs.toggled.connect(self._tick_pack)
        self._programs = plain_label("")
        self._more_programs = plain_label("")
        self._other_program = ButtonRow()
        self._other_program.add(_("Choose a program…"), self._ask_for_program)
        self._summary = plain_label("")
        self._write = self.buttons.add(pgettext("verb, button", "Write"), self.write_requested.emit)
        self.buttons.add(_("Close"), self.close_requested.emit)
        self._add(
            self._sticks_head,
            self.sticks,
            self._more,
            self._about_repair,
            self._to_repair,
            self._packs_head,
            self.packs,
            self._programs_head,
            self._programs,
            self._more_programs,
            self._other_program,
        )
        self._add_below(self._summary, self.buttons)
        self._refresh()

    def show_overview(self, overview: DrivesOverview) -> None:
        self.selection.set_overview(overview)
        self._refresh()

    def show_choices(self, choices: CopyChoices) -> None:
        unavailable = self.selection.set_choices(choices)
        if choices.programs and self._other_program.isVisible():
            self.sticks.setFocus()  # the button with the focus disappears, and Qt would move it to “Close”
        if choices.problems:
            self.banner.show_message("\n".join(choices.problems))
        self._show_unavailable(unavailable)
        self._change()

    def repair(self, request: RepairRequest) -> None:
        self._show_unavailable(self.selection.repair(request))
        self._change()

    def start_next(self, done: Iterable[Path]) -> None:
        self.selection.start_next(done)
        self._refresh()

    # display

    def _refresh(self) -> None:
        selection = self.selection
        is_repair = selection.repairing is not None
        drives, choices = selection.drives, selection.choices or CopyChoices()
        self.sticks.show_rows(
            stick_rows.or_placeholder(
                [
                    stick_rows.of_stick(
                        drive,
                        selection.space(drive),
                        is_ticked=selection.is_ticked(drive),
                        is_done=selection.is_done(drive),
                        is_repair=is_repair,
                    )
                    for drive in drives
                    if not selection.repairing or drive.path == selection.repairing.target
                ],
                is_known=selection.overview is not None,
            )
        )
        self._show_repair()
        self._all.setVisible(sum(map(selection.can_be_written, drives)) > 1)
        packs = [stick_rows.of_pack(pack, is_ticked=selection.is_wanted(pack)) for pack in choices.packs]
        self.packs.show_rows(packs or [stick_rows.no_pack() if selection.choices else stick_rows.looking_for_packs()])
        folders = [each.folder for each in choices.programs]
        self._programs.setText(list_text(folders) if folders else _(NO_PROGRAM))
        missing = [each for each in SYSTEMS if each not in {program.system for program in choices.programs}]
        self._more_programs.setText(more_programs(missing))
        self._more_programs.setVisible(bool(choices.programs and missing) and not is_repair)
        needs_no_choice = is_repair and bool(choices.programs)
        self._programs_head.setHidden(needs_no_choice)
        self._programs.setVisible(bool(selection.choices) and not needs_no_choice)
        self._other_program.setVisible(bool(selection.choices) and not choices.programs)
        count = len(selection.targets)
        if is_repair:
            self._write.setText(pgettext("verb, button", "Repair"))
        elif count:
            self._write.setText(ngettext("Write {count} stick", "Write {count} sticks", count))
        else:
            self._write.setText(pgettext("verb, button", "Write"))
        self._write.setEnabled(bool(count and choices.programs and not selection.problem))
        self._summary.setText(self._summary_text(count))

    def _show_repair(self) -> None:
        """Shows what will be repaired in place of the choices, while a stick is being repaired."""
        selection = self.selection
        is_repair = selection.repairing is not None
        self._sticks_head.setText(_("The stick to repair") if is_repair else _(STICKS))
        names = selection.to_repair if selection.choices else []
        self._to_repair.show_rows([stick_rows.of_files_to_repair(names)] if names else [])
        self._to_repair.setVisible(bool(names))
        self._about_repair.setVisible(bool(names))
        self._more.setHidden(is_repair)
        self._packs_head.setHidden(is_repair)
        self.packs.setHidden(is_repair)

    def _summary_text(self, count: int) -> str:
        overview, choices = self.selection.overview, self.selection.choices or CopyChoices()
        if self.selection.problem:
            return sentence_lines(self.selection.problem)
        if self.selection.repairing:
            return ""
        if not overview or not overview.files:
            return ""
        gets = list_text(each.folder for each in choices.programs)
        if packs := sum(map(self.selection.is_wanted, choices.packs)):
            gets = ngettext("{programs} and {count} pack", "{programs} and {count} packs", packs, programs=gets)
        if self.selection.is_up_to_date:
            files = ngettext("{count} file", "{count} files", overview.files)
            sentence = _(
                "Each stick gets {things}: {size} in {files}.", things=gets, size=size(overview.size), files=files
            )
        else:
            sentence = _("Each stick gets {things}.", things=gets)
        advice = _("Tick the sticks to write.")
        return sentence if count or not overview.drives else f"{sentence} {advice}"

    def _show_unavailable(self, names: list[str]) -> None:
        if names:
            self.banner.show_message(
                _("Not available on this computer, so it cannot be repaired: {files}.", files=list_text(names))
            )

    # user actions

    def _change(self) -> None:
        self._refresh()
        self.request_changed.emit(self.selection.request)

    def _tick_stick(self, key: str, is_ticked: bool) -> None:
        self.selection.tick(Path(key), is_ticked)
        self._refresh()

    def _tick_all(self) -> None:
        self.selection.tick_all()
        self._refresh()

    def _tick_pack(self, key: str, is_ticked: bool) -> None:
        self.selection.tick_pack(key, is_ticked)
        self._change()

    def _ask_for_folder(self) -> None:
        folder = file_dialogs.ask_folder(self, _(WHICH_FOLDER))
        if folder:
            self.selection.tick_folder(folder)
            self._change()
            self.sticks.setFocus()  # so that Enter starts writing instead of asking for a folder again

    def _ask_for_program(self) -> None:
        folder = file_dialogs.ask_folder(self, _("Choose the folder of a built program"))
        if folder:
            self.banner.show_message("")
            self.program_chosen.emit(folder)
