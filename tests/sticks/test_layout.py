"""Which names belong to Carrel, to the reader, and to the system."""

from __future__ import annotations

import pytest

from reader.sticks import layout
from tests.packs import INFO


def test_the_name_of_a_pack() -> None:
    assert layout.pack_name(INFO) == "packs/sample-3.carrel"
    assert layout.is_pack(layout.pack_name(INFO))


@pytest.mark.parametrize("name", ["sample-3.carrel", "packs/notes.txt", "Carrel for Linux/packs/a.carrel", "packs"])
def test_names_that_are_no_packs(name: str) -> None:
    assert not layout.is_pack(name)


@pytest.mark.parametrize(
    ("name", "is_junk"),
    [
        ("Thumbs.db", True),
        ("desktop.ini", True),
        (".DS_Store", True),
        ("._a.carrel", True),
        ("carrel", False),
        (".a", False),
    ],
)
def test_files_that_a_system_creates(name: str, is_junk: bool) -> None:
    assert layout.is_junk(name) is is_junk


@pytest.mark.parametrize(
    ("name", "is_marks"),
    [
        ("carrel-data/marks.sqlite", True),
        ("Carrel for Linux/Carrel-Data/settings.json", True),
        ("CARREL~1/marks.sqlite", True),
        ("ca1b2c~12/x", True),
        ("packs/carrel-data.carrel", False),
        ("Carrel for Linux/carrel", False),
        ("carrel~x/a", False),
    ],
)
def test_the_readers_marks(name: str, is_marks: bool) -> None:
    assert layout.is_marks(name) is is_marks
