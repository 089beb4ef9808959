"""Files of the shelf as values: what they say of themselves, or why they say nothing."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from reader.library import shelf_listing
from reader.library.shelf import PackOnShelf, PackOrigin
from reader.library.shelf_listing import inspect_file, others_of
from tests.packs import INFO, make_pack, tampering

SEEN = PackOnShelf("brain", "Brain", 3, "2026-05-12", "en", "Reed Press", 2048, Path("/a.carrel"), is_open=False)


def test_a_pack_says_what_it_is(tmp_path):
    file = make_pack(tmp_path / "a.carrel")
    found = inspect_file(file, PackOrigin.NEXT_TO_PROGRAM, SEEN)
    assert found.is_readable
    assert found.pack
    assert found.pack[:6] == ("sample", "A sample", 3, INFO.date, INFO.language, INFO.publisher)
    assert (found.pack.size, found.pack.path) == (file.stat().st_size, file)
    file.unlink()  # nothing holds it open


def newer_carrel(file: Path) -> None:
    make_pack(file)
    with tampering(file) as connection:
        connection.execute("PRAGMA user_version=99")


@pytest.mark.parametrize(
    ("make", "problem"),
    [
        (lambda file: file.mkdir(), "This is a folder, not a pack."),
        (lambda file: file.touch(), "The file is empty"),
        (lambda file: file.write_text("a letter"), "The file is not a pack"),
        (newer_carrel, "The pack needs a newer version of Carrel"),
    ],
)
def test_what_is_no_pack_says_why(tmp_path, make, problem):
    make(tmp_path / "a.carrel")
    found = inspect_file(tmp_path / "a.carrel", PackOrigin.ADDED, SEEN)
    assert (found.is_available, found.is_readable, found.pack) == (True, False, SEEN)
    assert found.problem.startswith(problem)


@pytest.mark.parametrize("name", ["gone.carrel", "no/folder/a.carrel", "x" * 300])
def test_what_is_gone_is_no_problem(tmp_path, name):
    found = inspect_file(tmp_path / name, PackOrigin.ADDED, SEEN)
    assert (found.is_available, found.is_readable, found.problem, found.pack) == (False, False, "", SEEN)


def test_the_other_files_of_a_pack_are_those_that_can_be_read(tmp_path):
    made = [
        inspect_file(make_pack(tmp_path / f"{number}.carrel", info=INFO._replace(id=id)), origin)
        for number, (id, origin) in enumerate(
            [
                ("e\u0301te\u0301", PackOrigin.ADDED),
                ("\u00e9t\u00e9", PackOrigin.ADDED),
                ("\u00e9t\u00e9", PackOrigin.BUNDLED),
                ("other", PackOrigin.BUNDLED),
            ]
        )
    ]
    gone = made[1]._replace(file=tmp_path / "gone.carrel", is_available=False)
    found = others_of([*made, gone], "e\u0301te\u0301", made[1].file)
    assert [each.file.name for each in found] == ["2.carrel", "0.carrel"]
    assert others_of(made, "other", made[3].file) == []


@pytest.mark.parametrize(
    ("file", "is_carried"),
    [
        ("/media/ann/STICK/a.carrel", True), ("/run/media/ann/S/a.carrel", True), ("/Volumes/S/a.carrel", True),
        ("/mnt/share/a.carrel", True), ("/home/ann/media/a.carrel", False), ("/mediathek/a.carrel", False),
    ],
)  # fmt: skip
def test_what_comes_and_goes(monkeypatch, file, is_carried):
    monkeypatch.setattr(sys, "platform", "linux")
    assert shelf_listing.is_removable(Path(file)) == is_carried


def test_what_is_on_the_computer_is_looked_at_first(monkeypatch):
    monkeypatch.setattr(sys, "platform", "linux")
    here, stick = (Path("/home/a.carrel"), PackOrigin.ADDED), (Path("/media/s/a.carrel"), PackOrigin.NEXT_TO_PROGRAM)
    assert shelf_listing.removable_last([stick, here]) == [here, stick]
