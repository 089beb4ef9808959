"""Mends the blocks of articles: headings, lists, tables, boxes, code and pictures."""

from __future__ import annotations

import re

from reader.library.authoring.line_marks import read_line_marks
from reader.library.authoring.problems import FileProblems
from reader.library.editing.folder_edit import EditRefused
from reader.library.editing.mend_rules import Changes, MendRequest, replacing, rule
from reader.translation import N_, _

_ROW_END = re.compile(r"(?<!\\)\|")


def _heading(request: MendRequest, _answer: str) -> Changes:
    return request.replaced(r"^(\s*)#+", rf"\g<1>{request.found['good']}")


def _line_mark(request: MendRequest, _answer: str) -> Changes:
    """Lines that Carrel reads as a heading or a list although their sign is another one: written as they are read."""
    read = read_line_marks(request.text, 1, FileProblems("")).split("\n")
    lines = list(request.lines)
    number = request.problem.line - 1
    while number < len(lines) and read[number] != lines[number]:
        lines[number] = read[number]
        number += 1
    return request.with_lines(lines)


def _close_box(request: MendRequest, _answer: str) -> Changes:
    """After the last paragraph before the next heading or box, or before the footnotes at the end."""
    lines = request.lines
    place = request.problem.line
    while place < len(lines) and not re.match(r"#{1,6}[ \t]|:::+[ \t]*\S|\[\^[^\]]+\]:", lines[place]):
        place += 1
    while place > request.problem.line and not lines[place - 1].strip():
        place -= 1
    after = lines[place:]
    gap = [""] if after and after[0].strip() else []
    return request.with_lines([*lines[:place], ":::", *gap, *(after or [""])])


def _close_code(request: MendRequest, _answer: str) -> Changes:
    """Before the first empty line, which seldom is in the code."""
    lines = request.lines
    place = request.problem.line
    while place < len(lines) and lines[place].strip():
        place += 1
    return request.with_lines([*lines[:place], request.found["fence"], *(lines[place:] or [""])])


def _box_line(request: MendRequest, _answer: str) -> Changes:
    return request.with_line(None)


def _alone(request: MendRequest, _answer: str) -> Changes:
    """Empty lines around a picture that is within a paragraph, if it is at an end of it or on a line of its own."""
    picture = r"!\[[^\[\]]*\]\((?:<[^<>]*>|[^\s()]*)(?:[ \t]+\"[^\"]*\")?\)(?:[ \t]*\{#[^{}\s]*\})?"
    found = re.match(rf"^(.*?)({picture})(.*)$", request.line)
    if not found:
        raise EditRefused(_("Put the picture into a paragraph of its own."))
    lines = request.lines
    number = request.problem.line - 1
    above = lines[number - 1].strip() if number else ""
    below = lines[number + 1].strip() if number + 1 < len(lines) else ""
    before, after = found[1].strip(), found[3].strip()
    new = [*([before, ""] if before else [""] * bool(above)), found[2], *(["", after] if after else [""] * bool(below))]
    return request.with_lines([*lines[:number], *new, *lines[number + 1 :]])


def _short_row(request: MendRequest, _answer: str) -> Changes:
    columns = int(request.found["columns"])
    row = request.line.rstrip()
    cells = _cell_count(row)
    ends = row.endswith("|") and not row.endswith("\\|")
    return request.with_line(f"{row}{'' if ends else ' |'}{'  |' * (columns - cells)}")


def _long_row(request: MendRequest, _answer: str) -> Changes:
    """What is too much stays in the last cell, with \\| between."""
    columns = int(request.found["columns"])
    row = request.line.rstrip()
    places = [found.start() for found in _ROW_END.finditer(row)]
    inner = places[1:] if row.lstrip().startswith("|") else places
    if row.endswith("|"):
        inner = inner[:-1]
    for place in reversed(inner[columns - 1 :]):
        row = f"{row[:place]}\\{row[place:]}"
    return request.with_line(row)


def _delimiter_row(request: MendRequest, _answer: str) -> Changes:
    """Plain hyphens below the first row of a table, one for each of its cells."""
    header = request.lines[request.problem.line - 2] if request.problem.line > 1 else ""
    if "|" not in header:
        raise EditRefused(_("Write the first row of the table above this line."))
    return request.with_line(f"|{'---|' * _cell_count(header)}")


def _missing_delimiters(request: MendRequest, _answer: str) -> Changes:
    """The line of hyphens below the first row, in place of one that is nearly right."""
    number = request.problem.line
    below = request.lines[number] if number < len(request.lines) else ""
    if "|" not in request.line or "|" not in below:
        raise EditRefused(_("Write the table in the text."))
    row = f"|{'---|' * _cell_count(request.line)}"
    rest = request.lines[number + (not below.strip("|:-–— \t")) :]
    return request.with_lines([*request.lines[:number], row, *rest])


def _close_outer_box(request: MendRequest, _answer: str) -> Changes:
    """Before the line that opens another box in it."""
    number = request.problem.line - 1
    return request.with_lines([*request.lines[:number], ":::", "", *request.lines[number:]])


def _cell_count(row: str) -> int:
    plain = row.strip(" \t>").removeprefix("|")
    return len(_ROW_END.findall(plain)) + (not plain.endswith("|") or plain.endswith("\\|"))


def _dedented(request: MendRequest, _answer: str) -> Changes:
    """The lines of indented code as text."""
    lines = list(request.lines)
    number = request.problem.line - 1
    while number < len(lines) and lines[number].startswith(("    ", "\t")):
        lines[number] = lines[number].lstrip()
        number += 1
    return request.with_lines(lines)


def _hyphen_lines(request: MendRequest, _answer: str) -> Changes:
    """Lines that begin with a sign or a number as a list, after an empty line."""
    mark = re.compile(r"^\s*(?:[o§üØv](?=[\t\u00a0])|[○■□➢❖►✓✔✗✘☐☑☒→⇒➤–—−\-*+](?=\s*[^\W\d_]))\s*")
    number_mark = re.compile(r"^\s*(?:[(（]?(?:\d{1,2}|[a-zA-Z]|[ivx]{1,4})[.)）]+|\d{1,2}[ \t][-–—]|[①-⑳])\s*")
    first = request.problem.line - 1
    lines = list(request.lines)
    is_numbered = bool(number_mark.match(lines[first]))
    pattern = number_mark if is_numbered else mark
    place, count = first, 0
    while place < len(lines) and (found := pattern.match(lines[place])):
        count += 1
        lines[place] = f"{f'{count}.' if is_numbered else '-'} {lines[place][found.end() :]}"
        place += 1
    if count < 2:
        raise EditRefused(_("Write the list in the text."))
    gap_above = [""] if first and lines[first - 1].strip() else []
    gap_below = [""] if place < len(lines) and lines[place].strip() else []
    return request.with_lines([*lines[:first], *gap_above, *lines[first:place], *gap_below, *lines[place:]])


BLOCK_RULES = (
    rule(r"^the heading skips a level; write (?P<good>#+) instead of #+$", N_("Write {good}"), _heading),
    rule(r"^# is the level of the article's title; write (?P<good>##)$", N_("Write {good}"), _heading),
    rule(r" without a space makes no heading", N_("Add the space"), replacing(r"^(\s*#+)(?=[^\s#])", r"\1 ")),
    rule(
        r" is read as (?:a bullet|[-#*]);|^the space after \S+ is missing; Carrel reads"
        r"|; write an ordinary space there$|^[^;]*\(U\+[0-9A-F]+\) is (?:before|after) ",
        N_("Write it plainly"),
        _line_mark,
        files=".md",
    ),
    rule(r"^this box is never closed;", N_("Close the box"), _close_box),
    rule(r"^this code is never closed; add a line (?P<fence>\S+) after it", N_("Close the code"), _close_code),
    rule(r"^there is no open box here", N_("Delete this line"), _box_line),
    rule(r"^a figure must be alone in its paragraph;", N_("Put empty lines around it"), _alone),
    rule(r"^this row has fewer cells than the header, which has (?P<columns>\d+);", N_("Add empty cells"), _short_row),
    rule(
        r"^this row has more cells than the header, which has (?P<columns>\d+);", N_("Join the last cells"), _long_row
    ),
    rule(r"^four spaces at the start make this code;", N_("Delete the spaces"), _dedented),
    rule(r"^these lines run on as one paragraph;", N_("Make a list"), _hyphen_lines),
    rule(r"^this box starts inside the box of line \d+;", N_("Close the first box"), _close_outer_box),
    rule(r"^this line makes no table: write one", N_("Write the line of a table"), _delimiter_row),
    rule(r"^th(?:ese lines are|is line is) shown as .*; for a table write", N_("Make a table"), _missing_delimiters),
    rule(
        r"^\[[ xX]?\] is shown as it is: readers tick nothing",
        N_("Delete it"),
        replacing(r"^(\s*(?:[-*+]|\d+[.)])\s+)\[[ xX]?\]\s*", r"\1"),
    ),
)
