"""Times of marks as text: UTC, ISO 8601 with microseconds, so that they sort by time."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from functools import lru_cache

_FORMAT = "%Y-%m-%dT%H:%M:%S.%fZ"
_VALID = re.compile(r"[1-8]\d{3}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z", re.ASCII)
"""Years 1000 to 8999: all texts have the same length, and there is always a later time."""

FAR_AHEAD = timedelta(days=30)
"""A time so far after this computer's clock comes from a clock that was wrong. Small differences are normal."""

PROGRAM_EXISTS = "2025-01-01T00:00:00.000000Z"
"""A clock before this is wrong itself, so that it says nothing about other times."""

NEVER = ""
"""Before every time."""

LAST = "9999-12-31T23:59:59.999999Z"


def now() -> datetime:
    return datetime.now(UTC)


def formatted(time: datetime) -> str:
    return time.astimezone(UTC).strftime(_FORMAT)


def latest_credible(time: datetime, tolerance: timedelta = FAR_AHEAD) -> str:
    """The latest time that is not far ahead of `time`, which is that of this computer."""
    if formatted(time) < PROGRAM_EXISTS:
        return LAST
    try:
        return formatted(time + tolerance)
    except OverflowError:
        return LAST


def is_far_ahead(text: str) -> bool:
    """Of this computer's clock, so that a clock must have been wrong."""
    time = now()
    return text > _latest_in(time.replace(second=0, microsecond=0))


@lru_cache(maxsize=1)
def _latest_in(minute: datetime) -> str:
    """Thousands of marks are asked about at once."""
    return latest_credible(minute)


def parse(text: str) -> datetime:
    """Raises ValueError."""
    return datetime.strptime(text, _FORMAT).replace(tzinfo=UTC)


def normalized(text: str) -> str:
    """From any ISO 8601 time with a time zone. Raises ValueError."""
    if _VALID.fullmatch(text):
        parse(text)
        return text
    time = datetime.fromisoformat(text[:40])
    if time.tzinfo is None or not 1000 < time.year < 8999:
        raise ValueError("the time has no time zone, or its year is out of range")
    return formatted(time)


def next_after(text: str) -> str:
    """One microsecond later."""
    return formatted(parse(text) + timedelta(microseconds=1))


def later_than(time: datetime, other: str) -> str:
    """`time`, or one microsecond after `other` if that is later.

    So a change is always newer than what it changes, even if the clock was set back.
    """
    text = formatted(time)
    if text > other or not _VALID.fullmatch(other):
        return text
    try:
        return next_after(other)
    except ValueError:  # for example February 30
        return text
