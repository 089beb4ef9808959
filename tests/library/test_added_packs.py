"""The packs that the reader has added: whatever the settings hold, what is of use is kept and the rest is dropped."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest

from reader.library import added_packs
from reader.library.shelf import PackOnShelf

SEEN = PackOnShelf("brain", "Brain", 3, "2026-05-12", "en", "Reed Press", 2048, Path("/sticks/a.carrel"), is_open=False)
DATA = Path("/home/ann/data")


def value(**changes: object) -> dict[str, Any]:
    return {**added_packs.to_settings([SEEN], DATA)[0], **changes}


@pytest.mark.parametrize("values", [None, {}, "x", 3, True, [], [None], [[]], ["/a.carrel"], [3], [{}]])
def test_nothing_of_use(values):
    assert added_packs.from_settings(values, DATA) == ()


@pytest.mark.parametrize(
    "changes",
    [
        {"file": ""}, {"file": "a.carrel"}, {"file": "/a\0.carrel"}, {"file": "/" + "a" * 5000}, {"file": 3},
        {"id": ""}, {"id": "../a"}, {"id": "a/b"}, {"title": None}, {"title": "x" * 1001}, {"edition": "3"},
        {"edition": True}, {"edition": -1}, {"edition": 1.5}, {"edition": 10**20}, {"size": -1}, {"size": None},
        {"language": []}, {"publisher": "x" * 1001}, {"date": 20260512},
    ],
)  # fmt: skip
def test_what_is_wrong_is_dropped_and_hides_nothing(changes):
    assert added_packs.from_settings([value(**changes), value()], DATA) == (SEEN,)


def test_all_that_is_kept_comes_back():
    assert added_packs.from_settings(added_packs.to_settings([SEEN], DATA), DATA) == (SEEN,)


def test_more_than_anybody_adds():
    values = [value(file=f"/sticks/{number}.carrel") for number in range(5000)]
    assert len(added_packs.from_settings(values, DATA)) == added_packs.MOST_PACKS
    kept = added_packs.with_added(added_packs.from_settings(values, DATA), [SEEN])
    assert (len(kept), kept[0]) == (added_packs.MOST_PACKS, SEEN)


def test_the_newest_comes_first_and_each_file_once():
    other = SEEN._replace(path=Path("/sticks/b.carrel"))
    newer = SEEN._replace(edition=4)
    assert added_packs.with_added((SEEN, other), [newer]) == (newer, other)
    assert added_packs.with_added((), [SEEN, other, newer]) == (newer, other)
    assert added_packs.from_settings([*added_packs.to_settings([newer], DATA), value()], DATA) == (newer,)
    assert added_packs.without_file((newer, other), newer.path) == (other,)


@pytest.mark.parametrize(
    ("file", "data", "text"),
    [
        ("/media/stick/more/a.carrel", "/media/stick/carrel-data", "../more/a.carrel"),
        ("/media/stick/a.carrel", "/media/stick/carrel-data", "../a.carrel"),
        ("/media/stick/carrel-data/own/a.carrel", "/media/stick/carrel-data", "./own/a.carrel"),
        ("/media/other/a.carrel", "/media/stick/carrel-data", "/media/other/a.carrel"),
        ("/media/stick2/a.carrel", "/media/stick/carrel-data", "/media/stick2/a.carrel"),
    ],
)
@pytest.mark.skipif(sys.platform == "win32", reason="its paths have letters")
def test_what_lies_on_the_same_stick_is_found_wherever_that_is_shown(file, data, text):
    assert added_packs.to_stored_path(Path(file), Path(data)) == text
    assert added_packs.from_stored_path(text, Path(data)) == Path(file)
    if text.startswith("."):
        moved = added_packs.from_stored_path(text, Path("/run/media/ann/STICK/carrel-data"))
        assert moved == Path(file.replace("/media/stick", "/run/media/ann/STICK"))


def test_another_systems_path_stays_as_it_is():
    """The settings of a stick come home with what the first computer had on its own disk."""
    theirs = ("/media/a.carrel",) if sys.platform == "win32" else ("E:\\packs\\a.carrel", "\\\\share\\packs\\a.carrel")
    for text in theirs:
        found = added_packs.from_stored_path(text, DATA)
        assert found == Path(text)
        assert added_packs.to_stored_path(found, DATA) == text


@pytest.mark.parametrize(
    ("changes", "description", "articles"),
    [
        ({}, "Of brains.", 12),
        ({"description": 3, "articles": "12"}, "", 0),
        ({"description": "x" * 5000, "articles": -1}, "", 0),
        ({"articles": True}, "Of brains.", 0),
    ],
)
def test_what_the_shelf_says_of_a_pack_that_is_out(changes, description, articles):
    pack = SEEN._replace(description="Of brains.", articles=12)
    entry = {**added_packs.to_settings([pack], DATA)[0], **changes}
    [found] = added_packs.from_settings([entry], DATA)
    assert (found.description, found.articles) == (description, articles)


def test_what_an_older_version_saved():
    entry = value()
    del entry["description"], entry["articles"]
    assert added_packs.from_settings([entry], DATA) == (SEEN,)
