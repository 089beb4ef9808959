"""What goes wrong with one stick is said, leaves nothing half-written, and is nobody else's trouble."""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
import sys

import pytest

from reader.sticks import stick_files, survey
from reader.sticks.check import check_stick
from reader.sticks.copy_source import list_files
from reader.sticks.errors import CopySourceError, TargetError
from reader.sticks.layout import PARTIAL, START, SUMS, UNFINISHED
from reader.sticks.programs import find_program
from reader.sticks.stick_target import StickTarget
from reader.sticks.write import write_sticks
from tests.sticks.conftest import failed, put, state_of, written


def on(monkeypatch, name, stick, error, after=0):
    """`StickTarget.NAME` fails on that stick, at the call with that number."""
    right = getattr(StickTarget, name)
    calls = iter(range(10_000))

    def wrong(self, *words):
        if self.path == stick and next(calls) >= after:
            raise error
        return right(self, *words)

    monkeypatch.setattr(StickTarget, name, wrong)


@pytest.mark.parametrize(
    "step", ["open", "compare", "prepare", "begin_file", "write_block", "end_file", "commit_files", "verify", "finish"]
)
@pytest.mark.parametrize(
    ("number", "sentence"),
    [
        (errno.ENOSPC, "it is full"),
        (errno.EROFS, "write-protected"),
        (errno.EACCES, "does not allow writing there"),
        (errno.ENOENT, "unplugged"),
        (errno.EIO, "damaged, or was unplugged"),
        (errno.ELOOP, "Too many levels"),
    ],
)
def test_every_step_can_fail(source, stick, other, monkeypatch, step, number, sentence):
    on(monkeypatch, step, stick, OSError(number, os.strerror(number)))
    failed(source, stick, other, sentence)


def test_full_half_way(source, stick, other, monkeypatch):
    on(monkeypatch, "write_block", stick, OSError(errno.ENOSPC, "No space left on device"), after=7)
    failed(source, stick, other, "it is full")
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
        failed(source, stick, other, "it is full")
        subprocess.run(["mount", "-o", "remount,ro", stick], check=True)
        failed(source, stick, other, "write-protected")
    finally:
        subprocess.run(["umount", stick], check=True)


def test_too_little_room_is_told_before_anything_is_written(source, stick, other, monkeypatch):
    usage = shutil.disk_usage(stick)
    monkeypatch.setattr(shutil, "disk_usage", lambda root: usage._replace(free=1000 if root == stick else usage.free))
    failed(source, stick, other, "1 kB free, but needs 1.2 MB")
    assert state_of(stick) == {}


def test_a_driver_that_tells_nothing_of_room_is_no_full_stick(source, stick, monkeypatch):
    usage = shutil.disk_usage(stick)
    monkeypatch.setattr(shutil, "disk_usage", lambda root: usage._replace(total=0, used=0, free=0))
    written(source, stick)


def test_two_folders_of_one_device_share_its_room(source, stick, other, monkeypatch):
    needed = survey.space_needed(stick, source.files)
    usage = shutil.disk_usage(stick)
    monkeypatch.setattr(shutil, "disk_usage", lambda root: usage._replace(free=needed + needed // 2))
    good, bad = write_sticks(source, [stick, other])
    assert not good.reason
    assert "but needs" in bad.reason


def test_room_counts_what_is_replaced(program, stick, monkeypatch):
    """A group's old files go when its new ones are whole, so both need room, and later groups use what became free."""
    put(program, {f"_internal/{number}": bytes(1 << 20) for number in range(8)})
    source = list_files([find_program(program)], [])
    new = survey.space_needed(stick, source.files)
    written(source, stick)
    assert survey.space_needed(stick, source.files) == new
    monkeypatch.setattr(survey, "GROUP_FILES", 2)
    assert survey.space_needed(stick, source.files) < new / 2
    assert survey.space_needed(stick, []) == 0


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
def test_an_empty_folder_where_the_stick_was(source, stick, other, monkeypatch):
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


@pytest.mark.parametrize("name", [START, SUMS])
def test_a_byte_of_the_list_flips(source, stick, other, monkeypatch, name):
    right = stick_files.read_blocks

    def flipped(path):
        data = b"".join(right(path))
        return iter([data[:-1] + b"?" if path == stick / name else data])

    monkeypatch.setattr(stick_files, "read_blocks", flipped)
    failed(source, stick, other, "did not read back correctly")


def test_the_source_changes_while_it_is_copied(source, stick, other, monkeypatch):
    file = source.files[-2]
    right = stick_files.read_blocks

    def changing(path):
        yield from right(path)
        if path == file.path:
            path.write_bytes(path.read_bytes() + b"more")

    monkeypatch.setattr(stick_files, "read_blocks", changing)
    with pytest.raises(CopySourceError, match="changed while it was being copied"):
        write_sticks(source, [stick, other])
    for each in (stick, other):
        assert not [name for name in state_of(each) if name.endswith(PARTIAL)]
        assert file.name not in state_of(each)
        assert (each / UNFINISHED).exists()


@pytest.mark.parametrize("is_gone", [True, False])
def test_the_source_cannot_be_read(source, stick, monkeypatch, is_gone):
    file = source.files[1]
    right = stick_files.read_blocks

    def unreadable(path):
        yield from right(path)
        if path == file.path:
            raise OSError(errno.EIO, "Input/output error")

    if is_gone:
        file.path.unlink()
    else:
        monkeypatch.setattr(stick_files, "read_blocks", unreadable)
    with pytest.raises(CopySourceError, match=r"cannot be read"):
        write_sticks(source, [stick])
    assert not [name for name in state_of(stick) if name.endswith(PARTIAL)]
    assert file.name not in state_of(stick)


def test_a_mistake_of_ours_is_no_success(source, stick, other, monkeypatch):
    on(monkeypatch, "verify", stick, ZeroDivisionError("by zero"))
    failed(source, stick, other, "Carrel ran into an internal error (ZeroDivisionError: by zero)")


def test_all_may_fail(source, stick, other, monkeypatch):
    monkeypatch.setattr(StickTarget, "begin_file", _refuse)
    assert [outcome.reason for outcome in write_sticks(source, [stick, other])] == [f"{stick}: no.", f"{other}: no."]


def _refuse(self, file):
    raise TargetError("no")
