"""Builds the rows of the lists: sticks, packs, outcomes and reports."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from reader.library.page_words import isolated_ltr
from reader.sticks import outcome_text
from reader.sticks.check import StickReport
from reader.sticks.copy_choices import AvailablePack
from reader.sticks.drives import Drive, place_of
from reader.sticks.space_check import SpaceNeeded
from reader.sticks.stick_target import StickOutcome
from reader.system.format_numbers import size
from reader.translation import _, language, ngettext, number_text
from reader.ui.lists.pack_facts import language_name
from reader.ui.sticks.tick_model import Sign, TickRow
from reader.ui.widgets.labels import LONGEST_SENTENCE, one_line

LONGEST_PATH = 120  # characters


def looking() -> TickRow:
    return TickRow("", _("Looking for sticks…"))


def no_stick() -> TickRow:
    return TickRow("", _("No sticks found."), (_("Insert a stick: it appears here automatically."),))


def looking_for_packs() -> TickRow:
    return TickRow("", _("Looking for packs…"))


def no_pack() -> TickRow:
    return TickRow("", _("There are no packs on the shelf."))


def or_placeholder(sticks: list[TickRow], *, is_known: bool) -> list[TickRow]:
    """Never empty, so that a screen reader says why the list has no sticks. `is_known`: the search has finished."""
    return sticks or [no_stick() if is_known else looking()]


def of_stick(
    drive: Drive, space: SpaceNeeded | None, *, is_ticked: bool, is_done: bool, is_repair: bool = False
) -> TickRow:
    """A stick to write. One that cannot be written has no box to tick, and says why."""
    space = space._replace(problem=one_line(space.problem)) if space else None
    reason = outcome_text.reason_not_writable(drive, space)
    state = reason or ("" if is_repair else outcome_text.state_before_writing(drive, space, is_done=is_done))
    about = tuple(filter(None, (_path_and_space(drive), state)))
    return TickRow(str(drive.path), one_line(drive.name), about, None if reason else is_ticked)


def of_stick_to_check(drive: Drive) -> TickRow:
    about = (_path_and_space(drive), outcome_text.state_before_check(drive))
    return TickRow(str(drive.path), one_line(drive.name), about)


def of_busy_stick(drive: Drive) -> TickRow:
    return TickRow(str(drive.path), one_line(drive.name), _place(drive.path, drive.name))


def of_pack(pack: AvailablePack, *, is_ticked: bool) -> TickRow:
    edition = _("Edition {edition}", edition=pack.info.edition)
    about = " · ".join((edition, language_name(pack.info.language), _size(pack.size)))
    title = one_line(pack.info.title)
    if pack.is_in_program:
        return TickRow(pack.name, title, (" · ".join((about, _("included in the program"))),))
    return TickRow(pack.name, title, (about,), is_ticked)


def of_outcome(outcome: StickOutcome, name: str, sentence: str = "") -> TickRow:
    """`name` is the label of the stick; `sentence` replaces the usual one about the outcome."""
    sentence = one_line(sentence or outcome_text.outcome_sentence(outcome), LONGEST_SENTENCE)
    sign = Sign.BAD if outcome.reason else Sign.GOOD
    return TickRow(str(outcome.target), one_line(name), (*_place(outcome.target, name), sentence), sign=sign)


def of_report(report: StickReport) -> Iterator[TickRow]:
    for group in outcome_text.report_groups(report):
        names = list(map(_path, group.shown))
        rest = (ngettext("and {count} more", "and {count} more", group.hidden),) if group.hidden else ()
        heading = _("{heading} ({number})", heading=group.heading, number=number_text(len(group.names)))
        sign = Sign.BAD if group.is_problem else Sign.NONE
        yield TickRow(group.label, heading, (group.meaning, *names, *rest), sign=sign)


def of_files_to_repair(names: Sequence[str]) -> TickRow:
    shown = list(map(_path, names[: outcome_text.MOST_NAMES]))
    hidden = len(names) - len(shown)
    rest = (ngettext("and {count} more", "and {count} more", hidden),) if hidden else ()
    return TickRow("repair", ngettext("{count} file", "{count} files", len(names)), (*shown, *rest))


def _size(count: int) -> str:
    """With a space that does not break, however narrow the window."""
    return size(count).replace(" ", "\u00a0")


def _path_and_space(drive: Drive) -> str:
    space = _("{free} free of {total}", free=_size(drive.free), total=_size(drive.total))
    return " · ".join((*_place(drive.path, drive.name), space))


def _place(path: Path, name: str) -> tuple[str, ...]:
    place = place_of(path, name)
    return (_path(place),) if place else ()


def _path(path: str) -> str:
    """On one line; from left to right also in an interface that is read from right to left."""
    line = one_line(path, LONGEST_PATH)
    return isolated_ltr(line) if language().is_right_to_left else line
