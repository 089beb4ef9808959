"""Pack files whose pages lead to the same rows again and again: given up before they take the memory."""

from __future__ import annotations

import tracemalloc
from collections.abc import Callable
from pathlib import Path
from typing import Any

import apsw
import pytest

from reader.library import packconnection
from reader.library.model import Span, Term
from reader.library.packconnection import PackConnection
from reader.library.packfile import PackError, PackFile, open_pack
from tests.library.forged_trees import multiply
from tests.library.pack_reading import read_all
from tests.packs import make_pack

READERS: dict[str, Callable[[PackFile], Any]] = {
    "article": PackFile.entries,
    "term": PackFile.terms,
    "reference": PackFile.references,
}
TABLES = ("pack", "article", "block", "term", "reference", "cited", "used", "figure", "sqlite_schema")


@pytest.fixture
def traced(monkeypatch):
    monkeypatch.setattr(packconnection, "_MOST_READ", 8 << 20)  # memory that is traced is slow
    tracemalloc.start()
    yield
    tracemalloc.stop()


@pytest.mark.parametrize("table", READERS)
def test_rows_without_end_are_given_up(pack: Path, table: str, traced: None) -> None:
    multiply(pack, table, 3)
    with open_pack(pack) as opened, pytest.raises(PackError, match="damaged") as error:
        READERS[table](opened)
    assert pack.name in str(error.value)
    assert tracemalloc.get_traced_memory()[1] < 20 << 20


def test_long_values_without_end(tmp_path: Path, traced: None) -> None:
    term = Term("a", "a", (Span("x" * 3_000_000),))
    pack = multiply(make_pack(tmp_path / "forged.carrel", terms=(term,)), "term", 1)
    with open_pack(pack) as opened, pytest.raises(PackError):
        opened.terms()
    assert tracemalloc.get_traced_memory()[1] < 20 << 20


@pytest.mark.parametrize("depth", [1, 2, 3])
@pytest.mark.parametrize("table", TABLES)
def test_every_way_to_read_ends(pack: Path, table: str, depth: int) -> None:
    multiply(pack, table, depth)
    read_all(pack)  # raises nothing but PackError, which it returns


def test_steps_are_counted_before_the_first_statement(pack: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """SQLite reads the list of tables with it, which can be endless, too."""
    handlers: list[str] = []

    class Watched(apsw.Connection):
        def set_progress_handler(self, *args: Any, **rest: Any) -> None:
            handlers.append("progress")
            super().set_progress_handler(*args, **rest)

        def execute(self, *args: Any, **rest: Any) -> apsw.Cursor:
            handlers.append("execute")
            return super().execute(*args, **rest)

    monkeypatch.setattr(apsw, "Connection", Watched)
    PackConnection(pack).close()
    assert handlers[0] == "progress"


def test_sqlite_has_a_limit_of_memory(pack: Path) -> None:
    PackConnection(pack).close()
    assert 0 < apsw.hard_heap_limit(-1) <= 256 << 20
    assert 0 < apsw.soft_heap_limit(-1) < apsw.hard_heap_limit(-1)
