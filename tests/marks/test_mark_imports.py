"""An import adds, proposes and can be undone; it never changes what this reader made."""

from __future__ import annotations

import contextlib
import random
import uuid
from dataclasses import replace
from pathlib import Path

import pytest

from reader.marks import exchange
from reader.marks.import_plan import ImportSource
from reader.marks.model import Mark
from reader.marks.results import MergeResult
from reader.marks.store import MarkStore
from tests.marks.samples import Clock, bookmark, highlight

FAR = "8999-01-01T00:00:00.000000Z"
TIMES = ("1970-01-01T00:00:00.000000Z", "2020-05-01T00:00:00.000000Z", "2025-04-28T12:00:30.000000Z",
         "2025-05-10T00:00:00.000000Z", "2099-01-01T00:00:00.000000Z", FAR)  # fmt: skip


@pytest.fixture
def store(tmp_path: Path):
    store = MarkStore(tmp_path / "mine", clock=Clock())
    yield store
    store.close()


def take(store: MarkStore, *versions: Mark, origin: str = "") -> MergeResult:
    return store.imports.save(store.imports.plan([ImportSource("theirs.json", versions, origin)]))


def counts(result: MergeResult) -> tuple[int, int, int]:
    return result.new, result.changed, result.deleted


def get(store: MarkStore, id: str) -> Mark:
    mark = store.get(id)
    assert mark
    return mark


def reopened(store: MarkStore) -> MarkStore:
    assert store.path
    store.close()
    return MarkStore(store.path.parent, clock=Clock("2025-04-28T18:00:00+00:00"))


def notes(store: MarkStore) -> list[str]:
    return sorted(mark.note for mark in store.all())


ATTACKS = [
    {"modified": FAR, "note": "theirs"},
    {"created": FAR, "modified": FAR, "note": "theirs"},
    {"modified": FAR, "is_deleted": True},
    {"created": FAR, "modified": FAR, "is_deleted": True},
    {"modified": "2099-01-01T00:00:00.000000Z", "is_deleted": True},
    {"modified": "2025-05-20T00:00:00.000000Z", "note": "theirs"},
]


@pytest.mark.parametrize("attack", ATTACKS, ids=range(len(ATTACKS)))
@pytest.mark.parametrize("is_edited", [False, True])
def test_others_cannot_change_my_marks(store, attack, is_edited):
    mine = store.add(highlight("the alarm", note="mine")).mark
    if is_edited:
        mine = store.change(mine.id, note="mine, too").mark
    take(store, replace(mine, **attack))
    assert store.all() == [mine]
    assert len(store.imports.waiting()) == 1
    store = reopened(store)
    assert store.all() == [mine]
    store.change(mine.id, note="changed")
    assert notes(store) == ["changed"]
    store.delete(mine.id)
    assert store.all() == []
    store.restore(mine.id)
    assert notes(store) == ["changed"]
    store.close()


@pytest.mark.parametrize("attack", ATTACKS[:2] + ATTACKS[5:], ids=range(3))
@pytest.mark.parametrize("origin", ["", "own"])
def test_what_came_with_an_import_can_be_changed(store, attack, origin):
    store.add(bookmark(note="mine"))
    theirs = replace(dated(bookmark("p2")), **attack)
    take(store, theirs, origin=origin and store.id)
    for _ in range(2):
        store.change(theirs.id, note="x")
        assert notes(store) == ["mine", "x"]
        store.delete(theirs.id)
        assert notes(store) == ["mine"]
        store.restore(theirs.id)
        assert notes(store) == ["mine", "x"]
        take(store, replace(theirs, note="again", title="again"))
        store = reopened(store)
        assert notes(store) == ["mine", "x"]
    store.close()


def test_undo_restores_the_state_after_a_restart_too(store):
    mine = store.add(bookmark(note="mine")).mark
    before = store.versions()
    theirs = [dated(highlight("the alarm", note="hers")), replace(mine, note="changed", modified=FAR)]
    assert counts(take(store, *theirs)) == (1, 0, 0)
    assert len(store.imports.waiting()) == 1
    store = reopened(store)
    assert notes(store) == ["hers", "mine"]
    store.imports.undo(store.imports.all()[0].id)
    assert store.versions() == before
    assert store.imports.waiting() == []
    store = reopened(store)
    assert store.versions() == before
    assert take(store, *theirs).new == 1  # it can be imported again
    store.close()


def dated(mark: Mark, time: str = TIMES[1]) -> Mark:
    return replace(mark, created=time, modified=time)


def test_what_i_changed_stays_when_its_import_is_undone(store):
    theirs = dated(bookmark(note="hers"))
    take(store, theirs, dated(bookmark("p2", note="other")))
    store.change(theirs.id, note="with my words")
    store.imports.undo(store.imports.all()[0].id)
    assert notes(store) == ["with my words"]


def test_a_proposal_is_accepted_or_dismissed_once(store):
    first, second = (store.add(bookmark(block, note="mine")).mark for block in ("p1", "p2"))
    changes = [replace(each, note="hers", title="t", author="You", modified=FAR) for each in (first, second)]
    take(store, *changes)
    one, other = store.imports.waiting()
    store.imports.accept([one])
    store.imports.dismiss([other])
    for _ in range(2):
        assert notes(store) == ["hers", "mine"]
        assert get(store, one.mine.id).author == ""
        assert store.imports.waiting() == []
        take(store, *changes)
        store = reopened(store)
    store.close()


def test_a_deletion_is_proposed(store):
    mine = store.add(bookmark(note="mine")).mark
    take(store, replace(mine, is_deleted=True, modified=FAR))
    store.imports.accept(store.imports.waiting())
    assert store.all() == []
    store.restore(mine.id)
    assert notes(store) == ["mine"]


def test_deleted_marks_that_are_not_here_are_not_taken(store):
    theirs = dated(bookmark(note="hers"))
    take(store, replace(theirs, is_deleted=True, modified=FAR))
    assert store.versions() == []
    assert take(store, theirs).new == 1


# ---- copies of this reader's own store


@pytest.fixture
def copies(tmp_path: Path):
    """Two copies of one store with one mark; the clock of the second one is a year behind."""
    first = MarkStore(tmp_path / "laptop", clock=Clock())
    first.add(bookmark(note="made"))
    first.close()
    (tmp_path / "stick").mkdir()
    (tmp_path / "stick" / "marks.sqlite").write_bytes((tmp_path / "laptop" / "marks.sqlite").read_bytes())
    pair = (
        MarkStore(tmp_path / "laptop", clock=Clock("2025-05-01T00:00:00+00:00")),
        MarkStore(tmp_path / "stick", clock=Clock("2024-05-01T00:00:00+00:00")),
    )
    yield pair
    for store in pair:
        store.close()


def give(one: MarkStore, other: MarkStore) -> MergeResult:
    contents = exchange.read(exchange.as_json(one.versions(), one.id))
    return other.imports.save(other.imports.plan([ImportSource("own.json", contents.versions, contents.store)]))


def test_copies_of_my_store_have_the_same_id(copies):
    one, other = copies
    assert one.id == other.id != ""


def test_a_change_in_a_copy_counts(copies):
    one, other = copies
    id = one.all()[0].id
    for number in range(3):
        other.change(id, note=f"on the stick {number}")
    assert give(other, one).changed == 1
    assert notes(one) == ["on the stick 2"]
    give(one, other)
    assert notes(other) == ["on the stick 2"]
    one.delete(id)
    assert give(one, other).deleted == 1
    assert other.all() == []


def test_more_changes_count_whatever_the_clock_says(copies):
    one, other = copies
    id = one.all()[0].id
    one.change(id, note="laptop")
    for number in range(2):
        other.change(id, note=f"stick {number}")
    assert give(other, one).changed == 1
    give(one, other)
    assert notes(one) == notes(other) == ["stick 1"]
    assert "laptop" in {mark.note for mark in one.history(id)}


def test_fewer_changes_do_not_count_whatever_the_clock_says(copies):
    one, other = copies
    id = one.all()[0].id
    for number in range(3):
        other.change(id, note=f"stick {number}")
    one.change(id, note="laptop")
    assert counts(give(one, other)) == (0, 0, 0)
    assert notes(other) == ["stick 2"]
    other.change(id, note="stick 3")
    assert notes(reopened(other)) == ["stick 3"]


def test_an_import_of_my_copy_can_be_undone(copies):
    one, other = copies
    id = one.all()[0].id
    other.change(id, note="stick")
    before = one.versions()
    give(other, one)
    one.imports.undo(one.imports.all()[0].id)
    assert one.versions() == before


def test_an_import_in_a_private_session_is_an_import(store):
    mine = store.add(bookmark(note="mine")).mark
    private = MarkStore(None, clock=Clock())
    private.add(bookmark("p2", note="private"))
    take(private, replace(mine, note="theirs", modified=FAR), dated(bookmark("p4", note="hers")))
    assert store.merge_private(private) == ""
    assert notes(store) == ["hers", "mine", "private"]
    assert len(store.imports.waiting()) == 1
    assert notes(reopened(store)) == ["hers", "mine", "private"]


def test_signing_leaves_the_marks_of_others_alone(store):
    store.add(bookmark(note="mine"))
    take(store, dated(bookmark("p2", note="hers")))
    store.sign("Ann", "")
    assert {mark.note: mark.author for mark in store.all()} == {"mine": "Ann", "hers": ""}
    store.sign("Bo", "Ann")
    assert {mark.note: mark.author for mark in reopened(store).all()} == {"mine": "Bo", "hers": ""}


# ---- random sequences


State = tuple[tuple[Mark, ...], frozenset[Mark], frozenset[Mark]]


class Sequence:
    """Random own changes and imports of random versions. Keeps a list of what this reader made last of each mark."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.random = random.Random(seed)
        self.folder = folder
        self.clock = Clock()
        self.store = MarkStore(folder, clock=self.clock)
        self.mine: dict[str, Mark] = {}
        self.theirs: list[Mark] = []

    def run(self, steps: int) -> None:
        acts = (self.add, self.change, self.delete, self.restore, self.take, self.take, self.undo, self.reopen,
                self.answer)  # fmt: skip
        for _ in range(steps):
            self.random.choice(acts)()
            self.check()
        self.try_each()
        self.store.close()

    def check(self) -> None:
        for id, mark in self.mine.items():
            assert get(self.store, id) == mark

    def state(self) -> State:
        waiting = frozenset(each.theirs for each in self.store.imports.waiting())
        return tuple(self.store.all()), frozenset(self.store.versions()), waiting

    def add(self) -> None:
        mark = self.store.add(replace(self.new_mark(), note=str(self.random.random()))).mark
        self.mine[mark.id] = mark

    def new_mark(self) -> Mark:
        id = uuid.UUID(int=self.random.getrandbits(128), version=4).urn
        return replace(bookmark(self.random.choice(("p1", "p2"))), id=id)

    def any_mark(self, *, is_deleted: bool = False) -> Mark | None:
        found = self.store.deleted() if is_deleted else self.store.all()
        return self.random.choice(found) if found else None

    def change(self) -> None:
        if mark := self.any_mark():
            self.mine[mark.id] = self.store.change(mark.id, note=str(self.random.random())).mark
            assert get(self.store, mark.id).note == self.mine[mark.id].note

    def delete(self) -> None:
        if mark := self.any_mark():
            self.mine[mark.id] = self.store.delete(mark.id).mark

    def restore(self) -> None:
        if mark := self.any_mark(is_deleted=True):
            versions = [each for each in self.store.history(mark.id) if not each.is_deleted]
            if versions:
                self.mine[mark.id] = self.store.restore(mark.id, self.random.choice(versions)).mark

    def version(self) -> Mark:
        known = [*self.store.versions(), *self.theirs]
        base = self.random.choice(known) if known and self.random.random() < 0.8 else self.new_mark()
        created, modified = sorted((self.random.choice(TIMES), self.random.choice(TIMES)))
        return replace(base, created=created, modified=modified, note=self.random.choice(("", "x", "y", base.note)),
                       author=self.random.choice(("", "You", "Ann")),
                       is_deleted=self.random.random() < 0.3)  # fmt: skip

    def take(self) -> None:
        versions = [self.version() for _ in range(self.random.randint(1, 6))]
        self.theirs += versions
        before = self.state()
        plan = self.store.imports.plan([ImportSource("f", versions, self.random.choice(("", "other")))])
        result = self.store.imports.save(plan)
        assert result.problem == ""
        if plan.is_empty:
            assert self.state() == before
            return
        seen = {mark.id: mark for mark in before[0]}
        now = {mark.id: mark for mark in self.store.all()}
        assert len(now.keys() - seen.keys()) == result.new
        assert len(seen.keys() - now.keys()) == result.deleted
        assert sum(seen[id] != now[id] for id in seen.keys() & now.keys()) == result.changed
        if self.random.random() < 0.5:
            self.reopen()
        if self.random.random() < 0.5:
            self.store.imports.undo(self.store.imports.all()[0].id)
            assert self.state() == before

    def undo(self) -> None:
        open_imports = [each for each in self.store.imports.all() if not each.is_undone]
        if open_imports:
            self.store.imports.undo(self.random.choice(open_imports).id)

    def answer(self) -> None:
        waiting = self.store.imports.waiting()
        if waiting:
            chosen = self.random.sample(waiting, self.random.randint(1, len(waiting)))
            if self.random.random() < 0.5:
                self.store.imports.accept(chosen)
                for each in chosen:
                    self.mine[each.mine.id] = get(self.store, each.mine.id)
            else:
                self.store.imports.dismiss(chosen)

    def reopen(self) -> None:
        before = self.state()
        self.store.close()
        self.store = MarkStore(self.folder, clock=self.clock)
        assert self.store.problem == ""
        assert self.state() == before

    def try_each(self) -> None:
        """Every mark can be changed, deleted and brought back."""
        for mark in self.store.all():
            self.store.change(mark.id, note="last")
            assert get(self.store, mark.id).note == "last"
            self.store.delete(mark.id)
            assert get(self.store, mark.id).is_deleted
            self.store.restore(mark.id)
            assert get(self.store, mark.id).note == "last"


@pytest.mark.parametrize("seed", range(15))
def test_random_sequences(tmp_path, seed):
    with contextlib.chdir(tmp_path):
        Sequence(tmp_path / "data", seed).run(25)
