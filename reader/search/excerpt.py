"""The excerpt of a text around its best matches."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from reader.search.answer import BLOCK_SEPARATOR
from reader.search.matcher import FormMatch

EXCERPT_LENGTH = 180  # characters
MOST_BEFORE = 60  # characters before the first of the matches
MOST_STARTS = 12  # matches of the rarest word that are compared
MOST_SNAPPED = 24  # characters that an edge moves, to begin or end with a word
TINY = 1e-9  # differences of weights that are rounding errors

LEAST_BEFORE = 20
_SPACE = re.compile(r"\s")
_BREAK = re.compile(r"(?<![-\u2010\u00ad])[\n\r\t\x0b\x0c\u2028\u2029]\s*")
"""The end of a block, a cell or a line. After a hyphen the word goes on."""


TextSpan = tuple[int, int]


def matched_spans(found: Sequence[FormMatch], spans: Mapping[int, TextSpan]) -> list[TextSpan]:
    """The spans of a text that match, in reading order, without overlaps. `spans`: number of a form -> its span."""
    marked: list[TextSpan] = []
    for each in found:
        first, last = spans[each.position][0], spans[each.end - 1][1]
        if marked and first <= marked[-1][1]:
            marked[-1] = marked[-1][0], max(marked[-1][1], last)
        else:
            marked.append((first, last))
    return marked


def best_start(
    matches: Sequence[FormMatch], spans: Mapping[int, TextSpan], weights: Sequence[float], shown_from: int
) -> tuple[int, int]:
    """(start, rarest): where an excerpt starts that has the rarest word and most of the others, and where that word is.

    Matches before `shown_from` count only if there are no others.
    """
    found = [each for each in matches if spans[each.position][0] >= shown_from] or matches[:1]
    best, most = (0, 0), 0.0
    rarest = max((_value(each, weights) for each in found), default=0.0)
    for each in [each for each in found if _value(each, weights) > rarest - TINY][:MOST_STARTS]:
        position = spans[each.position][0]
        begin, values = position, dict.fromkeys(range(each.first, each.last), 0.0)
        for other in found:
            first, last = spans[other.position][0], spans[other.end - 1][1]
            if position - MOST_BEFORE <= first and last <= position + EXCERPT_LENGTH - MOST_BEFORE:
                begin = min(begin, first)
                for clause in range(other.first, other.last):
                    values[clause] = max(values.get(clause, 0.0), weights[clause] * other.quality)
        total = sum(values.values())
        if total > most + TINY:
            best, most = (begin, position), total
    return best


def _value(found: FormMatch, weights: Sequence[float]) -> float:
    return max(weights[found.first : found.last]) * found.quality


def excerpt(
    text: str, marked: Sequence[TextSpan], shown_from: int, start: int, length: int = EXCERPT_LENGTH
) -> tuple[str, tuple[TextSpan, ...]]:
    """The text around `start` on one line, and the spans of the matches in it. It begins at `shown_from` or later."""
    first, last = shown_from, len(text)
    if last - first > length or _shown_length(text, first, last) > length:
        before = max(LEAST_BEFORE, 2 * MOST_BEFORE - _shown_length(text, max(0, start - MOST_BEFORE), start))
        first = _snap(text, max(shown_from, start - min(before, MOST_BEFORE)), 1)
        if last - first > length or _shown_length(text, first, last) > length:
            longer = _shown_length(text, first, first + length) - length
            last = _snap(text, first + max(length // 3, length - longer), -1)
    part = text[first:last].rstrip()
    lead = "… " if first > shown_from else ""
    last = first + len(part)
    part = part.lstrip()
    first = last - len(part)
    tail = " …" if last < len(text.rstrip()) else ""
    within = [(max(a, first) - first, min(b, last) - first) for a, b in marked if b > first and a < last]
    if _BREAK.search(part):
        shown, starts = _on_one_line(part)
        within = [(starts[a], starts[b]) for a, b in within if starts[a] < starts[b]]
    else:
        shown = _SPACE.sub(" ", part)
    return f"{lead}{shown}{tail}", tuple((a + len(lead), b + len(lead)) for a, b in within)


def _shown_length(text: str, first: int, last: int) -> int:
    """The length of a part of the text with separators for the breaks in it."""
    last = min(last, len(text))
    breaks = _BREAK.findall(text, first, last)
    return last - first + len(breaks) * len(BLOCK_SEPARATOR) - sum(map(len, breaks))


def _on_one_line(text: str) -> tuple[str, list[int]]:
    """With a separator for each break; and for each character, and the end, where it is in the result."""
    shown: list[str] = []
    starts: list[int] = []
    size = end = 0
    for found in _BREAK.finditer(text):
        piece = _SPACE.sub(" ", text[end : found.start()]).rstrip()
        shown += (piece, BLOCK_SEPARATOR)
        starts += range(size, size + len(piece))
        size += len(piece)
        starts += [size] * (found.end() - end - len(piece))
        size, end = size + len(BLOCK_SEPARATOR), found.end()
    shown.append(_SPACE.sub(" ", text[end:]))
    starts += range(size, size + len(text) - end + 1)
    return "".join(shown), starts


def _snap(text: str, position: int, step: int) -> int:
    """The nearest start of a word, forwards (1) or backwards (-1)."""
    if position <= 0 or position >= len(text):
        return position
    for distance in range(MOST_SNAPPED):
        at = position + step * distance
        if 0 < at < len(text) and text[at - 1].isspace() and not text[at].isspace():
            return at
    return position
