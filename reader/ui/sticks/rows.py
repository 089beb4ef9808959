"""Sticks, packs, outcomes and reports as rows: what a person reads of each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QLocale

from reader.sticks import wording
from reader.sticks.check import Report
from reader.sticks.drives import Drive
from reader.sticks.outlook import Room
from reader.sticks.stock import PackAtHand
from reader.sticks.target import Outcome
from reader.ui.sticks.tick_model import ListRow, Sign
from reader.ui.widgets.labels import one_line

LONGEST_PATH = 120
MOST_NAMES = 10
"""So many files are named; whoever mends a stick needs no more."""


def of_stick(drive: Drive, room: Room | None, *, is_ticked: bool, is_done: bool) -> ListRow:
    """To be written; without a box where it cannot be, and then with the reason."""
    against = _against(drive, room)
    about = [_place(drive)]
    if against:
        about.append(against)
    elif is_done:
        about.append("Written a moment ago, and whole. It can be taken out.")
    elif drive.is_unfinished:
        about.append("Writing it was interrupted: it goes on where it stopped.")
    elif drive.is_ours:
        about.append("Has Carrel already: it will be brought up to date.")
    if room and not against:
        about[-1] += f" Needs {wording.size(room.needed)} more." if room.needed else " All is there already."
    return ListRow(str(drive.path), one_line(drive.name), tuple(about), None if against else is_ticked)


def can_be_written(drive: Drive, room: Room | None) -> bool:
    return not _against(drive, room)


def of_stick_to_check(drive: Drive) -> ListRow:
    what = "Nothing that Carrel wrote is on it."
    if drive.is_unfinished:
        what = "Writing it was interrupted."
    elif drive.is_own:
        what = "This Carrel runs from here."
    elif drive.is_ours:
        what = "Carrel has written it."
    return ListRow(str(drive.path), one_line(drive.name), (_place(drive), what))


def of_pack(pack: PackAtHand, *, is_ticked: bool) -> ListRow:
    about = f"Edition {pack.info.edition} · {_language(pack.info.language)} · {wording.size(pack.size)}"
    title = one_line(pack.info.title)
    if pack.comes_along:
        return ListRow(pack.name, title, (f"{about} · comes with the program anyway",))
    return ListRow(pack.name, title, (about,), is_ticked)


def of_outcome(outcome: Outcome, name: str) -> ListRow:
    """`name` is what the stick is called."""
    path = one_line(str(outcome.target), LONGEST_PATH)
    if outcome.reason:
        reason = outcome.reason.removeprefix(f"{outcome.target}: ")
        said = f"Not finished: {one_line(reason)}"
        return ListRow(str(outcome.target), one_line(name), (path, said), sign=Sign.BAD)
    return ListRow(str(outcome.target), one_line(name), (path, wording.of_outcome(outcome)), sign=Sign.GOOD)


def of_report(report: Report) -> Iterator[ListRow]:
    for group in wording.groups(report):
        names: Sequence[str] = [one_line(name, LONGEST_PATH) for name in group.names[:MOST_NAMES]]
        more = len(group.names) - len(names)
        rest = (f"and {more:,} more",) if more else ()
        head = f"{group.title} ({len(group.names):,})"
        sign = Sign.BAD if group.is_wrong else Sign.NONE
        yield ListRow(group.title, head, (group.meaning, *names, *rest), sign=sign)


def _against(drive: Drive, room: Room | None) -> str:
    """Why it cannot be written."""
    if drive.is_own:
        return "This Carrel runs from here, so it is copied from, not to."
    if not drive.is_writable:
        return "It is write-protected: many sticks have a small switch for that."
    if room and room.problem:
        return f"It cannot be written: {one_line(room.problem)}."
    if room and room.needed > drive.free:
        return f"Not enough room: {wording.size(room.needed)} are needed."
    return ""


def _place(drive: Drive) -> str:
    path = one_line(str(drive.path), LONGEST_PATH)
    return f"{path} · {wording.size(drive.free)} free of {wording.size(drive.total)}"


def _language(code: str) -> str:
    """Its English name where Qt knows one."""
    locale = QLocale(code)
    is_known = locale.language() is not QLocale.Language.C
    return QLocale.languageToString(locale.language()) if is_known else one_line(code)
