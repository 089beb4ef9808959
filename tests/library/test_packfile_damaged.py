"""Pack files that are damaged, or something else: a sentence each, nothing else, and never a wrong text."""

from __future__ import annotations

import random
import struct

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.library.packfile import (
    NotInPackError,
    PackError,
    PackFile,
)
from tests.library.pack_reading import EXACT, LOOSE, assert_nothing_wrong, read_all

PAGE = 4096


def test_cut_short_while_it_is_open(pack, whole, written):
    """A stick that is pulled out, or a file that is written over."""
    for length in (len(whole) - PAGE, 5 * PAGE, PAGE, 1, 0):
        pack.write_bytes(whole)
        opened = PackFile(pack)
        with pack.open("r+b") as file:
            file.truncate(length)
        found = {}
        for name, read in (EXACT | LOOSE).items():
            try:
                found[name] = read(opened)
            except PackError as error:
                found[name] = error
        opened.close()
        assert_nothing_wrong(found, written)
        assert any(isinstance(found[name], PackError) for name in EXACT)


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
    for places in (opened.usages.of_reference, opened.usages.of_term):
        try:
            assert places(asked) == []
        except PackError:
            assert asked == "\ud800"
    opened.close()


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
