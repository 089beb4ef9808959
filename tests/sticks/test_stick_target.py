"""What goes wrong with one stick is reported, leaves no partial file, and does not affect the others."""

from __future__ import annotations

import errno
import os
import subprocess
import sys

import pytest

from reader.sticks import survey
from reader.sticks.check import check_stick
from reader.sticks.copy_source import list_files
from reader.sticks.layout import SUMS
from reader.sticks.programs import find_program
from reader.sticks.stick_target import StickTarget
from reader.sticks.write import write_sticks
from tests.sticks.conftest import fail_on, failed, put, state_of, written


@pytest.mark.parametrize(
    "step", ["open", "compare", "prepare", "begin_file", "write_block", "end_file", "commit_files", "verify", "finish"]
)
@pytest.mark.parametrize(
    ("number", "sentence"),
    [
        (errno.ENOSPC, "It is full."),
        (errno.EROFS, "write-protected"),
        (errno.EACCES, "does not allow writing there"),
        (errno.ENOENT, "unplugged"),
        (errno.EIO, "damaged, or was unplugged"),
        (errno.ELOOP, "Too many levels"),
    ],
)
def test_every_step_can_fail(source, stick, other, monkeypatch, step, number, sentence):
    fail_on(monkeypatch, step, stick, OSError(number, "Too many levels of links"))
    failed(source, stick, other, sentence)


def test_full_half_way(source, stick, other, monkeypatch):
    fail_on(monkeypatch, "write_block", stick, OSError(errno.ENOSPC, "No space left on device"), after=7)
    failed(source, stick, other, "It is full.")
    monkeypatch.undo()
    written(source, stick)
    assert check_stick(stick).is_intact


@pytest.mark.skipif(sys.platform != "linux" or os.geteuid() != 0, reason="mounts a small file system")
def test_a_small_file_system_fills_up(program, stick, other, monkeypatch, tmp_path):
    put(program, {f"_internal/large{number}": bytes([number]) * 200_000 for number in range(5)})
    source = list_files([find_program(program)], [])
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=600k", "tmpfs", stick], check=False).returncode:
        pytest.skip("nothing can be mounted here")
    try:
        failed(source, stick, other, "but needs ")
        assert state_of(stick) == {}
        monkeypatch.setattr(survey, "space_needed", lambda *_: 0)
        failed(source, stick, other, "It is full.")
        subprocess.run(["mount", "-o", "remount,ro", stick], check=True)
        failed(source, stick, other, "write-protected")
    finally:
        subprocess.run(["umount", stick], check=True)


@pytest.mark.usefixtures("any_names")
@pytest.mark.parametrize("moment", ["begin_file", "write_block", "commit_files", "verify", "finish"])
def test_a_stick_that_vanishes(source, stick, other, monkeypatch, moment):
    right = getattr(StickTarget, moment)

    def pulled(self, *words):
        if self.path == stick and stick.exists():
            stick.rename(stick.with_name("gone"))
        return right(self, *words)

    monkeypatch.setattr(StickTarget, moment, pulled)
    failed(source, stick, other, "unplugged")
    assert not stick.exists(), "nothing is written where the stick was"


@pytest.mark.usefixtures("any_names")
def test_an_empty_folder_in_place_of_the_stick(source, stick, other, monkeypatch):
    right = StickTarget.begin_file

    def pulled(self, file):
        if self.path == stick and stick.exists():
            stick.rename(stick.with_name("gone"))
            stick.mkdir()
        return right(self, file)

    monkeypatch.setattr(StickTarget, "begin_file", pulled)
    failed(source, stick, other, "unplugged or swapped")
    assert state_of(stick) == {}


def test_a_byte_flips_after_copying(source, stick, other, monkeypatch):
    right = StickTarget.verify
    name = "Carrel for Linux/_internal/PySide6/Qt/lib/libQt6Core.so.6"

    def flipped(self):
        if self.path == stick:
            with (stick / name).open("r+b") as file:
                file.seek(5000)
                file.write(b"\xff" if file.read(1) != b"\xff" else b"\0")
        return right(self)

    monkeypatch.setattr(StickTarget, "verify", flipped)
    failed(source, stick, other, "libQt6Core.so.6” did not read back correctly")
    assert not (stick / name).exists()
    assert not check_stick(stick).is_intact


def test_targets_that_are_not_folders(source, other, tmp_path):
    (tmp_path / "file").touch()
    none, file, good = write_sticks(source, [tmp_path / "none", tmp_path / "file", other])
    assert "There is no such folder" in none.reason
    assert not (tmp_path / "none").exists()
    assert "It is not a folder" in file.reason
    assert good.reason == ""


@pytest.mark.usefixtures("links")
def test_a_folder_that_becomes_a_link_during_writing(source, stick, other, tmp_path, monkeypatch):
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


@pytest.mark.parametrize("moment", ["prepare", "verify"])
def test_a_stick_that_was_swapped_is_not_changed(source, stick, other, monkeypatch, tmp_path, moment):
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
