"""The sections of a pack: titles above groups of its articles, on one or two levels."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import NamedTuple

from reader.library.model import PackInfo

LEVELS = 2
MOST_SECTIONS = 1_000
LONGEST_TITLE = 100  # characters


class PackSection(NamedTuple):
    """`level` is 1 or 2. `first` is the number of its first article; the last is before the next section's first."""

    level: int
    first: int
    title: str


def written(sections: Sequence[PackSection]) -> str:
    """The value of `PackInfo.sections`."""
    return json.dumps(sections, ensure_ascii=False, separators=(",", ":")) if sections else ""


def sections_of(info: PackInfo, articles: int) -> tuple[PackSection, ...]:
    """In the order of the articles. `articles` is how many the pack has. None if what a stranger wrote is not valid."""
    if not info.sections:
        return ()
    try:
        values = json.loads(info.sections)
    except (ValueError, RecursionError):
        return ()
    if not isinstance(values, list) or len(values) > MOST_SECTIONS:
        return ()
    found: list[PackSection] = []
    for value in values:
        match value:
            case [int(level), int(first), str(title)] if _is_valid(level, first, title):
                found.append(PackSection(level, first, title))
            case _:
                return ()
    firsts = [section.first for section in found]
    return tuple(found) if firsts == sorted(firsts) and firsts[-1:] < [articles] else ()


def _is_valid(level: int, first: int, title: str) -> bool:
    return 1 <= level <= LEVELS and first >= 0 and 0 < len(title) <= LONGEST_TITLE
