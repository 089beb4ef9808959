"""Ranges of pages."""

from __future__ import annotations

import pytest

from reader.library.citation.pages import first_and_last, full_range, short_range


@pytest.mark.parametrize(
    ("pages", "full", "short", "ends"),
    [
        ("374-383", "374–383", "374-83", ("374", "383")),
        ("374–83", "374–383", "374-83", ("374", "383")),
        ("374 -- 383", "374–383", "374-83", ("374", "383")),
        ("1-10", "1–10", "1-10", ("1", "10")),
        ("99-101", "99–101", "99-101", ("99", "101")),
        ("S12-S15", "S12–S15", "S12-5", ("S12", "S15")),
        ("e12-8", "e12–e18", "e12-8", ("e12", "e18")),
        ("126A-127A", "126A–127A", "126A-127A", ("126A", "127A")),
        ("ix-xii", "ix–xii", "ix-xii", ("ix", "xii")),
        ("7-7", "7–7", "7-7", ("7", "7")),
        ("1101044", "1101044", "1101044", ("1101044", "")),
        ("1-3, 7", "1–3, 7", "1-3, 7", ("1-3, 7", "")),
        ("", "", "", ("", "")),
    ],
)
def test_pages(pages, full, short, ends):
    assert (full_range(pages), short_range(pages), first_and_last(pages)) == (full, short, ends)
