"""The report on a stick: intact, damaged, missing and unlisted files."""

from __future__ import annotations

import pytest

from reader.sticks.check import UnlistedKind, check_stick
from reader.sticks.copy_source import list_files
from reader.sticks.errors import Cancelled, NotAStickError
from reader.sticks.layout import START, SUMS, UNFINISHED
from reader.sticks.programs import find_program
from reader.sticks.progress import StickProgress
from tests.packs import INFO, make_pack
from tests.sticks.conftest import put, state_of, written

LIBRARY = "Carrel for Linux/_internal/PySide6/Qt/lib/libQt6Core.so.6"


@pytest.fixture
def ready(source, stick):
    written(source, stick)
    return stick


def test_an_intact_stick(ready, source):
    before = state_of(ready)
    report = check_stick(ready)
    assert report.is_intact
    assert set(report.verified) == {START, *(file.name for file in source.files)}
    assert report.verified_bytes == source.size + (ready / START).stat().st_size
    assert (report.damaged, report.missing, report.unlisted) == ((), (), ())
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
    report = check_stick(ready)
    assert report.damaged == (LIBRARY,)
    assert not report.is_intact


def test_missing(ready):
    (ready / LIBRARY).unlink()
    assert check_stick(ready).missing == (LIBRARY,)
    assert not check_stick(ready).is_intact


@pytest.mark.usefixtures("links")
def test_unlisted_files_have_the_right_kind(ready, tmp_path):
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
    report = check_stick(ready)
    assert (report.needs_repair, report.is_intact) == (False, False)
    assert set(report.unlisted) == {
        ("carrel-data/", UnlistedKind.MARKS),
        ("Carrel for Linux/carrel-data/", UnlistedKind.MARKS),
        ("packs/mine.carrel", UnlistedKind.PACK),
        ("Carrel for Linux/packs/mine.CARREL", UnlistedKind.PACK),
        ("packs/x-1.carrel.carrel-partial", UnlistedKind.LEFTOVER),
        ("photos/", UnlistedKind.OTHER),
        ("letter.odt", UnlistedKind.OTHER),
        ("mine.carrel", UnlistedKind.OTHER),
        ("Carrel for Linux/_internal/notes", UnlistedKind.INTRUDER),
        ("link", UnlistedKind.LINK),
    }


def test_a_stick_that_was_not_finished(ready):
    (ready / SUMS).rename(ready / UNFINISHED)
    report = check_stick(ready)
    assert (report.is_finished, report.is_intact) == (False, False)


@pytest.mark.parametrize(("begin", "end"), [(0, 7), (64, 66), (70, 71), (-8, None), (-1, None), (-300, None)])
def test_a_damaged_list(ready, source, begin, end):
    """An invalid line is reported. If a name changed, that name is missing and its file is unlisted."""
    data = (ready / SUMS).read_bytes()
    (ready / SUMS).write_bytes(data[:begin] + (data[end:] if end else b""))
    report = check_stick(ready)
    assert not report.is_intact
    assert (not report.is_list_intact) or (len(report.missing), len(report.unlisted)) == (1, 1)
    written(source, ready)
    assert check_stick(ready).is_intact


@pytest.mark.parametrize("kind", ["gone", "file", "empty", "other"])
def test_a_folder_that_is_not_a_stick(tmp_path, kind):
    target = tmp_path / "x"
    match kind:
        case "file":
            target.touch()
        case "empty":
            target.mkdir()
        case "other":
            put(target, {SUMS: b"0" * 64 + b"  debian.iso\n"})
    with pytest.raises(NotAStickError, match="x”"):
        check_stick(target)


def test_cancelled(ready):
    with pytest.raises(Cancelled):
        check_stick(ready, is_cancelled=lambda: True)


@pytest.mark.parametrize("checks", [0, 1, 3])
def test_cancelled_while_a_forged_list_names_missing_files(stick, checks):
    """No byte is read for a missing file, but a list from a stranger may be very long."""
    names = ("START HERE.html", "a", "b")
    (stick / SUMS).write_text("".join(f"{'0' * 64}  {name}\n" for name in names), encoding="utf-8", newline="\n")
    asked: list[None] = []

    def is_cancelled() -> bool:
        asked.append(None)
        return len(asked) > checks

    with pytest.raises(Cancelled):
        check_stick(stick, is_cancelled=is_cancelled)


def test_progress_reaches_the_total(ready):
    reported: list[StickProgress] = []
    report = check_stick(ready, reported.append)
    assert reported[-1].done == reported[-1].total == report.verified_bytes


def test_a_name_that_no_disk_takes_is_missing(source, stick):
    written(source, stick)
    text = (stick / SUMS).read_text(encoding="utf-8")
    name = "字" * 200
    (stick / SUMS).write_text(f"{'0' * 64}  {name}\n{text}", encoding="utf-8", newline="\n")
    assert check_stick(stick).missing == (name,)


@pytest.fixture
def stick_of_two(program, stick, tmp_path):
    """A stick with a pack of its own, and one that is inside its program."""
    make_pack(program / "_internal" / "packs" / "bundled.carrel", info=INFO._replace(id="inside"))
    mine = make_pack(tmp_path / "mine.carrel", info=INFO._replace(id="\u00e9t\u00e9", edition=1))
    written(list_files([find_program(program)], [mine]), stick)
    assert check_stick(stick).is_intact
    return stick


@pytest.mark.parametrize("id", ["inside", "\u00e9t\u00e9", "e\u0301te\u0301"])
@pytest.mark.parametrize(
    "place",
    [
        "packs/x.carrel", "packs/X.CARREL", "Carrel for Linux/packs/x.carrel", "carrel-data/packs/x.carrel",
        "Carrel for Linux/carrel-data/packs/x.carrel", "x.carrel",
    ],
)  # fmt: skip
def test_a_file_with_the_id_of_a_listed_pack_is_named(stick_of_two, id, place):
    file = stick_of_two / place
    file.parent.mkdir(parents=True, exist_ok=True)
    make_pack(file, info=INFO._replace(id=id, edition=999_999_999))
    before = state_of(stick_of_two)
    report = check_stick(stick_of_two)
    assert report.stand_ins == (place,)
    assert (report.is_intact, report.needs_repair) == (False, False)
    assert state_of(stick_of_two) == before


def test_one_that_is_inside_a_program_is_foreign_there(stick_of_two):
    name = "Carrel for Linux/_internal/packs/x.carrel"
    make_pack(stick_of_two / name, info=INFO._replace(id="inside", edition=999_999_999))
    report = check_stick(stick_of_two)
    assert (report.stand_ins, report.intruders) == ((), (name,))


@pytest.mark.parametrize("damage", ["none", "damaged", "missing"])
def test_it_is_named_where_the_listed_pack_cannot_be_read(stick_of_two, damage):
    listed = next((stick_of_two / "packs").iterdir())
    if damage == "damaged":
        listed.write_bytes(b"damaged")
    elif damage == "missing":
        listed.unlink()
    make_pack(stick_of_two / "packs" / "x.carrel", info=INFO._replace(id="\u00e9t\u00e9", edition=9))
    report = check_stick(stick_of_two)
    assert report.stand_ins == ("packs/x.carrel",)
    assert report.needs_repair == (damage != "none")


def test_a_new_pack_and_a_copy_of_a_listed_one_are_no_problem(stick_of_two):
    listed = next((stick_of_two / "packs").iterdir())
    put(
        stick_of_two,
        {
            "packs/again.carrel": listed.read_bytes(),
            "carrel-data/packs/x-1.carrel": listed.read_bytes(),
            "packs/junk.carrel": b"junk",
        },
    )
    for id in ("new", "\u00c9t\u00e9", "1nside"):
        make_pack(stick_of_two / "packs" / f"{id}.carrel", info=INFO._replace(id=id))
    report = check_stick(stick_of_two)
    assert report.is_intact
    assert {kind for _, kind in report.unlisted} == {UnlistedKind.PACK, UnlistedKind.MARKS}


@pytest.mark.usefixtures("links")
def test_no_link_is_followed_to_find_one(stick_of_two, tmp_path):
    other = make_pack(tmp_path / "other.carrel", info=INFO._replace(id="inside"))
    (stick_of_two / "packs" / "x.carrel").symlink_to(other)
    (tmp_path / "packs").mkdir()
    other.rename(tmp_path / "packs" / "y.carrel")
    (stick_of_two / "carrel-data").mkdir()
    (stick_of_two / "carrel-data" / "packs").symlink_to(tmp_path / "packs")
    assert check_stick(stick_of_two).stand_ins == ()
