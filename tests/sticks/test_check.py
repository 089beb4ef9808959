"""What a trainer is told of a stick that comes back."""

from __future__ import annotations

import pytest

from reader.sticks.check import Foreign, check
from reader.sticks.errors import Cancelled, NoStickError
from reader.sticks.layout import START, SUMS, UNFINISHED
from reader.sticks.progress import Progress
from tests.sticks.conftest import put, state_of, written

LIBRARY = "Carrel for Linux/_internal/PySide6/Qt/lib/libQt6Core.so.6"


@pytest.fixture
def ready(source, stick):
    written(source, stick)
    return stick


def test_a_whole_stick(ready, source):
    before = state_of(ready)
    report = check(ready)
    assert report.is_whole
    assert set(report.whole) == {START, *(file.name for file in source.files)}
    assert report.whole_bytes == source.size + (ready / START).stat().st_size
    assert (report.damaged, report.missing, report.foreign) == ((), (), ())
    assert state_of(ready) == before


@pytest.mark.usefixtures("links")
@pytest.mark.parametrize("damage", ["flipped", "cut", "empty", "longer", "folder", "link"])
def test_damaged(ready, tmp_path, damage):
    file = ready / LIBRARY
    data = bytearray(file.read_bytes())
    file.rename(tmp_path / "kept")
    match damage:
        case "flipped":
            data[1000] ^= 1
            file.write_bytes(data)
        case "cut":
            file.write_bytes(data[:1000])
        case "empty":
            file.touch()
        case "longer":
            file.write_bytes(data + b"!")
        case "folder":
            file.mkdir()
        case "link":
            file.symlink_to(tmp_path / "kept")
    report = check(ready)
    assert report.damaged == (LIBRARY,)
    assert not report.is_whole


def test_missing(ready):
    (ready / LIBRARY).unlink()
    assert check(ready).missing == (LIBRARY,)
    assert not check(ready).is_whole


@pytest.mark.usefixtures("links")
def test_foreign_files_are_named_for_what_they_are(ready, tmp_path):
    put(
        ready,
        {
            "carrel-data/marks.sqlite": b"", "Carrel for Linux/carrel-data/x": b"", "packs/mine.carrel": b"",
            "Carrel for Linux/packs/mine.CARREL": b"", "packs/x-1.carrel.carrel-partial": b"", "photos/a/b.jpg": b"",
            "letter.odt": b"", "mine.carrel": b"", "Carrel for Linux/_internal/notes": b"",
            "System Volume Information/x": b"", ".Trash-1000/x": b"", ".DS_Store": b"", "packs/._mine.carrel": b"",
        },
    )  # fmt: skip
    (ready / "link").symlink_to(tmp_path)
    report = check(ready)
    assert report.is_whole
    assert set(report.foreign) == {
        ("carrel-data/", Foreign.MARKS),
        ("Carrel for Linux/carrel-data/", Foreign.MARKS),
        ("packs/mine.carrel", Foreign.PACK),
        ("Carrel for Linux/packs/mine.CARREL", Foreign.PACK),
        ("packs/x-1.carrel.carrel-partial", Foreign.LEFTOVER),
        ("photos/", Foreign.OTHER),
        ("letter.odt", Foreign.OTHER),
        ("mine.carrel", Foreign.OTHER),
        ("Carrel for Linux/_internal/notes", Foreign.OTHER),
        ("link", Foreign.OTHER),
    }


def test_a_stick_that_was_not_finished(ready):
    (ready / SUMS).rename(ready / UNFINISHED)
    report = check(ready)
    assert (report.is_finished, report.is_whole) == (False, False)


@pytest.mark.parametrize(("begin", "end"), [(0, 7), (64, 66), (70, 71), (-8, None), (-1, None), (-300, None)])
def test_a_damaged_list(ready, source, begin, end):
    """A line that means nothing is told; a name that is no longer right is missing, and its file is foreign."""
    data = (ready / SUMS).read_bytes()
    (ready / SUMS).write_bytes(data[:begin] + (data[end:] if end else b""))
    report = check(ready)
    assert not report.is_whole
    assert (not report.is_list_whole) or (len(report.missing), len(report.foreign)) == (1, 1)
    written(source, ready)
    assert check(ready).is_whole


@pytest.mark.parametrize("kind", ["gone", "file", "empty", "other"])
def test_no_stick_of_ours(tmp_path, kind):
    target = tmp_path / "x"
    match kind:
        case "file":
            target.touch()
        case "empty":
            target.mkdir()
        case "other":
            put(target, {SUMS: b"0" * 64 + b"  debian.iso\n"})
    with pytest.raises(NoStickError, match="x”"):
        check(target)


def test_stopped(ready):
    with pytest.raises(Cancelled):
        check(ready, stopped=lambda: True)


@pytest.mark.parametrize("looks", [0, 1, 3])
def test_stopped_where_a_forged_list_names_what_is_not_there(stick, looks):
    """No byte is read there, and yet a stranger's list may have more lines than anybody waits for."""
    names = ("START HERE.html", "a", "b")
    (stick / SUMS).write_text("".join(f"{'0' * 64}  {name}\n" for name in names), encoding="utf-8")
    asked: list[None] = []

    def stopped() -> bool:
        asked.append(None)
        return len(asked) > looks

    with pytest.raises(Cancelled):
        check(stick, stopped=stopped)


def test_progress_comes_to_its_end(ready):
    told: list[Progress] = []
    report = check(ready, told.append)
    assert told[-1].done == told[-1].total == report.whole_bytes


def test_a_name_that_no_disk_takes_is_missing(source, stick):
    written(source, stick)
    text = (stick / SUMS).read_text(encoding="utf-8")
    name = "字" * 200
    (stick / SUMS).write_text(f"{'0' * 64}  {name}\n{text}", encoding="utf-8")
    assert check(stick).missing == (name,)
