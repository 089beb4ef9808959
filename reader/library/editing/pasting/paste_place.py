"""Puts pasted Markdown into a text: blocks get empty lines around them, and words go into their line."""

from __future__ import annotations

import re

_BLOCKS = re.compile(r"\n\n|^(?:#{1,6} |[-*+] |\d{1,9}[.)] |> |\||!\[|:::|```|---$|\[\^[^\]]+\]:)", re.MULTILINE)


def at_place(markdown: str, text: str, start: int, end: int) -> str:
    """What to put in place of the selection from `start` to `end`.

    >>> at_place("## Night", "Sleep well.", 5, 5), at_place("*very*", "Sleep well.", 5, 5)
    ('\\n\\n## Night\\n\\n', '*very*')
    """
    if not _BLOCKS.search(markdown):
        return markdown
    before, after = text[:start], text[end:]
    return f"{_gap_after(before)}{markdown}{_gap_before(after)}"


def _gap_after(before: str) -> str:
    above, _, line = before.rpartition("\n")
    if line.strip():
        return "\n\n"
    above_line = above.rpartition("\n")[2]
    return "\n" if above_line.strip() else ""


def _gap_before(after: str) -> str:
    line, _, below = after.partition("\n")
    if line.strip():
        return "\n\n"
    return "\n" if below.partition("\n")[0].strip() else ""
