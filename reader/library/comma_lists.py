"""Lists that people type on one line, with the comma of their script between the items."""

from __future__ import annotations

import re

_COMMA = re.compile("[,،、，]")


def typed_items(line: str) -> list[str]:
    """The items in their order, without empty ones.

    >>> typed_items("sleep, fear,"), typed_items("نوم، قلق")
    (['sleep', 'fear'], ['نوم', 'قلق'])
    """
    return [item for part in _COMMA.split(line) if (item := part.strip())]
