"""The start page, the list of checksums, and the files of an older program."""

from __future__ import annotations

import hashlib

import pytest

from reader.sticks.check import check_stick
from reader.sticks.copy_source import list_files
from reader.sticks.layout import START, SUMS
from reader.sticks.programs import find_program
from reader.sticks.stick_folder import StickFolder
from tests.sticks.conftest import FILES, OTHER_FILES, failed, put, state_of, written


@pytest.mark.parametrize("name", [START, SUMS])
def test_a_byte_of_the_list_flips(source, stick, other, monkeypatch, name):
    right = StickFolder.put

    def flipped(self, partial, put_name, expected):
        right(self, partial, put_name, expected)
        if (self.path, put_name) == (stick, name):
            (stick / name).write_bytes((stick / name).read_bytes()[:-1] + b"?")

    monkeypatch.setattr(StickFolder, "put", flipped)
    failed(source, stick, other, "did not read back correctly")


def test_a_forged_list_does_not_change_other_files(source, stick):
    """Only names that are written anyway are replaced, and only within a program's folder is anything removed."""
    mine = put(stick, {"photos/x.jpg": b"mine", "carrel-data/marks": b"marks"})
    listed = {START: "0" * 64}
    for name in ("photos/x.jpg", "carrel-data/marks"):
        listed[name] = hashlib.sha256((mine / name).read_bytes()).hexdigest()
    (stick / SUMS).write_text(
        "".join(f"{digest}  {name}\n" for name, digest in listed.items()), encoding="utf-8", newline="\n"
    )
    before = state_of(stick)
    written(source, stick)
    after = state_of(stick)
    for name in ("photos/x.jpg", "carrel-data/marks"):
        assert after[name] == before[name]


def test_an_older_program_is_updated_within_its_own_files(program, stick):
    put(program, {"_internal/old/plugin.so": b"old", "_internal/old/changed.so": b"old"})
    written(list_files([find_program(program)], []), stick)
    put(stick, OTHER_FILES)
    inside = stick / "Carrel for Linux" / "_internal"
    (inside / "old" / "changed.so").write_bytes(b"by somebody")
    before = {name: digest for name, digest in state_of(stick).items() if name in OTHER_FILES}
    for name in ("plugin.so", "changed.so"):
        (program / "_internal" / "old" / name).unlink()
    put(program, {"carrel": FILES["carrel"] + b", renewed", "_internal/new": b"new"})
    [outcome] = written(list_files([find_program(program)], []), stick)
    assert (outcome.copied, outcome.removed) == (2, 1)
    assert not (inside / "old" / "plugin.so").exists()
    assert (inside / "old" / "changed.so").read_bytes() == b"by somebody"
    assert (stick / "Carrel for Linux" / "carrel").read_bytes().endswith(b", renewed")
    assert {name: digest for name, digest in state_of(stick).items() if name in OTHER_FILES} == before
    report = check_stick(stick)
    assert not report.needs_repair
    assert report.intruders == ("Carrel for Linux/_internal/old/", "Carrel for Linux/notes.txt")


def test_folders_that_an_older_program_leaves_empty_go(program, stick):
    put(program, {"_internal/a/b/c": b"old"})
    written(list_files([find_program(program)], []), stick)
    (program / "_internal" / "a" / "b" / "c").unlink()
    written(list_files([find_program(program)], []), stick)
    assert not (stick / "Carrel for Linux" / "_internal" / "a").exists()


def test_a_program_for_another_system_stays(program, stick, tmp_path):
    written(list_files([find_program(program)], []), stick)
    windows = put(tmp_path / "w" / "Carrel", {"carrel.exe": b"MZ", "_internal/x": b"1"})
    written(list_files([find_program(windows)], []), stick)
    assert check_stick(stick).is_intact
    assert (stick / "Carrel for Linux" / "carrel").is_file()
    page = (stick / START).read_text(encoding="utf-8")
    assert "Carrel for Linux" in page
    assert "Carrel for Windows" in page
