"""The other forms of short Hebrew words."""

from __future__ import annotations

import pytest

from reader.search.hebrew import with_other_prefixes


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
