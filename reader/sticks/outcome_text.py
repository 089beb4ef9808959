"""Sentences about sticks: their state, progress, outcomes and reports, the same on the command line and in the window.

Texts name a path or a file as it is, so the caller makes them safe to show.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import NamedTuple

from reader.sticks.check import StickReport, UnlistedKind
from reader.sticks.drives import Drive
from reader.sticks.errors import WRITE_PROTECTED
from reader.sticks.layout import SUMS
from reader.sticks.progress import StickProgress
from reader.sticks.space_check import SpaceNeeded
from reader.sticks.stick_target import StickOutcome
from reader.sticks.survey import has_space
from reader.system.format_numbers import counted, size

MOST_NAMES = 10
"""The names that a list of files shows; repairing a stick needs no more."""

_EJECT = {
    "win32": "click “Safely Remove Hardware” at the end of the task bar, or right-click the stick and choose “Eject”.",
    "darwin": "click the eject icon next to the stick in the Finder.",
}
_EJECT_ELSEWHERE = "click the eject icon next to the stick in the file manager."
_DAMAGED = "These files have changed since they were written: the stick may be wearing out, or somebody changed them."
_MISSING = "These files were written to the stick, but are no longer there."
STAND_IN = (
    "Each of these says that it is a pack that the stick has already, but Carrel did not write it. "
    "Carrel asks before it reads one instead. Delete those that you do not know."
)
_UNLISTED = {
    UnlistedKind.INTRUDER: (
        "Foreign files in the folder of a program",
        "They were not copied with the program, and it might load them. Remove them if you did not put them there.",
    ),
    UnlistedKind.MARKS: ("Reader's marks", "Carrel never changes these."),
    UnlistedKind.PACK: ("Packs added by hand", "Carrel can open these packs, but does not check or change them."),
    UnlistedKind.LOCAL_HELP: (
        "Local help written by hand",
        "Somebody wrote or changed this on the stick, and Carrel never overwrites it. Read whether it is right.",
    ),
    UnlistedKind.LEFTOVER: (
        "Incomplete files",
        "Writing was interrupted. Carrel deletes these when it writes the stick.",
    ),
    UnlistedKind.LINK: ("Links", "Carrel never follows a link on a stick."),
    UnlistedKind.OTHER: ("Other files", "Carrel did not write these, and does not check or change them."),
}


class ReportGroup(NamedTuple):
    """Files in the same state: `label` for a line that names one file, `heading` and `meaning` for the whole list."""

    label: str
    heading: str
    meaning: str
    names: tuple[str, ...]
    is_problem: bool = False

    @property
    def shown(self) -> tuple[str, ...]:
        return self.names[:MOST_NAMES]

    @property
    def hidden(self) -> int:
        """The number of names that are not shown."""
        return len(self.names) - len(self.shown)


# Before writing


def reason_not_writable(drive: Drive, space: SpaceNeeded | None) -> str:
    """A sentence, or empty if the drive can be written. `space` is None while it is not known yet."""
    if drive.is_own:
        return "This Carrel runs from here, so it cannot be written to."
    if not drive.is_writable:
        return _sentence(WRITE_PROTECTED)
    if space and space.problem:
        return f"It cannot be written: {space.problem}."
    if space and not has_space(space.needed, drive.free, drive.total):
        return f"Not enough free space: it needs {_size(space.needed)}."
    return ""


def state_before_writing(drive: Drive, space: SpaceNeeded | None, *, is_done: bool) -> str:
    """What writing will do to a drive that can be written; empty while that is not known. `is_done`: just written."""
    if is_done:
        return "Written and verified. You can eject it now."
    needed = space.needed if space else 0
    if drive.is_unfinished and needed:
        return f"Writing was interrupted. It will continue, and needs {_size(needed)}."
    if drive.is_unfinished:
        return "Writing was interrupted. It will continue."
    if drive.is_ours and space and not needed:
        return "Carrel is already up to date here."
    if drive.is_ours and needed:
        return f"Carrel is already here. It will be updated, and needs {_size(needed)}."
    if drive.is_ours:
        return "Carrel is already here. It will be updated."
    return f"Enough free space: it needs {_size(needed)}." if space else ""


def state_before_check(drive: Drive) -> str:
    if drive.is_unfinished:
        return "Writing was interrupted."
    if drive.is_own:
        return "This Carrel runs from here."
    if drive.is_ours:
        return "Written by Carrel."
    return "Not written by Carrel."


# While writing


def file_count(progress: StickProgress) -> str:
    """The verified files of all sticks, or while there are none, how many there will be. Empty while not known."""
    if not progress.total_files:
        return ""
    if not progress.files:
        return counted(progress.total_files, "file")
    return f"{progress.files:,} of {counted(progress.total_files, 'file')}"


def time_left(seconds: float | None) -> str:
    """Empty while it cannot be estimated."""
    if seconds is None:
        return ""
    if seconds < 50:
        return "less than a minute left"
    minutes = round(seconds / 60)
    if minutes < 60:
        return f"about {counted(max(1, minutes), 'minute')} left"
    hours, rest = divmod(round(minutes / 15), 4)
    part = ("", "¼", "½", "¾")[rest]
    return f"about {hours}{part} {'hour' if (hours, rest) == (1, 0) else 'hours'} left"


# After writing


def headline(succeeded: int, total: int) -> str:
    if succeeded == total:
        return {1: "The stick is ready.", 2: "Both sticks are ready."}.get(total, f"All {total:,} sticks are ready.")
    if not succeeded:
        return "The stick could not be written." if total == 1 else "None of the sticks could be written."
    return f"{succeeded:,} of {total:,} sticks {'is' if succeeded == 1 else 'are'} ready."


def outcome_sentence(outcome: StickOutcome, *, is_dry_run: bool = False) -> str:
    """Without the path of the stick."""
    if outcome.reason:
        return f"Not finished. {_sentence(outcome.reason.removeprefix(f'{outcome.target}: ').removesuffix('.'))}"
    # So that nobody hands out a number that they have not seen.
    help = f" Local help on it: {outcome.local_help}" if outcome.local_help else ""
    if is_dry_run:
        kept = f" {counted(outcome.kept, 'file')} already up to date." if outcome.kept else ""
        return f"Would be written.{kept}{help}"
    parts = [f"{counted(outcome.copied, 'file')} copied"]
    if outcome.copied:
        parts = [f"{counted(outcome.copied, 'file')} copied ({size(outcome.copied_bytes)})"]
    if outcome.kept:
        parts.append(f"{outcome.kept:,} already up to date")
    if outcome.removed:
        parts.append(f"{outcome.removed:,} of an older version removed")
    return f"{', '.join(parts)}. All files verified.{help}"


def eject_instructions(count: int, system: str = sys.platform) -> str:
    """How to remove that many sticks safely on this system."""
    sticks = "the stick" if count == 1 else "the sticks"
    return f"Eject {sticks} before you unplug: {_EJECT.get(system, _EJECT_ELSEWHERE)}"


# After checking


def report_sentences(report: StickReport) -> Iterator[str]:
    """Sentences about the stick as a whole."""
    yield f"{counted(len(report.verified), 'file')} verified ({size(report.verified_bytes)})."
    if not report.is_finished:
        yield "Writing this stick was interrupted and never finished."
    if not report.is_list_intact:
        yield f"The list of files, {SUMS}, is damaged, so some files could not be checked."


def report_groups(report: StickReport) -> Iterator[ReportGroup]:
    """The files that are not verified, grouped by their state, problems first."""
    if report.damaged:
        yield ReportGroup("Damaged", "Damaged", _DAMAGED, report.damaged, is_problem=True)
    if report.missing:
        yield ReportGroup("Missing", "Missing", _MISSING, report.missing, is_problem=True)
    if report.stand_ins:
        yield ReportGroup("Added", "Other files of packs in the list", STAND_IN, report.stand_ins, is_problem=True)
    for kind in _UNLISTED:
        names = tuple(name for name, each in report.unlisted if each is kind)
        if names:
            is_problem = kind is UnlistedKind.INTRUDER
            label = "Foreign" if is_problem else f"Not checked, {kind.value}"
            yield ReportGroup(label, *_UNLISTED[kind], names, is_problem=is_problem)


def _sentence(reason: str) -> str:
    return f"{reason[:1].upper()}{reason[1:]}."


def _size(count: int) -> str:
    """With a space that does not break, however narrow the window."""
    return size(count).replace(" ", "\u00a0")
