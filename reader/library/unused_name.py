"""A name that nothing else has yet."""

from __future__ import annotations

from collections.abc import Container
from itertools import count


def unused_name(base: str, used: Container[str], ending: str = "") -> str:
    """`base`, or else `base-2`, `base-3` …, with the ending.

    >>> unused_name("moon", {"moon.png"}, ".png")
    'moon-2.png'
    """
    if (name := f"{base}{ending}") not in used:
        return name
    return next(name for number in count(2) if (name := f"{base}-{number}{ending}") not in used)
