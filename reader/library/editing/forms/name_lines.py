"""Names as people type them, one on each line, and as CSL keeps them.

>>> [name_of(line) for line in ("Smith, Ann", "World Health Organization")]
[{'family': 'Smith', 'given': 'Ann'}, {'literal': 'World Health Organization'}]
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from reader.library.citation.fields import clean
from reader.library.citation.names import ET_AL, SMALL_WORDS

_QUOTED = re.compile(r"[{\"“”„](.+)[}\"“”]")
_SUFFIX = re.compile(r"(?:jn?r|sn?r)\.?|I{2,3}|IV|2nd|3rd|4th", re.IGNORECASE)
_INITIALS = re.compile(r"(?:[^\W\d_]\.?){1,3}")
_NO_NAME = re.compile(r"[\d&/@:()]")
_ORGANISATIONS = re.compile(
    r"\b(?:academy|administration|agency|associates|association|authority|bank|board|bureau|cent(?:er|re)|charity|clinic"
    r"|coalition|cochrane|collaboration|college|commission|committee|company|confederation|consortium|corporation"
    r"|council|department|division|federation|force|forum|foundation|fund|government|group|health|hospital|inc"
    r"|initiative|institut\w*|international|investigators|laborator(?:y|ies)|league|library|limited|ltd|ministr(?:y|ies)"
    r"|museum|nations|national|network|office|organi[sz]ation|organi[sz]ations|panel|parliament|partners|partnership"
    r"|press|programme?|project|school|secretariat|service|services|society|study|survey|team|trial|trust|union|unit"
    r"|universit\w+|of|for|the|and|ministerio|ministère|organisation|organización|organização|sociedad|société|verein"
    r"|gesellschaft|universidad|universidade|hôpital|fundación)\b",
    re.IGNORECASE,
)
"""Words that no person's name has."""


def name_of(line: str) -> dict[str, str]:
    """The CSL name in a line; empty if the line is.

    A comma is between family and given name. Without one, two to four words are a person, unless one of them is a
    word that only organisations have. Quotation marks or braces make any text an organisation.
    """
    line = clean(line)
    if ET_AL.fullmatch(line):
        return {"literal": line}
    if quoted := _QUOTED.fullmatch(line):
        return {"literal": quoted[1].strip()}
    parts = list(map(str.strip, line.split(",")))
    if len(parts) == 1:
        return _without_comma(line)
    family, *rest = parts
    if not family:
        return _without_comma(" ".join(filter(None, rest)))
    if len(rest) == 2 and _SUFFIX.fullmatch(rest[1]):
        return _filled(family=family, given=rest[0], suffix=rest[1])
    return _filled(family=family, given=", ".join(filter(None, rest)))


def _without_comma(line: str) -> dict[str, str]:
    words = line.split()
    if not 2 <= len(words) <= 4 or _NO_NAME.search(line) or _ORGANISATIONS.search(line):
        return _filled(literal=line)
    if line.isupper() and not _INITIALS.fullmatch(words[-1]):
        return _filled(literal=line)
    # As journal indexes write it: Miller JM
    if len(words) == 2 and words[-1].isupper() and _INITIALS.fullmatch(words[-1]):
        return _filled(family=words[0], given=words[-1])
    start = len(words) - 1
    while start > 1 and words[start - 1] in SMALL_WORDS:
        start -= 1
    return _filled(family=" ".join(words[start:]), given=" ".join(words[:start]))


def _filled(**parts: str) -> dict[str, str]:
    return {key: text for key, text in parts.items() if text}


def line_of(name: Any) -> str:
    """The line of a CSL name; empty if it has no name."""
    if isinstance(name, str):
        return clean(name)
    if not isinstance(name, Mapping):
        return ""
    family = _joined(name, "non-dropping-particle", "family")
    given = _joined(name, "given", "dropping-particle")
    suffix = _text(name, "suffix")
    if not family:
        literal = _text(name, "literal") or _text(name, "name") or given
        is_plain = name_of(literal) == {"literal": literal}
        return literal if is_plain else f"“{literal}”" if literal else ""
    return f"{family}, {given}, {suffix}" if suffix else f"{family}, {given}".rstrip()


def names_of(lines: Sequence[str], before: Any) -> list[Any]:
    """The CSL names of lines. A line that was not changed keeps its name in `before` with all its parts."""
    known = {line_of(name): name for name in before} if isinstance(before, list | tuple) else {}
    return [known.get(clean(line)) or name_of(line) for line in lines if clean(line)]


def lines_of(names: Any) -> tuple[str, ...]:
    rows = names if isinstance(names, list | tuple) else [names] if names else []
    return tuple(line for name in rows if (line := line_of(name)))


def _joined(name: Mapping[str, Any], *parts: str) -> str:
    return " ".join(filter(None, (_text(name, part) for part in parts)))


def _text(name: Mapping[str, Any], part: str) -> str:
    return clean(str(name.get(part) or ""))
