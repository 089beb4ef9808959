"""The tables of the search index: as the code creates them, as packs have them, as the document describes them."""

from __future__ import annotations

import re
from pathlib import Path

import apsw
import pytest

from reader.search.indexformat import INDEXES, NAMES_PER_PASSAGE, TABLES, Value
from tests.packs import TERMS, make_searchable

DOCUMENT = (Path(__file__).parents[2] / "docs" / "pack-format.md").read_text(encoding="utf-8")


@pytest.fixture
def connection(tmp_path: Path):
    connection = apsw.Connection(str(make_searchable(tmp_path / "sample.carrel")), flags=apsw.SQLITE_OPEN_READONLY)
    yield connection
    connection.close()


def rows(connection: apsw.Connection, sql: str) -> list[tuple]:
    return connection.execute(sql).fetchall()


def test_a_pack_has_these_tables_and_indexes(connection: apsw.Connection) -> None:
    made = dict(rows(connection, "SELECT name, sql FROM sqlite_schema WHERE name LIKE 'search%' AND sql IS NOT NULL"))
    assert {name: made.get(name) for name in TABLES} == TABLES
    assert {sql for sql in made.values() if sql.startswith("CREATE INDEX")} == {*INDEXES}


def test_a_pack_has_these_values(connection: apsw.Connection) -> None:
    assert {name for (name,) in rows(connection, "SELECT name FROM search")} == {*Value}


def test_names_are_numbered_by_their_passage(connection: apsw.Connection) -> None:
    (first_term,) = rows(connection, "SELECT value FROM search WHERE name='first_term'")[0]
    numbers = [number for (number,) in rows(connection, "SELECT rowid FROM search_name ORDER BY rowid")]
    of_first_term = [number % NAMES_PER_PASSAGE for number in numbers if number // NAMES_PER_PASSAGE == first_term]
    assert of_first_term == list(range(1 + len(TERMS[0].aka)))


@pytest.mark.parametrize("table", TABLES)
def test_the_document_describes_every_table(table: str, connection: apsw.Connection) -> None:
    (row,) = re.findall(rf"^\| `{table}` \|(.*)$", DOCUMENT, re.MULTILINE)
    columns = [name for _, name, *_ in rows(connection, f"PRAGMA table_info({table})")]
    assert columns
    assert [name for name in columns if f"`{name}`" not in row] == []


@pytest.mark.parametrize("name", Value)
def test_the_document_describes_every_value(name: str) -> None:
    assert f"`{name}`" in DOCUMENT.partition("| `search` |")[2].partition("\n")[0]
