"""Superscripts and subscripts: their plain form, which every text of a block has, and how the page shows it.

A plain form must not make another number: ten to the sixth is never 106. It is made when a pack is built:

- Unicode's own letters where all of them exist: 10⁶, H₂O, Ca²⁺
- the letters as they are, for an ordinal (1st) and where a subscript joins no digits (Cmax)
- otherwise brackets: 2^(x), 10_(1/2)
"""

from __future__ import annotations

import re

from reader.library.model import Style

_SUPERSCRIPTS = dict(zip("0123456789+-−=()ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱ", strict=True))
_SUBSCRIPTS = dict(zip("0123456789+-−=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎", strict=True))
_SHOWN = {ord(script): plain for scripts in (_SUPERSCRIPTS, _SUBSCRIPTS) for plain, script in scripts.items()}
"""Script -> the letter that the page raises or lowers. A minus is a true minus, since − comes after - above."""

_ORDINALS = frozenset((
    "st", "nd", "rd", "th", "er", "re", "ers", "res", "ère", "ème", "e", "nde", "os", "as", "me", "mes", "mle", "mme",
    "lle", "tm",
))  # fmt: skip
_BRACKETED = re.compile(r"[\^_]\((.*)\)", re.DOTALL)

LEFT_TO_RIGHT = "\u200e"

# The fonts of the page have these, so that they need no format of their own.
_IN_FONTS = re.compile("[⁰¹²³⁴-⁹ⁿ₀-₉]+")


def plain_form(text: str, style: Style, before: str, after: str) -> str:
    """The text that a superscript or subscript has in a block. `before` and `after` are the characters beside it.

    >>> plain_form("6", Style.SUPERSCRIPT, "0", " "), plain_form("x", Style.SUPERSCRIPT, "2", " ")
    ('⁶', '^(x)')
    """
    is_superscript = bool(style & Style.SUPERSCRIPT)
    letters = _SUPERSCRIPTS if is_superscript else _SUBSCRIPTS
    if text and all(letter in letters for letter in text):
        return "".join(letters[letter] for letter in text)
    joins_digits = (before.isdigit() and text[:1].isdigit()) or (after.isdigit() and text[-1:].isdigit())
    if text.casefold() in _ORDINALS if is_superscript else not joins_digits:
        return text
    return f"^({text})" if is_superscript else f"_({text})"


def left_to_right(plain: str) -> str:
    """The plain form for a text with letters from right to left, where 10⁻⁶ would be shown as 6−10.

    Search and marks ignore the invisible signs around it.
    """
    if plain.isalnum():
        return plain
    found = _BRACKETED.fullmatch(plain)
    return (
        f"{plain[:2]}{LEFT_TO_RIGHT}{found[1]}{LEFT_TO_RIGHT})" if found else (f"{LEFT_TO_RIGHT}{plain}{LEFT_TO_RIGHT}")
    )


def needs_style(plain: str) -> bool:
    """Whether the page must raise or lower a plain form itself: its fonts have the letters of the others."""
    return not _IN_FONTS.fullmatch(plain)


def shown_form(plain: str) -> tuple[str, int]:
    """What the page raises or lowers for a plain form, and how many of its first characters it leaves out."""
    found = _BRACKETED.fullmatch(plain)
    return (found[1], 2) if found else (plain.translate(_SHOWN), 0)
