"""What goes wrong with one stick is said, leaves nothing half-written, and is nobody else's trouble."""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
import sys

import pytest

from reader.sticks import stick_files, survey
from reader.sticks.check import check
from reader.sticks.copy_source import gather
from reader.sticks.errors import CopySourceError, TargetError
from reader.sticks.layout import PARTIAL, START, SUMS, UNFINISHED
from reader.sticks.programs import named
from reader.sticks.stick_target import StickTarget
from reader.sticks.write import write
from tests.sticks.conftest import failed, put, state_of, written


def on(monkeypatch, name, stick, error, after=0):
    """`StickTarget.NAME` fails on that stick, at the call with that number."""
    right = getattr(StickTarget, name)
    calls = iter(range(10_000))

    def wrong(self, *words):
        if self.named == stick and next(calls) >= after:
            raise error
        return right(self, *words)

    monkeypatch.setattr(StickTarget, name, wrong)


@pytest.mark.parametrize("step", ["open", "compare", "prepare", "begin", "block", "end", "settle", "verify", "close"])
@pytest.mark.parametrize(
    ("number", "sentence"),
    [
        (errno.ENOSPC, "it is full"),
        (errno.EROFS, "write-protected"),
        (errno.EACCES, "does not let files be written"),
        (errno.ENOENT, "pulled out"),
        (errno.EIO, "damaged, or was pulled out"),
        (errno.ELOOP, "Too many levels"),
    ],
)
def test_every_step_can_fail(source, stick, other, monkeypatch, step, number, sentence):
    on(monkeypatch, step, stick, OSError(number, os.strerror(number)))
    failed(source, stick, other, sentence)


def test_full_half_way(source, stick, other, monkeypatch):
    on(monkeypatch, "block", stick, OSError(errno.ENOSPC, "No space left on device"), after=7)
    failed(source, stick, other, "it is full")
    monkeypatch.undo()
    written(source, stick)
    assert check(stick).is_whole


@pytest.mark.skipif(sys.platform != "linux" or os.geteuid() != 0, reason="mounts a small file system")
def test_a_small_file_system_fills_up(program, stick, other, monkeypatch, tmp_path):
    put(program, {f"_internal/large{number}": bytes([number]) * 200_000 for number in range(5)})
    source = gather([named(program)], [])
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=600k", "tmpfs", stick], check=False).returncode:
        pytest.skip("nothing can be mounted here")
    try:
        failed(source, stick, other, "MB are needed")
        assert state_of(stick) == {}
        monkeypatch.setattr(survey, "room_needed", lambda *_: 0)
        failed(source, stick, other, "it is full")
        subprocess.run(["mount", "-o", "remount,ro", stick], check=True)
        failed(source, stick, other, "write-protected")
    finally:
        subprocess.run(["umount", stick], check=True)


def test_too_little_room_is_told_before_anything_is_written(source, stick, other, monkeypatch):
    usage = shutil.disk_usage(stick)
    monkeypatch.setattr(shutil, "disk_usage", lambda root: usage._replace(free=1000 if root == stick else usage.free))
    failed(source, stick, other, "1 kB free, and 1.2 MB are needed")
    assert state_of(stick) == {}


def test_a_driver_that_tells_nothing_of_room_is_no_full_stick(source, stick, monkeypatch):
    usage = shutil.disk_usage(stick)
    monkeypatch.setattr(shutil, "disk_usage", lambda root: usage._replace(total=0, used=0, free=0))
    written(source, stick)


def test_two_folders_of_one_device_share_its_room(source, stick, other, monkeypatch):
    needed = survey.room_needed(stick, source.files)
    usage = shutil.disk_usage(stick)
    monkeypatch.setattr(shutil, "disk_usage", lambda root: usage._replace(free=needed + needed // 2))
    good, bad = write(source, [stick, other])
    assert not good.reason
    assert "are needed" in bad.reason


def test_room_counts_what_is_replaced(program, stick, monkeypatch):
    """A group's old files go when its new ones are whole, so both need room, and later groups use what became free."""
    put(program, {f"_internal/{number}": bytes(1 << 20) for number in range(8)})
    source = gather([named(program)], [])
    new = survey.room_needed(stick, source.files)
    written(source, stick)
    assert survey.room_needed(stick, source.files) == new
    monkeypatch.setattr(survey, "GROUP_FILES", 2)
    assert survey.room_needed(stick, source.files) < new / 2
    assert survey.room_needed(stick, []) == 0


@pytest.mark.usefixtures("any_names")
@pytest.mark.parametrize("moment", ["begin", "block", "settle", "verify", "close"])
def test_a_stick_that_vanishes(source, stick, other, monkeypatch, moment):
    right = getattr(StickTarget, moment)

    def pulled(self, *words):
        if self.named == stick and stick.exists():
            stick.rename(stick.with_name("gone"))
        return right(self, *words)

    monkeypatch.setattr(StickTarget, moment, pulled)
    failed(source, stick, other, "pulled out")
    assert not stick.exists(), "nothing is written where the stick was"


@pytest.mark.usefixtures("any_names")
def test_an_empty_folder_where_the_stick_was(source, stick, other, monkeypatch):
    right = StickTarget.begin

    def pulled(self, file):
        if self.named == stick and stick.exists():
            stick.rename(stick.with_name("gone"))
            stick.mkdir()
        return right(self, file)

    monkeypatch.setattr(StickTarget, "begin", pulled)
    failed(source, stick, other, "another stick, or none")
    assert state_of(stick) == {}


def test_a_byte_flips_after_copying(source, stick, other, monkeypatch):
    right = StickTarget.verify
    name = "Carrel for Linux/_internal/PySide6/Qt/lib/libQt6Core.so.6"

    def flipped(self):
        if self.named == stick:
            with (stick / name).open("r+b") as file:
                file.seek(5000)
                file.write(b"\xff" if file.read(1) != b"\xff" else b"\0")
        return right(self)

    monkeypatch.setattr(StickTarget, "verify", flipped)
    failed(source, stick, other, "libQt6Core.so.6” came back other than it was written")
    assert not (stick / name).exists()
    assert not check(stick).is_whole


@pytest.mark.parametrize("name", [START, SUMS])
def test_a_byte_of_the_list_flips(source, stick, other, monkeypatch, name):
    right = stick_files.blocks

    def flipped(path):
        data = b"".join(right(path))
        return iter([data[:-1] + b"?" if path == stick / name else data])

    monkeypatch.setattr(stick_files, "blocks", flipped)
    failed(source, stick, other, "came back other")


def test_the_source_changes_while_it_is_copied(source, stick, other, monkeypatch):
    file = source.files[-2]
    right = stick_files.blocks

    def changing(path):
        yield from right(path)
        if path == file.path:
            path.write_bytes(path.read_bytes() + b"more")

    monkeypatch.setattr(stick_files, "blocks", changing)
    with pytest.raises(CopySourceError, match="was changed while it was copied"):
        write(source, [stick, other])
    for each in (stick, other):
        assert not [name for name in state_of(each) if name.endswith(PARTIAL)]
        assert file.name not in state_of(each)
        assert (each / UNFINISHED).exists()


@pytest.mark.parametrize("is_gone", [True, False])
def test_the_source_cannot_be_read(source, stick, monkeypatch, is_gone):
    file = source.files[1]
    right = stick_files.blocks

    def unreadable(path):
        yield from right(path)
        if path == file.path:
            raise OSError(errno.EIO, "Input/output error")

    if is_gone:
        file.path.unlink()
    else:
        monkeypatch.setattr(stick_files, "blocks", unreadable)
    with pytest.raises(CopySourceError, match=r"cannot be read"):
        write(source, [stick])
    assert not [name for name in state_of(stick) if name.endswith(PARTIAL)]
    assert file.name not in state_of(stick)


def test_a_mistake_of_ours_is_no_success(source, stick, other, monkeypatch):
    on(monkeypatch, "verify", stick, ZeroDivisionError("by zero"))
    failed(source, stick, other, "Carrel made a mistake (ZeroDivisionError: by zero)")


def test_all_may_fail(source, stick, other, monkeypatch):
    monkeypatch.setattr(StickTarget, "begin", _refuse)
    assert [outcome.reason for outcome in write(source, [stick, other])] == [f"{stick}: no.", f"{other}: no."]


def _refuse(self, file):
    raise TargetError("no")
