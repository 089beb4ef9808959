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
from reader.system.format_numbers import size
from reader.translation import N_, Translated, _, list_text, ngettext, number_text

MOST_NAMES = 10
"""The names that a list of files shows; repairing a stick needs no more."""

_DAMAGED = N_(
    "These files have changed since they were written: the stick may be wearing out, or somebody changed them."
)
_MISSING = N_("These files were written to the stick, but are no longer there.")
STAND_IN = N_(
    "Each of these says that it is a pack that the stick has already, but Carrel did not write it. "
    "Carrel asks before it reads one instead. Delete those that you do not know."
)
_UNLISTED = {
    UnlistedKind.INTRUDER: (
        N_("Foreign files in the folder of a program"),
        N_("They were not copied with the program, and it might load them. Remove them if you did not put them there."),
    ),
    UnlistedKind.MARKS: (N_("Reader's marks"), N_("Carrel never changes these.")),
    UnlistedKind.PACK: (
        N_("Packs added by hand"),
        N_("Carrel can open these packs, but does not check or change them."),
    ),
    UnlistedKind.LOCAL_HELP: (
        N_("Local help written by hand"),
        N_("Somebody wrote or changed this on the stick, and Carrel never overwrites it. Read whether it is right."),
    ),
    UnlistedKind.LEFTOVER: (
        N_("Incomplete files"),
        N_("Writing was interrupted. Carrel deletes these when it writes the stick."),
    ),
    UnlistedKind.LINK: (N_("Links"), N_("Carrel never follows a link on a stick.")),
    UnlistedKind.OTHER: (N_("Other files"), N_("Carrel did not write these, and does not check or change them.")),
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
    """Sentences, or empty if the drive can be written. `space` is None while it is not known yet."""
    if drive.is_own:
        return _("This Carrel runs from here, so it cannot be written to.")
    if not drive.is_writable:
        return _(WRITE_PROTECTED)
    if space and space.problem:
        return _("It cannot be written. {reason}", reason=space.problem)
    if space and not has_space(space.needed, drive.free, drive.total):
        return _("Not enough free space: it needs {size}.", size=_size(space.needed))
    return ""


def state_before_writing(drive: Drive, space: SpaceNeeded | None, *, is_done: bool) -> str:
    """What writing will do to a drive that can be written; empty while that is not known. `is_done`: just written."""
    if is_done:
        return _("Written and verified. You can eject it now.")
    needed = space.needed if space else 0
    if drive.is_unfinished and needed:
        return _("Writing was interrupted. It will continue, and needs {size}.", size=_size(needed))
    if drive.is_unfinished:
        return _("Writing was interrupted. It will continue.")
    if drive.is_ours and space and not needed:
        return _("Carrel is already up to date here.")
    if drive.is_ours and needed:
        return _("Carrel is already here. It will be updated, and needs {size}.", size=_size(needed))
    if drive.is_ours:
        return _("Carrel is already here. It will be updated.")
    return _("Enough free space: it needs {size}.", size=_size(needed)) if space else ""


def state_before_check(drive: Drive) -> Translated:
    if drive.is_unfinished:
        return _("Writing was interrupted.")
    if drive.is_own:
        return _("This Carrel runs from here.")
    if drive.is_ours:
        return _("Written by Carrel.")
    return _("Not written by Carrel.")


# While writing


def file_count(progress: StickProgress) -> str:
    """The verified files of all sticks, or while there are none, how many there will be. Empty while not known."""
    if not progress.total_files:
        return ""
    if not progress.files:
        return ngettext("{count} file", "{count} files", progress.total_files)
    done = number_text(progress.files)
    return ngettext("{done} of {count} file", "{done} of {count} files", progress.total_files, done=done)


def time_left(seconds: float | None) -> str:
    """Empty while it cannot be estimated."""
    if seconds is None:
        return ""
    if seconds < 50:
        return _("less than a minute left")
    minutes = round(seconds / 60)
    if minutes < 60:
        return ngettext("about {count} minute left", "about {count} minutes left", max(1, minutes))
    hours, rest = divmod(round(minutes / 15), 4)
    number = f"{number_text(hours)}{('', '¼', '½', '¾')[rest]}"
    return ngettext("about {hours} hour left", "about {hours} hours left", hours + bool(rest), hours=number)


# After writing


def headline(succeeded: int, total: int) -> Translated:
    if succeeded == total:
        match total:
            case 1:
                return _("The stick is ready.")
            case 2:
                return _("Both sticks are ready.")
        return ngettext("All {count} sticks are ready.", "All {count} sticks are ready.", total)
    if not succeeded:
        return _("The stick could not be written.") if total == 1 else _("None of the sticks could be written.")
    return ngettext(
        "{count} of {total} sticks is ready.",
        "{count} of {total} sticks are ready.",
        succeeded,
        total=number_text(total),
    )


def outcome_sentence(outcome: StickOutcome, *, is_dry_run: bool = False) -> str:
    """Without the path of the stick."""
    if outcome.reason:
        return _("Not finished. {reason}", reason=outcome.reason)
    sentences = [_("Would be written.")] if is_dry_run else [_written(outcome)]
    if is_dry_run and outcome.kept:
        sentences.append(
            ngettext("{count} file already up to date.", "{count} files already up to date.", outcome.kept)
        )
    if outcome.local_help:  # so that nobody hands out a number that they have not seen
        sentences.append(_("Local help on it: {text}", text=outcome.local_help))
    return " ".join(sentences)


def _written(outcome: StickOutcome) -> Translated:
    if outcome.copied:
        copied = ngettext(
            "{count} file copied ({size})",
            "{count} files copied ({size})",
            outcome.copied,
            size=size(outcome.copied_bytes),
        )
    else:
        copied = ngettext("{count} file copied", "{count} files copied", outcome.copied)
    results = [copied]
    if outcome.kept:
        results.append(ngettext("{count} already up to date", "{count} already up to date", outcome.kept))
    if outcome.removed:
        results.append(
            ngettext("{count} of an older version removed", "{count} of an older version removed", outcome.removed)
        )
    return _("{results}. All files verified.", results=list_text(results))


def eject_instructions(count: int, system: str = sys.platform) -> Translated:
    """How to remove that many sticks safely on this system."""
    match system:
        case "win32":
            return ngettext(
                "Eject the stick before you unplug: click “Safely Remove Hardware” at the end of the task bar, "
                "or right-click the stick and choose “Eject”.",
                "Eject the sticks before you unplug: click “Safely Remove Hardware” at the end of the task bar, "
                "or right-click the stick and choose “Eject”.",
                count,
            )
        case "darwin":
            return ngettext(
                "Eject the stick before you unplug: click the eject icon next to the stick in the Finder.",
                "Eject the sticks before you unplug: click the eject icon next to the stick in the Finder.",
                count,
            )
    return ngettext(
        "Eject the stick before you unplug: click the eject icon next to the stick in the file manager.",
        "Eject the sticks before you unplug: click the eject icon next to the stick in the file manager.",
        count,
    )


# After checking


def report_sentences(report: StickReport) -> Iterator[Translated]:
    """Sentences about the stick as a whole."""
    yield ngettext(
        "{count} file verified ({size}).",
        "{count} files verified ({size}).",
        len(report.verified),
        size=size(report.verified_bytes),
    )
    if not report.is_finished:
        yield _("Writing this stick was interrupted and never finished.")
    if not report.is_list_intact:
        yield _("The list of files, {file}, is damaged, so some files could not be checked.", file=SUMS)


def report_groups(report: StickReport) -> Iterator[ReportGroup]:
    """The files that are not verified, grouped by their state, problems first."""
    if report.damaged:
        yield ReportGroup(_("Damaged"), _("Damaged"), _(_DAMAGED), report.damaged, is_problem=True)
    if report.missing:
        yield ReportGroup(_("Missing"), _("Missing"), _(_MISSING), report.missing, is_problem=True)
    if report.stand_ins:
        label, title = _(UnlistedKind.STAND_IN.value), _("Other files of packs in the list")
        yield ReportGroup(label, title, _(STAND_IN), report.stand_ins, is_problem=True)
    for kind, (heading, meaning) in _UNLISTED.items():
        names = tuple(name for name, each in report.unlisted if each is kind)
        if names:
            is_problem = kind is UnlistedKind.INTRUDER
            yield ReportGroup(_(kind.value), _(heading), _(meaning), names, is_problem=is_problem)


def _size(count: int) -> Translated:
    """With a space that does not break, however narrow the window."""
    found = size(count)
    return Translated(found.replace(" ", "\u00a0"), found.english.replace(" ", "\u00a0"))
