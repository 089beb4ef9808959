"""Formats ranges of pages, in full and shortened. What is not plainly a range stays as it is written."""

from __future__ import annotations

import re
from dataclasses import dataclass

HYPHENS = "-‐‑‒–—−"
BETWEEN = re.compile(r"\s*(?:,(?!\d{3}(?!\d))|[;&])\s*")
"""What separates the pages in a list. The comma in 1,234 is part of the number."""

DASH = re.compile(rf"\s*[{HYPHENS}]{{1,3}}\s*")
WIDE_DASH = re.compile(r"\s*(?:[‒–—−]|--|---|(?<=\s)-(?=\s))\s*")
PAGE = re.compile(r"([^\W\d_]{0,3})(\d{1,9})([^\W\d_]?)")
ROMAN = re.compile(r"[ivxlcdm]{1,9}", re.IGNORECASE)
IN_A_PART = re.compile(r"(?:[^\W\d_]{0,3}\d{1,4}|[ivxlIVXL]{1,5}|[A-Z])-\d{1,5}")
"""A page with the number of its chapter, such as 3-12."""

OTHER_PAGE = re.compile(r"\d{1,3}(?:,\d{3})+|\d{1,6}\.?[A-Za-z]?\d{1,6}")
"""A page such as 1,234 or 734.e5."""

LONGEST = 300
"""Longer texts are no pages, and stay as they are."""


@dataclass(frozen=True, slots=True)
class _Range:
    """The first and the last page as they are written; `last` is "" if there is only one."""

    first: str
    last: str = ""


def _read(chunk: str) -> _Range:
    """
    >>> [_read(chunk).last for chunk in ("374-83", "R583-6", "3-12-3-18", "1,234-1,240", "CD001234-2", "297–297")]
    ['383', 'R586', '3-18', '1,240', '', '']
    """
    for dash in (WIDE_DASH, DASH):
        parts = dash.split(chunk)
        if len(parts) == 2 and all(parts):
            break
    else:
        return _range_of_parts(chunk)
    first, last = parts
    found, found_last = PAGE.fullmatch(first), PAGE.fullmatch(last)
    if found and found_last:
        last = _completed(found, found_last)
    elif not (_is_page(first) and _is_page(last)):
        return _Range(chunk)
    if not last:
        return _Range(chunk)
    return _Range(first, last) if first.casefold() != last.casefold() else _Range(first)


def _range_of_parts(chunk: str) -> _Range:
    """A range of pages that have the numbers of their chapters: 3-12-3-18"""
    parts = [part.strip() for part in re.split(f"[{HYPHENS}]", chunk)]
    if len(parts) == 4 and parts[0] == parts[2] and _is_page(parts[1]) and _is_page(parts[3]):
        first, last = f"{parts[0]}-{parts[1]}", f"{parts[2]}-{parts[3]}"
        return _Range(first, last) if first != last else _Range(first)
    return _Range(chunk)


def _completed(found: re.Match[str], found_last: re.Match[str]) -> str:
    """The last page in full; "" if the two are no range, as in CD001234-2."""
    (before, first, after), (before_last, last, after_last) = found.groups(), found_last.groups()
    if before_last and before_last.casefold() != before.casefold():
        return found_last[0]
    if before and not before_last:
        if len(before) > 1 or first.startswith("0"):
            return ""
        if len(last) >= len(first):
            return f"{before}{last}{after_last}" if int(last) > int(first) and not after else found_last[0]
    if len(last) < len(first):
        full = first[: len(first) - len(last)] + last
        return f"{before}{full}{after_last}" if int(full) >= int(first) or len(first) < 4 else ""
    return found_last[0]


def _is_page(text: str) -> bool:
    return bool(
        PAGE.fullmatch(text) or ROMAN.fullmatch(text) or OTHER_PAGE.fullmatch(text) or IN_A_PART.fullmatch(text)
    )


def _chunks(pages: str) -> list[tuple[_Range, str]]:
    """Each range with what separates it from the next one."""
    if len(pages) > LONGEST:
        return [(_Range(pages), "")]
    found, position = [], 0
    for sign in BETWEEN.finditer(pages):
        found.append((_read(pages[position : sign.start()]), sign[0]))
        position = sign.end()
    return [*found, (_read(pages[position:]), "")]


def full_range(pages: str, dash: str = "–") -> str:
    """
    >>> full_range("374-83"), full_range("S12--S15, 20"), full_range("1101044"), full_range("ix - xii")
    ('374–383', 'S12–S15, 20', '1101044', 'ix–xii')
    """
    return "".join(
        (f"{pages.first}{dash}{pages.last}" if pages.last else pages.first) + sign for pages, sign in _chunks(pages)
    )


def short_range(pages: str) -> str:
    """As the US National Library of Medicine writes it: with a hyphen, without repeated digits.

    >>> short_range("374–383"), short_range("S12-S15"), short_range("99-101"), short_range("126A-127A")
    ('374-83', 'S12-5', '99-101', '126A-127A')
    """
    return "".join(_shortened(pages) + sign for pages, sign in _chunks(pages))


def _shortened(pages: _Range) -> str:
    first, last = PAGE.fullmatch(pages.first), PAGE.fullmatch(pages.last)
    shown = pages.last
    if first and last and first[1] == last[1] and not (first[3] or last[3]) and len(first[2]) == len(last[2]):
        same = next(place for place in range(len(first[2])) if first[2][place] != last[2][place])
        shown = last[2][same:]
    return f"{pages.first}-{shown}" if shown else pages.first


def first_and_last(pages: str) -> tuple[str, str]:
    """The first and the last page; the last is "" if there is only one page, or several ranges.

    >>> first_and_last("374-83"), first_and_last("12"), first_and_last("1-3, 7"), first_and_last("")
    (('374', '383'), ('12', ''), ('1-3, 7', ''), ('', ''))
    """
    chunks = _chunks(pages)
    return (chunks[0][0].first, chunks[0][0].last) if len(chunks) == 1 else (pages, "")


def is_range(pages: str) -> bool:
    chunks = _chunks(pages)
    return len(chunks) > 1 or bool(chunks[0][0].last)
