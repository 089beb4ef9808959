"""Folding: what a language ignores is ignored, and what the search folds together, filters fold together."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.library.folding import (
    LanguageFolding,
    fold,
    fold_with_origins,
    fold_words,
    original_span,
    primary_language,
)
from tests.folded_pairs import each_pair


@each_pair
def test_alike(language, one, other):
    folding = LanguageFolding(language)
    assert folding.fold(one) == folding.fold(other)
    assert folding.fold(unicodedata.normalize("NFD", one)) == folding.fold(unicodedata.normalize("NFC", other))


@each_pair
def test_alike_for_every_filter(language, one, other):
    assert fold(one) == fold(other)
    assert fold(unicodedata.normalize("NFD", one)) == fold(unicodedata.normalize("NFC", other))


LANGUAGES = ("en", "sv", "tr", "vi", "ar", "is", "pl", "")
letters = st.text(
    st.sampled_from(
        "abßSİıIøÆåﬁé\u0301\u0323\u030aςΐᾳйЁ\u00ad\ufe0fأةىکءـ\u064b\u0653किँज़ड़ो한\u1112\u1161ガｶﾞ\u3099หนู٣²ŉ"
    )
    | st.characters(categories=["L", "M", "Nd", "Nl", "Cf"]),
    max_size=12,
)


@given(letters, st.sampled_from(LANGUAGES), st.sampled_from(["NFC", "NFD"]))
def test_what_the_search_folds_together_filters_fold_together(text, language, form):
    """`fold` depends only on what is left by the folding of a language: equal there, equal here."""
    text = unicodedata.normalize(form, text)
    folded = LanguageFolding(language).fold(text)
    assert " " in folded or fold(folded) == fold(text)  # signs, for which the index has spaces, stay in filters


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("sv", "får", "far"), ("sv", "lön", "lon"), ("da", "ø", "o"), ("fi", "ä", "a"), ("es", "año", "ano"),
        ("tr", "ılık", "ilik"), ("tr", "ş", "s"), ("pl", "ł", "ó"), ("ru", "й", "и"), ("vi", "ơ", "o"),
        ("vi", "đ", "d"),
        ("hi", "कि", "की"), ("hi", "कि", "क"), ("th", "กำ", "กา"), ("ja", "か", "が"), ("en", "a", "b"),
    ],
)  # fmt: skip
def test_apart(language, one, other):
    folding = LanguageFolding(language)
    assert folding.fold(one) != folding.fold(other)
    assert folding.fold(unicodedata.normalize("NFD", one)) != folding.fold(other)


@pytest.mark.parametrize("language", ["en", "tr", "sv", "ar", "", "xx"])
def test_every_character_can_be_folded_and_once_is_enough(language):
    folding = LanguageFolding(language)
    for code in (*range(0x3500), *range(0xA000, 0xAC10), *range(0xD7A0, 0xE000), *range(0xF8F0, 0x10100), 0x10FFFF):
        folded = folding.fold(chr(code))
        assert folding.fold(folded) == folded
        assert not any("A" <= each <= "Z" for each in folded)
        assert " " in folded or fold(folded) == fold(chr(code))


@given(st.text(max_size=30))
def test_folding_twice_changes_nothing(text):
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("tag", "language"), [("en", "en"), ("en-GB", "en"), ("EN", "en"), ("zh-Hant-TW", "zh"), ("", "")]
)
def test_language(tag, language):
    assert primary_language(tag) == language


@pytest.mark.parametrize(
    ("text", "origins"),
    [
        ("abc", None),
        ("Äbc", None),
        ("ßa", [0, 0, 1, 2]),
        ("a\u0308b", [0, 2, 3]),
        ("e\u0301\u0327", [0, 3]),
        ("a\u00adb", [0, 2, 3]),
        ("", None),
    ],
)
def test_where_each_letter_comes_from(text, origins):
    folded, found = LanguageFolding("en").fold_with_origins(text)
    assert folded == LanguageFolding("en").fold(text)
    assert found == origins


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("", []), (" \t", []), ("an Été", ["ete", "an"]), ("“5–HT”", ['"5-ht"']), ("½ don’t", ["don't", "1/2"]),
        ("⭐ c++", ["c++", "⭐"]), ("ء", []),
    ],
)  # fmt: skip
def test_words_of_a_filter(typed, words):
    assert fold_words(typed) == words


@pytest.mark.parametrize(
    ("text", "part", "original"),
    [
        ("Ein Café", "cafe", "Café"),
        ("Straße", "as", "aß"),
        ("Cafe\u0301 da", "e d", "e\u0301 d"),
        ("plain", "la", "la"),
    ],
)
def test_original_span(text, part, original):
    folded, origins = fold_with_origins(text)
    assert folded == fold(text)
    first, last = original_span(origins, folded.index(part), folded.index(part) + len(part))
    assert text[first:last] == original
