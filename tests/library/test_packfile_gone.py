"""A pack whose stick is pulled out while it is read: a sentence, and on it goes when the stick is back."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.library.packfile import PackError, PackFile
from tests.packs import article_of, make_pack
from tests.sticks_out import Stick

pytestmark = pytest.mark.skipif(os.name == "nt", reason="an open file can be neither moved nor made unreadable there")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """With articles that SQLite does not read all at once."""
    return make_pack(tmp_path / "stick.carrel", articles=[article_of("word " * 4000, id=f"a{n}") for n in range(1, 5)])


@pytest.fixture
def reader(file: Path) -> Iterator[PackFile]:
    reader = PackFile(file)
    yield reader
    reader.close()


def test_it_says_so_and_goes_on_when_the_stick_is_back(file: Path, reader: PackFile) -> None:
    """Whoever holds the pack reads on, though the open file is dead for good."""
    stick = Stick(file)
    assert reader.article("a1").blocks
    stick.pull()
    for _ in range(2):
        with pytest.raises(PackError, match=r"is missing.*insert the stick"):
            reader.article("a2")
    assert not reader.is_unchanged()
    stick.put_back()
    assert reader.article("a2").blocks
    assert reader.article("a3").blocks
    assert reader.is_unchanged()


def test_a_file_that_the_system_cannot_read_though_it_is_there(file: Path, reader: PackFile) -> None:
    """Opened anew, it is read; nothing is told to the reader."""
    stick = Stick(file)
    stick.pull()
    stick.put_back()
    assert reader.entries()
    assert reader.article("a4").blocks


def test_another_file_in_its_place_is_not_taken_for_it(file: Path, reader: PackFile) -> None:
    stick = Stick(file)
    stick.pull()
    stick.put_back()
    os.utime(file, (1, 1))
    with pytest.raises(PackError, match="Open it again"):
        reader.article("a2")
    again = PackFile(file)
    assert again.article("a2").blocks
    again.close()


def test_a_damaged_one_in_its_place_says_what_it_is(file: Path, reader: PackFile) -> None:
    Stick(file).pull()
    file.write_bytes(b"SQLite format 3\0")
    with pytest.raises(PackError, match="incomplete"):
        reader.article("a2")
