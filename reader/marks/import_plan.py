"""What an import would do, worked out before anything is saved.

Marks of others are added. What others changed in marks of this reader is only proposed. A copy of this reader's own
store is merged: if one side has all versions of the other, it counts; otherwise the one with more changes, then the
one that was changed later. A time ahead of this computer's clock counts as now.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple, Protocol

from reader.marks import timestamps
from reader.marks.import_record import Counts
from reader.marks.model import Mark
from reader.marks.stored_rows import encode

CHECK_EVERY = 500  # marks, between two checks for Cancel


class MarkChange(NamedTuple):
    """A mark that an import changes, or would change."""

    before: Mark
    after: Mark


class ImportSource(NamedTuple):
    """Versions of marks from one file. `store` is the id of the store that they come from; may be empty."""

    file: str
    versions: Sequence[Mark]
    store: str = ""


class KnownMarks(Protocol):
    """What the plan must know of the store; see `MarkStore`."""

    def history(self, id: str) -> tuple[Mark, ...]: ...

    def is_made_here(self, id: str) -> bool: ...

    def counted_time(self, mark: Mark) -> str: ...


@dataclass(slots=True)
class ImportPlan:
    """now        the time of the plan
    stores     ids of stores of which the reader said that they are their own
    versions   to add, of others' marks; `own_versions` are those from a copy of this store
    behind     ids of marks whose added versions count as older than what is there
    latest     the time of the newest version that the plan made itself, or `now`
    new, changed, deleted   what this would do to the list of marks; `deleted` are the marks as they are now
    proposals  what others changed in marks of this reader, which waits for an answer
    unchanged  the number of marks of the files that are here already
    """

    now: str
    files: tuple[str, ...] = ()
    stores: tuple[str, ...] = ()
    versions: list[Mark] = field(default_factory=list)
    own_versions: list[Mark] = field(default_factory=list)
    behind: set[str] = field(default_factory=set)
    latest: str = ""
    new: list[Mark] = field(default_factory=list)
    changed: list[MarkChange] = field(default_factory=list)
    deleted: list[Mark] = field(default_factory=list)
    proposals: list[MarkChange] = field(default_factory=list)
    unchanged: int = 0

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to save."""
        return not self.versions and not self.own_versions and not self.proposals

    @property
    def has_own_copies(self) -> bool:
        return bool(self.own_versions)

    @property
    def counts(self) -> Counts:
        return Counts(len(self.new), len(self.changed), len(self.deleted))

    @property
    def older(self) -> int:
        """The number of versions that only go into the history."""
        return len(self.versions) + len(self.own_versions) - sum(self.counts)


def plan_import(
    sources: Iterable[ImportSource],
    known: KnownMarks,
    own_stores: Container[str],
    proposed: Container[Mark],
    now: str,
    check_cancelled: Callable[[], None] = lambda: None,
) -> ImportPlan:
    """`own_stores` are the ids of this store and its copies. `proposed` are the changes that were proposed before.

    `check_cancelled` is called now and then, and may raise.
    """
    plan = ImportPlan(now, latest=now)
    own: dict[str, dict[Mark, None]] = {}
    others: dict[str, dict[Mark, None]] = {}
    files: dict[str, None] = {}
    for source in sources:
        files[source.file] = None
        by_mark = own if source.store in own_stores else others
        for mark in source.versions:
            by_mark.setdefault(mark.id, {})[mark] = None
    plan.files = tuple(files)
    for number, (id, versions) in enumerate(sorted((others | own).items())):
        if number % CHECK_EVERY == 0:
            check_cancelled()
        here = known.history(id)
        if id in own:
            _plan_own(plan, list(versions), here, known)
        elif here and known.is_made_here(id):
            newest = _newest(list(versions), now)
            if newest in here or newest in proposed or changed_by(newest, here[0]) == here[0]:
                plan.unchanged += 1
            else:
                plan.proposals.append(MarkChange(here[0], newest))
        else:
            _plan_others(plan, list(versions), here, known)
    return plan


def changed_by(theirs: Mark, mine: Mark) -> Mark:
    """My mark with what others can change: not its place, its author or when it was made."""
    if theirs.is_deleted:
        return replace(mine, is_deleted=True)
    colour = theirs.colour if mine.colour and theirs.colour else mine.colour
    return replace(
        mine,
        note=theirs.note,
        title=theirs.title,
        labels=theirs.labels,
        colour=colour,
        placements=theirs.placements,
        is_deleted=False,
    )


def _plan_others(plan: ImportPlan, versions: list[Mark], here: Sequence[Mark], known: KnownMarks) -> None:
    """Of a mark that is not here, or that came with an import and was not changed since."""
    added = _not_in(here, versions)
    if not added or (not here and _newest(versions, plan.now).is_deleted):
        plan.unchanged += 1
        return
    plan.versions += added
    newest = _newest(added, plan.now)
    if here and _order(newest, plan.now) <= (known.counted_time(here[0]), *_order(here[0], plan.now)[1:]):
        plan.unchanged += 1
    else:
        _count(plan, here, newest)


def _plan_own(plan: ImportPlan, versions: list[Mark], here: Sequence[Mark], known: KnownMarks) -> None:
    added = _not_in(here, versions)
    if not added:
        plan.unchanged += 1
        return
    plan.own_versions += added
    if not here:
        newest = _newest(added, plan.now)
        if newest.is_deleted:
            plan.unchanged += 1
        else:
            plan.new.append(newest)
        return
    newest = _newest(added, plan.now)
    time_here = known.counted_time(here[0])
    only_here = len(_not_in(versions, here))
    if only_here and (only_here, time_here) >= (len(added), min(newest.modified, plan.now)):
        plan.behind.add(here[0].id)
        plan.unchanged += 1
        return
    if min(newest.modified, plan.now) <= time_here:
        # The clock of the other computer was behind: the change counts from now on.
        newest = replace(newest, modified=timestamps.next_after(max(plan.now, time_here)))
        plan.own_versions.append(newest)
        plan.latest = max(plan.latest, newest.modified)
    _count(plan, here, newest)


def _count(plan: ImportPlan, here: Sequence[Mark], newest: Mark) -> None:
    was_there = bool(here) and not here[0].is_deleted
    if was_there and newest.is_deleted:
        plan.deleted.append(here[0])
    elif was_there:
        plan.changed.append(MarkChange(here[0], newest))
    elif not newest.is_deleted:
        plan.new.append(newest)
    else:
        plan.unchanged += 1


def _newest(versions: Sequence[Mark], now: str) -> Mark:
    return versions[0] if len(versions) == 1 else max(versions, key=lambda mark: _order(mark, now))


def _order(mark: Mark, now: str) -> tuple[str, str, bool, str]:
    """As `newest_first` sorts, where a time ahead of now counts as now."""
    return min(mark.modified, now), mark.modified, not mark.is_deleted, encode(mark)


def _not_in(known: Iterable[Mark], versions: Iterable[Mark]) -> list[Mark]:
    known = frozenset(known)
    return [mark for mark in versions if mark not in known]
