"""What goes wrong with one stick is said, leaves nothing half-written, and is nobody else's trouble."""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from reader.sticks import disk, survey
from reader.sticks.check import check
from reader.sticks.faults import SourceError, TargetError
from reader.sticks.layout import PARTIAL, START, SUMS, UNFINISHED
from reader.sticks.programs import named
from reader.sticks.source import gather
from reader.sticks.target import Target
from reader.sticks.write import write
from tests.sticks.conftest import put, state_of, written


@pytest.fixture
def other(tmp_path) -> Path:
    """A second stick, which has the same name as the first."""
    other = tmp_path / "media2" / "stick"
    other.mkdir(parents=True)
    return other


def failed(source, stick, other, sentence: str) -> None:
    """The one fails with a sentence that names it, the other is whole."""
    bad, good = write(source, [stick, other])
    assert sentence in bad.reason
    assert bad.reason.startswith(f"{stick}: ")
    assert bad.reason.endswith(".")
    assert good.reason == ""
    assert check(other).is_whole
    if stick.is_dir():
        assert not [name for name in state_of(stick) if name.endswith(PARTIAL)]


def on(monkeypatch, name, stick, error, after=0):
    """`Target.NAME` fails on that stick, at the call with that number."""
    right = getattr(Target, name)
    calls = iter(range(10_000))

    def wrong(self, *words):
        if self.named == stick and next(calls) >= after:
            raise error
        return right(self, *words)

    monkeypatch.setattr(Target, name, wrong)


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
    right = getattr(Target, moment)

    def pulled(self, *words):
        if self.named == stick and stick.exists():
            stick.rename(stick.with_name("gone"))
        return right(self, *words)

    monkeypatch.setattr(Target, moment, pulled)
    failed(source, stick, other, "pulled out")
    assert not stick.exists(), "nothing is written where the stick was"


@pytest.mark.usefixtures("any_names")
def test_an_empty_folder_where_the_stick_was(source, stick, other, monkeypatch):
    right = Target.begin

    def pulled(self, file):
        if self.named == stick and stick.exists():
            stick.rename(stick.with_name("gone"))
            stick.mkdir()
        return right(self, file)

    monkeypatch.setattr(Target, "begin", pulled)
    failed(source, stick, other, "another stick, or none")
    assert state_of(stick) == {}


def test_a_byte_flips_after_copying(source, stick, other, monkeypatch):
    right = Target.verify
    name = "Carrel for Linux/_internal/PySide6/Qt/lib/libQt6Core.so.6"

    def flipped(self):
        if self.named == stick:
            with (stick / name).open("r+b") as file:
                file.seek(5000)
                file.write(b"\xff" if file.read(1) != b"\xff" else b"\0")
        return right(self)

    monkeypatch.setattr(Target, "verify", flipped)
    failed(source, stick, other, "libQt6Core.so.6” came back other than it was written")
    assert not (stick / name).exists()
    assert not check(stick).is_whole


@pytest.mark.parametrize("name", [START, SUMS])
def test_a_byte_of_the_list_flips(source, stick, other, monkeypatch, name):
    right = disk.blocks

    def flipped(path):
        data = b"".join(right(path))
        return iter([data[:-1] + b"?" if path == stick / name else data])

    monkeypatch.setattr(disk, "blocks", flipped)
    failed(source, stick, other, "came back other")


def test_the_source_changes_while_it_is_copied(source, stick, other, monkeypatch):
    file = source.files[-2]
    right = disk.blocks

    def changing(path):
        yield from right(path)
        if path == file.path:
            path.write_bytes(path.read_bytes() + b"more")

    monkeypatch.setattr(disk, "blocks", changing)
    with pytest.raises(SourceError, match="was changed while it was copied"):
        write(source, [stick, other])
    for each in (stick, other):
        assert not [name for name in state_of(each) if name.endswith(PARTIAL)]
        assert file.name not in state_of(each)
        assert (each / UNFINISHED).exists()


@pytest.mark.parametrize("is_gone", [True, False])
def test_the_source_cannot_be_read(source, stick, monkeypatch, is_gone):
    file = source.files[1]
    right = disk.blocks

    def unreadable(path):
        yield from right(path)
        if path == file.path:
            raise OSError(errno.EIO, "Input/output error")

    if is_gone:
        file.path.unlink()
    else:
        monkeypatch.setattr(disk, "blocks", unreadable)
    with pytest.raises(SourceError, match=r"cannot be read"):
        write(source, [stick])
    assert not [name for name in state_of(stick) if name.endswith(PARTIAL)]
    assert file.name not in state_of(stick)


def test_targets_that_are_none(source, other, tmp_path):
    (tmp_path / "file").touch()
    none, file, good = write(source, [tmp_path / "none", tmp_path / "file", other])
    assert "no such folder" in none.reason
    assert not (tmp_path / "none").exists()
    assert "it is no folder" in file.reason
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
        failed(source, target, other, "where it would be copied from")
    assert not (program / START).exists()


def test_the_stick_that_it_runs_from(source, stick, other):
    written(source, stick)
    before = state_of(stick)
    failed(gather([named(stick / "Carrel for Linux")], []), stick, other, "where it would be copied from")
    assert state_of(stick) == before


@pytest.mark.usefixtures("any_names")
@pytest.mark.parametrize(
    ("files", "sentence"),
    [
        ({"packs/sample-3.carrel": b"mine"}, "“packs/sample-3.carrel” is somebody else's file there. It was left"),
        ({"START HERE.html": b"mine"}, "“START HERE.html” is somebody else's file"),
        ({"packs": b"mine"}, "“packs” is a file there"),
        ({"Carrel for Linux/carrel/x": b"mine"}, "“Carrel for Linux/carrel” is a folder there"),
        ({"SHA256SUMS": b"0" * 64 + b"  debian.iso\n"}, "another program's SHA256SUMS"),
        ({"PACKS/x": b"mine"}, "“PACKS” differs from “packs” in nothing but case"),
        ({"start here.HTML": b"mine"}, "differs from “START HERE.html” in nothing but case"),
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
    failed(source, stick, other, "is somebody else's file there")
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
    right = Target.prepare

    def linked(self, source):
        if self.named == stick:
            (stick / "packs").symlink_to(outside)
        return right(self, source)

    monkeypatch.setattr(Target, "prepare", linked)
    failed(source, stick, other, "link")
    assert list(outside.iterdir()) == []


def test_a_forged_list_makes_nobodys_files_ours(source, stick):
    """Only names that are written anyway are replaced, and only within a program's folder is anything removed."""
    mine = put(stick, {"photos/x.jpg": b"mine", "carrel-data/marks": b"marks"})
    listed = {START: "0" * 64}
    for name in ("photos/x.jpg", "carrel-data/marks"):
        listed[name] = disk.digest_of(mine / name, lambda count: None)
    (stick / SUMS).write_text("".join(f"{digest}  {name}\n" for name, digest in listed.items()), encoding="utf-8")
    before = state_of(stick)
    written(source, stick)
    after = state_of(stick)
    for name in ("photos/x.jpg", "carrel-data/marks"):
        assert after[name] == before[name]


def test_a_mistake_of_ours_is_no_success(source, stick, other, monkeypatch):
    on(monkeypatch, "verify", stick, ZeroDivisionError("by zero"))
    failed(source, stick, other, "Carrel made a mistake (ZeroDivisionError: by zero)")


def test_all_may_fail(source, stick, other, monkeypatch):
    monkeypatch.setattr(Target, "begin", _refuse)
    assert [outcome.reason for outcome in write(source, [stick, other])] == [f"{stick}: no.", f"{other}: no."]


def _refuse(self, file):
    raise TargetError("no")


@pytest.mark.parametrize("moment", ["prepare", "verify"])
def test_another_stick_put_in_its_place_loses_and_gains_nothing(source, stick, other, monkeypatch, tmp_path, moment):
    written(source, other)
    for file in (file for file in other.rglob("*") if file.is_file() and file.name != SUMS):
        file.write_bytes(b"x" * file.stat().st_size)
    before = state_of(other)
    right = getattr(Target, moment)

    def swapped(self, *words):
        stick.rename(tmp_path / "pulled")
        other.rename(stick)
        right(self, *words)

    monkeypatch.setattr(Target, moment, swapped)
    [outcome] = write(source, [stick])
    assert "another stick" in outcome.reason
    assert state_of(stick) == before
