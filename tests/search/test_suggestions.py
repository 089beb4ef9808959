"""Typing errors: what was probably meant, from words that the packs have, and never what finds nothing."""

from __future__ import annotations

import functools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.search.suggestions import allowed_errors, edit_distance
from tests.search.asking import ids, term, texts

BODIES = (
    "Psychotherapy changes the amygdala.",
    "The hippocampus sorts memories of the day.",
    "Memories and trauma. The trauma of war.",
    *("The trauma came back." for _ in range(10)),
    "One truama is a slip of the pen.",
    "L'anxiété en français, un mot à part.",
    "vitamin B12 and 12 months",
    "大脑皮层",
)


@pytest.fixture(scope="module")
def searcher(lasting):
    return lasting.searcher(lasting.pack(texts(*BODIES), [term("neuroplasticity", "The brain changes.")]))


@pytest.mark.parametrize(
    ("typed", "suggestion"),
    [
        ("amigdala", "amygdala"),
        ("amydgala ", "amygdala "),
        ("AMIGDALA", "amygdala"),
        ("hipocampus", "hippocampus"),
        ("hippocamppus memories", "hippocampus memories"),
        ("psycotherapy", "psychotherapy"),
        ("phychotherapy", "psychotherapy"),
        ("nueroplasticity", "neuroplasticity"),
        ("neuroplast1city", ""),
        ("anxeite", "anxiété"),
        ("the amigdala, please", "the amygdala, please"),
        ("“amigdala” hipocampus", "“amigdala” hippocampus"),
        ("amigda", "amygdala"),
        ("xyzzy", ""),
        ("abc", ""),
        ("qq", ""),
        ("大脑海", ""),
        ('"amigdala"', ""),
        ("", ""),
    ],
)
def test_nothing_was_found(searcher, typed, suggestion):
    answer = searcher.ask(typed)
    assert answer.suggestion == suggestion
    assert answer.typed == typed
    if answer.is_suggested:
        assert answer.hits
        assert ids(answer) == ids(searcher.ask(answer.suggestion))


SHORT = {
    "en": ("The fever rose.", ("feber", "fver", "fevre", "ffever", "efver", "hever"), "fever"),
    "fr": ("Le chlore désinfecte.", ("clor", "clore", "chlroe", "hlore", "chlrre"), "chlore"),
    "de": ("Das Herz schlägt.", ("hers", "hezr", "herrz", "gerz"), "herz"),
    "sv": ("Ett sår läker.", ("läger", "lker", "läkre", "läkeer"), "läker"),
    "ru": ("Вода кипит.", ("вада", "воад", "воода", "фода"), "вода"),
    "ar": ("هذا الماء بارد.", ("باردد", "ابرد", "بادر"), "بارد"),
    "hi": ("उसे बुखार है।", ("बुखर", "बखार", "बुखारर", "बुकार"), "बुखार"),
}


@pytest.mark.parametrize(
    ("language", "slip"), [(language, slip) for language, (_, slips, _) in SHORT.items() for slip in slips]
)
@pytest.mark.parametrize("form", ["{}", "{} ", "zzz {} ", "{} zzz"])
def test_a_short_word_with_one_slip(lasting, language, slip, form):
    body, _, word = SHORT[language]
    answer = _short(lasting, language, body).ask(form.format(slip))
    assert ids(answer) == ["a1"]
    if answer.is_suggested:
        assert word in answer.suggestion.split()


@functools.cache
def _short(lasting, language, body):
    return lasting.searcher(lasting.pack(texts(body), language=language))


@pytest.mark.parametrize("typed", ["clxxr", "feb ", "fxver y", "fbr "])
def test_two_slips_in_a_short_word_are_another_word(shelf, typed):
    searcher = shelf.searcher(shelf.pack(texts("Le chlore désinfecte.", "La fièvre monte."), language="fr"))
    assert searcher.ask(typed).hits == ()


def test_a_word_without_its_accents_is_found(searcher):
    answer = searcher.ask("anxiete ")
    assert answer.hits
    assert (answer.suggestion, answer.is_suggested) == ("", False)


def test_little_was_found(searcher):
    """The likelier word is offered, and what was typed is still what is shown."""
    answer = searcher.ask("truama ")
    assert (ids(answer), answer.suggestion, answer.is_suggested) == (["a14"], "trauma ", False)
    assert searcher.ask("trauma ").suggestion == ""
    assert searcher.ask("amygdala ").suggestion == ""


def test_other_words_of_the_query_stay(searcher):
    answer = searcher.ask("amigdala -hippocampus")
    assert (answer.suggestion, ids(answer)) == ("amygdala -hippocampus", ["a1"])


def test_only_within_the_pack_that_is_asked(shelf, searcher):
    two = shelf.searcher(shelf.pack(texts("amygdala"), id="one"), shelf.pack(texts("nothing"), id="two"))
    assert two.ask("amigdala").is_suggested
    assert two.ask("amigdala", pack="one").suggestion == "amygdala"
    assert two.ask("amigdala", pack="two").suggestion == ""


@given(st.data())
@settings(max_examples=60)
def test_a_suggestion_always_finds_something(searcher, data):
    word = data.draw(st.sampled_from([word.strip(".,") for body in BODIES for word in body.split()]))
    place = data.draw(st.integers(0, len(word)))
    letter = data.draw(st.sampled_from(["", "x", "é", "\ud800", "大", "'", '"', " "]))
    typed = word[:place] + letter + word[place + data.draw(st.integers(0, 2)) :]
    answer = searcher.ask(typed)
    assert answer.unsearchable == ()
    if answer.suggestion:
        assert searcher.ask(answer.suggestion).hits
        assert any(searcher.ask(answer.suggestion).counts.values())
    assert not answer.is_suggested or answer.suggestion


@pytest.mark.parametrize(
    ("typed", "word", "distance"),
    [
        ("pain", "pain", 0), ("pian", "pain", 1), ("pan", "pain", 1), ("paiin", "pain", 1), ("pein", "pain", 1),
        ("pnia", "pain", 2), ("pai", "painting", 9), ("", "", 0),
    ],
)  # fmt: skip
def test_distance(typed, word, distance):
    found = edit_distance(typed, word, 3, is_prefix=False)
    assert found == distance or found > 3 < distance


@given(st.text("ab", max_size=6), st.text("ab", max_size=6))
def test_distance_is_the_same_both_ways(one, other):
    assert edit_distance(one, other, 6, is_prefix=False) == edit_distance(other, one, 6, is_prefix=False)
    assert edit_distance(one, one + other, 6, is_prefix=True) <= 0.3


@pytest.mark.parametrize(("form", "errors"), [("abc", 0), ("abcd", 1), ("abcdef", 2), ("a" * 12, 3), ("a" * 300, 3)])
def test_longer_words_may_have_more_errors(form, errors):
    assert allowed_errors(form) == errors
