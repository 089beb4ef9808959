"""The same work, and the same term, as one types."""

from __future__ import annotations

from typing import Any

import pytest

from reader.library.editing.forms.duplicates import same_terms, same_works
from reader.library.editing.forms.entry_kinds import FormKind, id_for
from reader.library.editing.forms.new_ids import new_id

SOURCES: dict[str, dict[str, Any]] = {
    "doi": {"title": "Sleep", "DOI": "10.1000/182", "issued": "2019"},
    "url": {"title": "Other", "URL": "https://doi.org/10.1000/AB"},
    "book": {"title": "The Night-Shift of the Brain", "issued": {"date-parts": [["2020"]]}},
    "undated": {"title": "Moonlight"},
    "broken": {"title": ["x"], "issued": 3, "DOI": {}},
}
WORKS: dict[str, tuple[dict[str, Any], list[str]]] = {
    "same DOI": ({"DOI": "https://doi.org/10.1000/182"}, ["doi"]),
    "DOI in an address": ({"DOI": "10.1000/ab"}, ["url"]),
    "same title and year": ({"title": "night shift of the brain", "issued": "2020-05"}, ["book"]),
    "same title, no year yet": ({"title": "The night shift of the brain"}, ["book"]),
    "same title, other year": ({"title": "The night shift of the brain", "issued": "2021"}, []),
    "a source without a year": ({"title": "MOONLIGHT", "issued": "2021"}, ["undated"]),
    "two DOIs are two works": ({"title": "Sleep", "issued": "2019", "DOI": "10.1234/x"}, []),
    "a title that is still typed": ({"title": "Sle"}, []),
    "nothing": ({}, []),
}


@pytest.mark.parametrize("name", WORKS)
def test_the_same_work_is_found(name: str) -> None:
    entry, expected = WORKS[name]
    assert same_works(entry, SOURCES) == expected


def test_a_source_is_not_the_same_as_itself() -> None:
    assert same_works(SOURCES["doi"], SOURCES, "doi") == []


TERMS: dict[str, dict[str, Any]] = {
    "rem": {"term": "REM sleep", "aka": ["dream sleep", 3]},
    "odd": {"term": ["x"], "aka": "y"},
}


@pytest.mark.parametrize(
    ("name", "found"), [("rem  Sleep", ["rem"]), ("Dream sleep", ["rem"]), ("sleep", []), ("", [])], ids=str
)
def test_the_same_term_is_found_by_each_of_its_names(name: str, found: list[str]) -> None:
    assert same_terms({"term": name}, TERMS) == found
    assert same_terms({"term": name}, TERMS, "rem") == []


IDS = {
    "REM sleep": "rem-sleep-2",
    "Müdigkeit & Schlaf": "mudigkeit-schlaf",
    "Straße": "strasse",
    "海马体": "term",
    "النوم": "term",
    "...": "term",
    "": "term",
    "CON": "con",
    "x" * 300: "x" * 24,
}


@pytest.mark.parametrize("name", IDS, ids=lambda name: name[:20] or "empty")
def test_an_id_is_made_from_the_name(name: str) -> None:
    assert new_id(name, {"REM-sleep"}, "term") == IDS[name]


@pytest.mark.parametrize("used", [["term"], ["term", "TERM-2"], ["term", "term-2", "term-3"]], ids=len)
def test_an_id_is_used_once(used: list[str]) -> None:
    assert new_id("海", used, "term") == f"term-{len(used) + 1}"


@pytest.mark.parametrize(
    ("kind", "entry", "id"),
    [
        (FormKind.TERM, {"term": "Deep sleep"}, "deep-sleep"),
        (FormKind.SOURCE, {"author": [{"family": "Smith"}], "issued": "2020-05"}, "smith2020"),
        (FormKind.SOURCE, {"author": [{"literal": "World Health Organization"}], "issued": "2019"}, "who2019"),
        (FormKind.SOURCE, {"editor": [{"family": "Ödman"}]}, "odman"),
        (FormKind.SOURCE, {}, "source"),
        (FormKind.SOURCE, {"author": 3, "title": [], "issued": {}}, "source"),
        (FormKind.QUESTION, {"question": "Why sleep?"}, "why-sleep"),
    ],
    ids=lambda value: str(value)[:30],
)
def test_a_new_entry_is_named_after_itself(kind: FormKind, entry: dict[str, Any], id: str) -> None:
    assert id_for(kind, entry, []) == id
