"""How a passage reads now against how it read: what went is struck through, what came is bold and underlined."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from html import escape

MOST_WORDS = 1500
"""More are shown without their differences: to compare them takes too long."""

LONGEST = 12_000  # characters shown of a passage

_WORD = re.compile(r"\w+|\s+|[^\w\s]+")
_TURNS = re.compile("[\u202a-\u202e\u2066-\u2069\x00-\x08\x0b-\x1f\x7f-\x9f\ufffc\ud800-\udfff]")


def marked_up(old: str, new: str) -> tuple[str, str]:
    """Both as rich text. Nothing of either is taken for markup."""
    old, new = (_TURNS.sub("", text)[:LONGEST] for text in (old, new))
    before, after = _WORD.findall(old), _WORD.findall(new)
    if old == new or len(before) > MOST_WORDS or len(after) > MOST_WORDS:
        return _plain(old), _plain(new)
    gone, come = [], []
    for what, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        left, right = _plain("".join(before[a:b])), _plain("".join(after[c:d]))
        is_same = what == "equal"
        gone.append(left if is_same or not left else f"<s>{left}</s>")
        come.append(right if is_same or not right else f"<b><u>{right}</u></b>")
    return "".join(gone), "".join(come)


def _plain(text: str) -> str:
    return escape(text).replace("\n", "<br>")
