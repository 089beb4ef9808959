"""Which parts of a text keep an order of their own in a line that is read in the other direction.

Unicode's rules turn `+254 700 123 456` around in Arabic, and move the 500 of `دواء 500 mg` before the word in English.
Such parts are set apart by Unicode's isolates, which only the line that is shown has: no text that is searched, copied
or marked.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from reader.ui.widgets.text_direction import has_right_to_left

LEFT_TO_RIGHT, RIGHT_TO_LEFT, END = "\u2066", "\u2067", "\u2069"

_ISOLATED = f"{LEFT_TO_RIGHT}[^{END}]*"
"""What keeps its order already."""

_ANY_DIGIT = r"\d"  # of any script
_SIGN = r"[+−±~≈<>≤≥-]"
_RIGHT = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
_LATIN = "A-Za-zµ\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u0370-\u03ff\u0400-\u052f\u1e00-\u1fff"
_ADDRESS_BEGIN = r"https?://|www\.|(?:[Dd][Oo][Ii]:)?10\.[0-9]{4,9}/"
_ADDRESS = rf"(?:{_ADDRESS_BEGIN})(?:[!-'*-~]|\([!-'*-~]*\))*(?:(?<=\))|(?<=[A-Za-z0-9/_=#&-]))"
_ATOM = rf"(?:[0-9]+|(?!{_ADDRESS_BEGIN})[{_LATIN}][{_LATIN}0-9²³'’]*|[%‰]|°[CFK]?)"
_JOINT = r"(?:\u2060?(?:[ \u00a0\u202f]?[–—−×&=<>≤≥≈+][ \u00a0\u202f]?|[ \u00a0\u202f]|[.,:/'’*@_^+-])\u2060?|\u2060?)"
_GOES_ON = (
    rf"[,;:.!?]? (?!{_ADDRESS_BEGIN})[{_LATIN}][{_LATIN}0-9²³'’]*"
    rf"|[ \u00a0]?\([{_LATIN}][^(){_RIGHT}\n]{{0,80}}\)"
)
"""Latin words behind a comma or in brackets: otherwise they would go before what they follow."""


@cache  # not at the top: a page from left to right is shown without this pattern and the others
def _parts_from_left() -> re.Pattern[str]:
    return re.compile(
        rf"{_ADDRESS}|"
        rf"(?<![{_LATIN}0-9])(?:{_SIGN}{{1,2}}\u2060?[ \u00a0\u202f]?(?=[0-9]))?{_ATOM}"
        rf"(?:{_JOINT}{_ATOM}|{_GOES_ON})*(?:\+(?![0-9]))?"
    )


_ONE_NUMBER = r"[0-9]+(?:[.,:/][0-9]+)*"

_DIGIT = "[0-9٠-٩۰-۹]"
_GROUP = rf"[ \u00a0\u202f-]{_DIGIT}{{2,}}"


@cache
def _telephone() -> re.Pattern[str]:
    """In the digits of Arabic and Persian, `٥-١٠` is a range, which is read from the right."""
    return re.compile(
        rf"(?<!{_DIGIT})(?:\+{_DIGIT}+(?:{_GROUP})+|[0٠۰]{_DIGIT}+(?:{_GROUP})+|{_DIGIT}{{2,}}(?:{_GROUP}){{2,}})"
    )


@cache
def _parts_from_right() -> re.Pattern[str]:
    return re.compile(
        rf"[{_RIGHT}](?>(?:[{_RIGHT}\u200c\u200d \u00a0]{{0,80}}[{_RIGHT}])?)(?=[\s\u2060.,:;()/–-]{{1,3}}[0-9])"
    )


def isolated_parts(text: str, *, is_rtl: bool) -> list[tuple[int, int]]:
    """The first and last index of each part that keeps its order in a line with the direction of `is_rtl`.

    >>> text = "اتصل بالرقم +254 700 123 456 الآن"
    >>> [text[first:last] for first, last in isolated_parts(text, is_rtl=True)]
    ['+254 700 123 456']
    """
    if not is_rtl and not has_right_to_left(text):
        return []
    if not re.search(_ANY_DIGIT, text) and not re.search(_ADDRESS_BEGIN, text):
        return []
    if LEFT_TO_RIGHT in text:
        text = re.sub(_ISOLATED, lambda found: " " * len(found[0]), text)
    if not is_rtl:
        return [match.span() for match in _parts_from_right().finditer(text)]
    parts = [match.span() for match in _parts_from_left().finditer(text) if _needs_isolate(match[0])]
    if not text.isascii():
        taken = {index for first, last in parts for index in range(first, last)}
        numbers = (match.span() for match in _telephone().finditer(text))
        parts += [span for span in numbers if taken.isdisjoint(range(*span))]
    return sorted(parts)


def _needs_isolate(part: str) -> bool:
    """A lone number and words without numbers keep their order by themselves."""
    if re.match(_ADDRESS_BEGIN, part):
        return True
    return re.search(_ANY_DIGIT, part) is not None and not re.fullmatch(_ONE_NUMBER, part)


def isolate_signs(text: str, *, is_rtl: bool) -> list[tuple[int, str]]:
    """The signs around these parts, each with the index before which it stands."""
    begin = LEFT_TO_RIGHT if is_rtl else RIGHT_TO_LEFT
    parts = isolated_parts(text, is_rtl=is_rtl)
    return [sign for first, last in parts for sign in ((first, begin), (last, END))]


def with_signs(text: str, signs: Sequence[tuple[int, str]]) -> str:
    pieces, end = [], 0
    for index, sign in signs:
        pieces += [text[end:index], sign]
        end = index
    return "".join([*pieces, text[end:]])
