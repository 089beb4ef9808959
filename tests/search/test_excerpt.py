"""The part of a text that shows why it was found, and what is marked in it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.search.excerpt import EXCERPT_LENGTH, best_start, excerpt, matched_spans
from reader.search.matcher import FormMatch

TEXT = "The brain changes with each word that we say about it, and with each that we hear. " * 12


def found_at(*positions: int, slot: int = 0, size: int = 1) -> list[FormMatch]:
    return [FormMatch(position, position + size, slot, slot + 1, 1.0) for position in positions]


@pytest.mark.parametrize(
    ("found", "marked"),
    [
        ([], []),
        (found_at(0, 2), [(0, 3), (10, 17)]),
        (found_at(0, size=2), [(0, 9)]),
        (found_at(0, 0), [(0, 3)]),
        ([*found_at(0, size=2), *found_at(1)], [(0, 9)]),
        ([*found_at(0), *found_at(0, size=3)], [(0, 17)]),
    ],
)
def test_marks(found, marked):
    assert matched_spans(found, dict(enumerate([(0, 3), (4, 9), (10, 17)]))) == marked


def test_marks_that_touch_are_one():
    assert matched_spans(found_at(0, 1), dict(enumerate([(0, 2), (1, 3)]))) == [(0, 3)]
    assert matched_spans(found_at(0, 1), dict(enumerate([(0, 2), (2, 3)]))) == [(0, 3)]


def test_a_short_text_is_shown_whole():
    assert excerpt("A short text.", [(2, 7)], 0, 2) == ("A short text.", ((2, 7),))
    assert excerpt("", [], 0, 0) == ("", ())


def test_a_long_text_is_cut_between_words():
    shown, [mark] = excerpt(TEXT, [(400, 405)], 0, 400)
    assert shown.startswith("… ")
    assert shown.endswith(" …")
    assert shown[mark[0] : mark[1]] == TEXT[400:405]
    assert shown[2:-2] in TEXT
    assert set(shown[2:-2].split()) <= set(TEXT.split())
    assert len(shown) <= EXCERPT_LENGTH + 4


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("one\ntwo\tthree", "one · two · three"),
        ("one\r\ntwo\u2028three\x0bfour\u00a0five", "one · two · three · four five"),
        ("  \n\n one\n", "one"),
    ],
)
def test_it_stands_on_one_line(text, shown):
    found, [mark] = excerpt(text, [(text.index("one"), text.index("one") + 3)], 0, 0)
    assert found == shown
    assert found[mark[0] : mark[1]] == "one"


def test_a_match_stays_in_view_among_many_breaks():
    text = "a\n" * 300 + "needle\n" + "b\t" * 300
    start = text.index("needle")
    shown, [mark] = excerpt(text, [(start, start + 6)], 0, start)
    assert shown[mark[0] : mark[1]] == "needle"
    assert len(shown) <= EXCERPT_LENGTH + 4
    assert "a · a" in shown
    assert "b · b" in shown


def test_a_match_across_a_break_is_marked_with_its_separator():
    assert excerpt("old\n\nbrain", [(0, 10)], 0, 0) == ("old · brain", ((0, 11),))


def test_nothing_is_shown_from_before_a_heading():
    text = "Heading here\nThe text below."
    assert excerpt(text, [(0, 7), (17, 21)], 13, 0) == ("The text below.", ((4, 8),))
    assert excerpt("Title", [(0, 5)], 6, 0) == ("", ())


def test_the_place_shown_has_most_of_what_was_asked_for():
    spans = {number: (number * 10, number * 10 + 5) for number in range(60)}
    found = [*found_at(1), *found_at(30), *found_at(33, slot=1), *found_at(50)]
    assert best_start(found, spans, [1.0, 2.0], 0) == (300, 330)
    assert best_start(found, spans, [1.0, 2.0], 400) == (500, 500)
    assert best_start([], spans, [1.0], 0) == (0, 0)
    assert best_start(found_at(1), spans, [1.0], 400) == (10, 10)


@given(
    st.text(st.sampled_from("abc  \n\t\u00a0é脳"), max_size=500),
    st.lists(st.tuples(st.integers(0, 500), st.integers(1, 40)), max_size=8),
    st.integers(0, 500),
    st.integers(0, 500),
    st.sampled_from([20, EXCERPT_LENGTH, 600]),
)
def test_marks_lie_within_and_in_order(text, stretches, shown_from, start, length):
    spans = [(first, min(len(text), first + size)) for first, size in sorted(stretches) if first < len(text)]
    marked = matched_spans(found_at(*range(len(spans))), dict(enumerate(spans)))
    shown, within = excerpt(text, marked, min(shown_from, len(text)), min(start, len(text)), length)
    edges = [edge for mark in within for edge in mark]
    assert edges == sorted(edges)
    assert all(0 <= first < last <= len(shown) for first, last in within)
    assert len(shown) <= length + 4
