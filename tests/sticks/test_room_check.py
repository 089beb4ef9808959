"""What is told before writing: how much it is, and whether it has room."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.sticks import room_check
from reader.sticks.copy_source import CopySource
from reader.sticks.drives import Drive, of_folder
from reader.sticks.layout import SUMS
from reader.sticks.programs import named
from reader.sticks.room_check import Lookout, Wish
from reader.sticks.survey import Survey, survey
from tests.sticks.conftest import FILES, put, written

ALL = sum(map(len, FILES.values()))


@pytest.fixture
def wish(program, pack) -> Wish:
    return Wish((named(program),), (pack,))


def seen(wish: Wish, *paths: Path) -> tuple[room_check.Outlook, list[Drive]]:
    there = [drive for path in paths if (drive := of_folder(path))]
    return Lookout(lambda: there).look(wish), there


def test_an_empty_stick_needs_all(wish, stick, pack):
    found, there = seen(wish, stick)
    assert (found.size, found.files) == (ALL + pack.stat().st_size, len(FILES) + 1)
    assert found.drives == tuple(there)
    assert found.rooms[stick].needed >= found.size
    assert found.rooms[stick].problem == ""


def test_a_whole_one_needs_nothing_and_a_damaged_one_a_little(wish, source, stick):
    written(source, stick)
    assert seen(wish, stick)[0].rooms[stick].needed == 0
    (stick / "Carrel for Linux" / "carrel").unlink()
    assert 0 < seen(wish, stick)[0].rooms[stick].needed < 2 << 20


def test_nothing_is_wanted_yet(stick):
    found, _ = seen(Wish(), stick)
    assert (found.size, found.files, dict(found.rooms), found.problem) == (0, 0, {}, "")
    assert len(found.drives) == 1


def test_folders_beside_the_sticks(wish, stick, tmp_path):
    folder = tmp_path / "folder"
    folder.mkdir()
    found, _ = seen(wish._replace(folders=(folder, stick, tmp_path / "gone")), stick)
    assert [drive.path for drive in found.drives] == [stick, folder]
    assert folder in found.rooms


@pytest.mark.parametrize(
    ("prepare", "sentence"),
    [
        (lambda stick: put(stick, {SUMS: b"0" * 64 + b"  x.iso\n"}), "another program's SHA256SUMS"),
        (lambda stick: put(stick, {"Carrel for Linux": b""}), "is a file there"),
    ],
)
def test_what_is_in_the_way_is_told_before(wish, stick, prepare, sentence):
    prepare(stick)
    assert sentence in seen(wish, stick)[0].rooms[stick].problem


def test_where_it_would_be_copied_from(wish, program):
    assert "copied from" in seen(wish, program.parent / "Carrel")[0].rooms[program].problem


def test_what_cannot_be_copied_is_said_and_tried_again(wish, stick, pack):
    data = pack.read_bytes()
    pack.unlink()
    lookout = Lookout(list)
    assert "sample.carrel" in lookout.look(wish).problem
    pack.write_bytes(data)
    assert lookout.look(wish).problem == ""


def test_a_stick_is_looked_through_once_and_again_when_it_changes(wish, stick, monkeypatch):
    asked = []

    def look(root: Path, source: CopySource) -> Survey:
        asked.append(root)
        return survey(root, source)

    monkeypatch.setattr(room_check, "survey", look)
    _, there = seen(wish, stick)
    asked.clear()
    lookout = Lookout(lambda: there)
    for _ in range(3):
        lookout.look(wish)
    assert len(asked) == 1
    there[0] = there[0]._replace(free=there[0].free - 1)
    lookout.look(wish)
    lookout.look(wish._replace(packs=()))
    assert len(asked) == 3


def test_one_that_is_not_to_be_written_is_not_looked_through(wish, stick):
    _, there = seen(wish, stick)
    own = [there[0]._replace(is_own=True)]
    assert dict(Lookout(lambda: own).look(wish).rooms) == {}
