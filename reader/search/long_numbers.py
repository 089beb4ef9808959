"""Telephone numbers, whose digits people group as they like: 0800123456, 0800-123-456 and (0800) 12 34 56 are one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reader.search.packindex import PackIndex

FEWEST_DIGITS, MOST_DIGITS = 7, 15
"""Shorter numbers are quantities and years, whose groups mean something; no telephone number is longer (E.164)."""

LARGEST_GROUP = 6  # digits
MOST_GROUPS = 6
MOST_TRIED = 48


def groupings(index: PackIndex, forms: Sequence[str]) -> list[tuple[str, ...]]:
    """The ways to group the digits of `forms` that the pack has, at most `MOST_TRIED`."""
    digits = "".join(forms)
    if not (FEWEST_DIGITS <= len(digits) <= MOST_DIGITS and digits.isascii() and digits.isdigit()):
        return []
    starts = range(len(digits))
    pieces = {digits[start : start + size] for start in starts for size in range(1, LARGEST_GROUP + 1)}
    known = index.counts_of({*pieces, digits})
    found: list[tuple[str, ...]] = [(digits,)] if digits in known else []
    for way in _split(digits, known, MOST_GROUPS):
        if len(found) == MOST_TRIED:
            break
        found.append(way)
    return found


def _split(digits: str, known: dict[str, int], most: int) -> Iterator[tuple[str, ...]]:
    """Every way to write `digits` as two to `most` groups that are in `known`."""
    for size in range(LARGEST_GROUP, 0, -1):
        first, rest = digits[:size], digits[size:]
        if not rest or most < 2 or first not in known:
            continue
        if len(rest) <= LARGEST_GROUP and rest in known:
            yield (first, rest)
        yield from ((first, *way) for way in _split(rest, known, most - 1))
