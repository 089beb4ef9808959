"""The name of a mark's author as people see it: short, on one line, and harmless to the text around it."""

from __future__ import annotations

import re

from reader.library.folding import fold
from reader.marks.mark_checks import clean_line
from reader.translation import _

LONGEST_NAME = 60  # characters

_DIRECTIONS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_READER = frozenset(("you", "yours", "yourself", "me", "myself", "mine"))
_LATIN = str.maketrans("уоеυοмϲ", "yoeuomc")  # letters of other scripts that look like these
_FIRST_STRONG, _END = "\u2068", "\u2069"


def shown_name(author: str) -> str:
    """Empty without a name. A name such as “you” is quoted.

    A name in another script is isolated, so that it reorders nothing but itself.

    >>> shown_name("Ann\u202e Reed")
    'Ann Reed'
    """
    name = clean_line(_DIRECTIONS.sub("", author))
    if len(name) > LONGEST_NAME:
        name = f"{name[:LONGEST_NAME].rstrip()}…"
    is_reader = "".join(filter(str.isalpha, fold(name).translate(_LATIN))) in _READER
    name = name if name.isascii() else f"{_FIRST_STRONG}{name}{_END}"
    return _("“{text}”", text=name) if is_reader else name
