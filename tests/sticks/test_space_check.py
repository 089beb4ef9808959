"""What is known before writing: the size of the files, and the space that each stick needs."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.sticks import space_check
from reader.sticks.copy_source import CopySource
from reader.sticks.drives import Drive, drive_at
from reader.sticks.layout import SUMS
from reader.sticks.programs import find_program
from reader.sticks.space_check import CopyRequest, SpaceChecker
from reader.sticks.stick_folder import StickFolder
from reader.sticks.survey import Survey, survey
from tests.sticks.conftest import FILES, put, written

ALL = sum(map(len, FILES.values()))


@pytest.fixture
def wanted(program, pack) -> CopyRequest:
    return CopyRequest((find_program(program),), (pack,))


def overview_of(wanted: CopyRequest, *paths: Path) -> tuple[space_check.DrivesOverview, list[Drive]]:
    drives = [drive for path in paths if (drive := drive_at(path))]
    return SpaceChecker(lambda: drives).check(wanted), drives


def test_an_empty_stick_needs_all(wanted, stick, pack):
    found, drives = overview_of(wanted, stick)
    assert (found.size, found.files) == (ALL + pack.stat().st_size, len(FILES) + 1)
    assert found.drives == tuple(drives)
    assert found.space[stick].needed >= found.size
    assert found.space[stick].problem == ""


def test_an_intact_stick_needs_no_space_and_a_damaged_one_a_little(wanted, source, stick):
    written(source, stick)
    assert overview_of(wanted, stick)[0].space[stick].needed == 0
    (stick / "Carrel for Linux" / "carrel").unlink()
    assert 0 < overview_of(wanted, stick)[0].space[stick].needed < 2 << 20


def test_nothing_is_requested_yet(stick):
    found, _ = overview_of(CopyRequest(), stick)
    assert (found.size, found.files, dict(found.space), found.problem) == (0, 0, {}, "")
    assert len(found.drives) == 1


def test_folders_in_addition_to_the_sticks(wanted, stick, tmp_path):
    folder = tmp_path / "folder"
    folder.mkdir()
    found, _ = overview_of(wanted._replace(folders=(folder, stick, tmp_path / "gone")), stick)
    assert [drive.path for drive in found.drives] == [stick, folder]
    assert folder in found.space


@pytest.mark.parametrize(
    ("prepare", "sentence"),
    [
        (lambda stick: put(stick, {SUMS: b"0" * 64 + b"  x.iso\n"}), "SHA256SUMS of another program"),
        (lambda stick: put(stick, {"Carrel for Linux": b""}), "is a file"),
    ],
)
def test_what_blocks_writing_is_known_before(wanted, stick, prepare, sentence):
    prepare(stick)
    assert sentence in overview_of(wanted, stick)[0].space[stick].problem


def test_the_folder_of_the_source(wanted, program):
    assert "copied from here" in overview_of(wanted, program.parent / "Carrel")[0].space[program].problem


def test_a_source_that_cannot_be_copied_is_reported_and_tried_again(wanted, stick, pack):
    data = pack.read_bytes()
    pack.unlink()
    checker = SpaceChecker(list)
    assert "sample.carrel" in checker.check(wanted).problem
    pack.write_bytes(data)
    assert checker.check(wanted).problem == ""


def test_a_stick_is_read_once_and_again_when_it_changes(wanted, stick, monkeypatch):
    asked = []

    def look(stick: StickFolder, source: CopySource) -> Survey:
        asked.append(stick.path)
        return survey(stick, source)

    monkeypatch.setattr(space_check, "survey", look)
    _, drives = overview_of(wanted, stick)
    asked.clear()
    checker = SpaceChecker(lambda: drives)
    for _ in range(3):
        checker.check(wanted)
    assert len(asked) == 1
    drives[0] = drives[0]._replace(free=drives[0].free - 1)
    checker.check(wanted)
    checker.check(wanted._replace(packs=()))
    assert len(asked) == 3


def test_a_stick_that_cannot_be_written_is_not_read(wanted, stick):
    _, drives = overview_of(wanted, stick)
    own = [drives[0]._replace(is_own=True)]
    assert dict(SpaceChecker(lambda: own).check(wanted).space) == {}
