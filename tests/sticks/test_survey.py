"""What blocks writing, and how much space it needs, is known before anything is written."""

from __future__ import annotations

import shutil

import pytest

from reader.sticks import survey
from reader.sticks.copy_source import list_files
from reader.sticks.layout import START, SUMS
from reader.sticks.programs import find_program
from reader.sticks.stick_folder import StickFolder
from reader.sticks.write import write_sticks
from reader.system.format_numbers import size
from tests.sticks.conftest import failed, put, state_of, written


def test_too_little_space_is_reported_before_anything_is_written(source, stick, other, monkeypatch):
    usage, needed = shutil.disk_usage(stick), _space_needed(stick, source)
    monkeypatch.setattr(shutil, "disk_usage", lambda root: usage._replace(free=1000 if root == stick else usage.free))
    failed(source, stick, other, f"1 kB free, but needs {size(needed)}")
    assert state_of(stick) == {}


def test_a_driver_that_reports_no_sizes_does_not_mean_a_full_stick(source, stick, monkeypatch):
    usage = shutil.disk_usage(stick)
    monkeypatch.setattr(shutil, "disk_usage", lambda root: usage._replace(total=0, used=0, free=0))
    written(source, stick)


def test_two_folders_of_one_device_share_its_space(source, stick, other, monkeypatch):
    needed = _space_needed(stick, source)
    usage = shutil.disk_usage(stick)
    monkeypatch.setattr(shutil, "disk_usage", lambda root: usage._replace(free=needed + needed // 2))
    good, bad = write_sticks(source, [stick, other])
    assert not good.reason
    assert "but needs" in bad.reason


def test_space_includes_the_files_that_are_replaced(program, stick, monkeypatch):
    """Old files are deleted when their group is written, so both need space; later groups use what became free."""
    put(program, {f"_internal/{number}": bytes(1 << 20) for number in range(8)})
    source = list_files([find_program(program)], [])
    new = _space_needed(stick, source)
    written(source, stick)
    assert _space_needed(stick, source) == new
    monkeypatch.setattr(survey, "GROUP_FILES", 2)
    assert _space_needed(stick, source) < new / 2


def _space_needed(stick, source):
    with StickFolder(stick) as folder:
        found = survey.survey(folder, source)
        assert survey.space_needed(folder, found, []) == 0
        return survey.space_needed(folder, found, source.files)


def test_nothing_is_written_into_the_source(source, program, other):
    inside = program / "_internal"
    for target in (program, inside):
        failed(source, target, other, "would be copied from here")
    assert not (program / START).exists()


def test_the_stick_that_the_program_runs_from(source, stick, other):
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
def test_what_blocks_writing_is_not_changed(source, stick, other, files, sentence):
    before = state_of(put(stick, files))
    failed(source, stick, other, sentence)
    assert state_of(stick) == before


def test_another_file_of_the_same_size_blocks_writing(source, stick, other, pack):
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
