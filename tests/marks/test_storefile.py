"""The file with the marks: its header, its rows, and its cache of results."""

from __future__ import annotations

import contextlib
from pathlib import Path

import apsw
import pytest

from reader.marks.model import FoundMark, MarkState
from reader.marks.store_errors import DamagedStore, UnavailableStore
from reader.marks.store_header import check_header
from reader.marks.stored_rows import encode
from reader.marks.storefile import StoredRow, StoreFile, write_new
from tests.marks.samples import bookmark, names

MARK = bookmark()
ROW = StoredRow(MARK.id, encode(MARK), "2025-04-28T12:00:00.000000Z")


@pytest.fixture
def path(tmp_path) -> Path:
    write_new(tmp_path / "marks.sqlite", [ROW])
    return tmp_path / "marks.sqlite"


def test_header(path):
    assert check_header(path)
    assert not check_header(path.with_name("missing"))
    path.with_name("empty").touch()
    assert not check_header(path.with_name("empty"))


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (lambda data: data[:50], "its header is not that of a marks file"),
        (lambda data: b"x" + data[1:], "its header is not that of a marks file"),
        (lambda data: data[:68] + b"\0\0\0\1" + data[72:], "its header is not that of a marks file"),
        (lambda data: data[:-1], "its end is missing"),
        (lambda data: data[:60] + b"\0\0\0\7" + data[64:], "its header is damaged"),
    ],
    ids=["short", "not SQLite", "application id", "cut", "format"],
)
def test_a_damaged_header(path, change, reason):
    path.write_bytes(change(path.read_bytes()))
    with pytest.raises(DamagedStore) as error:
        check_header(path)
    assert str(error.value) == reason


def test_a_folder_is_not_a_store(tmp_path):
    with pytest.raises(DamagedStore, match="it is not a file"):
        check_header(tmp_path)


def test_rows_are_appended_and_read(path):
    with contextlib.closing(StoreFile(path)) as file:
        file.append([ROW])
        assert file.rows() == [ROW, ROW]
        assert file.extent() == (2, ROW.saved_at)


def test_a_row_that_was_changed(path):
    connection = apsw.Connection(str(path))
    connection.execute("UPDATE version SET kept='2026-04-28T12:00:00.000000Z'")
    connection.close()
    with contextlib.closing(StoreFile(path)) as file, pytest.raises(DamagedStore, match="checksum"):
        file.rows()


def test_a_table_is_missing(path):
    connection = apsw.Connection(str(path))
    connection.execute("DROP TABLE found")
    connection.close()
    with pytest.raises(DamagedStore, match="a table is missing"):
        StoreFile(path)


def test_results_are_a_cache(path):
    result = FoundMark(MARK.id, 2, MarkState.MOVED, MARK.target, 1.0, False, "")
    with contextlib.closing(StoreFile(path)) as file:
        file.save_found([result])
        assert file.found_marks(2) == [result]
        assert file.found_marks(3) == []
        file._connection.execute("UPDATE found SET body='[]'")
        assert file.found_marks(2) == []
        file.clear_found()
        assert file._connection.execute("SELECT count(*) FROM found").fetchall() == [(0,)]


def test_a_read_only_file_is_not_written(path):
    for options in ({"is_read_only": True}, {"is_immutable": True}):
        with contextlib.closing(StoreFile(path, **options)) as file, pytest.raises(UnavailableStore, match="read-only"):
            file.append([ROW])


@pytest.mark.skipif("sys.platform == 'win32'", reason="Windows does not delete an open file")
def test_a_file_that_was_removed(path):
    with contextlib.closing(StoreFile(path)) as file:
        assert file.is_same_file()
        path.unlink()
        assert not file.is_same_file()
        with pytest.raises(UnavailableStore, match="the file was removed"):
            file.append([ROW])


def test_a_new_file_leaves_nothing_else(path):
    write_new(path, [ROW, ROW])
    with contextlib.closing(StoreFile(path, is_immutable=True)) as file:
        assert file.rows() == [ROW, ROW]
    assert names(path.parent) == ["marks.sqlite"]
