"""Texts that look the same are compared as equal; others are not."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.marks.compact_text import cluster_end, compact, compact_with_origins

ALIKE = [
    ("fièvre", "fie\u0300vre"),
    ("tiểu đường", unicodedata.normalize("NFD", "tiểu đường")),
    ("한글", "\u1112\u1161\u11ab\u1100\u1173\u11af"),
    ("ガーゼ", "ｶﾞｰｾﾞ"),
    ("ガ", "カ\u3099"),
    ("500 mg", "５００\u00a0ｍｇ"),
    ("office", "oﬃce"),
    ("paracetamol", "para\u00adceta\u00admol"),
    ("می‌شود", "میشود"),
    ("किताब", "कि\u200dताब"),
    ("“don’t” – now", '"don\'t" - now'),
    ("2−3", "2-3"),
    ("wait …", "wait ..."),
    ("الممرضة", "المُمَرِّضَة"),
    ("العربية", "العـــربية"),
    ("שלום", "שָׁלוֹם"),
    ("שׁ", "\ufb2a"),
    ("a b", "a\u202f\u2003b"),
    ("❤", "❤\ufe0f"),
    ("，。", ",。"),
]

DIFFERENT = [
    ("schon", "schön"),
    ("má", "ma"),
    ("US", "us"),
    ("résumé", "resume"),
    ("ก่า", "กา"),
    ("कि", "का"),
    ("は", "ば"),
    ("1.5", "15"),
    ("<5", ">5"),
]


@pytest.mark.parametrize(("one", "other"), ALIKE)
def test_texts_that_look_the_same(one, other):
    assert compact(one) == compact(other)
    assert compact(one)


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_texts_that_differ(one, other):
    assert compact(one) != compact(other)
    assert compact(unicodedata.normalize("NFD", one)) != compact(other)


@given(st.text())
def test_origins_belong_to_the_characters(text):
    characters, origins = compact_with_origins(text)
    assert characters == compact(text)
    assert len(origins) == len(characters)
    assert origins == sorted(origins)
    assert all(0 <= each < len(text) for each in origins)


@given(st.text(alphabet=st.characters(categories=["L", "M", "N", "P", "S", "Zs"])))
def test_composed_and_decomposed_texts_are_the_same(text):
    composed, decomposed = (unicodedata.normalize(form, text) for form in ("NFC", "NFD"))
    assert compact(composed) == compact(decomposed)


@pytest.mark.parametrize(
    ("text", "offset", "end"), [("ab", 0, 1), ("e\u0301b", 0, 2), ("ab", 1, 2), ("ｶﾞ", 0, 2), ("שָׁ", 0, 3)]
)
def test_a_cluster_ends_after_its_marks(text, offset, end):
    assert cluster_end(text, offset) == end
