"""Writing a pack: the same bytes every time, and whatever goes wrong leaves what was there."""

from __future__ import annotations

import hashlib
import itertools
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import apsw
import pytest

from reader.library.model import Article, Block, BlockKind, FootnoteLink, Reference, Span, Style, Term
from reader.library.packfile import open_pack
from reader.library.packwriter import PackWriteError, PackWriter
from tests.packs import ARTICLES, FIGURES, INFO, REFERENCES, TERMS, make_pack, make_searchable

TESTS = Path(__file__).parent.parent

WRITING = """
import hashlib, sys, types
from pathlib import Path
sys.path.insert(0, sys.argv[1])
package = sys.modules["tests"] = types.ModuleType("tests")
package.__path__ = [sys.argv[2]]
from tests.packs import make_searchable
print(hashlib.sha256(make_searchable(Path(sys.argv[3])).read_bytes()).hexdigest())
"""


def test_the_same_bytes_every_time(tmp_path):
    one = make_pack(tmp_path / "one.carrel").read_bytes()
    (tmp_path / "elsewhere").mkdir()
    other = make_pack(tmp_path / "elsewhere" / "a longer name.carrel").read_bytes()
    assert one == other == make_pack(tmp_path / "one.carrel").read_bytes()


@pytest.mark.parametrize("seed", ["0", "1", "12345"])
def test_the_same_bytes_whatever_the_order_of_sets(tmp_path, seed):
    words = [str(TESTS.parent), str(TESTS), str(tmp_path / f"{seed}.carrel")]
    done = subprocess.run(
        [sys.executable, "-c", WRITING, *words],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONHASHSEED": seed, "TZ": "Asia/Kathmandu", "LC_ALL": "C"},
    )
    here = make_searchable(tmp_path / "here.carrel").read_bytes()
    assert done.stdout.strip() == hashlib.sha256(here).hexdigest()


@pytest.mark.parametrize(
    ("span", "format"),
    [(Span("10⁶"), 1), (Span("⁻⁶", Style.SUPERSCRIPT), 2), (Span("", link=FootnoteLink(1)), 2)],
)
@pytest.mark.parametrize("is_definition", [False, True])
def test_a_pack_has_the_oldest_format_that_can_hold_it(tmp_path, span, format, is_definition):
    """So that an older Carrel opens every pack that it can read."""
    block = Block("a", BlockKind.PARAGRAPH, () if is_definition else (span,))
    term = Term("t", "term", (span,) if is_definition else ())
    file = make_pack(tmp_path / "a.carrel", articles=(Article("a", "A", (block,)),), terms=(term,))
    assert int.from_bytes(file.read_bytes()[60:64], "big") == format
    with open_pack(file) as pack:
        assert pack.article("a").blocks == (block,)
        assert pack.term("t") == term


def test_no_trace_of_when_and_where_it_was_written(tmp_path):
    written = make_pack(tmp_path / "one.carrel").read_bytes()
    assert str(tmp_path).encode() not in written
    assert str(os.getpid()).encode() + b".partial" not in written


def listing(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir() if file.is_file()}


class Slip(Exception):
    """What a test lets go wrong."""


@pytest.fixture
def old(tmp_path) -> Path:
    """A pack that is there already, alone in its folder."""
    folder = tmp_path / "folder"
    folder.mkdir()
    return make_pack(folder / "pack.carrel", info=INFO._replace(edition=1))


def failing(kind: type[BaseException]) -> Iterator[Article]:
    yield ARTICLES[0]
    raise kind


@pytest.mark.parametrize("kind", [Slip, KeyboardInterrupt, SystemExit, MemoryError])
def test_a_failure_between_two_articles(old, kind):
    before = listing(old.parent)
    with pytest.raises(kind):
        make_pack(old, articles=failing(kind))
    assert listing(old.parent) == before


def test_a_failure_where_nothing_was(tmp_path):
    with pytest.raises(Slip), PackWriter(tmp_path / "new.carrel", INFO):
        raise Slip
    assert listing(tmp_path) == {}


@pytest.mark.parametrize(
    "parts",
    [
        {"articles": (ARTICLES[0], ARTICLES[0])},
        {"terms": (TERMS[0], TERMS[0])},
        {"references": (REFERENCES[0], REFERENCES[0])},
        {"figures": (FIGURES[0], FIGURES[0])},
    ],
    ids=lambda parts: next(iter(parts)),
)
def test_what_is_added_twice(old, parts):
    before = listing(old.parent)
    with pytest.raises(apsw.ConstraintError):
        make_pack(old, **parts)
    assert listing(old.parent) == before


@pytest.mark.parametrize(
    "add",
    [
        lambda writer: writer.add_article(Article("a", "half \ud800", ())),
        lambda writer: writer.add_article(Article("a", "a", (Block("b", BlockKind.PARAGRAPH, (Span("\udfff"),)),))),
        lambda writer: writer.add_term(Term("a", "a", (Span("\ud800"),))),
        lambda writer: writer.add_reference(Reference("a", {"volume": float("nan")})),
        lambda writer: writer.add_reference(Reference("a", {"volume": object()})),
    ],
)
def test_what_cannot_be_stored(old, add):
    before = listing(old.parent)
    with pytest.raises((ValueError, TypeError)), PackWriter(old, INFO) as writer:
        add(writer)
    assert listing(old.parent) == before


@pytest.mark.parametrize(("where", "name"), [(os, "fsync"), (os, "replace")])
def test_a_disk_that_fails_at_the_end(old, monkeypatch, where, name):
    before = listing(old.parent)

    def fail(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(where, name, fail)
    with pytest.raises(PackWriteError, match=r"pack\.carrel .*No space left on device"):
        make_pack(old)
    assert listing(old.parent) == before


class Full:
    """A database on a disk that fills up after some statements."""

    def __init__(self, inner: apsw.Connection, statements: int) -> None:
        self._inner = inner
        self._left = statements
        self.close = inner.close

    def execute(self, *words: Any) -> object:
        self._count()
        return self._inner.execute(*words)

    def executemany(self, *words: Any) -> object:
        self._count()
        return self._inner.executemany(*words)

    def _count(self) -> None:
        self._left -= 1
        if self._left < 0:
            raise apsw.FullError("database or disk is full")


@pytest.mark.parametrize("statements", range(14))
@pytest.mark.parametrize("make", [make_pack, make_searchable])
def test_a_disk_that_fills_up(old, monkeypatch, make, statements):
    before = listing(old.parent)
    connect = apsw.Connection
    monkeypatch.setattr(apsw, "Connection", lambda path: Full(connect(path), statements))
    with pytest.raises(PackWriteError, match="full"):
        make(old)
    assert listing(old.parent) == before


def test_a_disk_that_fills_up_at_any_part_of_the_index(old, monkeypatch):
    """Until there is room for all of it."""
    before = listing(old.parent)
    connect = apsw.Connection
    for statements in itertools.count(14):
        with monkeypatch.context() as patch:
            patch.setattr(apsw, "Connection", lambda path, room=statements: Full(connect(path), room))
            try:
                make_searchable(old)
            except PackWriteError:
                assert listing(old.parent) == before
            else:
                break
    assert statements >= 50
    assert list(listing(old.parent)) == [old.name]


class FailingIndex:
    """An index that cannot be made, from some call on."""

    def __init__(self, at: str, error: BaseException) -> None:
        self._at = at
        self._error = error

    def __call__(self, *_: object) -> FailingIndex:
        self._fail("made")
        return self

    def add_article(self, *_: object) -> None:
        self._fail("article")

    def add_term(self, *_: object) -> None:
        self._fail("term")

    def add_reference(self, *_: object) -> None:
        self._fail("reference")

    def finish(self) -> None:
        self._fail("finish")

    def _fail(self, where: str) -> None:
        if where == self._at:
            raise self._error


@pytest.mark.parametrize("at", ["made", "article", "term", "reference", "finish"])
@pytest.mark.parametrize(
    ("error", "told"),
    [(Slip(), Slip), (KeyboardInterrupt(), KeyboardInterrupt), (apsw.FullError("full"), PackWriteError)],
    ids=lambda each: getattr(each, "__name__", ""),
)
def test_an_index_that_cannot_be_made(old, at, error, told):
    before = listing(old.parent)
    with pytest.raises(told):
        make_pack(old, make_index=FailingIndex(at, error))
    assert listing(old.parent) == before


def test_a_folder_that_is_not_there(tmp_path):
    with pytest.raises(PackWriteError, match=r"new\.carrel"):
        make_pack(tmp_path / "none" / "new.carrel")


def test_a_folder_in_its_place(tmp_path):
    (tmp_path / "pack.carrel").mkdir()
    with pytest.raises(PackWriteError):
        make_pack(tmp_path / "pack.carrel")
    assert [each.name for each in tmp_path.iterdir()] == ["pack.carrel"]


def test_what_an_earlier_failure_left_is_no_hindrance(old):
    left = old.with_name(f".{old.name}.{os.getpid()}.partial")
    left.write_bytes(b"half a pack")
    make_pack(old)
    assert list(listing(old.parent)) == [old.name]


@pytest.mark.skipif(sys.platform == "win32", reason="there it is closed first, and then says that it was replaced")
def test_a_reader_keeps_what_it_opened(old):
    with open_pack(old) as pack:
        make_pack(old)
        assert pack.info.edition == 1
        assert pack.article("first") == ARTICLES[0]
