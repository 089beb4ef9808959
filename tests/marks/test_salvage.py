"""What can be read of a damaged store."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.marks.salvage import readable_rows
from reader.marks.stored_rows import encode
from reader.marks.storefile import StoredRow, write_new
from tests.marks.samples import bookmark

MARKS = [bookmark(note=f"note {number}") for number in range(20)]
ROWS = [StoredRow(mark.id, encode(mark), "2025-04-28T12:00:00.000000Z") for mark in MARKS]


@pytest.fixture
def store(tmp_path) -> Path:
    write_new(tmp_path / "marks.sqlite", ROWS)
    return tmp_path / "marks.sqlite"


def test_every_row_of_a_good_store(store):
    assert sorted(readable_rows(store)) == sorted(ROWS)


def test_rows_are_found_without_a_header(store):
    store.write_bytes(b"\0" * 100 + store.read_bytes()[100:])
    assert set(readable_rows(store)) <= set(ROWS)
    assert len(readable_rows(store)) > 10


def test_a_changed_row_is_not_read(store):
    data = store.read_bytes()
    store.write_bytes(data.replace(b"note 7", b"note X"))
    assert {row.body for row in ROWS} - {row.body for row in readable_rows(store)} == {ROWS[7].body}


@pytest.mark.parametrize("content", [b"", b"x", b"SQLite format 3\0", b"\xff" * 5_000])
def test_nothing_to_read(tmp_path, content):
    (tmp_path / "f").write_bytes(content)
    assert readable_rows(tmp_path / "f") == readable_rows(tmp_path / "missing") == readable_rows(tmp_path) == []
