"""Pack files that are damaged, or something else: a sentence each, nothing else, and never a wrong text."""

from __future__ import annotations

import os
import random
import sqlite3
import struct

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.library.packerrors import NewerPackError
from reader.library.packfile import (
    DamagedPackError,
    NotAPackError,
    NotInPackError,
    PackError,
    PackFile,
)
from reader.library.packformat import APPLICATION_ID, FORMAT
from tests.library.pack_reading import EXACT, LOOSE, assert_nothing_wrong, read_all, sentence
from tests.packs import tamper

PAGE = 4096


def test_missing(tmp_path):
    assert "is missing" in sentence(tmp_path / "gone.carrel", NotAPackError)
    assert "is missing" in sentence(tmp_path / "no" / "such" / "folder.carrel", NotAPackError)


def test_a_folder(tmp_path):
    (tmp_path / "folder.carrel").mkdir()
    assert "folder" in sentence(tmp_path / "folder.carrel", NotAPackError)


def test_below_a_file(pack):
    with pytest.raises(NotAPackError):
        PackFile(pack / "inner.carrel")


def test_a_name_that_no_file_can_have(tmp_path):
    with pytest.raises(NotAPackError):
        PackFile(tmp_path / "nul\0.carrel")
    with pytest.raises(NotAPackError):
        PackFile(tmp_path / f"{'long' * 200}.carrel")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes with names are of Unix")
def test_a_pipe_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe.carrel")
    assert "not a regular file" in sentence(tmp_path / "pipe.carrel", NotAPackError)


@pytest.mark.parametrize(
    ("content", "kind", "words"),
    [
        (b"", NotAPackError, "empty"),
        (b"S", DamagedPackError, "incomplete"),
        (b"SQLite format 3\0", DamagedPackError, "incomplete"),
        (b"SQLite format 3\0" + b"\0" * 83, DamagedPackError, "incomplete"),
        (b"SQLite format 3\0" + b"\0" * 84, NotAPackError, "other program"),
        (b"SQLite format 2\0" + b"\0" * 200, NotAPackError, "not a pack"),
        (b"\0", NotAPackError, "not a pack"),
        (b"\0" * 8192, NotAPackError, "not a pack"),
        (b"PK\3\4" + b"\0" * 200, NotAPackError, "not a pack"),
        (b"# An article\n", NotAPackError, "not a pack"),
        ("# An article\n".encode("utf-16"), NotAPackError, "not a pack"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3", NotAPackError, "not a pack"),
    ],
)  # fmt: skip
def test_what_is_no_pack(tmp_path, content, kind, words):
    (tmp_path / "some.carrel").write_bytes(content)
    assert words in sentence(tmp_path / "some.carrel", kind)


def test_the_database_of_another_program(tmp_path):
    path = tmp_path / "places.carrel"
    with sqlite3.connect(path) as connection:
        connection.executescript("CREATE TABLE article (id, title); INSERT INTO article VALUES (1, 'x')")
    connection.close()
    assert "other program" in sentence(path, NotAPackError)


@pytest.mark.parametrize("format", [FORMAT + 1, 1000, -1])
def test_a_newer_format(pack, format):
    tamper(pack, f"PRAGMA user_version={format}")
    assert "newer version of Carrel" in sentence(pack, NewerPackError)


def test_a_format_that_never_was(pack):
    sentence(tamper(pack, "PRAGMA user_version=0"), DamagedPackError)


def cuts(size: int) -> list[int]:
    """The first bytes, every page and its neighbours, the last bytes, and lengths drawn from between."""
    edges = {page + step for page in range(0, size, PAGE) for step in (-1, 0, 1)}
    drawn = random.Random(7).sample(range(size), 200)
    return sorted({*range(130), *edges, *range(size - 20, size), *drawn} & set(range(size)))


def test_cut_short_at_any_byte(tmp_path, whole):
    """Some bytes at the front tell what the file was; whatever is missing behind them is told from its header."""
    path = tmp_path / "cut.carrel"
    for length in cuts(len(whole)):
        path.write_bytes(whole[:length])
        text = sentence(path, DamagedPackError if length else NotAPackError)
        assert ("incomplete" if length else "empty") in text, length


def test_cut_short_while_it_is_open(pack, whole):
    """A stick that is pulled out, or a file that is written over."""
    for length in (len(whole) - PAGE, 5 * PAGE, PAGE, 1, 0):
        pack.write_bytes(whole)
        opened = PackFile(pack)
        with pack.open("r+b") as file:
            file.truncate(length)
        for read in (*EXACT.values(), *LOOSE.values()):
            try:
                read(opened)
            except PackError:
                pass
        opened.close()


@pytest.mark.parametrize("extra", [b"\0", b"x" * PAGE])
def test_bytes_too_many(pack, extra):
    pack.write_bytes(pack.read_bytes() + extra)
    assert "damaged" in sentence(pack, DamagedPackError)


def test_closed(sample):
    pack = PackFile(sample)
    pack.close()
    pack.close()
    for name, read in (EXACT | LOOSE).items():
        if name not in ("info", "article count"):
            with pytest.raises(PackError):
                read(pack)


@pytest.mark.parametrize("seed", range(12))
def test_a_byte_gone_wrong(tmp_path, whole, written, seed):
    """Each run flips another set of single bytes, over the whole file and where pages begin."""
    path = tmp_path / "flipped.carrel"
    drawn = random.Random(seed)
    heads = [page + offset for page in range(0, len(whole), PAGE) for offset in range(24)]
    for place in [*drawn.sample(range(len(whole)), 40), *drawn.sample(heads, 20), *drawn.sample(range(100), 5)]:
        damaged = bytearray(whole)
        damaged[place] ^= drawn.randrange(1, 256)
        path.write_bytes(damaged)
        assert_nothing_wrong(read_all(path), written)


@given(st.data())
@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_much_gone_wrong(tmp_path, whole, written, data):
    """Stretches overwritten, pages swapped, zeros where sectors could not be read."""
    damaged = bytearray(whole)
    pages = len(whole) // PAGE
    for _ in range(data.draw(st.integers(1, 4))):
        match data.draw(st.sampled_from(["bytes", "zeros", "swap", "shift"])):
            case "bytes":
                place = data.draw(st.integers(0, len(whole) - 1))
                filling = data.draw(st.binary(min_size=1, max_size=8))
                damaged[place : place + len(filling)] = filling[: len(whole) - place]
            case "zeros":
                place = data.draw(st.integers(0, len(whole) // 512 - 1)) * 512
                damaged[place : place + 512] = bytes(512)
            case "swap":
                one, other = (data.draw(st.integers(1, pages - 1)) * PAGE for _ in range(2))
                first, second = damaged[one : one + PAGE], damaged[other : other + PAGE]
                damaged[one : one + PAGE], damaged[other : other + PAGE] = second, first
            case "shift":
                place = data.draw(st.integers(100, len(whole) - 2))
                del damaged[place]
                damaged.append(0)
    path = tmp_path / "much.carrel"
    path.write_bytes(damaged)
    assert_nothing_wrong(read_all(path), written)


@pytest.mark.parametrize("asked", ["", "none", "\ud800", "\0", "a" * 10_000, "'; DROP TABLE term", "é", "1"])
def test_what_is_not_there(sample, asked):
    opened = PackFile(sample)
    for ask in (opened.entry, opened.article, opened.term, opened.reference, opened.figure, opened.figure_size):
        with pytest.raises(PackError) as error:
            ask(asked)
        assert len(str(error.value)) < 600
        if asked.isprintable() and len(asked) < 100:
            assert isinstance(error.value, NotInPackError)
            assert asked in str(error.value)
    for places in (opened.usages_of_reference, opened.usages_of_term):
        try:
            assert places(asked) == []
        except PackError:
            assert asked == "\ud800"
    opened.close()


def test_a_sentence_can_be_printed_whatever_the_file_is_called(tmp_path):
    with pytest.raises(NotAPackError) as error:
        PackFile(tmp_path / "caf\udce9.carrel")
    str(error.value).encode()


def test_a_write_ahead_log_beside_the_pack_is_not_read(pack, whole, written):
    """Who has the folder could put other pages there; and reading must not leave any."""
    changed = bytearray(whole)
    changed[18:20] = struct.pack("BB", 2, 2)
    pack.write_bytes(changed)
    for ending in ("-wal", "-journal", "-shm"):
        pack.with_name(pack.name + ending).write_bytes(b"\x37\x7f\x06\x82" + whole[4:PAGE])
    before = {file.name: file.read_bytes() for file in pack.parent.iterdir()}
    found = read_all(pack)
    assert_nothing_wrong(found, written)
    assert {file.name: file.read_bytes() for file in pack.parent.iterdir()} == before


def test_the_marks_of_the_file():
    """Pack files last."""
    assert (APPLICATION_ID, FORMAT) == (0x4372726C, 1)
