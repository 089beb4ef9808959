"""Notes are found by their words, and shown before what the packs have."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reader.marks.make_target import source_of, target_of_block
from reader.marks.model import MarkKind, new_mark
from reader.note_search import Notes, with_notes
from reader.search.answer import Answer
from tests.folded_pairs import each_pair
from tests.packs import INFO
from tests.ui import samples
from tests.ui.search import searches


def mark(note: str, **fields: object):
    source = source_of(INFO, samples.GUIDE)
    return new_mark(MarkKind.BOOKMARK, source, target_of_block(samples.GUIDE, "p1-1"), note=note, **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("typed", "count"),
    [("mia", 1), ("MI sle", 1), ("ia", 0), ("mia zebra", 0), ("", 0), ("“ask mia”", 1), ("course", 1), ("cafe", 1)],
)
def test_by_words_and_their_beginnings(typed: str, count: int) -> None:
    notes = Notes([mark("Ask Mia about sleep", labels=("course",)), mark("Un café"), mark("")])
    assert len(notes) == 2
    assert len(notes.find(typed)) == count


def test_what_is_marked_of_a_note() -> None:
    (hit,) = Notes([mark("Ask Mia about sleep")]).find("ask sleep")
    assert [hit.excerpt[first:last] for first, last in hit.matches] == ["Ask", "sleep"]
    assert (hit.kind, hit.location) == ("note", "carrel:sample/guide#p1-1")


@pytest.mark.parametrize(
    ("note", "typed", "marked"),
    [
        ("Gave 5 mg twice", "5mg", ["5 mg"]),
        ("Gave 5mg twice", "5 mg", ["5mg"]),
        ("Gave 400 µg", "400µg", ["400 µg"]),
        ("After COVID-19 only", "covid19", ["COVID-19"]),
        ("After COVID19 only", "covid-19", ["COVID19"]),
        ("1,000 people", "1000", ["1,000"]),
        ("1 000 people", "1000 people", ["1 000 people"]),
        ("1000 people", "1,000", ["1000"]),
        ("Hand-wash first", "handwash", ["Hand-wash"]),
        ("Hand wash first", "handwash", ["Hand wash"]),
        ("Handwash first", "hand wash", ["Handwash"]),
        ("about H.I.V. tests", "hiv", ["H.I.V"]),
        ("an e-mail", "email", ["e-mail"]),
        ("Vitamin B-12", "b12", ["B-12"]),
        ("the baby - fever", "fever -cough", ["fever"]),
        ("freezer -20", "freezer -20", ["freezer", "20"]),
    ],
)
def test_the_ways_to_write_a_word(note: str, typed: str, marked: list[str]) -> None:
    (hit,) = Notes([mark(note)]).find(typed)
    assert [hit.excerpt[first:last] for first, last in hit.matches] == marked


@pytest.mark.parametrize(
    ("note", "typed"),
    [
        ("15 mg", "5mg"),
        ("21,000 people", "1000"),
        ("the rapist", "therapist"),
        ("a typical day", "atypical"),
        ("fever and cough", "fever -cough"),
        ("fever at night", 'fever -"at night"'),
        ("fever", "-fever"),
    ],
)
def test_what_only_looks_like_it(note: str, typed: str) -> None:
    assert Notes([mark(note)]).find(typed) == []


@each_pair
def test_finds_what_the_search_folds_together(language: str, one: str, other: str) -> None:
    (hit,) = Notes([mark(f"1 {one} 2")]).find(other)
    assert {word for first, last in hit.matches for word in hit.excerpt[first:last].split()} == set(one.split())


def test_notes_among_other_hits() -> None:
    found = Notes([mark(f"sleep {number}") for number in range(8)]).find("sleep")
    other = searches.answer("sleep", searches.hit())
    assert [hit.kind for hit in with_notes(other, found, "", 30).hits] == ["note"] * 5 + ["article"]
    assert len(with_notes(other, found, "note", 6).hits) == 6
    assert with_notes(other, found, "note", 6).has_more
    assert with_notes(other, found, "article", 30).hits == other.hits
    suggested = Answer("sleep", other.hits, other.counts, suggestion="sheep", is_suggested=True)
    assert {hit.kind for hit in with_notes(suggested, found, "", 30).hits} == {"note"}
    advice = replace(searches.hit(), is_found_by=True)
    for is_suggested in (False, True):
        answer = Answer("sleep", (advice,), {"article": 1}, suggestion="sheep", is_suggested=is_suggested)
        shown = with_notes(answer, found, "", 30)
        assert [hit.kind for hit in shown.hits][:2] == ["article", "note"]
        assert shown.counts == {"article": 1, "note": 8}
