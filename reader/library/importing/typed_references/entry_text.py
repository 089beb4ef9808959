"""The text of one entry of a list of sources: cleaned, and divided into sentences."""

from __future__ import annotations

import re

from reader.library.importing.markdown_escape import cleaned
from reader.library.importing.typed_references.words import word_set

LONGEST_PARSED = 2_500
"""Characters of an entry that is taken apart; a longer one is only kept as it is printed."""

TAKEN = "\x1f"
"""Stands in the rest of an entry for a part whose meaning is known, such as an address."""

_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—−﹣－", "-"))
_STOP = re.compile(r"(?P<sign>[.?!।。．](?P<quote>[”\"’'»)\]]{0,2}))(?P<space>\s+)(?=\S)|(?P<wide>[。．])(?=\S)")
_NO_END = word_set(
    "vol vols no nos nr núm n p pp s art rev suppl supl st dr mr mrs ms prof vs v t jg bd hrsg dir coord approx ca "
    "c fig tab univ dept inc ltd co al cap chap ch sec sect art ser pt proc trans tech и т с № др изд ред"
)
_LAST_WORD = re.compile(r"(?<!['’])([^\W\d_]{1,12})$")
_INNER_CAPITAL = re.compile(r"[a-z]{1,3}[A-Z]")
"""mhGAP, eHealth: how a sentence may begin all the same."""


def one_line(text: str) -> str:
    """The entry as it is printed, on one line and without invisible signs."""
    return " ".join(_INVISIBLE.sub("", cleaned(text)).split())


def with_hyphens(text: str) -> str:
    """The same length, with one kind of dash."""
    return text.translate(_DASHES)


def sentence_ends(text: str) -> list[tuple[int, int, str]]:
    """Where sentences end: the end of the text, the beginning of the next, and the sign between."""
    ends = []
    for found in _STOP.finditer(text):
        sign = found["sign"] or found["wide"]
        start = found.start()
        if sign == ".":
            before = _LAST_WORD.search(text, max(0, start - 13), start)
            word = before[1] if before else ""
            goes_on = text[found.end() : found.end() + 1].islower() and not _INNER_CAPITAL.match(text, found.end())
            if word.casefold() in _NO_END or goes_on or (len(word) == 1 and word.isupper()):
                continue
        # A full stop does not belong to the sentence, other signs do.
        kept = start if sign[0] in ".।。．" and len(sign) == 1 else found.start() + len(sign)
        ends.append((kept, found.end(), sign[0]))
    return ends


def sentences(text: str) -> list[tuple[str, str]]:
    """Each sentence, and the sign at its end."""
    parts, start = [], 0
    for end, following, sign in sentence_ends(text):
        parts.append((text[start:end].strip(), sign))
        start = following
    last = text[start:].strip()
    return [(part, sign) for part, sign in [*parts, (last.rstrip("."), "")] if part.strip(f" .,;:{TAKEN}")]
