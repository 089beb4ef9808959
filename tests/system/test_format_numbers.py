"""Sizes and counts as text."""

from __future__ import annotations

import pytest

from reader.system import format_numbers


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (0, "0 kB"),
        (1, "1 kB"),
        (1499, "1 kB"),
        (520_000, "520 kB"),
        (10**6, "1.0 MB"),
        (354_200_000, "354.2 MB"),
        (15_600_000_000, "15.6 GB"),
    ],
)
def test_bytes(count: int, words: str) -> None:
    assert format_numbers.size(count) == words


@pytest.mark.parametrize(("count", "words"), [(0, "0 files"), (1, "1 file"), (2, "2 files"), (2000, "2,000 files")])
def test_counted(count: int, words: str) -> None:
    assert format_numbers.counted(count, "file") == words


@pytest.mark.parametrize(("count", "words"), [(0, "0 copies"), (1, "1 copy"), (2000, "2,000 copies")])
def test_counted_with_an_irregular_plural(count: int, words: str) -> None:
    assert format_numbers.counted(count, "copy", "copies") == words
