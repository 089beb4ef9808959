"""Formats ranges of pages, in full and shortened."""

from __future__ import annotations

import re

RANGE = re.compile(r"\b([^\W\d_]{0,3})(\d{1,9})([^\W\d_]?)\s*[-‐‑‒–—−]{1,3}\s*([^\W\d_]{0,3})(\d{1,9})([^\W\d_]?)\b")
ROMAN = re.compile(r"\b([ivxlc]{1,9})\s*[-‐‑‒–—−]{1,3}\s*([ivxlc]{1,9})\b", re.IGNORECASE)


def full_range(pages: str, dash: str = "–") -> str:
    """
    >>> full_range("374-83"), full_range("S12--S15, 20"), full_range("1101044"), full_range("ix - xii")
    ('374–383', 'S12–S15, 20', '1101044', 'ix–xii')
    """

    def in_full(found: re.Match[str]) -> str:
        before, first, after, before_last, last, after_last = found.groups()
        if len(last) < len(first) and before_last in ("", before):
            last = first[: len(first) - len(last)] + last
            before_last = before
        return f"{before}{first}{after}{dash}{before_last}{last}{after_last}"

    return ROMAN.sub(rf"\1{dash}\2", RANGE.sub(in_full, pages))


def short_range(pages: str) -> str:
    """As the US National Library of Medicine writes it: with a hyphen, without repeated digits.

    >>> short_range("374–383"), short_range("S12-S15"), short_range("99-101"), short_range("126A-127A")
    ('374-83', 'S12-5', '99-101', '126A-127A')
    """

    def shortened(found: re.Match[str]) -> str:
        before, first, after, before_last, last, after_last = found.groups()
        if len(first) == len(last) and first != last and before == before_last and not (after or after_last):
            same = next(place for place in range(len(first)) if first[place] != last[place])
            before_last, last = "", last[same:]
        return f"{before}{first}{after}-{before_last}{last}{after_last}"

    return ROMAN.sub(r"\1-\2", RANGE.sub(shortened, pages))


def first_and_last(pages: str) -> tuple[str, str]:
    """The first and the last page; the last is "" if there is only one page, or several ranges.

    >>> first_and_last("374-83"), first_and_last("12"), first_and_last("1-3, 7"), first_and_last("")
    (('374', '383'), ('12', ''), ('1-3, 7', ''), ('', ''))
    """
    first, dash, last = full_range(pages).partition("–")
    if not dash or "," in pages or "–" in last:
        return pages, ""
    return first.strip(), last.strip()


def is_range(pages: str) -> bool:
    return "–" in full_range(pages) or "," in pages
