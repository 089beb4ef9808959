"""The state of each stick, and which ones cannot be written."""

from __future__ import annotations

import os
import sys
from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath

import pytest

from reader.sticks import drives, mounts
from reader.sticks.drives import drive_at, drives_of
from reader.sticks.layout import SUMS, UNFINISHED
from reader.sticks.mounts import Mount
from tests.sticks.conftest import put, written


@pytest.fixture
def sticks(tmp_path) -> list[Mount]:
    """Two of one name."""
    found = [Mount(tmp_path / place / "STICK", "STICK") for place in "ab"]
    for mount in found:
        mount.path.mkdir(parents=True)
    return found


def test_the_state_of_a_folder(sticks):
    drive = drive_at(sticks[0].path)
    assert drive is not None
    assert (drive.name, drive.is_writable, drive.is_ours, drive.is_unfinished, drive.is_own) == (
        "STICK", True, False, False, False
    )  # fmt: skip
    assert 0 < drive.free <= drive.total


def test_two_sticks_with_one_name_have_different_paths(sticks):
    assert [drive.path for drive in drives_of(reversed(sticks), None, Path("elsewhere"))] == [
        mount.path for mount in sticks
    ]


def test_one_that_carrel_wrote(source, sticks):
    written(source, sticks[0].path)
    first, second = drives_of(sticks, None, Path("elsewhere"))
    assert (first.is_ours, second.is_ours) == (True, False)
    put(sticks[1].path, {UNFINISHED: b"Carrel for Linux/carrel\n"})
    second = drives_of(sticks, None, Path("elsewhere"))[1]
    assert (second.is_ours, second.is_unfinished) == (True, True)


def test_the_list_of_another_program_is_not_ours(sticks):
    put(sticks[0].path, {SUMS: b"0" * 64 + b"  debian.iso\n"})
    assert not drives_of(sticks, None, Path("elsewhere"))[0].is_ours


def test_the_running_program_is_marked_and_the_disk_with_the_data_is_left_out(sticks, tmp_path):
    program, data = sticks[0].path / "Carrel for Linux", sticks[1].path / "data"
    (only,) = drives_of(sticks, program, data)
    assert (only.path, only.is_own) == (sticks[0].path, True)
    both = drives_of(sticks, program, sticks[0].path / "carrel-data")
    assert [drive.is_own for drive in both] == [True, False]


def test_the_innermost_of_two_is_the_one_that_runs(tmp_path):
    outer, inner = Mount(tmp_path / "mnt", "mnt"), Mount(tmp_path / "mnt" / "stick", "stick")
    inner.path.mkdir(parents=True)
    told = {drive.name: drive.is_own for drive in drives_of([outer, inner], inner.path / "Carrel", Path("elsewhere"))}
    assert told == {"mnt": False, "stick": True}


def test_one_that_is_gone_is_left_out(sticks):
    sticks[0].path.rmdir()
    assert [drive.path for drive in drives_of(sticks, None, Path("elsewhere"))] == [sticks[1].path]


def test_write_protected(sticks):
    assert not drives_of([sticks[0]._replace(is_read_only=True)], None, Path("elsewhere"))[0].is_writable


@pytest.mark.skipif(sys.platform == "win32" or os.getuid() == 0, reason="root may write everywhere")
def test_a_stick_without_permission_to_write(sticks):
    sticks[0].path.chmod(0o555)
    assert not drives_of(sticks, None, Path("elsewhere"))[0].is_writable


def test_one_without_a_label_is_called_by_its_path(sticks):
    assert drives_of([sticks[0]._replace(name="")], None, Path("elsewhere"))[0].name == str(sticks[0].path)


def test_available_drives_asks_the_system(sticks, monkeypatch, tmp_path):
    monkeypatch.setattr(mounts, "stick_mounts", lambda: sticks)
    assert len(drives.available_drives(None, tmp_path / "data")) == 2


def test_a_stick_whose_list_cannot_be_read_is_one_to_check(tmp_path, monkeypatch):
    def fail(_):
        raise OSError(5, "Input/output error")

    monkeypatch.setattr("reader.sticks.checksum_list.is_unfinished", fail)
    drive = drive_at(tmp_path)
    assert drive
    assert (drive.is_ours, drive.is_unfinished) == (True, False)


@pytest.mark.parametrize(
    ("path", "label", "name", "place"),
    [
        (PureWindowsPath("E:\\"), "STICK", "STICK", "E:\\"),
        (PureWindowsPath("E:\\"), "", "USB drive (E:)", ""),
        (PureWindowsPath("E:\\"), "  ", "USB drive (E:)", ""),
        (PureWindowsPath("E:\\"), None, "Drive (E:)", ""),
        (PureWindowsPath("E:\\folder"), None, "folder", "E:\\folder"),
        (PureWindowsPath(r"\\server\share"), None, r"Drive (\\server\share)", ""),
        (PurePosixPath("/media/ann/STICK"), "STICK", "STICK", "/media/ann/STICK"),
        (PurePosixPath("/media/ann/STICK"), None, "STICK", "/media/ann/STICK"),
        (PurePosixPath("/"), None, "/", ""),
    ],
)
def test_each_stick_has_a_name_that_is_said_once(path: PurePath, label: str | None, name: str, place: str) -> None:
    mount = None if label is None else Mount(Path(path), label)
    assert drives.drive_name(path, mount) == name
    assert drives.place_of(path, name) == place
