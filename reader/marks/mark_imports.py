"""The imports of a store: planned, saved in one transaction, undone, and their proposals answered."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import NamedTuple, Protocol

from reader.marks import import_record, timestamps
from reader.marks.import_plan import ImportPlan, ImportSource, KnownMarks, changed_by, plan_import
from reader.marks.import_record import Answer, ImportRecord, Proposal, Undone
from reader.marks.loaded_rows import LoadedRows
from reader.marks.model import Mark, MarkError
from reader.marks.results import MergeResult
from reader.marks.stored_rows import encode
from reader.marks.storefile import StoredRow
from reader.translation import _

CheckCancelled = Callable[[], None]


class StoreForImports(KnownMarks, Protocol):
    """What `MarkStore` offers to its imports."""

    loaded: LoadedRows

    @property
    def id(self) -> str: ...

    def get(self, id: str) -> Mark | None: ...

    def now(self) -> datetime: ...

    def free_time(self) -> str: ...

    def check_writable(self) -> None: ...

    def back_up_before_import(self) -> str: ...

    def put_versions(self, marks: Iterable[Mark], records: Sequence[StoredRow]) -> str: ...

    def write(self, rows: Sequence[StoredRow]) -> str: ...

    def take(self, add: Callable[[LoadedRows], None] | None) -> None: ...


class WaitingProposal(NamedTuple):
    """What others changed in a mark of this reader. `mine` is the mark as it is now; `changed` is how it would be."""

    record: ImportRecord
    mine: Mark
    changed: Mark
    theirs: Mark


class WrittenImport(NamedTuple):
    """An import whose rows were handed to the disk. `problem` is a sentence, or empty."""

    plan: ImportPlan
    record: ImportRecord
    problem: str = ""


class MarkImports:
    """Methods that change something raise MarkError, with a sentence, if that is not possible."""

    def __init__(self, store: StoreForImports) -> None:
        self._store = store

    def all(self) -> list[ImportRecord]:
        """The newest first, with those that were undone."""
        return self._store.loaded.imports[::-1]

    def plan(
        self, sources: Sequence[ImportSource], *, is_mine: bool = False, check_cancelled: CheckCancelled = lambda: None
    ) -> ImportPlan:
        """What an import of these files would do. It may be called on another thread while nothing is changed.

        `is_mine`: the reader says that all files have their own marks. `check_cancelled` is called now and then, and
        may raise.
        """
        before = self.own_stores()
        own = before | ({source.store for source in sources} if is_mine else set())
        now, proposed = timestamps.formatted(self._store.now()), self._store.loaded.proposed()
        plan = plan_import(sources, self._store, own, proposed, now, check_cancelled)
        plan.stores = tuple(sorted(own - before - {""}))
        return plan

    def own_stores(self) -> set[str]:
        """The ids of this store and of those that the reader called their own."""
        said = {store for each in self._store.loaded.imports if not each.is_undone for store in each.stores}
        return (said | {self._store.id}) - {""}

    def save(self, plan: ImportPlan) -> MergeResult:
        """Backs up, then saves what was planned, in one transaction. Call it before anything else is changed."""
        return self.finish(self.write(plan))

    def write(self, plan: ImportPlan) -> WrittenImport:
        """The part of `save` that takes long: it may run on another thread. `finish` must follow on the first one."""
        store = self._store
        store.check_writable()
        taken = store.loaded.import_times()
        at = _free(plan.latest, taken)
        own_at = _free(timestamps.next_after(at), taken)
        record = ImportRecord(
            import_record.new_id(), at, own_at, plan.files, plan.counts, frozenset(plan.behind), plan.stores,
            tuple(each.after for each in plan.proposals),
        )  # fmt: skip
        if plan.is_empty:
            return WrittenImport(plan, record)
        rows = [StoredRow(mark.id, encode(mark), at) for mark in plan.versions]
        rows += [StoredRow(mark.id, encode(mark), own_at) for mark in plan.own_versions]
        rows.append(import_record.row_of(record, at))
        rows += [import_record.row_of(Proposal(record.id, mark), at) for mark in record.proposals]
        problem = store.back_up_before_import()
        return WrittenImport(plan, record, store.write(rows) or problem)

    def finish(self, written: WrittenImport) -> MergeResult:
        plan, record, problem = written
        if not plan.is_empty:
            self._store.take(lambda loaded: loaded.add_import(record, plan.versions, plan.own_versions))
        return MergeResult(*plan.counts, plan.older, problem)

    def undo(self, id: str) -> MergeResult:
        """What came with an import does not count any more; what this reader changed since then stays."""
        store = self._store
        record = next((each for each in store.loaded.imports if each.id == id), None)
        if record is None or record.is_undone:
            raise MarkError(_("This import does not exist, or was undone already."))
        store.check_writable()
        problem = store.write([import_record.row_of(Undone(id), store.free_time())])
        store.take(None)
        return MergeResult(problem=problem)

    # ---- proposals

    def waiting(self) -> list[WaitingProposal]:
        """The proposals without an answer, those of the newest import first."""
        found = []
        for record in self.all():
            for theirs in record.waiting:
                mine = self._store.get(theirs.id)
                if mine and changed_by(theirs, mine) != mine:
                    found.append(WaitingProposal(record, mine, changed_by(theirs, mine), theirs))
        return found

    def accept(self, proposals: Sequence[WaitingProposal]) -> MergeResult:
        """Changes the marks of this reader as proposed, in one transaction."""
        changed = {each.mine.id: each.changed for each in reversed(proposals)}  # the first one of a mark counts
        return self._answer(proposals, list(changed.values()))

    def dismiss(self, proposals: Sequence[WaitingProposal]) -> MergeResult:
        """Keeps the marks of this reader as they are."""
        return self._answer(proposals, [])

    def _answer(self, proposals: Sequence[WaitingProposal], changed: Sequence[Mark]) -> MergeResult:
        store = self._store
        store.check_writable()
        answers: dict[str, set[str]] = {}
        for each in proposals:
            answers.setdefault(each.record.id, set()).add(each.theirs.id)
        time = store.free_time()
        rows = [import_record.row_of(Answer(id, frozenset(marks)), time) for id, marks in answers.items()]
        problem = store.put_versions(changed, rows)
        store.loaded.add_answers(answers)
        return MergeResult(changed=len(changed), problem=problem)


def _free(time: str, taken: set[str]) -> str:
    while time in taken:
        time = timestamps.next_after(time)
    return time
