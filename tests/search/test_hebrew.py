"""The other forms of short Hebrew words."""

from __future__ import annotations

import pytest

from reader.search.hebrew import other_numbers, with_other_prefixes


@pytest.mark.parametrize(
    ("form", "is_known", "other", "is_one"),
    [
        ("דם", True, "הדם", True),
        ("דם", True, "ובדם", True),
        ("הדם", True, "דם", True),
        ("הלב", True, "בלב", True),
        ("בדם", False, "דם", True),
        ("מים", True, "ים", False),
        ("ם", False, "הם", False),
        ("blood", False, "הblood", False),
    ],
)
def test_forms(form, is_known, other, is_one):
    found = with_other_prefixes(form, is_known=is_known)
    assert (other in found) is is_one
    assert form not in found


@pytest.mark.parametrize(
    ("form", "others"),
    [
        ("ילד", ["ילדים", "ילדות"]),
        ("ילדים", ["ילד"]),
        ("ימים", ["ים"]),
        ("רופאים", ["רופא"]),
        ("חיסונים", ["חיסון"]),
        ("תרופות", ["תרופה", "תרופ"[:-1] + "ף"]),
        ("זריקה", ["זריקות"]),
        ("דלקת", ["דלקות"]),
        ("יד", []),
        ("pill", []),
    ],
)
def test_other_numbers(form, others):
    assert other_numbers(form) == others
