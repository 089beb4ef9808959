"""Reads the people and organisations of a CSL item, and formats them for each style and format."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from reader.library.citation.fields import text, value_of

EAST_ASIAN = ("BOPOMOFO", "CJK", "HANGUL", "HIRAGANA", "KATAKANA")
"""The scripts, as prefixes of Unicode names, in which names are neither reversed nor reduced to initials."""

ORDINALS = {"II": "2nd", "III": "3rd", "IV": "4th", "V": "5th"}
HYPHENS = "-‐‑"
LONGEST = 500

ET_AL = re.compile(
    r"[\[(]?(?:(?:…|\.{3})\s*)?(?:(?:and\s+|&\s*)?(?:et\.?\s+al(?:ii|iae)?\.?|others)|(?:and|&)\s+(?:colleagues|co-?workers)"
    r"|et\s+coll?\.|e\s+cols?\.|y\s+otros|e\s+outros|u\.\s?a\.|и\s+др\.|等|…|\.{3})[\])]?",
    re.IGNORECASE,
)
"""What stands for the other authors, also in other languages."""

ET_AL_AT_END = re.compile(r"[,;]?\s+et\.?\s+al\.?$", re.IGNORECASE)
SUFFIX = re.compile(
    r"(?P<before>\S.*?)(?:\s*,\s*(?P<any>jn?r\.?|sn?r\.?|I{2,3}|IV|VI{0,3}|2nd|3rd|4th)"
    r"|\s+(?P<sure>jn?r\.?|sn?r\.?|III|2nd|3rd|4th|(?<=[^\W\d_]{2}\s)(?-i:II|IV)))",
    re.IGNORECASE,
)
"""A name with the suffix that some programs write at its end. V alone may be an initial, so only a comma tells."""

BRACED = re.compile(r"\{([^{}]+)\}")
"""An organisation, as BibTeX has it."""

WHOLE = re.compile(r"([^\s,][^,]{0,100}),\s*([^\W\d_][^,\d]{0,60})")
"""A family name and a given name in one field."""

SUFFIX_FIRST = re.compile(r"(jn?r\.?|sn?r\.?|I{2,3}|IV),\s*(\S.*)", re.IGNORECASE)
DEGREES = re.compile(
    r"(?:,\s*(?:B\.?A|B\.?Sc|D\.?Phil|Dr\.?\s?P\.?H|FRCP|M\.?A|MBBS|MBChB|M\.?D|MPH|M\.?Sc|Ph\.?\s?D|RN)\b\.?){1,9}$"
)
"""Degrees after a given name, which no style shows."""

SMALL_WORDS = frozenset(
    ("al", "bin", "da", "das", "de", "del", "della", "den", "der", "di", "do", "dos", "du", "el", "ibn", "la", "le",
     "of", "ten", "ter", "van", "von")
)  # fmt: skip
"""Words inside a given name that stay as they are: John Bertrand de Cusance Morant."""

TWO_LETTERS = re.compile(r"[A-Z]{2}(?=[a-z])")
SHORTENED = re.compile(r"[A-Z][a-z]")


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


OTHERS = Name("et al.", is_organisation=True)
"""Stands at the end of a list of names that leaves out some."""


def read_names(csl: Mapping[str, Any], role: str) -> tuple[Name, ...]:
    """The names; the last one is OTHERS if the item says that there are more."""
    value = value_of(csl, role)
    rows = value if isinstance(value, list | tuple) else [value]
    names = [name for row in rows for name in names_in(row)]
    known = tuple(name for name in names if name is not OTHERS)
    return (*known, OTHERS) if known and len(known) < len(names) else known


def without_others(names: Sequence[Name]) -> tuple[Sequence[Name], bool]:
    """The people and organisations, and whether there are more."""
    return (names[:-1], True) if names and names[-1] is OTHERS else (names, False)


def names_in(row: Any) -> list[Name]:
    """The name of one row of an item, and OTHERS if it ends with "et al."; or none."""
    if isinstance(row, str):
        row = {"literal": row}
    if not isinstance(row, Mapping):
        return []
    family, given, literal = text(row, "family"), text(row, "given"), text(row, "literal", "name")
    if ET_AL.fullmatch(f"{given} {family}".strip() or literal):
        return [OTHERS]
    shown = [ET_AL_AT_END.sub("", part) for part in (family, given, literal)]
    names = [name] if (name := _name(row, *shown)) else []
    return names if shown == [family, given, literal] else [*names, OTHERS]


def _name(row: Mapping[str, Any], family: str, given: str, literal: str) -> Name | None:
    suffix = text(row, "suffix")
    if not given and (found := BRACED.fullmatch(family or literal)):
        family, literal = "", found[1]
    if not given and not suffix and (found := WHOLE.fullmatch(family)) and not SUFFIX.fullmatch(family):
        family, given = found.groups()
    if not family:
        if literal or not given:
            return Name(literal, is_organisation=True) if literal else None
        return Name(given, suffix=_suffix(suffix))
    given = DEGREES.sub("", given) if "," in given and len(given) <= LONGEST else given
    if not suffix and (found := SUFFIX_FIRST.fullmatch(given)):
        suffix, given = found.groups()
    if not suffix:
        given, suffix = _parted(given)
    if not suffix and given:
        family, suffix = _parted(family)
    dropping = text(row, "dropping-particle")
    words = given.split()
    while len(words) > 1 and words[-1].islower() and not dropping.endswith(words[-1]):
        dropping = f"{words.pop()} {dropping}".strip()
    return Name(family, " ".join(words), text(row, "non-dropping-particle"), dropping, _suffix(suffix))


def _parted(name: str) -> tuple[str, str]:
    """
    >>> [_parted(name) for name in ("Martin Luther, Jr.", "Jo III", "John V", "Sr")]
    [('Martin Luther', 'Jr.'), ('Jo', 'III'), ('John V', ''), ('Sr', '')]
    """
    found = SUFFIX.fullmatch(name) if len(name) <= LONGEST else None
    return (found["before"], found["any"] or found["sure"]) if found else (name, "")


def _suffix(written: str) -> str:
    """
    >>> [_suffix(suffix) for suffix in (", jr", "Snr.", "iii", "MD")]
    ['Jr.', 'Sr.', 'III', 'MD']
    """
    suffix = written.lstrip(", ")
    low = suffix.casefold().rstrip(".")
    if low in ("jr", "jnr", "sr", "snr"):
        return f"{low[0].upper()}r."
    return suffix.upper() if low.upper() in ORDINALS else suffix


def initials(name: Name) -> tuple[tuple[str, ...], ...]:
    """The initials of a given name, with those of a hyphenated word in one group; none if its script has no capitals.

    >>> initials(Name("Sartre", "Jean-Paul C.")), initials(Name("Miller", "JM")), initials(Name("山田", "太郎"))
    ((('J', 'P'), ('C',)), (('J',), ('M',)), ())
    """
    groups: list[tuple[str, ...]] = []
    is_small = name.family.islower() and name.given.islower()  # bell hooks, who writes her name so
    for place, (word, stop) in enumerate(re.findall(r"([^\s.]+)(\.?)", name.given)):
        if place and word in SMALL_WORDS:
            groups.append((word,))
            continue
        letters = [_initial(part, is_small=is_small, is_short=bool(stop)) for part in re.split(f"[{HYPHENS}]", word)]
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


def _initial(word: str, *, is_small: bool, is_short: bool) -> str:
    """The first letter; two of them where the name is written so: Yu. and Th., and TSerendorj from another script."""
    if found := TWO_LETTERS.match(word):
        return found[0].title()
    if is_short and SHORTENED.fullmatch(word):
        return word
    letter = next((c for c in word if c.isalpha()), "")
    return letter.upper() if len(letter.upper()) == 1 and not is_small else letter


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
    return " ".join("-".join(map(_with_stop, group)) for group in groups) or name.given


def _with_stop(letter: str) -> str:
    return letter if letter in SMALL_WORDS and len(letter) > 1 else f"{letter}."


def vancouver_name(name: Name) -> str:
    """At most two initials, without full stops: van der Kolk BA"""
    if name.is_east_asian:
        return name.family + name.given
    groups = initials(name)
    letters = [letter for group in groups for letter in group if letter not in SMALL_WORDS or len(letter) == 1]
    given = "".join(letters[:2]) or name.given
    suffix = ORDINALS.get(name.suffix, name.suffix.rstrip("."))
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
