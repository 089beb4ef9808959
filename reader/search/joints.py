"""Checks the signs between and beside the words of a match, which the index does not have."""

from __future__ import annotations

import enum
import itertools
import re
from collections.abc import Sequence

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
    DIALLED   what people put between the groups of a long number, and no further group
    NUMBER    counts less within a longer number
    NEGATIVE  counts less without a minus sign
    """

    GROUPED = enum.auto()
    SPACED = enum.auto()
    MEASURE = enum.auto()
    HYPHENATED = enum.auto()
    DOTTED = enum.auto()
    DIALLED = enum.auto()
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
    Check.DIALLED: re.compile(rf"[{_SPACES}{_HYPHENS}./(),'’٫٬]{{1,3}}"),
}
_FURTHER_GROUP = re.compile(rf"{_GROUP_SIGN}\d{{3}}(?!\d)")
_DECIMALS = re.compile(r"[.,٫]\d")
_ENDS_IN_DIGIT_AND_SIGN = re.compile(r"\d[.,'’٫٬\u202f]$")
_ENDS_IN_MINUS = re.compile(f"(?<!\\w)[{_HYPHENS}] ?$")


def share(check: Check, text: str, spans: Sequence[tuple[int, int]]) -> float:
    """By which the quality of a match of forms with these spans is multiplied; 0 if it is none."""
    first, last = spans[0][0], spans[-1][1]
    before, after = text[max(0, first - 2) : first], text[last : last + 5]
    match check:
        case Check.NUMBER:
            is_part = _DECIMALS.match(after) or _ENDS_IN_DIGIT_AND_SIGN.search(before)
            return PART_OF_NUMBER if is_part else 1.0
        case Check.NEGATIVE:
            return 1.0 if _ENDS_IN_MINUS.search(before) else WITHOUT_MINUS
        case Check.GROUPED | Check.DIALLED if _FURTHER_GROUP.match(after):
            return 0.0
    between = _BETWEEN[check]
    gaps = [(one[1], other[0]) for one, other in itertools.pairwise(spans)]
    # The words of one character, such as ½, have nothing between them.
    return 1.0 if all(end > start or between.fullmatch(text, end, start) for end, start in gaps) else 0.0
