"""Copies of packs: whole or not there at all, and never over or instead of what is not ours."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from reader.library.local_help import local_help
from reader.library.packcopy import FOLDER, CopyCancelled, CopyError, delete_copy, save_copy
from reader.library.packerrors import PackError
from tests.packs import INFO, make_searchable, tamper


@pytest.fixture
def file(tmp_path) -> Path:
    (tmp_path / "stick").mkdir()
    return make_searchable(tmp_path / "stick" / "whatever it is called.carrel")


@pytest.fixture
def data(tmp_path) -> Path:
    return tmp_path / "data"


def left(data: Path) -> list[str]:
    return sorted(each.name for each in data.rglob("*") if each.is_file())


def test_a_copy_is_the_same_and_has_a_name_of_its_own(file, data):
    shares: list[float] = []

    def note(share: float) -> bool:
        shares.append(share)
        return True

    copy = save_copy(file, data, note)
    assert copy == data / "packs" / "sample-3.carrel"
    assert copy.read_bytes() == file.read_bytes()
    assert left(data) == ["sample-3.carrel"]
    assert shares[-1] == 1.0


def test_a_damaged_copy_is_made_anew(file, data):
    copy = save_copy(file, data)
    copy.write_bytes(b"damage")
    assert save_copy(file, data) == copy
    assert copy.read_bytes() == file.read_bytes()


def test_a_damaged_pack_is_not_copied(file, data):
    tamper(file, "UPDATE block SET body=replace(body, 'Corrected', 'Corrupted')")
    with pytest.raises(PackError, match="whatever it is called"):
        save_copy(file, data)
    assert left(data) == []


@pytest.mark.parametrize("content", [b"", b"a letter"])
def test_what_is_no_pack_is_not_copied(file, data, content):
    file.write_bytes(content)
    with pytest.raises(PackError):
        save_copy(file, data)
    assert left(data) == []


def test_no_room(file, data, monkeypatch):
    monkeypatch.setattr(shutil, "disk_usage", lambda _: shutil._ntuple_diskusage(10**9, 10**9, 3_000_000))
    with pytest.raises(CopyError, match=r"not enough space for the copy.*has 3\.0 MB free"):
        save_copy(file, data)
    assert left(data) == []


def test_a_disk_that_fails_half_way(file, data, monkeypatch):
    def fail(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(CopyError, match=r"could not copy .*No space left"):
        save_copy(file, data)
    assert left(data) == []


def test_where_nothing_can_be_written(file, data):
    data.write_text("a file is in the way", encoding="utf-8")
    with pytest.raises(CopyError, match="could not copy"):
        save_copy(file, data)
    assert data.read_text(encoding="utf-8") == "a file is in the way"


@pytest.mark.parametrize("stop_at", [1, 2])
def test_stopped_it_leaves_nothing(file, data, stop_at):
    """While it is copied, and once it is checked."""
    asked: list[float] = []

    def go_on(share: float) -> bool:
        asked.append(share)
        return len(asked) < stop_at

    with pytest.raises(CopyCancelled):
        save_copy(file, data, go_on)
    assert left(data) == []


def test_a_copy_of_another_pack_is_not_written_over(file, data, tmp_path, monkeypatch):
    """As on disks that take “Sample” and “sample” for one name."""
    other = make_searchable(tmp_path / "other.carrel", info=INFO._replace(id="Sample"))
    there = data / "packs" / "sample-3.carrel"
    there.parent.mkdir(parents=True)
    other.replace(there)
    before = there.read_bytes()
    with pytest.raises(CopyError, match="copy of another pack"):
        save_copy(file, data)
    assert there.read_bytes() == before


def test_another_file_with_the_same_edition_number_is_not_written_over_a_copy(file, data, tmp_path):
    copy = save_copy(file, data)
    before = copy.read_bytes()
    other = make_searchable(tmp_path / "other.carrel", info=INFO._replace(title="From a stranger"))
    with pytest.raises(CopyError, match="another file with the same edition number"):
        save_copy(other, data)
    assert copy.read_bytes() == before
    assert left(data) == [copy.name]
    assert save_copy(file, data) == copy, "the same file again"


def test_a_copy_is_removed_and_nothing_else(file, data):
    copy = save_copy(file, data)
    mine = copy.with_name("mine.carrel")
    shutil.copy(file, mine)
    for other in (file, mine, copy.with_name("no.txt")):
        with pytest.raises(CopyError, match="not a copy that Carrel made"):
            delete_copy(other, data)
    delete_copy(copy, data)
    assert left(data) == ["mine.carrel"]
    assert file.is_file()
    delete_copy(copy, data)  # it is gone, as was wished


def test_a_copy_that_cannot_be_removed(file, data, monkeypatch):
    copy = save_copy(file, data)

    def fail(_file: Path, missing_ok: bool = False) -> None:
        raise PermissionError(13, "In use")

    monkeypatch.setattr(Path, "unlink", fail)
    with pytest.raises(CopyError, match=r"could not delete .*\(In use\)"):
        delete_copy(copy, data)


def test_what_was_left_by_a_carrel_that_was_killed_goes(file, tmp_path):
    data = tmp_path / "data"
    target = save_copy(file, data)
    old, young = (target.with_name(f".{target.name}.{number}.partial") for number in (1, 2))
    for rest in (old, young):
        rest.write_bytes(b"half")
    os.utime(old, (1, 1))
    save_copy(file, data)
    assert sorted(target.parent.iterdir()) == [young, target]


def test_a_pack_that_another_took_the_place_of_meanwhile(file, data, tmp_path, monkeypatch):
    """A copy is called by what is in it, or it would be kept, and shown, as what it is not."""
    other = make_searchable(tmp_path / "other.carrel", info=INFO._replace(id="other", edition=9))
    right = shutil.disk_usage

    def swap(folder: Path) -> object:
        other.replace(file)
        return right(folder)

    monkeypatch.setattr(shutil, "disk_usage", swap)
    with pytest.raises(CopyError, match="changed while Carrel copied it"):
        save_copy(file, data)
    assert left(data) == []


@pytest.mark.skipif(os.name == "nt", reason="Windows lets few make links")
def test_a_link_that_waits_where_the_copy_is_made_leads_nowhere(file, data, tmp_path):
    copy = save_copy(file, data)
    elsewhere = tmp_path / "elsewhere"
    elsewhere.write_text("somebody's", encoding="utf-8")
    copy.with_name(f".{copy.name}.{os.getpid()}.partial").symlink_to(elsewhere)
    save_copy(file, data)
    assert elsewhere.read_text(encoding="utf-8") == "somebody's"


def test_two_copies_of_one_pack_at_once(file, data):
    def again(share: float) -> bool:
        return share < 1.0 or bool(save_copy(file, data))

    assert save_copy(file, data, again).read_bytes() == file.read_bytes()
    assert left(data) == ["sample-3.carrel"]


def test_a_pack_that_grows_without_end_does_not_fill_the_disk(file, data):
    pieces = 0

    def grow(_: float) -> bool:
        nonlocal pieces
        pieces += 1
        with file.open("ab") as pack:
            pack.write(b"\0" * (1 << 20))
        return pieces < 9

    with pytest.raises(CopyError, match="changed while Carrel copied it"):
        save_copy(file, data, grow)
    assert left(data) == []


@pytest.mark.skipif("sys.platform == 'win32'", reason="links need rights there")
def test_a_folder_that_is_a_link_is_not_written_to(tmp_path):
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / FOLDER).symlink_to(elsewhere)
    pack = make_searchable(tmp_path / "a.carrel")
    with pytest.raises(CopyError, match="is a link"):
        save_copy(pack, tmp_path / "data")
    (elsewhere / "brain-1.carrel").touch()
    with pytest.raises(CopyError, match="not deleted"):
        delete_copy(tmp_path / "data" / FOLDER / "brain-1.carrel", tmp_path / "data")
    assert [each.name for each in elsewhere.iterdir()] == ["brain-1.carrel"]


def test_a_copy_keeps_the_local_help_beside_its_pack(file, data):
    beside = file.parent / "local.yaml"
    beside.write_text("local_help: Clinic: “Nakuru” 112\n", encoding="utf-8")
    copy = save_copy(file, data)
    shutil.rmtree(file.parent)
    assert local_help(copy, "").beside == "Clinic: “Nakuru” 112"
    assert left(data) == ["sample-3.carrel", "sample-3.local.yaml"]
    delete_copy(copy, data)
    assert left(data) == []


def test_a_new_copy_forgets_local_help_that_is_gone(file, data):
    beside = file.parent / "local.yaml"
    beside.write_text("local_help: 112\n", encoding="utf-8")
    save_copy(file, data)
    beside.unlink()
    copy = save_copy(file, data)
    assert local_help(copy, "").beside == ""


def test_a_copy_of_a_copy_keeps_the_local_help(file, data, tmp_path):
    (file.parent / "local.yaml").write_text("local_help: 112\n", encoding="utf-8")
    again = save_copy(save_copy(file, data), tmp_path / "other")
    assert local_help(again, "").beside == "112"


def test_no_local_help_stays_of_a_copy_that_failed(file, data, monkeypatch):
    def fail(partial: Path, target: Path) -> None:
        raise OSError(28, "No space left on device")

    (file.parent / "local.yaml").write_text("local_help: 112\n", encoding="utf-8")
    monkeypatch.setattr("reader.library.packcopy.move_into_place", fail)
    with pytest.raises(CopyError):
        save_copy(file, data)
    assert left(data) == []
