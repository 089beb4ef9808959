"""Finds typed citations by name and year: (Smith & Lee, 2019, p. 4; WHO, 2020) and Smith et al. (2019)."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from reader.library.importing.imported import CitedWork, CitedWorks
from reader.library.importing.typed_references.typed_list import TypedEntry
from reader.library.importing.typed_references.words import word_set

_YEAR = r"(?:1[89]|20)\d\d"
_NO_DATE = r"n\.\s?d\.|s\.\s?[fd]\.|o\.\s?J\.|no date|in press|en prensa|sous presse"
_IN_BRACKETS = re.compile(
    r"\((?P<round>[^()]{0,300}?YEAR(?![\d/])[^()]{0,120})\)|\[(?P<square>[^\[\]]{0,300}?YEAR(?![\d/])[^\[\]]{0,120})\]".replace(
        "YEAR", rf"(?:{_YEAR}[a-h]?|{_NO_DATE})"
    )
)
_PART = re.compile(
    rf"(?P<before>(?:see(?:\salso)?|e\.\s?g\.,?|cf\.|compare|vgl\.|siehe|voir|véase|ver|for example,?|i\.e\.,?|as in"
    rf"|adapted from|angalia|см\.)\s)?(?P<names>[^\d()]{{1,160}}?)[,:]?\s?"
    rf"(?P<years>(?:{_YEAR}[a-h]?|{_NO_DATE})(?:,\s?(?:{_YEAR})?[a-h]?(?![\w.])){{0,6}})"
    rf"(?:\s?[,:]\s?(?P<after>.{{1,100}}))?",
    re.IGNORECASE,
)
_LOCATOR = re.compile(
    r"(?:pp?|pages?|S|chap(?:ter)?s?|ch|sections?|sect|tables?|figs?|para|art|annex|vol|kap|uk|cap|с)\b\.?\s?"
    r"[\w., –-]{1,60}|\d[\d–, -]{0,20}",
    re.IGNORECASE,
)
_NAME = (
    r"(?:(?:van|von|de|der|den|del|la|le|al|el|dos|da|di|du)[\s-]){0,3}"
    r"[^\W\d_a-zß-öø-ÿа-я][^\W\d_]{0,40}(?:[-'’][^\W\d_]{1,40}){0,3}"
)
_NARRATIVE = re.compile(
    rf"(?<!\w)(?P<names>(?:{_NAME}\s){{0,6}}?{_NAME}(?:(?:,?\s(?:&|and|et|y|und|e|na|и)\s|,\s)(?:{_NAME}\s){{0,4}}?{_NAME}){{0,5}}"
    rf"(?:,?\s(?:et\s?al\.?|and\scolleagues|y\scols?\.|et\scoll\.|u\.\s?a\.|и\sдр\.))?)(?:['’]s)?\s$"
)
_YEARS_ALONE = re.compile(
    rf"\s?(?P<years>{_YEAR}[a-h]?(?:,\s?{_YEAR}[a-h]?){{0,4}}|{_NO_DATE})(?:\s?[,:]\s?(?P<after>.{{1,60}}))?\s?",
    re.IGNORECASE,
)
_FAR = 160
"""Characters before a year in brackets in which its names may stand."""

_ET_AL = re.compile(
    r",?\s(?:et\.?\s?al\.?|and\scolleagues|y\scols?\.?|et\scoll\.?|u\.\s?a\.?|и\sдр\.?|na\swenzake)$", re.IGNORECASE
)
_BETWEEN = re.compile(r",?\s(?:&|and|et|y|und|e|na|и)\s|,\s")
_ACRONYM = re.compile(r"[(\[]([A-Z][A-Za-z]{1,9})[)\]]")
_SMALL = word_set("of the and for in on de la le les des du et y e das der die und für do da dos ya wa za na")


@dataclass(frozen=True, slots=True)
class NamedCitation:
    start: int
    end: int
    works: CitedWorks | None
    """None if a part of it has no entry, or several."""


@dataclass(slots=True)
class NameIndex:
    """Entries by year, and the names that a citation may give for each."""

    by_year: dict[str, list[tuple[TypedEntry, list[str], set[str]]]] = field(default_factory=lambda: defaultdict(list))

    @classmethod
    def of(cls, entries: Sequence[TypedEntry]) -> NameIndex:
        index = cls()
        for entry in entries:
            year = _year_of(entry.item)
            families, others = _names_of(entry)
            if year and (families or others):
                index.by_year[year].append((entry, families, others))
        return index

    def find(self, names: str, year: str) -> TypedEntry | None:
        """The only entry that fits."""
        candidates = self.by_year.get(year.casefold().replace(" ", ""), [])
        wanted = _ET_AL.sub("", names.strip(" ,"))
        has_more = wanted != names.strip(" ,")
        whole = _folded(wanted)
        exact = [entry for entry, _, others in candidates if whole in others]
        if not exact:
            cited = [_folded(name) for name in _BETWEEN.split(wanted) if name.strip()]
            exact = [
                entry
                for entry, families, _ in candidates
                if families[: len(cited)] == cited
                and (len(families) > len(cited) if has_more else len(families) == len(cited))
            ]
            if not exact and len(cited) == 1:
                exact = [entry for entry, families, _ in candidates if families[:1] == cited]
        return exact[0] if len({id(entry) for entry in exact}) == 1 else None

    def find_at_end(self, before: str, year: str) -> TypedEntry | None:
        """The only entry with a name at the end of the text, such as that of an organisation with small words in it."""
        text = _folded(before)
        fitting = [
            entry
            for entry, families, others in self.by_year.get(year.casefold().replace(" ", ""), [])
            if any(_ends_with(text, name) for name in (*others, *(families if len(families) == 1 else ())) if name)
        ]
        return fitting[0] if len(fitting) == 1 else None


def _ends_with(text: str, name: str) -> bool:
    return text.endswith(name) and not text[: -len(name)][-1:].isalnum()


def _year_of(item: Mapping[str, Any]) -> str:
    issued = str(item.get("issued", ""))[:4]
    if issued:
        return issued + str(item.get("year-suffix", ""))
    found = re.search(rf"\(\s?({_NO_DATE})\s?[),]", str(item.get("printed", ""))[:400], re.IGNORECASE)
    return found[1].casefold().replace(" ", "") if found else ""


def _names_of(entry: TypedEntry) -> tuple[list[str], set[str]]:
    """The family names, and what else the work may be called by: an organisation, its initials, the title."""
    names = entry.item.get("author") or entry.item.get("editor") or []
    others: set[str] = set()
    families = []
    for name in names:
        if name.get("literal") == "et al.":
            families.append("")
            continue
        families.append(_folded(name.get("family") or name.get("literal", "")))
    for name in names[:1]:
        literal = name.get("literal", "")
        if literal and len(names) == 1:
            others.add(_folded(re.sub(r"\s?[(\[][^()\[\]]*[)\]]", "", literal)))
            others.add(_folded(literal))
            initials = "".join(word[0] for word in re.findall(r"[^\W\d_]+", literal) if word.casefold() not in _SMALL)
            if len(initials) > 1:
                others.add(_folded(initials))
            others |= {_folded(found) for found in _ACRONYM.findall(entry.text[:200])}
    if not names and (title := str(entry.item.get("title", ""))):
        others.add(_folded(title))
    return families, others - {""}


def _folded(text: str) -> str:
    parts = unicodedata.normalize("NFKD", text.casefold().replace("’", "'"))
    return " ".join("".join(sign for sign in parts if not unicodedata.combining(sign)).strip(" .,“”\"'").split())


def find_named(text: str, index: NameIndex) -> Iterator[NamedCitation]:
    """In the order of the text. Those that name a year, but nobody, are none."""
    for found in _IN_BRACKETS.finditer(text):
        if years := _YEARS_ALONE.fullmatch(_inside(found)):
            before = text[max(0, found.start() - _FAR) : found.start()]
            if (citation := _narrated(before, years, found, index)) is not None:
                yield citation
        elif (citation := _bracketed(found, index)) is not None:
            yield citation


def _inside(brackets: re.Match[str]) -> str:
    return brackets["round"] or brackets["square"]


def _narrated(before: str, found: re.Match[str], brackets: re.Match[str], index: NameIndex) -> NamedCitation | None:
    """The names stay in the text. Words before them may have capitals, too: In Kenya, Otieno (2019)."""
    written = _NARRATIVE.search(before)
    names = written["names"] if written else ""
    words = names.split(" ")
    years = [year.strip() for year in found["years"].split(",")]
    for first in range(len(words) + 1):
        wanted = " ".join(words[first:])
        entries = [index.find(wanted, year) if wanted else index.find_at_end(before, year) for year in years]
        known = [entry for entry in entries if entry]
        if len(known) == len(entries):
            works = tuple(CitedWork(entry.key, is_author_hidden=True) for entry in known)
            after = (found["after"] or "").strip()
            if after and not _LOCATOR.fullmatch(after):
                break
            works = (*works[:-1], CitedWork(works[-1].key, "", after, is_author_hidden=True))
            return NamedCitation(brackets.start(), brackets.end(), CitedWorks(works))
    # The last words alone: In the Health Act (2007) names a law, and May (2019) a month.
    is_name = len(words) == 1 or _ET_AL.search(names) or re.search(r"\s(?:&|and|et|y|und)\s", names)
    if not names or not is_name or _NO_NAMES.search(names):
        return None
    return NamedCitation(brackets.start() - len(names) - 1, brackets.end(), None)


def _bracketed(found: re.Match[str], index: NameIndex) -> NamedCitation | None:
    works: list[CitedWork] = []
    is_whole = True
    parts = [part.strip() for part in _inside(found).split(";")]
    has_names = False
    for part in parts:
        one = _PART.fullmatch(part)
        if not one or not any(sign.isalpha() for sign in one["names"]):
            is_whole = False
            continue
        has_names = has_names or bool(re.match(r"[^\W\d_]", one["names"]) and not one["names"][0].islower())
        entries = [index.find(one["names"], year) for year in _years(one["years"])]
        after = (one["after"] or "").strip()
        if not all(entries) or (after and not _LOCATOR.fullmatch(after)):
            is_whole = False
            continue
        known = [entry for entry in entries if entry]
        before = (one["before"] or "").strip()
        for number, entry in enumerate(known):
            is_last = number == len(known) - 1
            works.append(CitedWork(entry.key, before if not number else "", after if is_last else ""))
    if is_whole and works:
        return NamedCitation(found.start(), found.end(), CitedWorks(tuple(works)))
    # A date or a remark in brackets is no citation; names and a year without an entry are one.
    return NamedCitation(found.start(), found.end(), None) if has_names and _looks_cited(parts) else None


_CITED = re.compile(
    rf"(?:{_NAME})(?:(?:,?\s(?:&|and|et|y|und)\s|,\s){_NAME})*(?:,?\set\s?al\.?)?,?\s{_YEAR}[a-h]?(?:\s?[,:].{{1,40}})?"
)
_NO_NAMES = re.compile(
    r"\b(?:january|february|march|april|may|june|july|august|september|october|november|december|act|law|table|figure|version"
    r"|edition|guidelines?|reports?|strategy|plan|policy|handbook|programme|survey|census|box|chapter|annex|photo|update)$",
    re.IGNORECASE,
)
_MONTHS = re.compile(
    r"^(?:january|february|march|april|may|june|july|august|september|october|november|december|since|until|from|in|by|edition|version"
    r"|spring|summer|autumn|winter|jan|feb|mar|apr|jun|jul|aug|sep|sept|oct|nov|dec|established|founded|updated|revised)\b",
    re.IGNORECASE,
)


def _looks_cited(parts: Sequence[str]) -> bool:
    return any(_CITED.fullmatch(part) and not _MONTHS.match(part) for part in parts)


def _years(written: str) -> list[str]:
    """2019a, b are 2019a and 2019b."""
    years: list[str] = []
    for part in re.split(r",\s?", written):
        part = part.strip()
        years.append(years[-1][:4] + part if years and len(part) == 1 else part)
    return [year for year in years if year]
