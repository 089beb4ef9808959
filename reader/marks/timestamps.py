"""Times of marks: UTC, ISO 8601 with microseconds, so that comparing texts compares times."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

_FORM = "%Y-%m-%dT%H:%M:%S.%fZ"
_WRITTEN = re.compile(r"[1-8]\d{3}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z", re.ASCII)
"""From year 1000 to 8999: always of one length, and there is always a later one."""


def now() -> datetime:
    return datetime.now(UTC)


def written(time: datetime) -> str:
    return time.astimezone(UTC).strftime(_FORM)


def parse(text: str) -> datetime:
    """Raises ValueError."""
    return datetime.strptime(text, _FORM).replace(tzinfo=UTC)


def read(text: str) -> str:
    """Any ISO 8601 time with a zone, as it is written here. Raises ValueError."""
    if _WRITTEN.fullmatch(text):
        parse(text)
        return text
    time = datetime.fromisoformat(text[:40])
    if time.tzinfo is None or not 1000 < time.year < 8999:
        raise ValueError("a time without a zone, or of no year of ours")
    return written(time)


def later_than(time: datetime, other: str) -> str:
    """`time`, or where that is not later than `other`, what comes right after it: clocks are set back.

    A change thereby always outlives what it changes.
    """
    text = written(time)
    if text > other or not _WRITTEN.fullmatch(other):
        return text
    try:
        return written(parse(other) + timedelta(microseconds=1))
    except ValueError:  # such as a thirtieth of February
        return text
