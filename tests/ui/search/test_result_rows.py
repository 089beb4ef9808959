"""Rows of an answer: grouped, cut to size, and without what turns or breaks a line."""

from __future__ import annotations

import pytest

from reader.ui.search.result_rows import CONTEXT, LONGEST, clipped, rows_of
from tests.ui.search.searches import hit


@pytest.mark.parametrize(
    ("text", "marks", "shown", "moved"),
    [
        ("", (), "", ()),
        ("plain", (), "plain", ()),
        ("a b", ((2, 3),), "a b", ((2, 3),)),
        ("two\nlines\tand\x00more", ((4, 9),), "two lines and more", ((4, 9),)),
        ("\u202eabc\u2066def\u2069", ((1, 4),), "\u200babc\u200bdef\u200b", ((1, 4),)),
        ("🧠🧠 x", ((3, 4),), "🧠🧠 x", ((3, 4),)),
        ("a\ud800b", ((0, 3),), "a\u200bb", ((0, 3),)),
        ("marks", ((3, 2), (2, 2), (-5, 2), (4, 99), (50, 60)), "marks", ((0, 2), (4, 5))),
        ("unsorted", ((4, 5), (0, 1)), "unsorted", ((0, 1), (4, 5))),
    ],
)
def test_clipped(text: str, marks: tuple[tuple[int, int], ...], shown: str, moved: tuple[tuple[int, int], ...]) -> None:
    assert clipped(text, marks) == (shown, moved)


@pytest.mark.parametrize("position", [0, 300, LONGEST - 100, LONGEST, 5000, 9990])
@pytest.mark.parametrize("filler", ["x", "word "])
def test_a_long_text_is_cut_around_its_first_mark(position: int, filler: str) -> None:
    text = (filler * 10_000)[:position] + "HERE" + (filler * 10_000)[: 10_000 - position]
    shown, marks = clipped(text, ((position, position + 4),))
    assert len(shown) <= LONGEST + 2
    [(first, last)] = marks
    assert shown[first:last] == "HERE"
    assert first <= LONGEST
    assert shown.startswith("…") == (position > LONGEST - CONTEXT)
    assert shown.endswith("…") == (position < 9990)


def test_a_group_for_each_article_and_one_for_terms_and_sources() -> None:
    hits = [
        hit(excerpt="1"), hit("T1", "t1", kind="term", id="t1"), hit("B", "2", id="b"), hit(excerpt="3"),
        hit("S", "s", kind="reference", id="s"), hit("T2", "t2", kind="term", id="t2"), hit(excerpt="4", pack="other"),
    ]  # fmt: skip
    rows = rows_of(hits, {"sample": "A sample", "other": "Other"})
    assert [(row.title, *row.above) if row.hit is None else row.text for row in rows] == [
        ("A guide", "A sample"), "1", "3", ("Glossary", "A sample"), "t1", "t2", ("B", "A sample"), "2",
        ("Sources", "A sample"), "s", ("A guide", "Other"), "4",
    ]  # fmt: skip


def test_one_pack_is_not_named() -> None:
    assert rows_of([hit()], {"sample": "A sample"})[0].above == ()


def test_what_is_spoken() -> None:
    rows = rows_of(
        [
            hit(path=("Part", "Section\u202e"), excerpt="…the\nquiet room."),
            hit("calm", "No storm.", kind="term", id="calm"),
            hit("Reed (2020). Rooms.", "Reed (2020). Rooms.", kind="reference", id="reed"),
        ],
        {"sample": "A sample"},
    )
    assert [row.spoken for row in rows] == [
        "A guide.", "Article. A guide. Part, Section. …the quiet room.", "Glossary.", "Glossary. calm. No storm.",
        "Sources.", "Source. Reed (2020). Rooms.",
    ]  # fmt: skip


def test_a_source_without_an_excerpt_shows_its_title() -> None:
    [_, row] = rows_of([hit("Reed (2020).", "", kind="reference", matches=((0, 4),))], {})
    assert (row.text, row.marks) == ("Reed (2020).", ())


def test_the_same_place_in_a_larger_answer_has_the_same_key() -> None:
    small, large = rows_of([hit()], {}), rows_of([hit(score=0.5), hit(excerpt="more")], {})
    assert [row.key for row in small] == [row.key for row in large[:2]]
    assert len({row.key for row in large}) == 3
