"""Finds paragraphs that their author meant as a list, a table or a line, and that Markdown joins into running text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from reader.translation import N_, Translated, _

_ENUMERATED = re.compile(
    r"(?:\d{1,2}(?:\.\)|[ \t][-–—](?=[ \t][^\W\d_]))"
    r"|[(（]?(?:\d{1,2}|[a-zA-Z]|[ivx]{1,4}|[一二三四五六七八九十]{1,2})[.)）．、])(?=\s|[^\W\d_])|[①-⑳]"
)
_SIGNED = re.compile(r"[o§üØv](?=[\t\u00a0])|[○■□➢❖►✓✔✗✘☐☑☒→⇒➤–—−|\-*+](?=[ \t\u00a0]*[^\W\d_])")
_TABLE_LINE = re.compile(r"\|.*\||.*\S[ \t]\|[ \t]\S.*")
_COLUMNS = re.compile(r".*?\S(?:[ ]*\t[ \t]*| {3,})\S.*")
_DELIMITERS = re.compile(r"\|?[ \t]*:?[-–—]+:?[ \t]*(?:\|[ \t]*:?[-–—]+:?[ \t]*)+\|?")
_GRID = re.compile(r"\+[-=+:]{3,}|-{2,}(?:[ \t]+-{2,})+|[=+]{3,}")
_RULE = re.compile(r"[—–―]{1,}|[─━═_＿]{2,}|-[ \t]?-|\*[ \t]?\*|[~=#^]{3,}")
_SINGLE_ROW = re.compile(r"\|[^|]+\|(?:[^|]+\|)*")
_BLOCK_MARK = re.compile(
    r"^[ \t]*+(?:#{1,6}[ \t]|[-*+•][ \t](?=\S)|\d{1,3}[.)][ \t]|>|`{3}|:::)|^[ \t]*+\n", re.MULTILINE
)
_HASHES = re.compile(r"#{7,}[ \t]")
_QUOTE_FENCE = re.compile(r"(?:'{3}|\"{3}|´{3}|‘{3}|“{3})\w*")
_WIDE_BOX = re.compile(r"(?=:*+：)[:：]++[ \t]*\w*")
_TASK = re.compile(r"\[[ xX]?\](?=\s|$)")
_PARAMETER = re.compile(r"[a-z_]+:[ \t]\S.*")


_SUSPICIOUS = re.compile(
    r"^[ \t]*+(?:[^\w\s]|[_①-⑳]|\(?\w{1,4}[.)）．、]|.*\||.*?\S(?:[ ]*\t| {3})[ \t]*\S"
    r"|\d{1,2}[ \t][-–—]|[o§üØv][\t\u00a0])",
    re.MULTILINE,
)
"""Every rule needs such a line. Most paragraphs have none."""


def paragraph_mark(text: str) -> tuple[int, Translated] | None:
    """The line in the paragraph, from 0, and a message; None if it is running text."""
    if not _SUSPICIOUS.search(text):
        return None
    lines = [line.strip() for line in text.split("\n")]
    for number, line in enumerate(lines):
        for pattern, message in _WHOLE_LINES:
            if pattern.fullmatch(line):
                return number, _(message)
    found = _HASHES.match(text)
    if found:
        return 0, _("a heading has at most six #; write ## and a space")
    if len(lines) < 2:
        return None
    return _runs(lines)


_WHOLE_LINES = (
    (_DELIMITERS, N_("this line makes no table: write one |---| for each column of the first row, with plain hyphens")),
    (_GRID, N_("this line makes no table; write a first row, and below it |---|---|")),
    (
        _SINGLE_ROW,
        N_("this line is shown as it is; for a table write its rows without empty lines, and |---| below the first"),
    ),
    (_RULE, N_("this line is shown as it is; for a line across the page write --- between empty lines")),
    (_WIDE_BOX, N_("this line is shown as it is; write a line ::: note before the text and ::: after it")),
    (_QUOTE_FENCE, N_("this line is shown as it is; write ``` before and after code")),
)


def block_mark(text: str) -> tuple[int, Translated] | None:
    """The line, from 0, of a mark of blocks in a text that is only one paragraph, such as a definition; a message."""
    # An empty line parts nothing where only empty ones follow.
    found = _BLOCK_MARK.search(text, 0, len(text.rstrip()) + 1)
    if not found:
        return paragraph_mark(text)
    shown = found[0].strip()
    if shown:
        message = _("this text is one paragraph, and {sign} begins no other one; write running text", sign=shown)
    else:
        message = _("this text is one paragraph, and an empty line begins no other one; write running text")
    return text.count("\n", 0, found.start()), message


def _runs(lines: Sequence[str]) -> tuple[int, Translated] | None:
    for pattern, message in _RUNS:
        pairs = enumerate(pairwise(lines))
        first = next((number for number, pair in pairs if all(map(pattern.match, pair))), None)
        if first is not None:
            return first, _(message)
    return None


_RUNS = (
    (_TABLE_LINE, N_("these lines are shown as running text; for a table write |---|---| below the first row")),
    (_ENUMERATED, N_("these lines run on as one paragraph; start each with 1. or -, after an empty line")),
    (_SIGNED, N_("these lines run on as one paragraph; for a list start each with - and a space")),
    (
        _COLUMNS,
        N_("the columns of these lines run together; for a table write | between them and |---|---| below the first"),
    ),
)


def heading_mark(level: int, markup: str, text: str) -> Translated:
    """A message about a heading; empty if its author surely meant one. `markup` is # or the line below it."""
    if markup == "-" and all(map(_PARAMETER.fullmatch, map(str.strip, text.split("\n")))):
        return _("this is shown as a heading; only the fields at the top of the file count")
    if markup in ("-", "="):
        return _(
            "the line of {sign} below makes this a heading; write ## before it, or put an empty line between",
            sign=markup,
        )
    return _("# is the level of the article's title; write ##") if level == 1 else Translated("")


def item_mark(text: str) -> Translated:
    """A message about the start of a list item; empty if it is text."""
    task = _TASK.match(text)
    if task is None:
        return Translated("")
    return _("{mark} is shown as it is: readers tick nothing; delete it", mark=task[0])


INDENTED_CODE = N_("four spaces at the start make this code; delete them, or write ``` before and after code")
FOOTNOTE_CODE = N_("this is shown as code: a footnote has one paragraph; join it to the lines above")
