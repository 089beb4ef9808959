"""Sticks are written, updated, continued and cancelled; other files on them never change."""

from __future__ import annotations

import contextlib
import os
import threading
from collections import Counter

import pytest

from reader.sticks import checksum_list, stick_files
from reader.sticks.check import check_stick
from reader.sticks.copy_source import list_files
from reader.sticks.errors import Cancelled
from reader.sticks.layout import GUIDE, PARTIAL, START, SUMS, UNFINISHED
from reader.sticks.programs import find_program
from reader.sticks.progress import Stage, StickProgress
from reader.sticks.stick_target import StickTarget
from reader.sticks.write import write_sticks
from tests.sticks.conftest import OTHER_FILES, put, state_of, written


def expected(source):
    return {file.name for file in source.files} | {START, SUMS}


def test_a_new_stick(source, stick):
    [outcome] = written(source, stick)
    assert (outcome.copied, outcome.copied_bytes, outcome.kept) == (len(source.files), source.size, 0)
    assert set(state_of(stick)) == expected(source)
    for file in source.files:
        assert (stick / file.name).read_bytes() == file.path.read_bytes()
    assert os.name == "nt" or (stick / "Carrel for Linux" / "carrel").stat().st_mode & 0o111
    assert check_stick(stick).is_intact


@pytest.mark.parametrize("name", ["with spaces", "عربي", "🧠 stick", "%41#"])
def test_paths_of_every_kind(program, pack, tmp_path, name):
    stick = tmp_path / name / name
    stick.mkdir(parents=True)
    moved = program.rename(program.parent / name)
    written(list_files([find_program(moved)], [pack]), stick)
    assert check_stick(stick).is_intact


def test_the_guide_and_the_example_for_authors_are_verified_and_named(program, stick):
    put(program, {GUIDE: b"<h1>How", "Example pack/pack.yaml": b"id: a", "Example pack/articles/a.md": b"---"})
    written(list_files([find_program(program)], []), stick)
    assert GUIDE in (stick / START).read_text(encoding="utf-8")
    assert check_stick(stick).is_intact
    (stick / "Carrel for Linux" / GUIDE).write_bytes(b"changed")
    assert not check_stick(stick).is_intact


def test_nothing_is_copied_twice(source, stick):
    written(source, stick)
    before = state_of(stick)
    inodes = {name: (stick / name).stat().st_ino for name in before if name not in (START, SUMS)}
    [outcome] = written(source, stick)
    assert (outcome.copied, outcome.kept) == (0, len(source.files))
    assert state_of(stick) == before
    assert {name: (stick / name).stat().st_ino for name in inodes} == inodes


def test_other_files_on_the_stick_stay(source, stick):
    before = state_of(put(stick, OTHER_FILES))
    written(source, stick)
    written(source, stick)
    assert {name: digest for name, digest in state_of(stick).items() if name in before} == before


def test_forty_sticks_at_once_with_the_source_read_once(source, tmp_path, monkeypatch):
    sticks = [tmp_path / "media" / str(number) for number in range(40)]
    for stick in sticks:
        stick.mkdir(parents=True)
    reads: Counter[object] = Counter()
    blocks = stick_files.read_blocks

    def counted(path):
        reads[path] += 1
        return blocks(path)

    monkeypatch.setattr(stick_files, "read_blocks", counted)
    written(source, *sticks)
    assert {path: reads[path] for path in (file.path for file in source.files)} == {
        file.path: 1 for file in source.files
    }
    first = state_of(sticks[0])
    assert all(state_of(stick) == first for stick in sticks[1:])


def test_a_new_edition_does_not_replace_the_old_one(program, edition, stick):
    written(list_files([find_program(program)], [edition(1)]), stick)
    old = (stick / "packs" / "sample-1.carrel").read_bytes()
    written(list_files([find_program(program)], [edition(2)]), stick)
    assert (stick / "packs" / "sample-1.carrel").read_bytes() == old
    report = check_stick(stick)
    assert report.is_intact
    assert {"packs/sample-1.carrel", "packs/sample-2.carrel"} <= set(report.verified)
    page = (stick / START).read_text(encoding="utf-8")
    assert page.index("edition 2") < page.index("edition 1")


def test_a_damaged_stick_is_repaired(source, stick):
    written(source, stick)
    before = state_of(stick)
    victim = stick / "Carrel for Linux" / "_internal" / "base_library.zip"
    victim.write_bytes(b"y" * victim.stat().st_size)
    (stick / "packs" / "sample-3.carrel").unlink()
    [outcome] = written(source, stick)
    assert outcome.copied == 2
    assert state_of(stick) == before


@pytest.mark.parametrize("cancel_at", range(0, 40, 3))
def test_cancelled_anywhere_and_continued(source, stick, cancel_at):
    before = state_of(put(stick, OTHER_FILES))
    calls = iter(range(10_000))
    with contextlib.suppress(Cancelled):
        write_sticks(source, [stick], is_cancelled=lambda: next(calls) >= cancel_at)
    left = state_of(stick)
    assert not [name for name in left if name.endswith(PARTIAL)]
    for file in source.files:
        if file.name in left:
            assert (stick / file.name).read_bytes() == file.path.read_bytes(), "a partial file never has the final name"
    [outcome] = written(source, stick)
    assert outcome.copied + outcome.kept == len(source.files)
    assert outcome.kept >= len(set(left) & expected(source) - {START, SUMS})
    assert {name: digest for name, digest in state_of(stick).items() if name in before} == before
    assert not (stick / UNFINISHED).exists()
    assert not check_stick(stick).needs_repair


def test_a_keyboard_interrupt_cancels(source, stick):
    def interrupt(progress):
        if progress.stage is Stage.COPYING:
            raise KeyboardInterrupt

    before = threading.active_count()
    with pytest.raises(KeyboardInterrupt):
        write_sticks(source, [stick], interrupt)
    assert threading.active_count() == before
    assert not [name for name in state_of(stick) if name.endswith(PARTIAL)]
    assert not check_stick(stick).is_intact


def test_killed_half_way_and_continued(source, stick, monkeypatch):
    """The state after a power cut: a partial file, the list of the files being written, and no list of checksums."""
    written(source, stick)
    victim = "packs/sample-3.carrel"
    listed = checksum_list.read(stick)
    assert listed
    (stick / SUMS).unlink()
    (stick / UNFINISHED).write_text(checksum_list.unfinished_as_text(listed.digests), encoding="utf-8", newline="\n")
    (stick / victim).rename(stick / f"{victim}{PARTIAL}")
    put(stick, {f"holiday/x{PARTIAL}": b"in another folder"})
    report = check_stick(stick)
    assert not report.is_finished
    [outcome] = written(source, stick)
    assert (outcome.copied, outcome.kept) == (1, len(source.files) - 1)
    assert not (stick / f"{victim}{PARTIAL}").exists()
    assert (stick / f"holiday/x{PARTIAL}").exists()
    assert check_stick(stick).is_intact


def test_interrupted_while_renewing_and_finished_with_a_third_program(program, stick, monkeypatch):
    """Files of the second program, which no list of checksums names, may be replaced."""
    written(list_files([find_program(program)], []), stick)
    put(program, {"carrel": b"\x7fELF second", "_internal/new": b"second"})
    monkeypatch.setattr(StickTarget, "finish", _fail)
    assert write_sticks(list_files([find_program(program)], []), [stick])[0].reason
    monkeypatch.undo()
    put(program, {"_internal/new": b"third!", "carrel": b"\x7fELF third!"})
    written(list_files([find_program(program)], []), stick)
    assert (stick / "Carrel for Linux" / "_internal" / "new").read_bytes() == b"third!"
    assert check_stick(stick).is_intact


def _fail(*_):
    raise OSError(5, "Input/output error")


def test_a_dry_run_changes_nothing(source, stick):
    put(stick, OTHER_FILES)
    before = state_of(stick)
    written(source, stick, is_dry_run=True)
    assert state_of(stick) == before


def test_progress_reaches_the_total(source, stick, tmp_path):
    reported: list[StickProgress] = []
    other = tmp_path / "other"
    other.mkdir()
    written(source, stick, other, on_progress=reported.append)
    done = [progress.done for progress in reported]
    assert done == sorted(done)
    assert all(progress.done <= progress.total for progress in reported)
    assert all(progress.files <= progress.total_files for progress in reported)
    assert reported[-1].total == 4 * source.size
    assert {progress.total_files for progress in reported if progress.stage is Stage.COPYING} == {2 * len(source.files)}


@pytest.mark.usefixtures("links")
def test_two_paths_to_one_stick_count_once(source, stick, tmp_path):
    (tmp_path / "link").symlink_to(stick)
    assert [outcome.target for outcome in written(source, stick, tmp_path / "link", stick)] == [stick]


def test_two_sticks_with_one_name_are_both_written(source, stick, other):
    assert [outcome.target for outcome in written(source, stick, other)] == [stick, other]
    assert state_of(stick) == state_of(other)
