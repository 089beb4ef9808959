"""Packs as rows of the shelf."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.library.shelf import PackOnShelf, PackOrigin
from reader.library.shelf_listing import ListedPack
from reader.ui.shelf.pack_rows import narrowed, rows_of_packs
from tests.folded_pairs import each_pair


def listed(name: str, id: str, edition: int, title: str = "", **changes: object) -> ListedPack:
    seen = PackOnShelf(id, title or id, edition, "2026-05-12", "ar", "Ministry", 2048, Path(name), is_open=False)
    return ListedPack(Path(name), PackOrigin.ADDED, seen, is_available=True)._replace(**changes)  # type: ignore[arg-type]


def test_packs_are_listed_by_title_with_other_files_below_the_one_that_is_read():
    found = rows_of_packs(
        [
            listed("old", "b", 1, "Old name"), listed("z", "z", 1, "zeta"), listed("new", "b", 2, "Beta"),
            listed("again", "b", 2, "Beta"),
            ListedPack(Path("no.carrel"), PackOrigin.NEXT_TO_PROGRAM, None, True, "The file is empty."),
            listed("a", "a", 1, "alpha"), listed("gone", "b", 2, "Beta", is_available=False),
        ],
        Path("old"),
    )  # fmt: skip
    assert [(str(row.listed.file), row.title, row.is_below, row.note) for row in found] == [
        ("a", "alpha", False, ""),
        ("old", "Old name", False, "You are reading it now"),
        ("again", "Another edition: Beta", True, ""),
        ("new", "Another edition: Beta", True, ""),
        ("gone", "Another edition: Beta", True, ""),
        ("z", "zeta", False, ""),
        ("no.carrel", "no.carrel", False, "The file is empty."),
    ]


def test_two_copies_in_one_folder_differ_by_the_names_of_their_files():
    files = ["/own/first.carrel", "/own/second.carrel", "/own/older.carrel"]
    found = rows_of_packs([listed(file, "a", edition) for file, edition in zip(files, (2, 2, 1), strict=True)], None)
    assert [row.about[-1] for row in found] == [
        "File: first.carrel", "File: second.carrel", "File: older.carrel",
    ]  # fmt: skip
    assert len({row.spoken for row in found}) == 3
    assert [row.listed.file for row in narrowed(found, "second")] == [Path("/own/second.carrel")]


def test_the_file_that_is_read_is_the_first_whatever_the_others_say():
    files = [listed("a", "a", 1, "Alpha"), listed("b", "a", 999, "Alpha"), listed("c", "a", 1, "Alpha")]
    files[0] = files[0]._replace(origin=PackOrigin.BUNDLED)
    shown = [(str(row.listed.file), row.title) for row in rows_of_packs(files, None, [Path("a")])]
    assert shown == [
        ("a", "Alpha"),
        ("b", "Another edition"),
        ("c", "Another file with this edition number"),
    ]
    assert [str(row.listed.file) for row in rows_of_packs(files, None, [Path("c")])] == ["c", "a", "b"]


def test_one_id_in_both_unicode_forms_is_one_pack():
    found = rows_of_packs([listed("a", "\u00e9t\u00e9", 1, "A"), listed("b", "e\u0301te\u0301", 1, "A")], Path("b"))
    assert [(str(row.listed.file), row.is_below) for row in found] == [("b", False), ("a", True)]


def test_another_publisher_is_named():
    other = listed("b", "a", 2, "Alpha")
    assert other.pack
    other = other._replace(pack=other.pack._replace(publisher="WHO"))
    found = rows_of_packs([listed("a", "a", 1, "Alpha"), other], Path("a"))
    assert "WHO" in found[1].about


@pytest.mark.parametrize(
    ("typed", "files"), [("", 2), ("BETA", 1), ("arabic ministry", 2), ("arabic alpha", 1), ("x", 0)]
)
def test_any_word_that_is_shown_finds_a_pack(typed, files):
    found = rows_of_packs([listed("a", "a", 1, "Alpha"), listed("b", "b", 1, "Bêta")], None)
    assert len(narrowed(found, typed)) == files


@each_pair
def test_finds_what_the_search_folds_together(language, one, other):
    found = rows_of_packs([listed("a", "a", 1, one), listed("b", "b", 1, "βήτα")], None)
    assert one in [row.title for row in narrowed(found, other)]


@pytest.mark.parametrize(
    ("articles", "read", "line"),
    [
        (12, 4, "4 of 12 articles read"),
        (12, 0, "12 articles"),
        (1, 1, "1 of 1 article read"),
        (1000, 0, "1,000 articles"),
    ],
)
def test_what_a_pack_is_about_and_how_far_it_was_read(articles: int, read: int, line: str) -> None:
    one = listed("new", "a", 2)
    assert one.pack
    one = one._replace(pack=one.pack._replace(description="Of brains.", articles=articles))
    found = rows_of_packs([one, listed("old", "a", 1)], None, [Path("new")], lambda id, _: read if id == "a" else 0)
    assert found[0].about[:2] == ("Of brains.", line)
    assert "Of brains." not in found[1].about
