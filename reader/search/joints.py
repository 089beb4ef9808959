"""Checks the signs between and beside the words of a match, which the index does not have."""

from __future__ import annotations

import enum
import re
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.search.matcher import FormMatch

PART_OF_NUMBER = 0.5
"""How much a number counts that stands in a longer one, such as 5 in 0.5, compared with the number alone."""

WITHOUT_MINUS = 0.8
"""How much a number without a minus sign counts where one with it was typed."""


class Check(enum.Enum):
    """GROUPED   groups of three digits: nothing but the sign between groups, and no further group
    SPACED    one space or hyphen between the words
    MEASURE   a number in groups of digits, and its unit
    HYPHENATED  one hyphen
    DOTTED    a full stop, as in H.I.V.
    NUMBER    counts less within a longer number
    NEGATIVE  counts less without a minus sign
    """

    GROUPED = enum.auto()
    SPACED = enum.auto()
    MEASURE = enum.auto()
    HYPHENATED = enum.auto()
    DOTTED = enum.auto()
    NUMBER = enum.auto()
    NEGATIVE = enum.auto()


_SPACES, _HYPHENS = " \u00a0\u2009\u202f", "\\-\u2010-\u2014\u2212"
_GROUP_SIGN = f"[{_SPACES},.'’٫٬]"
_BETWEEN = {
    Check.GROUPED: re.compile(f"[{_SPACES},.:/'’٫٬]"),
    Check.SPACED: re.compile(f"[{_SPACES}{_HYPHENS}'’]"),
    Check.MEASURE: re.compile(f"[{_SPACES}{_HYPHENS},.'’٫٬]"),
    Check.HYPHENATED: re.compile(f"[{_HYPHENS}'’]"),
    Check.DOTTED: re.compile(r"\. ?"),
}
_FURTHER_GROUP = re.compile(rf"{_GROUP_SIGN}\d{{3}}(?!\d)")
_DECIMALS = re.compile(r"[.,٫]\d")
_ENDS_IN_DIGIT_AND_SIGN = re.compile(r"\d[.,'’٫٬\u202f]$")
_ENDS_IN_MINUS = re.compile(f"(?<!\\w)[{_HYPHENS}] ?$")


def positions_of(found: Iterable[FormMatch]) -> set[int]:
    """The positions of the forms whose signs must be looked at."""
    return {number for each in found if each.check for number in range(each.position, each.end)}


def checked(found: Iterable[FormMatch], text: str, spans: Mapping[int, tuple[int, int]]) -> list[FormMatch]:
    """The matches that pass their checks. `spans`: number of a form -> its span in the text."""
    passed = []
    for each in found:
        quality = _share(each, text, spans) if each.check else 1.0
        if quality:
            passed.append(each if quality == 1.0 else each._replace(quality=each.quality * quality))
    return passed


def _share(found: FormMatch, text: str, spans: Mapping[int, tuple[int, int]]) -> float:
    """By which the quality of a match is multiplied; 0 if it is none."""
    first, last = spans[found.position][0], spans[found.end - 1][1]
    before, after = text[max(0, first - 2) : first], text[last : last + 5]
    match found.check:
        case Check.NUMBER:
            is_part = _DECIMALS.match(after) or _ENDS_IN_DIGIT_AND_SIGN.search(before)
            return PART_OF_NUMBER if is_part else 1.0
        case Check.NEGATIVE:
            return 1.0 if _ENDS_IN_MINUS.search(before) else WITHOUT_MINUS
        case Check.GROUPED if _FURTHER_GROUP.match(after) and not after.startswith((":", "/")):
            return 0.0
    between = _BETWEEN[found.check] if found.check else None
    numbers = range(found.position, found.end - 1)
    gaps = ((spans[number][1], spans[number + 1][0]) for number in numbers)
    # The words of one character, such as ½, have nothing between them.
    return 1.0 if between and all(last > first or between.fullmatch(text, last, first) for last, first in gaps) else 0.0
