"""Rows of the store, read: the versions of marks that count, the imports, and what could not be read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from reader.library.stored_json import EncodingError
from reader.marks import import_record, timestamps
from reader.marks.import_record import Event, ImportRecord
from reader.marks.model import Mark
from reader.marks.stored_rows import decode
from reader.marks.storefile import StoredRow
from reader.marks.versions import MarkVersions


@dataclass(slots=True)
class LoadedRows:
    """made_here   ids of marks of which this reader made a version
    imported    ids of marks whose first version came with an import
    may_be_old  ids of marks that may have come with an import before imports were recorded: their first version was
                saved on a later day than it was made
    imports     in the order in which they were made, with those that were undone
    unreadable  the number of rows in a format that is not known
    """

    versions: MarkVersions = field(default_factory=MarkVersions)
    made_here: set[str] = field(default_factory=set)
    imported: set[str] = field(default_factory=set)
    may_be_old: set[str] = field(default_factory=set)
    imports: list[ImportRecord] = field(default_factory=list)
    unreadable: int = 0

    def import_times(self) -> set[str]:
        """`saved_at` of the rows that came with imports."""
        return {time for each in self.imports for time in (each.at, each.own_at)}

    def proposed(self) -> set[Mark]:
        """All changes that were ever proposed, answered or not, except by imports that were undone."""
        return {mark for each in self.imports if not each.is_undone for mark in each.proposals}

    def add(self, marks: Sequence[Mark]) -> None:
        """What `load` would read from versions that this reader made just now."""
        self.made_here |= {mark.id for mark in marks}
        self.versions.put(marks)

    def add_import(self, record: ImportRecord, versions: Sequence[Mark], own_versions: Sequence[Mark]) -> None:
        """What `load` would read from the rows of an import that was saved just now."""
        self.imported |= {mark.id for mark in versions if self.versions.newest(mark.id) is None}
        self.made_here |= {mark.id for mark in own_versions}
        added = [*versions, *own_versions]
        times = ((mark, counted_time(mark, record)) for mark in added)
        self.versions.put(added, {mark: time for mark, time in times if time != mark.modified})
        self.imports.append(record)

    def add_answers(self, answers: Mapping[str, set[str]]) -> None:
        """The ids of marks whose proposals were answered just now, by import."""
        self.imports = [replace(each, answered=each.answered | answers.get(each.id, set())) for each in self.imports]


def store_id(rows: Sequence[StoredRow]) -> str:
    """The same for copies of one store, and for no other: made from its first row. Empty for an empty store."""
    from hashlib import sha256  # not at the top: it loads OpenSSL, which takes 3.4 MiB, and only imports need the id

    return sha256("\0".join(rows[0]).encode("utf-8", "replace")).hexdigest()[:32] if rows else ""


def load(rows: Iterable[StoredRow], latest: str) -> LoadedRows:
    """`latest` as for `newest_first`. Versions of an import that was undone are left out."""
    stored: list[StoredRow] = []
    events: list[Event] = []
    unreadable = 0
    for row in rows:
        if not import_record.is_record(row):
            stored.append(row)
            continue
        try:
            events.append(import_record.event_of(row))
        except EncodingError:
            unreadable += 1
    imports = import_record.combined(events)
    by_time = {time: each for each in imports for time in (each.at, each.own_at)}
    marks: list[Mark] = []
    believed: dict[Mark, str] = {}
    newest: dict[str, str] = {}  # of each mark so far
    made_here: set[str] = set()
    origins: dict[str, bool] = {}  # whether the first version of a mark came with an import
    may_be_old: set[str] = set()
    for row in stored:
        record = by_time.get(row.saved_at)
        if record and record.is_undone:
            continue
        try:
            mark = decode(row.body)
        except EncodingError:
            unreadable += 1
            continue
        marks.append(mark)
        is_imported = record is not None and row.saved_at == record.at
        if mark.id not in origins:
            origins[mark.id] = is_imported
            if not record and row.saved_at[:10] > mark.modified[:10]:
                may_be_old.add(mark.id)
        if not is_imported:
            made_here.add(mark.id)
        time = counted_time(mark, record) if record else mark.modified
        if row.saved_at > latest and time > latest:  # written while the clock was wrong: newer than what was here then
            time = newest.get(mark.id, "")
        if time != mark.modified:
            believed[mark] = time
        else:
            believed.pop(mark, None)  # of an equal version that came with an import
        if time <= latest:
            newest[mark.id] = max(time, newest.get(mark.id, ""))
    imported = {id for id, is_imported in origins.items() if is_imported}
    return LoadedRows(MarkVersions(marks, latest, believed), made_here, imported, may_be_old, imports, unreadable)


def counted_time(mark: Mark, record: ImportRecord) -> str:
    """When an imported version counts as made: never after its import, whatever the file says."""
    return timestamps.NEVER if mark.id in record.behind else min(mark.modified, record.at)
