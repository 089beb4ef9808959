"""A damaged store is restored from its backups and set aside, and says so; no good backup is lost."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import pytest

from reader.marks.backups import FOLDER
from reader.marks.open_store import FILE_NAME
from reader.marks.store import MarkStore
from reader.marks.store_header import journal_of
from tests.marks.samples import Clock, bookmark, highlight, names

ROUNDS = 100


@pytest.fixture(scope="module")
def original(tmp_path_factory) -> Path:
    """A store with 30 marks. The last ten are not in its backup."""
    folder = tmp_path_factory.mktemp("original")
    clock = Clock()
    store = MarkStore(folder, clock=clock)
    for number in range(20):
        store.add(highlight("the alarm", note=f"note {number}"))
    store.close()
    clock.pass_days(1)
    store = MarkStore(folder, clock=clock)
    for number in range(20, 30):
        store.add(bookmark("p2", note=f"note {number}"))
    # Not closed: the program was killed, so there is no backup of today.
    store._queue.close()
    return folder


@pytest.fixture
def folder(original, tmp_path) -> Path:
    return Path(shutil.copytree(original, tmp_path / "data"))


def notes(store: MarkStore) -> set[str]:
    return {mark.note for mark in store.all()}


BACKED_UP = {f"note {number}" for number in range(20)}
ALL = {f"note {number}" for number in range(30)}


def check(folder: Path, *, is_changed: bool = True) -> MarkStore:
    """Opens the damaged store twice. It must lose nothing that a backup has."""
    store = MarkStore(folder, clock=Clock("2025-05-01T00:00:00+00:00"))
    assert notes(store) >= BACKED_UP
    assert not store.is_read_only
    if notes(store) != ALL:
        assert "may be missing" in store.problem
    if store.problem:
        assert "damaged" in store.problem or "missing or empty" in store.problem
    assert store.add(bookmark("p3", note="new")).problem == ""
    assert store.close() == ""
    again = MarkStore(folder, clock=Clock("2025-05-02T00:00:00+00:00"))
    assert again.problem == ""
    assert notes(again) == notes(store)
    again.close()
    return store


def test_an_undamaged_store(folder):
    store = check(folder)
    assert store.problem == ""
    assert notes(store) >= ALL


@pytest.mark.parametrize("part", range(ROUNDS))
def test_cut_short(folder, part):
    file = folder / FILE_NAME
    data = file.read_bytes()
    file.write_bytes(data[: len(data) * part // ROUNDS])
    store = check(folder)
    assert store.problem
    if part:
        [aside] = [name for name in names(folder) if name.startswith("marks-damaged")]
        assert aside in store.problem
        assert (folder / aside).read_bytes() == data[: len(data) * part // ROUNDS]


@pytest.mark.parametrize("seed", range(ROUNDS))
def test_random_bytes(folder, seed):
    rng = random.Random(seed)
    file = folder / FILE_NAME
    data = bytearray(file.read_bytes())
    for _ in range(rng.choice((1, 3, 20, 200))):
        data[rng.randrange(100 if seed % 3 == 0 else len(data))] = rng.randrange(256)
    file.write_bytes(data)
    check(folder)


@pytest.mark.parametrize("content", [b"", b"\0" * 9000, b"marks", b"SQLite format 3\0", b"\xff" * 5000])
def test_another_file_with_its_name(folder, content):
    (folder / FILE_NAME).write_bytes(content)
    assert check(folder).problem


def test_a_folder_with_its_name(folder):
    (folder / FILE_NAME).unlink()
    (folder / FILE_NAME).mkdir()
    (folder / FILE_NAME / "something").write_text("mine", encoding="utf-8")
    check(folder)
    [aside] = [name for name in names(folder) if name.startswith("marks-damaged")]
    assert (folder / aside / "something").read_text(encoding="utf-8") == "mine"


def test_the_file_is_missing(folder):
    (folder / FILE_NAME).unlink()
    assert "missing" in check(folder).problem


@pytest.mark.parametrize("content", [b"", b"\0" * 512, b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" + b"\xff" * 600])
def test_an_invalid_journal(folder, content):
    journal_of(folder / FILE_NAME).write_bytes(content)
    check(folder)


def test_most_marks_are_read_from_a_file_with_a_damaged_header(folder):
    """SQLite cannot open the file, which has marks that are not in the backup."""
    file = folder / FILE_NAME
    file.write_bytes(b"\0" * 100 + file.read_bytes()[100:])
    store = check(folder)
    assert notes(store) - BACKED_UP >= {"note 25", "new"}
    assert "from the damaged file" in store.problem


def test_damaged_backups_are_skipped(folder):
    [backup] = list((folder / FOLDER).iterdir())
    good = backup.read_bytes()
    older = backup.with_name("marks-2024-01-01.sqlite")
    older.write_bytes(good)
    backup.write_bytes(good[: len(good) // 2])
    (folder / FILE_NAME).write_bytes(b"damage" * 999)
    check(folder)


def test_neither_marks_nor_backups_can_be_read(tmp_path):
    (tmp_path / FILE_NAME).write_bytes(b"damage" * 999)
    store = MarkStore(tmp_path)
    assert store.all() == []
    assert "no mark could be restored" in store.problem
    assert store.add(bookmark()).problem == ""
    store.close()


def test_two_files_damaged_in_one_second_are_both_saved(folder):
    for _ in range(2):
        (folder / FILE_NAME).write_bytes(b"damage" * 999)
        MarkStore(folder, clock=lambda: Clock().time).close()
    assert len([name for name in names(folder) if name.startswith("marks-damaged")]) == 2


def test_damage_while_the_store_is_open(folder):
    """All marks are in memory, so the next change writes a new file."""
    store = MarkStore(folder, clock=Clock("2025-05-01T00:00:00+00:00"))
    file = folder / FILE_NAME
    with file.open("r+b") as opened:
        opened.write(b"\xff" * 8192)
    assert store.add(bookmark("p3", note="new")).problem == ""
    assert notes(store) == ALL | {"new"}
    store.close()
    again = MarkStore(folder)
    assert notes(again) == ALL | {"new"}
    again.close()
