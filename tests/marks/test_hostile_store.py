"""A store that a stranger made: what is saved in it stays, nothing in it is run, and nothing outside is touched."""

from __future__ import annotations

import os
import random
import struct
from collections.abc import Callable
from pathlib import Path

import apsw
import pytest

from reader.marks import safe_connection
from reader.marks.open_store import FILE_NAME, LOCK_NAME
from reader.marks.salvage import readable_rows
from reader.marks.store import MarkStore
from reader.marks.storefile import StoredRow, StoreFile, write_new
from tests.marks.samples import Clock, bookmark, highlight
from tests.special_files import make_pipe

NOTES = {f"note {number}" for number in range(12)}
ENDLESS = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n)"
JOURNAL = bytes.fromhex("d9d505f920a163d7")

posix = pytest.mark.skipif("sys.platform == 'win32'", reason="Windows has no pipes in folders, and links need rights")


@pytest.fixture
def folder(tmp_path) -> Path:
    store = MarkStore(tmp_path / "data", clock=Clock())
    for number in range(12):
        store.add(highlight("the alarm", note=f"note {number}"))
    store._queue.close()  # without a backup
    return tmp_path / "data"


def run(*statements: str) -> Callable[[Path], None]:
    def craft(store: Path) -> None:
        connection = apsw.Connection(str(store))
        for statement in statements:
            connection.execute(statement)
        connection.close()

    return craft


def schema(old: str, new: str) -> Callable[[Path], None]:
    """Changes the text of the schema, as no statement can."""

    def craft(store: Path) -> None:
        connection = apsw.Connection(str(store))
        connection.execute("PRAGMA writable_schema=1")
        connection.execute("UPDATE sqlite_schema SET sql = replace(sql, ?, ?) WHERE name='version'", (old, new))
        connection.close()

    return craft


def beside(suffix: str, content: bytes) -> Callable[[Path], None]:
    def craft(store: Path) -> None:
        store.with_name(store.name + suffix).write_bytes(content)

    return craft


def journal(*, pages: int = 3, end: bytes = b"") -> bytes:
    head = JOURNAL + struct.pack(">IIIII", 0, 7, pages, 512, 4096)
    return head.ljust(512, b"\0") + end


def wal_mode(store: Path) -> None:
    data = store.read_bytes()
    store.write_bytes(data[:18] + b"\2\2" + data[20:])


def one_tree(store: Path) -> None:
    run("PRAGMA writable_schema=1", "UPDATE sqlite_schema SET rootpage=(SELECT max(rootpage) FROM sqlite_schema)")(
        store
    )


REJECT = "CREATE TRIGGER t BEFORE INSERT ON version BEGIN SELECT raise(IGNORE); END"
SWALLOW = "CREATE TRIGGER t AFTER INSERT ON version BEGIN DELETE FROM version WHERE number=new.number; END"
ENDLESS_INSERT = (
    "INSERT INTO about WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT x, x, x FROM n"
)
HANG = f"CREATE TRIGGER t AFTER INSERT ON version BEGIN {ENDLESS_INSERT}; END"

CRAFTED = {
    "a trigger ignores each row": run(REJECT),
    "a trigger deletes each row": run(SWALLOW),
    "a trigger never ends": run(HANG),
    "a trigger on the cache": run(f"CREATE TRIGGER t AFTER DELETE ON found BEGIN {ENDLESS_INSERT}; END"),
    "a view": run("CREATE VIEW v AS SELECT 1"),
    "a view in place of the rows": run(
        "ALTER TABLE version RENAME TO w", f"CREATE VIEW version AS {ENDLESS} SELECT x AS number FROM n"
    ),
    "another table": run("CREATE TABLE other (x)"),
    "an index on an expression": run("CREATE INDEX i ON version (length(replace(body, 'e', body)))"),
    "an index": run("CREATE INDEX i ON version (mark)"),
    "a partial index": run("CREATE INDEX i ON version (mark) WHERE body LIKE '%%%%%%%%%%%%'"),
    "a check": schema("digest BLOB NOT NULL)", "digest BLOB NOT NULL CHECK (number < 13))"),
    "a check with a function": schema("digest BLOB NOT NULL)", "digest BLOB NOT NULL CHECK (abs(number) > 0))"),
    "a generated column": run("ALTER TABLE version ADD COLUMN g AS (hex(zeroblob(100000000)))"),
    "a collation": schema("kept TEXT NOT NULL", "kept TEXT COLLATE nocase NOT NULL"),
    "a default": run("ALTER TABLE version ADD COLUMN g DEFAULT 7"),
    "a letter of the schema": schema("NOT NULL,\n", "NOT NULL, "),
    "a virtual table": run("CREATE VIRTUAL TABLE f USING fts5(x)"),
    "two tables with one tree": one_tree,
    "the last number": run("UPDATE version SET number=9223372036854775807 WHERE number=12"),
    "a number below zero": run("UPDATE version SET number=-5 WHERE number=12"),
    "a blob instead of a text": run("UPDATE version SET body=CAST(body AS BLOB) WHERE number=12"),
    "it is in WAL mode": wal_mode,
    "a log beside it": beside("-wal", b"\x37\x7f\x06\x82" + bytes(100)),
    "an index of a log beside it": beside("-shm", bytes(32768)),
    "a journal that names another file": beside("-journal", journal(end=b"x" * 8 + JOURNAL)),
    "a journal for a huge file": beside("-journal", journal(pages=1 << 31)),
    "an empty journal": beside("-journal", b""),
    "a journal of zeros": beside("-journal", bytes(5000)),
    "a random journal": beside("-journal", random.Random(1).randbytes(5000)),
    "a folder as journal": lambda store: store.with_name(f"{store.name}-journal").mkdir(),
    "a folder as log": lambda store: store.with_name(f"{store.name}-wal").mkdir(),
}  # fmt: skip


def check(folder: Path, notes: set[str] = NOTES) -> None:
    """What could be read is still there, and a new mark is there when it is read again."""
    store = MarkStore(folder, clock=Clock("2025-05-01T00:00:00+00:00"))
    assert {mark.note for mark in store.all()} >= notes
    assert store.add(bookmark("p3", note="new")).problem == ""
    store.clear_found()
    store.close()
    again = MarkStore(folder, clock=Clock("2025-05-02T00:00:00+00:00"))
    assert again.problem == ""
    assert {mark.note for mark in again.all()} >= {*notes, "new"}
    again.close()


@pytest.mark.parametrize("name", CRAFTED)
def test_what_is_saved_stays(folder, name):
    CRAFTED[name](folder / FILE_NAME)
    check(folder, NOTES - {"note 11"} if "instead" in name else NOTES)


@posix
@pytest.mark.parametrize("suffix", ["-journal", "-wal", "-shm"])
def test_a_pipe_beside_the_store(folder, suffix):
    make_pipe(folder / f"{FILE_NAME}{suffix}")
    check(folder)


@posix
@pytest.mark.parametrize("suffix", ["-journal", "-wal", "-shm"])
def test_a_link_beside_the_store(folder, tmp_path, suffix):
    elsewhere = tmp_path / "elsewhere"
    elsewhere.write_bytes(b"precious")
    (folder / f"{FILE_NAME}{suffix}").symlink_to(elsewhere)
    check(folder)
    assert elsewhere.read_bytes() == b"precious"


@posix
def test_a_journal_does_not_delete_the_file_that_it_names(folder, tmp_path):
    victim = tmp_path / "victim"
    victim.write_bytes(b"precious")
    name = os.fsencode(victim)
    end = struct.pack(">I", 1) + name + struct.pack(">II", len(name), sum(name)) + JOURNAL
    beside("-journal", journal(end=end))(folder / FILE_NAME)
    check(folder)
    assert victim.read_bytes() == b"precious"


@posix
@pytest.mark.parametrize("name", [FILE_NAME, LOCK_NAME])
def test_a_link_is_not_followed(folder, tmp_path, name):
    elsewhere = tmp_path / "elsewhere"
    (folder / name).replace(elsewhere)
    before = elsewhere.read_bytes()
    (folder / name).symlink_to(elsewhere)
    store = MarkStore(folder, tmp_path / "fallback", clock=Clock())
    assert "is a link" in store.problem
    store.add(bookmark("p3", note="new"))
    assert store.path == tmp_path / "fallback" / FILE_NAME
    assert store.close() == ""
    assert elsewhere.read_bytes() == before
    assert (folder / name).is_symlink()


@posix
def test_backups_in_a_folder_that_is_a_link(folder, tmp_path):
    (tmp_path / "elsewhere").mkdir()
    (folder / "backups").symlink_to(tmp_path / "elsewhere")
    store = MarkStore(folder, clock=Clock())
    assert "backups is a link" in store.close()
    assert not [*(tmp_path / "elsewhere").iterdir()]


@posix
def test_nothing_is_asked_of_what_a_link_leads_to(folder, tmp_path, monkeypatch):
    """It may be on another computer."""
    store = folder / FILE_NAME
    store.symlink_to(store.rename(tmp_path / "elsewhere"))
    asked, real = [], os.stat

    def noted(path, *args, follow_symlinks=True, **more):
        if follow_symlinks and path == store:
            asked.append(path)
        return real(path, *args, follow_symlinks=follow_symlinks, **more)

    monkeypatch.setattr(os, "stat", noted)
    MarkStore(folder, tmp_path / "fallback", clock=Clock()).close()
    assert asked == []


@posix
@pytest.mark.parametrize("name", [FILE_NAME, LOCK_NAME, "backups"])
def test_a_pipe_is_not_waited_for(folder, tmp_path, name):
    if (folder / name).exists():
        (folder / name).unlink()
    make_pipe(folder / name)
    store = MarkStore(folder, tmp_path / "fallback", clock=Clock())
    assert store.problem or name == "backups"
    store.add(bookmark("p3"))
    assert store.pending == 0
    store.close()


def test_a_huge_file_is_not_read(folder, tmp_path):
    with (folder / FILE_NAME).open("r+b") as file:
        file.truncate(safe_connection.LARGEST + 1)
    store = MarkStore(folder, tmp_path / "fallback", clock=Clock())
    assert "marks.sqlite is larger than 64 MB" in store.problem
    assert store.add(bookmark("p3")).problem == ""
    store.close()
    assert (folder / FILE_NAME).stat().st_size == safe_connection.LARGEST + 1


def test_a_store_does_not_grow_above_what_is_read(folder, monkeypatch):
    monkeypatch.setattr("reader.marks.storefile.LARGEST", (folder / FILE_NAME).stat().st_size + 100)
    store = MarkStore(folder, clock=Clock())
    assert "too large" in store.add(bookmark("p3", note="x" * 200)).problem
    store.close()


def test_many_backups_are_not_all_read(folder, monkeypatch):
    (folder / FILE_NAME).write_bytes(b"x" * 5000)
    (folder / "backups").mkdir()
    for number in range(120):
        (folder / "backups" / f"marks-before-import-2025-04-28-{number:012}.sqlite").write_bytes(b"x" * 200)
    seen: list[Path] = []

    def read(file: Path) -> list[StoredRow]:
        seen.append(file)
        return []

    monkeypatch.setattr("reader.marks.backups.read", read)
    MarkStore(folder, clock=Clock()).close()
    assert len(seen) < 60


def test_a_row_that_cannot_be_read_back_is_not_called_saved(folder, monkeypatch):
    store = MarkStore(folder, clock=Clock())
    monkeypatch.setattr(StoreFile, "_write", lambda _file, _write: None)
    assert "cannot be saved" in store.add(bookmark("p3", note="new")).problem
    assert store.pending == 1
    monkeypatch.undo()
    assert store.retry() == ""
    store.close()


@pytest.mark.parametrize("seed", range(40))
def test_random_damage_of_pages_ends(folder, seed):
    """Numbers of pages and sizes are what trees consist of: random ones make cycles and endless lists."""
    random_ = random.Random(seed)
    data = bytearray((folder / FILE_NAME).read_bytes())
    for _ in range(random_.choice((1, 3, 30))):
        at = random_.randrange(100, len(data) - 4)
        data[at : at + 4] = random_.choice((struct.pack(">I", random_.randrange(8)), random_.randbytes(4)))
    (folder / FILE_NAME).write_bytes(data)
    check(folder, set())


@pytest.mark.parametrize(
    "unit",
    [
        b"urn:uuid:00000000-0000-0000-0000-000000000000" * 2,
        b'urn:uuid:00000000-0000-0000-0000-000000000000["urn:uuid:00000000-0000-0000-0000-000000000000",' + b"]" * 50,
        b"]2025-04-28T12:00:00.000000Z1234",
        b'["urn:uuid:' * 10,
    ],
    ids=["ids", "beginnings", "ends", "brackets"],
)
def test_salvage_looks_at_each_byte_few_times(tmp_path, unit, monkeypatch):
    """Counted in the bytes of the rows that are tried: with more, the time would grow faster than the file."""
    start = b'urn:uuid:00000000-0000-0000-0000-000000000000["urn:uuid:00000000-0000-0000-0000-000000000000",'
    tried = [0]
    monkeypatch.setattr(
        StoredRow, "digest", property(lambda row: tried.__setitem__(0, tried[0] + len(row.body)) or b"")
    )
    data = (start + unit * (60_000 // len(unit))) * 20
    (tmp_path / "store").write_bytes(data)
    assert readable_rows(tmp_path / "store") == []
    assert tried[0] <= 20 * len(data)


def test_a_sound_store_is_not_refused(tmp_path):
    rows = [StoredRow(mark.id, "🧠é" * 3000, "2025-04-28T12:00:00.000000Z") for mark in [bookmark() for _ in range(50)]]
    write_new(tmp_path / FILE_NAME, rows)
    file = StoreFile(tmp_path / FILE_NAME)
    assert file.rows() == rows
    file.close()
