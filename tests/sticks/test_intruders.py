"""Foreign files in the folder of a program are found and removed, and nothing else."""

from __future__ import annotations

import pytest

from reader.sticks.check import check_stick
from reader.sticks.errors import NotAStickError
from reader.sticks.intruders import remove_intruders
from tests.sticks.conftest import put, state_of, written

FOREIGN = (
    "Carrel for Linux/_internal/sitecustomize.py",
    "Carrel for Linux/_internal/PySide6/Qt/plugins/platforms/libqevil.so",
    "Carrel for Linux/.hidden",
    "Carrel for Linux/qt.conf",
    "Carrel for Linux/_internal/evil/a/b",
)
READERS = (
    "Carrel for Linux/carrel-data/marks.sqlite",
    "Carrel for Linux/packs/mine.carrel",
    "Carrel for Linux/packs/read me.txt",
    "carrel-data/x",
    "photos/qt.conf",
)


def test_foreign_files_are_named_and_removed(source, stick):
    written(source, stick)
    put(stick, dict.fromkeys(READERS, b"mine"))
    before = state_of(stick)
    put(stick, dict.fromkeys(FOREIGN, b"evil"))
    report = check_stick(stick)
    assert (report.needs_repair, report.is_intact) == (False, False)
    folders = "Carrel for Linux/_internal/PySide6/Qt/plugins/", "Carrel for Linux/_internal/evil/"
    assert sorted(report.intruders) == sorted((*folders, FOREIGN[0], *FOREIGN[2:4]))
    assert remove_intruders(stick, report.intruders) == len(FOREIGN)
    assert state_of(stick) == before
    assert check_stick(stick).is_intact


@pytest.mark.usefixtures("links")
def test_a_link_is_removed_and_what_it_leads_to_stays(source, stick, tmp_path):
    written(source, stick)
    outside = put(tmp_path / "outside", {"a": b"1"})
    (stick / "Carrel for Linux" / "link").symlink_to(outside)
    report = check_stick(stick)
    assert report.intruders == ("Carrel for Linux/link",)
    assert remove_intruders(stick, report.intruders) == 1
    assert list(state_of(outside)) == ["a"]


@pytest.mark.parametrize(
    "name",
    [*READERS, "../outside", "packs/sample-3.carrel", "Carrel for Linux/CARREL-DATA/x", "Carrel for Linux"],
)
def test_only_what_lies_in_a_program_is_removed(source, stick, name):
    written(source, stick)
    put(stick, dict.fromkeys(READERS, b"mine"))
    before = state_of(stick.parent)
    assert remove_intruders(stick, [name, f"{name}/"]) == 0
    assert state_of(stick.parent) == before


@pytest.mark.parametrize("name", ["../photos/qt.conf", "..", "./../photos", "_internal/../../photos/qt.conf"])
def test_a_name_that_leads_out_of_the_program_is_refused(stick, name):
    put(stick, {**dict.fromkeys(READERS, b"mine"), "Carrel for Linux/_internal/x": b""})
    before = state_of(stick)
    with pytest.raises(NotAStickError, match="Not everything could be removed"):
        remove_intruders(stick, [f"Carrel for Linux/{name}"])
    assert state_of(stick) == before
