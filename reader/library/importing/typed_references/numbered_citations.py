"""Finds typed citations by number: [1], [2-4], [1, 3], superscripts, and (1). Units and chemistry are none."""

from __future__ import annotations

import enum
import re
from collections.abc import Iterator
from dataclasses import dataclass

from reader.library.importing.typed_references.inline_text import InlineText

MOST_IN_RANGE = 60


class NumberStyle(enum.Enum):
    SQUARE = "square brackets"
    RAISED = "superscripts"
    ROUND = "round brackets"


@dataclass(frozen=True, slots=True)
class NumberedCitation:
    """`numbers` are the entries that it names, in their order; `after` is what stands beside them, such as "p. 4"."""

    start: int
    end: int
    numbers: tuple[int, ...]
    after: str = ""


_DASH = "[-‐‑‒–—]"
_GROUP = rf"\d{{1,4}}(?:\s?{_DASH}\s?\d{{1,4}})?(?:\s?[,;،，]\s?\d{{1,4}}(?:\s?{_DASH}\s?\d{{1,4}})?){{0,40}}"
_LOCATOR = r"(?:\s?[,:]\s?(?P<after>(?:pp?|pages?|S|chap|ch|sect?|table|fig|art)\.?\s?[\w.–-]{1,20}))?"
_SQUARE = re.compile(rf"\[\s?(?P<numbers>{_GROUP}){_LOCATOR}\s?\](?:\s?{_DASH}\s?\[\s?(?P<last>\d{{1,4}})\s?\])?")
_ROUND = re.compile(rf"\(\s?(?:refs?\.?\s)?(?P<numbers>{_GROUP}){_LOCATOR}\s?\)")
_RAISED = re.compile(rf"[\[(]?\s?(?P<numbers>{_GROUP})\s?[\])]?")
_BETWEEN = frozenset(",;-‐‑‒–—")
_UNICODE_RAISED = re.compile("[⁰¹²³⁴⁵⁶⁷⁸⁹]+(?:[,⁻˒⁃–-][⁰¹²³⁴⁵⁶⁷⁸⁹]+)*")
_FROM_UNICODE = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻˒", "0123456789-,")
_UNIT = re.compile(
    r"(?:^|[\s(/·×\d\u00a0])(?:[µμnkcdmhM]?m|[µμnkm]?g|[µμmdk]?[lL]|in|ft|yd|mi|ha|s|sec|min|h|hr|kg|mol|mmol|Hz|Pa|kPa|N|J|W|K|inch(?:es)?|feet"
    r"|[µμm]?V|IU|cells?|copies)$"
)
_FORMULA = re.compile(r"(?:^|[\s(=+*/<>≤≥±·×\u00a0-])[A-Za-zα-ωΑ-Ωχ]$")
_SYMBOL = re.compile(r"(?:^|[\s(\d])(?:[A-Z][a-z]?)$")
_ENUMERATED = re.compile(r"(?:^|[\s:;,])\(\s?(\d{1,2})\s?\)\s[^\W\d_]")


def find_numbered(paragraph: InlineText, style: NumberStyle) -> Iterator[NumberedCitation]:
    """In the order of the text, whether the list has their numbers or not."""
    if style is NumberStyle.SQUARE:
        yield from _bracketed(paragraph.text, _SQUARE)
    elif style is NumberStyle.ROUND:
        if not _is_enumeration(paragraph.text):
            yield from _bracketed(paragraph.text, _ROUND)
    else:
        yield from _raised(paragraph)


def _bracketed(text: str, pattern: re.Pattern[str]) -> Iterator[NumberedCitation]:
    for found in pattern.finditer(text):
        written = found["numbers"]
        if "last" in found.groupdict() and found["last"]:
            written = f"{written}-{found['last']}"
        before = text[found.start() - 1 : found.start()]
        # f(2), x[1] and H(2) are formulas, and ](1) would be the address of a link.
        if before and (before.isdigit() or before in "[]()^_=") and pattern is _ROUND:
            continue
        if pattern is _ROUND and before.isalpha():
            continue
        yield NumberedCitation(found.start(), found.end(), _numbers_in(written), found["after"] or "")


def _is_enumeration(text: str) -> bool:
    """(1) wash, (2) dry"""
    numbers = [int(number) for number in _ENUMERATED.findall(text)]
    return len(numbers) > 1 and numbers[:2] == [1, 2]


def _raised(paragraph: InlineText) -> Iterator[NumberedCitation]:
    text = paragraph.text
    spots = [(start, end, text[start:end]) for start, end in _joined(paragraph)]
    spots += [
        (found.start(), found.end(), found[0].translate(_FROM_UNICODE)) for found in _UNICODE_RAISED.finditer(text)
    ]
    for start, end, written in sorted(spots):
        kept = written.strip()
        found = _RAISED.fullmatch(kept)
        if found and not _is_power(text[:start][-40:], text[end : end + 2], found["numbers"]):
            lead = len(written) - len(written.lstrip())
            yield NumberedCitation(start + lead, start + lead + len(kept), _numbers_in(found["numbers"]))


def _joined(paragraph: InlineText) -> list[tuple[int, int]]:
    """Runs of superscripts; those with only a comma or a dash between them are one."""
    runs: list[tuple[int, int]] = []
    for start, end in paragraph.raised():
        if runs and paragraph.text[runs[-1][1] : start].strip() in _BETWEEN and runs[-1][1] < start:
            runs[-1] = (runs[-1][0], end)
        else:
            runs.append((start, end))
    return runs


def _is_power(before: str, after: str, written: str) -> bool:
    """Whether a raised number is a part of a quantity, a formula or a nuclide."""
    if not before.strip() or before[-1].isdigit() or before[-1] in "([{/^=<>×·+-−⁻":
        return True
    if before[-1].isspace() and after[:1].isalnum():
        return True
    if after[:1].isalpha() or after[:1] in "+⁺⁻−":
        return True
    return (written in ("2", "3") and bool(_UNIT.search(before))) or bool(
        _FORMULA.search(before) or _SYMBOL.search(before)
    )


def _numbers_in(written: str) -> tuple[int, ...]:
    """2-4 are 2, 3 and 4. A range that runs backwards or is far too long has only its ends."""
    numbers: list[int] = []
    for part in re.split(r"\s?[,;،，]\s?", written):
        ends = [int(number) for number in re.split(rf"\s?{_DASH}\s?", part) if number.isdecimal()]
        if len(ends) == 2 and 0 < ends[1] - ends[0] <= MOST_IN_RANGE:
            numbers += range(ends[0], ends[1] + 1)
        else:
            numbers += ends
    return tuple(numbers)
