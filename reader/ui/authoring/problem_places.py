"""Where in a line the words are that a problem speaks of, so that they can be underlined."""

from __future__ import annotations

import re

from reader.translation import in_english

_NAMED = re.compile(
    r"@[\w.\-]+|“([^”]{1,200})”|#[\w.\-]+|\{#[^}]*\}|figures/[^\s,;]+|[*_^~=]{2,}|\[\[|(?<=unknown )\S+ (\S+)"
)


def place_in_line(line: str, message: str) -> tuple[int, int]:
    """From where to where in the line: what the message names, or else all of its text."""
    for found in _NAMED.finditer(in_english(message)):
        words = (found[1] or found[2] or found[0]).rstrip(".,;:")
        at = line.find(words) if len(words) > 1 else -1
        if at >= 0:
            return at, at + len(words)
    start = len(line) - len(line.lstrip())
    return start, max(start, len(line.rstrip()))
