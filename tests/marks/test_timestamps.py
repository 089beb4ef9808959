"""Times as text."""

from __future__ import annotations

from datetime import datetime

import pytest

from reader.marks import timestamps


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("2025-04-28T12:00:00.000001Z", "2025-04-28T12:00:00.000001Z"),
        ("2025-04-28T12:00:00Z", "2025-04-28T12:00:00.000000Z"),
        ("2025-04-28T14:00:00.5+02:00", "2025-04-28T12:00:00.500000Z"),
    ],
)
def test_times(text, read):
    assert timestamps.normalized(text) == read


@pytest.mark.parametrize("text", ["", "2025-04-28", "2025-04-28T12:00:00", "9999-12-31T23:59:59.999999Z", "x" * 99])
def test_no_times(text):
    with pytest.raises(ValueError, match=r".*"):
        timestamps.normalized(text)


@pytest.mark.parametrize(
    ("time", "other", "later"),
    [
        ("2025-04-28T12:00:01+00:00", "2025-04-28T12:00:00.000000Z", "2025-04-28T12:00:01.000000Z"),
        ("2025-04-28T12:00:00+00:00", "2025-04-28T12:00:00.000000Z", "2025-04-28T12:00:00.000001Z"),
        ("2024-04-28T12:00:00+00:00", "2025-04-28T12:00:00.999999Z", "2025-04-28T12:00:01.000000Z"),
        ("2025-04-28T12:00:00+00:00", "invalid", "2025-04-28T12:00:00.000000Z"),
        ("2025-04-28T12:00:00+00:00", "8025-02-30T00:00:00.000000Z", "2025-04-28T12:00:00.000000Z"),
    ],
)
def test_later_than(time, other, later):
    """A change is newer than what it changes, even if the clock was set back."""
    assert timestamps.later_than(datetime.fromisoformat(time), other) == later
