"""What there is to copy, and what a stick has."""

from __future__ import annotations

import pytest

from reader.sticks import copy_choices
from reader.sticks.errors import CopySourceError
from reader.sticks.layout import SUMS, UNFINISHED
from reader.sticks.programs import find_program
from tests.packs import INFO, make_pack
from tests.sticks.conftest import put, written


def test_the_first_file_of_each_pack_by_title(edition, tmp_path):
    other = make_pack(tmp_path / "other.carrel", info=INFO._replace(id="other", title="A first one"))
    (tmp_path / "junk.carrel").write_bytes(b"junk")
    found, problems = copy_choices.available_packs([edition(3), edition(4), other, tmp_path / "junk.carrel"], [])
    assert [pack.name for pack in found] == ["packs/other-3.carrel", "packs/sample-3.carrel"]
    assert found[0].size == other.stat().st_size
    assert not any(pack.is_in_program for pack in found)
    assert len(problems) == 1
    assert "junk.carrel" in problems[0]


def test_packs_in_a_program_are_included_and_packs_next_to_it_are_not(program, tmp_path):
    inside = make_pack(program / "_internal" / "packs" / "bundled.carrel")
    (program / "packs").mkdir()
    (program / "_internal" / "packs" / "junk.carrel").write_bytes(b"junk")
    beside = make_pack(program / "packs" / "added.carrel", info=INFO._replace(id="added"))
    found, _ = copy_choices.available_packs([inside, beside], [find_program(program)])
    assert {pack.path.name: pack.is_in_program for pack in found} == {"bundled.carrel": True, "added.carrel": False}


def test_the_same_edition_in_another_place_need_not_be_copied(program, tmp_path):
    """As in a checkout, whose own pack is in the program that it has built."""
    make_pack(program / "_internal" / "packs" / "bundled.carrel")
    same = make_pack(tmp_path / "cache.carrel")
    assert [pack.is_in_program for pack in copy_choices.available_packs([same], [find_program(program)])[0]] == [True]
    newer = make_pack(tmp_path / "newer.carrel", info=INFO._replace(edition=INFO.edition + 1))
    assert [pack.is_in_program for pack in copy_choices.available_packs([newer], [find_program(program)])[0]] == [False]


def test_programs(program):
    put(program.parent / "Carrel-1.0-windows-x86_64", {"carrel.exe": b"MZ", "_internal/x": b""})
    assert [each.folder for each in copy_choices.available_programs(program)] == [
        "Carrel for Linux",
        "Carrel for Windows",
    ]
    assert copy_choices.available_programs(None) == ()
    with pytest.raises(CopySourceError):
        copy_choices.available_programs(program.parent / "nowhere")


def test_the_packs_of_a_stick_are_those_of_its_lists(source, stick):
    assert copy_choices.packs_on(stick) == frozenset()
    written(source, stick)
    (stick / "packs" / "sample-3.carrel").unlink()
    put(stick, {UNFINISHED: b"packs/another-1.carrel\nCarrel for Linux/carrel\n", "packs/mine.carrel": b""})
    assert copy_choices.packs_on(stick) == {"packs/sample-3.carrel", "packs/another-1.carrel"}


def test_a_list_that_cannot_be_read(stick, monkeypatch):
    def fail(_):
        raise OSError

    put(stick, {SUMS: b""})
    monkeypatch.setattr("reader.sticks.checksum_list.read", fail)
    assert copy_choices.packs_on(stick) == frozenset()


def test_what_is_not_at_hand(program, pack):
    packs, _ = copy_choices.available_packs([pack], [])
    names = [
        "Carrel for Linux/carrel", "Carrel for Windows/carrel.exe", "Carrel for Windows/x", "packs/sample-3.carrel",
        "packs/sample-2.carrel", "START HERE.html",
    ]  # fmt: skip
    assert copy_choices.unavailable(names, [find_program(program)], packs) == [
        "Carrel for Windows",
        "packs/sample-2.carrel",
    ]
