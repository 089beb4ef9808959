"""Read-only media, a full disk, a removed folder: reported at once, and no mark in memory is lost."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import apsw
import pytest

from reader.marks import storefile
from reader.marks.open_store import FILE_NAME
from reader.marks.store import MarkStore
from reader.marks.store_errors import UnavailableStore
from reader.marks.store_header import journal_of
from tests.marks.samples import Clock, bookmark, highlight, names

MOVES_OPEN_FILES = pytest.mark.skipif(sys.platform == "win32", reason="Windows moves no folder with an open file")


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def impossible(tmp_path) -> Path:
    """A folder that cannot be made, even by root."""
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    return tmp_path / "file" / "data"


class Disk:
    """Makes every write fail while it is full."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.is_full = False
        write = storefile.StoreFile._write

        def failing(file, rows) -> None:
            if self.is_full:
                raise UnavailableStore("database or disk is full")
            write(file, rows)

        monkeypatch.setattr(storefile.StoreFile, "_write", failing)


@pytest.fixture
def disk(monkeypatch) -> Disk:
    return Disk(monkeypatch)


def test_the_fallback_is_used_and_reported(impossible, tmp_path, clock):
    fallback = tmp_path / "elsewhere"
    store = MarkStore(impossible, fallback, clock)
    assert str(impossible) in store.problem
    assert str(fallback) in store.problem
    assert store.path == fallback / FILE_NAME
    assert not store.is_read_only
    assert store.add(bookmark()).problem == ""
    assert store.close() == ""
    again = MarkStore(impossible, fallback, clock)
    assert len(again.all()) == 1
    again.close()


def test_marks_on_a_write_protected_stick_are_shown_and_not_copied(tmp_path, clock, monkeypatch):
    stick, fallback = tmp_path / "stick", tmp_path / "elsewhere"
    store = MarkStore(stick, clock=clock)
    old = store.add(bookmark(note="on the stick")).mark
    store.close()
    before = (stick / FILE_NAME).read_bytes()
    real = os.open

    def protected(path, flags, *others):
        if str(path).startswith(str(stick)) and flags & os.O_RDWR:
            raise OSError(30, "Read-only file system")
        return real(path, flags, *others)

    monkeypatch.setattr("reader.system.file_lock.os.open", protected)
    store = MarkStore(stick, fallback, clock)
    assert "Read-only file system" in store.problem
    assert store.all() == [old]
    store.add(bookmark("p2", note="new"))
    store.change(old.id, note="changed")
    store.close()
    assert (stick / FILE_NAME).read_bytes() == before
    alone = MarkStore(fallback, clock=clock)
    assert {mark.note for mark in alone.versions()} == {"new", "changed"}
    alone.close()


def test_without_a_folder_marks_are_in_memory(impossible, clock):
    store = MarkStore(impossible, clock=clock)
    assert "New marks are lost when Carrel closes" in store.problem
    kept = store.add(bookmark())
    assert str(impossible) in kept.problem
    assert store.pending == 1
    assert store.all() == [kept.mark]
    store.change(kept.mark.id, note="x")
    assert store.pending == 2
    assert "2 changes" in store.retry()
    impossible.parent.unlink()
    assert store.retry() == ""
    assert store.pending == 0
    assert store.close() == ""
    again = MarkStore(impossible, clock=clock)
    assert [mark.note for mark in again.all()] == ["x"]
    again.close()


def test_a_full_disk(tmp_path, clock, disk):
    store = MarkStore(tmp_path, clock=clock)
    store.add(bookmark())
    disk.is_full = True
    kept = store.add(bookmark("p2"))
    assert "disk is full" in kept.problem
    assert "Keep Carrel open" in kept.problem
    assert (len(store.all()), store.pending) == (2, 1)
    assert store.retry() == kept.problem
    disk.is_full = False
    assert store.add(bookmark("p3")).problem == ""
    assert store.pending == 0
    store.close()
    again = MarkStore(tmp_path, clock=clock)
    assert len(again.all()) == 3
    again.close()


def test_a_disk_that_stays_full_is_reported_when_closing(tmp_path, clock, disk):
    store = MarkStore(tmp_path, clock=clock)
    disk.is_full = True
    store.add(bookmark())
    assert "disk is full" in store.close()


@MOVES_OPEN_FILES
def test_the_folder_is_removed_and_returns_empty(tmp_path, clock):
    folder = tmp_path / "stick"
    store = MarkStore(folder, clock=clock)
    store.add(bookmark())
    shutil.rmtree(folder)
    folder.write_text("in the way", encoding="utf-8")
    kept = store.add(bookmark("p2"))
    assert str(folder) in kept.problem
    folder.unlink()
    assert store.retry() == ""
    assert len(store.all()) == 2
    store.close()
    again = MarkStore(folder, clock=clock)
    assert len(again.all()) == 2
    again.close()


@MOVES_OPEN_FILES
def test_the_stick_is_plugged_in_again(tmp_path, clock):
    folder, away = tmp_path / "stick", tmp_path / "away"
    store = MarkStore(folder, clock=clock)
    store.add(bookmark())
    folder.rename(away)
    folder.write_text("in the way", encoding="utf-8")
    assert store.add(bookmark("p2")).problem
    folder.unlink()
    away.rename(folder)
    assert store.add(bookmark("p3")).problem == ""
    store.close()
    again = MarkStore(folder, clock=clock)
    assert len(again.all()) == 3
    again.close()


def test_the_stick_of_another_reader_gets_only_new_marks(tmp_path, clock):
    folder = tmp_path / "stick"
    other = MarkStore(tmp_path / "other", clock=clock)
    other.add(bookmark("p4", note="theirs"))
    other.close()
    store = MarkStore(folder, clock=clock)
    store.add(bookmark(note="mine"))
    folder.rename(tmp_path / "away")
    (tmp_path / "other").rename(folder)
    store.add(bookmark("p2", note="late"))
    assert store.pending == 0
    store.close()
    again = MarkStore(folder, clock=clock)
    assert {mark.note for mark in again.all()} == {"theirs", "late"}
    again.close()


def test_a_failed_commit_is_reported(tmp_path, clock, monkeypatch):
    """SQLite reports the error, because it cannot make its journal."""
    store = MarkStore(tmp_path, clock=clock)
    store.add(highlight("alarm"))
    journal = journal_of(tmp_path / FILE_NAME)
    journal.mkdir()
    (journal / "in the way").touch()
    kept = store.add(bookmark())
    assert kept.problem
    assert store.pending == 1
    shutil.rmtree(journal)
    assert store.retry() == ""
    store.close()
    connection = apsw.Connection(str(tmp_path / FILE_NAME))
    assert connection.execute("SELECT count(DISTINCT mark) FROM version").fetchall() == [(2,)]
    connection.close()
    assert "backups" in names(tmp_path)
