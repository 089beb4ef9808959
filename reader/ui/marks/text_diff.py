"""Compares the text of a mark in two editions: deleted words are struck through, new ones bold and underlined."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from html import escape

from reader.ui.widgets.labels import BOLD

MOST_WORDS = 1500
"""Longer texts are shown without their differences, because comparing them takes too long."""

LONGEST = 12_000  # characters of a text that are shown

_WORD = re.compile(r"\w+|\s+|[^\w\s]+")
_INVISIBLE = re.compile("[\u202a-\u202e\u2066-\u2069\x00-\x08\x0b-\x1f\x7f-\x9f\ufffc\ud800-\udfff]")
"""Control characters, and those that change the direction of text."""


def diff_as_html(old: str, new: str) -> tuple[str, str]:
    """Both texts as HTML, escaped."""
    old, new = (_INVISIBLE.sub("", text)[:LONGEST] for text in (old, new))
    old_words, new_words = _WORD.findall(old), _WORD.findall(new)
    if old == new or len(old_words) > MOST_WORDS or len(new_words) > MOST_WORDS:
        return _as_html(old), _as_html(new)
    old_parts, new_parts = [], []
    for tag, a, b, c, d in SequenceMatcher(None, old_words, new_words, autojunk=False).get_opcodes():
        left, right = _as_html("".join(old_words[a:b])), _as_html("".join(new_words[c:d]))
        is_same = tag == "equal"
        old_parts.append(left if is_same or not left else f"<s>{left}</s>")
        new_parts.append(right if is_same or not right else f"{BOLD}<u>{right}</u></b>")
    return "".join(old_parts), "".join(new_parts)


def _as_html(text: str) -> str:
    return escape(text).replace("\n", "<br>")
