"""What an import did, as rows of the store: which rows came with it, what it proposes, and whether it was undone.

These rows stand among the versions of marks. An older Carrel takes them for marks in a format that it does not know.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from reader.library import stored_json
from reader.library.stored_json import EncodingError, dict_of, number_of, text_of, texts_of
from reader.marks.model import Mark
from reader.marks.stored_rows import decode, encode
from reader.marks.storefile import StoredRow
from reader.translation import N_

PREFIX = "carrel:import:"
"""Of column `mark` in these rows; the rest is the id of the import."""

_MOST = 10**9


PRIVATE_SESSION = N_("private session")
"""Stands for the name of a file in the record of the marks that a private session has left."""


class Counts(NamedTuple):
    """Numbers of marks."""

    new: int = 0
    changed: int = 0
    deleted: int = 0


NO_COUNTS = Counts()


@dataclass(frozen=True, slots=True)
class ImportRecord:
    """One import.

    id         of the import
    at         `saved_at` of the rows that it added; no other rows have it
    own_at     the same for rows that come from a copy of this store
    files      names of the files
    counts     of marks that it changed
    behind     ids of marks whose added versions count as older than what was there
    stores     ids of stores of which the reader said that they are their own
    proposals  changes to marks of this reader
    answered   ids of the marks whose proposals the reader has answered
    is_undone  its rows and proposals do not count
    """

    id: str
    at: str
    own_at: str
    files: tuple[str, ...] = ()
    counts: Counts = NO_COUNTS
    behind: frozenset[str] = frozenset()
    stores: tuple[str, ...] = ()
    proposals: tuple[Mark, ...] = ()
    answered: frozenset[str] = frozenset()
    is_undone: bool = False

    @property
    def waiting(self) -> tuple[Mark, ...]:
        """The proposals without an answer."""
        return () if self.is_undone else tuple(each for each in self.proposals if each.id not in self.answered)


class Proposal(NamedTuple):
    """A change of an import to a mark of this reader. Each is a row of its own, because a row has a limited size."""

    id: str
    mark: Mark


class Answer(NamedTuple):
    """The reader has answered these proposals of an import. Accepted changes are rows of their own."""

    id: str
    marks: frozenset[str]


class Undone(NamedTuple):
    """The reader has undone an import."""

    id: str


Event = ImportRecord | Proposal | Answer | Undone


def new_id() -> str:
    return str(uuid.uuid4())


def is_record(row: StoredRow) -> bool:
    return row.mark.startswith(PREFIX)


def row_of(event: Event, saved_at: str) -> StoredRow:
    return StoredRow(PREFIX + event.id, stored_json.dump(_values(event)), saved_at)


def event_of(row: StoredRow) -> Event:
    """Raises EncodingError for a row that this Carrel does not know."""
    id = row.mark.removeprefix(PREFIX)
    values = dict_of(stored_json.load(row.body))
    match values.get("kind"):
        case "import":
            counts = [number_of(values.get(name, 0), 0, _MOST) for name in Counts._fields]
            return ImportRecord(
                id,
                text_of(values.get("at")),
                text_of(values.get("own_at")),
                tuple(texts_of(values.get("files", []))),
                Counts(*counts),
                frozenset(texts_of(values.get("behind", []))),
                tuple(texts_of(values.get("stores", []))),
            )
        case "proposal":
            return Proposal(id, decode(values.get("version")))
        case "answer":
            return Answer(id, frozenset(texts_of(values.get("marks"))))
        case "undone":
            return Undone(id)
    raise EncodingError("this row has an unknown format")


def combined(events: Iterable[Event]) -> list[ImportRecord]:
    """The imports in the order in which they were made, with their proposals and answers."""
    imports: dict[str, ImportRecord] = {}
    proposals: dict[str, list[Mark]] = {}
    answered: dict[str, set[str]] = {}
    undone = set()
    for each in events:
        match each:
            case ImportRecord():
                imports[each.id] = each
            case Proposal(id, mark):
                proposals.setdefault(id, []).append(mark)
            case Answer(id, marks):
                answered.setdefault(id, set()).update(marks)
            case Undone(id):
                undone.add(id)
    return [
        replace(
            each,
            proposals=tuple(proposals.get(each.id, ())),
            answered=frozenset(answered.get(each.id, ())),
            is_undone=each.id in undone,
        )
        for each in imports.values()
    ]


def _values(event: Event) -> dict[str, Any]:
    match event:
        case ImportRecord():
            return {
                "kind": "import",
                "at": event.at,
                "own_at": event.own_at,
                "files": list(event.files),
                **event.counts._asdict(),
                "behind": sorted(event.behind),
                "stores": list(event.stores),
            }
        case Proposal(mark=mark):
            return {"kind": "proposal", "version": encode(mark)}
        case Answer(marks=marks):
            return {"kind": "answer", "marks": sorted(marks)}
        case Undone():
            return {"kind": "undone"}
