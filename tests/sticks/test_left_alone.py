"""What is no stick, or is somebody else's on one, is left as it is."""

from __future__ import annotations

import pytest

from reader.sticks import stick_files
from reader.sticks.copy_source import list_files
from reader.sticks.layout import START, SUMS
from reader.sticks.programs import find_program
from reader.sticks.stick_target import StickTarget
from reader.sticks.write import write_sticks
from tests.sticks.conftest import failed, put, state_of, written


def test_targets_that_are_none(source, other, tmp_path):
    (tmp_path / "file").touch()
    none, file, good = write_sticks(source, [tmp_path / "none", tmp_path / "file", other])
    assert "no such folder" in none.reason
    assert not (tmp_path / "none").exists()
    assert "it is not a folder" in file.reason
    assert good.reason == ""


@pytest.mark.usefixtures("links")
def test_two_names_of_one_stick_are_one(source, stick, tmp_path):
    (tmp_path / "link").symlink_to(stick)
    assert [outcome.target for outcome in written(source, stick, tmp_path / "link", stick)] == [stick]


def test_two_sticks_of_one_name_are_two(source, stick, other):
    assert [outcome.target for outcome in written(source, stick, other)] == [stick, other]
    assert state_of(stick) == state_of(other)


def test_nothing_is_written_into_what_is_copied(source, program, other):
    inside = program / "_internal"
    for target in (program, inside):
        failed(source, target, other, "would be copied from here")
    assert not (program / START).exists()


def test_the_stick_that_it_runs_from(source, stick, other):
    written(source, stick)
    before = state_of(stick)
    failed(list_files([find_program(stick / "Carrel for Linux")], []), stick, other, "would be copied from here")
    assert state_of(stick) == before


@pytest.mark.usefixtures("any_names")
@pytest.mark.parametrize(
    ("files", "sentence"),
    [
        (
            {"packs/sample-3.carrel": b"mine"},
            "“packs/sample-3.carrel” was not written by Carrel. Carrel did not change it",
        ),
        ({"START HERE.html": b"mine"}, "“START HERE.html” was not written by Carrel"),
        ({"packs": b"mine"}, "“packs” is a file"),
        ({"Carrel for Linux/carrel/x": b"mine"}, "“Carrel for Linux/carrel” is a folder"),
        ({"SHA256SUMS": b"0" * 64 + b"  debian.iso\n"}, "SHA256SUMS of another program"),
        ({"PACKS/x": b"mine"}, "“PACKS” differs from “packs” only in upper and lower case"),
        ({"start here.HTML": b"mine"}, "differs from “START HERE.html” only in upper and lower case"),
        ({"Carrel for Linux/Carrel": b"mine"}, "“Carrel” differs from “carrel”"),
    ],
)
def test_what_stands_in_the_way_is_left(source, stick, other, files, sentence):
    before = state_of(put(stick, files))
    failed(source, stick, other, sentence)
    assert state_of(stick) == before


def test_a_file_of_the_same_size_is_somebody_elses_too(source, stick, other, pack):
    put(stick, {"packs/sample-3.carrel": bytes(pack.stat().st_size)})
    before = state_of(stick)
    failed(source, stick, other, "was not written by Carrel")
    assert state_of(stick) == before


@pytest.mark.usefixtures("links")
@pytest.mark.parametrize(
    "name", ["packs", "Carrel for Linux", "Carrel for Linux/_internal", "packs/sample-3.carrel", START, SUMS]
)
@pytest.mark.parametrize("kind", ["outside", "dangling"])
def test_links_on_a_stick_are_not_followed(source, stick, other, tmp_path, name, kind):
    outside = put(tmp_path / "outside", {"x": b"not on the stick"})
    (stick / name).parent.mkdir(parents=True, exist_ok=True)
    (stick / name).symlink_to(outside if kind == "outside" else tmp_path / "nowhere")
    failed(source, stick, other, "link")
    assert state_of(outside) == state_of(put(tmp_path / "same", {"x": b"not on the stick"}))
    assert not (tmp_path / "nowhere").exists()
    assert (stick / name).is_symlink()


@pytest.mark.usefixtures("links")
def test_a_folder_that_becomes_a_link_meanwhile(source, stick, other, tmp_path, monkeypatch):
    outside = tmp_path / "outside"
    outside.mkdir()
    right = StickTarget.prepare

    def linked(self, source):
        if self.path == stick:
            (stick / "packs").symlink_to(outside)
        return right(self, source)

    monkeypatch.setattr(StickTarget, "prepare", linked)
    failed(source, stick, other, "link")
    assert list(outside.iterdir()) == []


def test_a_forged_list_makes_nobodys_files_ours(source, stick):
    """Only names that are written anyway are replaced, and only within a program's folder is anything removed."""
    mine = put(stick, {"photos/x.jpg": b"mine", "carrel-data/marks": b"marks"})
    listed = {START: "0" * 64}
    for name in ("photos/x.jpg", "carrel-data/marks"):
        listed[name] = stick_files.digest_of(mine / name, lambda count: None)
    (stick / SUMS).write_text("".join(f"{digest}  {name}\n" for name, digest in listed.items()), encoding="utf-8")
    before = state_of(stick)
    written(source, stick)
    after = state_of(stick)
    for name in ("photos/x.jpg", "carrel-data/marks"):
        assert after[name] == before[name]


@pytest.mark.parametrize("moment", ["prepare", "verify"])
def test_another_stick_put_in_its_place_loses_and_gains_nothing(source, stick, other, monkeypatch, tmp_path, moment):
    written(source, other)
    for file in (file for file in other.rglob("*") if file.is_file() and file.name != SUMS):
        file.write_bytes(b"x" * file.stat().st_size)
    before = state_of(other)
    right = getattr(StickTarget, moment)

    def swapped(self, *words):
        stick.rename(tmp_path / "pulled")
        other.rename(stick)
        right(self, *words)

    monkeypatch.setattr(StickTarget, moment, swapped)
    [outcome] = write_sticks(source, [stick])
    assert "unplugged or swapped" in outcome.reason
    assert state_of(stick) == before
