"""Sticks, packs, outcomes and reports as rows: what a person reads of each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reader.sticks import outcome_text
from reader.sticks.check import Report
from reader.sticks.copy_choices import PackAtHand
from reader.sticks.drives import Drive
from reader.sticks.room_check import Room
from reader.sticks.stick_target import StickOutcome
from reader.system.format_numbers import size
from reader.ui.lists.pack_facts import language_name
from reader.ui.sticks.tick_model import Sign, TickRow
from reader.ui.widgets.labels import one_line

LONGEST_PATH, LONGEST_SENTENCE = 120, 600  # characters
MOST_NAMES = 10
"""So many files are named; whoever mends a stick needs no more."""


LOOKING = TickRow("", "Looking for sticks…")
NO_STICK = TickRow("", "No stick is in this computer.", ("Put one in: it appears here by itself.",))
LOOKING_FOR_PACKS = TickRow("", "Looking for packs…")
NO_PACK = TickRow("", "There is no pack on the shelf.")


def or_nothing(sticks: list[TickRow], *, is_known: bool) -> list[TickRow]:
    """A list is never empty: whoever comes to it hears why nothing is there."""
    return sticks or [NO_STICK if is_known else LOOKING]


def of_stick(drive: Drive, room: Room | None, *, is_ticked: bool, is_done: bool) -> TickRow:
    """To be written; without a box where it cannot be, and then with the reason."""
    reason = against(drive, room)
    state = reason or _state(drive, room, is_done=is_done)
    about = tuple(filter(None, (_place(drive), state)))
    return TickRow(str(drive.path), one_line(drive.name), about, None if reason else is_ticked)


def against(drive: Drive, room: Room | None) -> str:
    """Why it cannot be written, or nothing."""
    if drive.is_own:
        return "This Carrel runs from here, so it is copied from, not to."
    if not drive.is_writable:
        return "It is write-protected: many sticks have a small switch for that."
    if room and room.problem:
        return f"It cannot be written: {one_line(room.problem)}."
    if room and room.needed > drive.free:
        return f"Not enough room: {_size(room.needed)} are needed."
    return ""


def _state(drive: Drive, room: Room | None, *, is_done: bool) -> str:
    """What writing means for it."""
    if is_done:
        return "Written a moment ago, and whole. It can be taken out."
    takes = f", which takes {_size(room.needed)}" if room and room.needed else ""
    if drive.is_unfinished:
        return f"Writing it was interrupted: it goes on where it stopped{takes}."
    if drive.is_ours and room and not room.needed:
        return "Has Carrel already, and seems to lack nothing."
    if drive.is_ours:
        return f"Has Carrel already: it will be brought up to date{takes}."
    return f"There is room: {_size(room.needed)} are needed." if room else ""


def of_stick_to_check(drive: Drive) -> TickRow:
    what = "Nothing that Carrel wrote is on it."
    if drive.is_unfinished:
        what = "Writing it was interrupted."
    elif drive.is_own:
        what = "This Carrel runs from here."
    elif drive.is_ours:
        what = "Carrel has written it."
    return TickRow(str(drive.path), one_line(drive.name), (_place(drive), what))


def of_busy_stick(drive: Drive) -> TickRow:
    return TickRow(str(drive.path), one_line(drive.name), (one_line(str(drive.path), LONGEST_PATH),))


def of_pack(pack: PackAtHand, *, is_ticked: bool) -> TickRow:
    about = f"Edition {pack.info.edition} · {language_name(pack.info.language)} · {_size(pack.size)}"
    title = one_line(pack.info.title)
    if pack.comes_along:
        return TickRow(pack.name, title, (f"{about} · comes with the program anyway",))
    return TickRow(pack.name, title, (about,), is_ticked)


def of_outcome(outcome: StickOutcome, name: str) -> TickRow:
    """`name` is what the stick is called."""
    path = one_line(str(outcome.target), LONGEST_PATH)
    if outcome.reason:
        reason = outcome.reason.removeprefix(f"{outcome.target}: ")
        said = f"Not finished. {one_line(reason[:1].upper() + reason[1:], LONGEST_SENTENCE)}"
        return TickRow(str(outcome.target), one_line(name), (path, said), sign=Sign.BAD)
    return TickRow(str(outcome.target), one_line(name), (path, outcome_text.of_outcome(outcome)), sign=Sign.GOOD)


def of_report(report: Report) -> Iterator[TickRow]:
    for group in outcome_text.groups(report):
        names: Sequence[str] = [one_line(name, LONGEST_PATH) for name in group.names[:MOST_NAMES]]
        more = len(group.names) - len(names)
        rest = (f"and {more:,} more",) if more else ()
        head = f"{group.head} ({len(group.names):,})"
        sign = Sign.BAD if group.is_wrong else Sign.NONE
        yield TickRow(group.label, head, (group.meaning, *names, *rest), sign=sign)


def paragraph(sentences: str) -> str:
    """Each on a line of its own, with nothing in it that turns others round."""
    return "\n".join(one_line(sentence, LONGEST_SENTENCE) for sentence in sentences.split("\n"))


def _size(count: int) -> str:
    """On one line, however narrow the window."""
    return size(count).replace(" ", "\u00a0")


def _place(drive: Drive) -> str:
    path = one_line(str(drive.path), LONGEST_PATH)
    return f"{path} · {_size(drive.free)} free of {_size(drive.total)}"
