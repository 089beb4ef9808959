"""Reads the people and organisations of a CSL item, and formats them for each style and format."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from reader.library.citation.fields import text, value_of

EAST_ASIAN = ("BOPOMOFO", "CJK", "HANGUL", "HIRAGANA", "KATAKANA")
"""The scripts, as prefixes of Unicode names, in which names are neither reversed nor reduced to initials."""

SUFFIXES = {"II": "2nd", "III": "3rd", "IV": "4th", "V": "5th"}
HYPHENS = "-‐‑"


@dataclass(frozen=True, slots=True)
class Name:
    """A person or an organisation. An organisation, or a person with one name, has only a family name.

    particle         belongs to the family name (van der Kolk)
    dropping         comes before the family name, or after the given name if that is last (Humboldt, A. von)
    is_organisation  true only if the item says so
    """

    family: str
    given: str = ""
    particle: str = ""
    dropping: str = ""
    suffix: str = ""
    is_organisation: bool = False

    @property
    def surname(self) -> str:
        return _before(self.particle, self.family)

    @property
    def is_east_asian(self) -> bool:
        return unicodedata.name(self.family[0], "").startswith(EAST_ASIAN)


def read_names(csl: Mapping[str, Any], role: str) -> tuple[Name, ...]:
    value = value_of(csl, role)
    rows = value if isinstance(value, list | tuple) else [value]
    return tuple(name for row in rows if (name := _name(row)))


def _name(row: Any) -> Name | None:
    if isinstance(row, str):
        literal = text({"name": row}, "name")
        return Name(literal, is_organisation=True) if literal else None
    if not isinstance(row, Mapping):
        return None
    family, given = text(row, "family"), text(row, "given")
    if not family:
        literal = text(row, "literal", "name")
        if literal or not given:
            return Name(literal, is_organisation=True) if literal else None
        return Name(given, suffix=text(row, "suffix"))
    dropping = text(row, "dropping-particle")
    words = given.split()
    while len(words) > 1 and words[-1].islower() and not dropping.endswith(words[-1]):
        dropping = f"{words.pop()} {dropping}".strip()
    return Name(family, " ".join(words), text(row, "non-dropping-particle"), dropping, text(row, "suffix"))


def initials(name: Name) -> tuple[tuple[str, ...], ...]:
    """The initials of a given name, with those of a hyphenated word in one group; none if its script has no capitals.

    >>> initials(Name("Sartre", "Jean-Paul C.")), initials(Name("Miller", "JM")), initials(Name("山田", "太郎"))
    ((('J', 'P'), ('C',)), (('J',), ('M',)), ())
    """
    groups: list[tuple[str, ...]] = []
    for word in re.findall(r"[^\s.]+", name.given):
        letters = [_first_letter(part) for part in re.split(f"[{HYPHENS}]", word)]
        found = tuple(letter for letter in letters if letter)
        if any(letter.upper() == letter.lower() for letter in found):
            return ()
        if word.isalpha() and word.isupper() and 1 < len(word) <= 3 and not name.family.isupper():
            groups += [(letter,) for letter in word]  # as journal indexes write: Miller JM
        elif groups and word[0] in HYPHENS:
            groups[-1] += found
        elif found:
            groups.append(found)
    return tuple(groups)


def _first_letter(word: str) -> str:
    letter = next((c for c in word if c.isalpha()), "")
    return letter.upper() if len(letter.upper()) == 1 else letter


def apa_name(name: Name) -> str:
    """The family name first: van der Kolk, B. A."""
    if name.is_east_asian:
        return name.family + name.given
    given = _before(_apa_given(name), name.dropping)
    return ", ".join(part for part in (name.surname, given, name.suffix) if part)


def apa_name_upright(name: Name) -> str:
    """The given name first, as for editors: B. A. van der Kolk"""
    if name.is_east_asian:
        return name.family + name.given
    full_name = _before(_apa_given(name), _before(name.dropping, name.surname))
    return f"{full_name}, {name.suffix}" if name.suffix else full_name


def _apa_given(name: Name) -> str:
    groups = initials(name)
    return " ".join("-".join(f"{letter}." for letter in group) for group in groups) or name.given


def vancouver_name(name: Name) -> str:
    """At most two initials, without full stops: van der Kolk BA"""
    if name.is_east_asian:
        return name.family + name.given
    groups = initials(name)
    given = "".join(letter for group in groups for letter in group)[:2] or name.given
    suffix = SUFFIXES.get(name.suffix, name.suffix.rstrip("."))
    return " ".join(part for part in (_before(name.dropping, name.surname), given, suffix) if part)


def ris_name(name: Name) -> str:
    """Family name, given name, suffix; the name of an organisation unchanged."""
    given = _before(name.given, name.dropping)
    parts = [name.surname, given, name.suffix] if name.suffix else [name.surname, given]
    return ", ".join(parts).rstrip(", ")


def _before(first: str, second: str) -> str:
    """Joins the two with a space, except after an apostrophe or a hyphen: d'Alembert."""
    if not (first and second):
        return first or second
    return first + second if first[-1] in "'’" + HYPHENS else f"{first} {second}"
