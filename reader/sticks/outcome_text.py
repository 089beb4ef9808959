"""What became of sticks, in words for whoever makes them: the command line and the window say the same."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import NamedTuple

from reader.sticks.check import Foreign, Report
from reader.sticks.layout import SUMS
from reader.sticks.progress import Progress, Stage
from reader.sticks.stick_target import StickOutcome
from reader.system.format_numbers import counted, size

_STAGES = {
    Stage.LOOKING: "Looking at what is there already",
    Stage.COPYING: "Copying",
    Stage.READING_BACK: "Reading back and comparing",
    Stage.FINISHING: "Finishing",
}
_OUT_SAFELY = {
    "win32": "press “Safely remove hardware” at the end of the task bar, or right-click the stick and choose “Eject”.",
    "darwin": "press the sign for ejecting beside the stick in the Finder.",
}
_USUAL_WAY_OUT = "press the sign for ejecting beside the stick in the file manager."
_MEANINGS = {
    Foreign.MARKS: ("Marks of its reader", "Left as it is, whatever is done to the stick."),
    Foreign.PACK: ("Packs added by hand", "Carrel shows what it can read of it. Not checked, and left as it is."),
    Foreign.LEFTOVER: ("Left half-written", "Writing was interrupted there. Writing the stick again takes it away."),
    Foreign.OTHER: ("Not Carrel's", "Put there by somebody else. Not checked, and left as it is."),
}


class OutcomeGroup(NamedTuple):
    """Files of a stick of which the same is to be said: `label` before the name of each, `head` above them all."""

    label: str
    head: str
    meaning: str
    names: tuple[str, ...]
    is_wrong: bool = False


def of_outcome(outcome: StickOutcome, *, is_dry: bool = False) -> str:
    """A sentence without the name of the stick, for one that went well."""
    if is_dry:
        return f"would be written, with {counted(outcome.kept, 'file')} there already."
    copied = f"{counted(outcome.copied, 'file')} copied"
    copied += f" ({size(outcome.copied_bytes)})" if outcome.copied else ""
    kept = f", {outcome.kept:,} there already" if outcome.kept else ""
    removed = f", {outcome.removed:,} of an older program removed" if outcome.removed else ""
    return f"{copied}{kept}{removed}. All is whole."


def of_report(report: Report) -> Iterator[str]:
    """Sentences about the stick as a whole."""
    are = "is just as it was" if len(report.whole) == 1 else "are just as they were"
    yield f"{counted(len(report.whole), 'file')} ({size(report.whole_bytes)}) {are} written."
    if not report.is_finished:
        yield "Writing this stick was interrupted, and has not been finished."
    if not report.is_list_whole:
        yield f"The list of its files, {SUMS}, is damaged, so some could not be checked."


def groups(report: Report) -> Iterator[OutcomeGroup]:
    """What is to be said of single files, the worst first."""
    damaged = "Not as it was written: the stick is wearing out, or something has changed what was there."
    missing = "Written to the stick, and no longer there."
    for title, meaning, names in (("Damaged", damaged, report.damaged), ("Missing", missing, report.missing)):
        if names:
            yield OutcomeGroup(title, title, meaning, names, is_wrong=True)
    for kind in Foreign:
        found = tuple(name for name, each in report.foreign if each is kind)
        if found:
            yield OutcomeGroup(f"Not checked, {kind.value}", *_MEANINGS[kind], found)


def stage(progress: Progress) -> str:
    return _STAGES[progress.stage]


def files(progress: Progress) -> str:
    """Those that are whole on their sticks; while none is, how many there will be."""
    if not progress.all_files:
        return ""
    return f"{progress.files:,} of {counted(progress.all_files, 'file')}".removeprefix("0 of ")


def time_left(seconds: float | None) -> str:
    """Empty while nobody can know."""
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


def way_out(count: int, system: str = sys.platform) -> str:
    """How to take so many sticks out, as this system wants it."""
    return f"Take the {'stick' if count == 1 else 'sticks'} out safely: {_OUT_SAFELY.get(system, _USUAL_WAY_OUT)}"
