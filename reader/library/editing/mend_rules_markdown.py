"""Mends the Markdown of articles: signs that are not closed, headings, tables, boxes, figures without alt text."""

from __future__ import annotations

import html
import re

from reader.library.authoring.line_marks import read_line_marks
from reader.library.authoring.problems import FileProblems
from reader.library.authoring.textfile import UNWANTED
from reader.library.editing.folder_edit import EditRefused
from reader.library.editing.mend_rules import Changes, MendRequest, replacing, rule

_ROW_END = re.compile(r"(?<!\\)\|")


def _heading(request: MendRequest, _: str) -> Changes:
    return request.replaced(r"^(\s*)#+", rf"\g<1>{request.found['good']}")


def _line_mark(request: MendRequest, _: str) -> Changes:
    """Lines that Carrel reads as a heading or a list although their sign is another one: written as they are read."""
    read = read_line_marks(request.text, 1, FileProblems("")).split("\n")
    lines = list(request.lines)
    number = request.problem.line - 1
    while number < len(lines) and read[number] != lines[number]:
        lines[number] = read[number]
        number += 1
    return request.with_lines(lines)


def _close_box(request: MendRequest, _: str) -> Changes:
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


def _close_code(request: MendRequest, _: str) -> Changes:
    """Before the first empty line, which seldom is in the code."""
    lines = request.lines
    place = request.problem.line
    while place < len(lines) and lines[place].strip():
        place += 1
    return request.with_lines([*lines[:place], request.found["fence"], *(lines[place:] or [""])])


def _box_line(request: MendRequest, _: str) -> Changes:
    return request.with_line(None)


def _alt(request: MendRequest, answer: str) -> Changes:
    plain = re.sub(r"([\[\]\\*_`])", r"\\\1", answer)
    return request.replaced(r"!\[[ \t]*\]\(", lambda _: f"![{plain}](")


def _alone(request: MendRequest, _: str) -> Changes:
    """Empty lines around a picture that is within a paragraph, if it is at an end of it or on a line of its own."""
    picture = r"!\[[^\[\]]*\]\((?:<[^<>]*>|[^\s()]*)(?:[ \t]+\"[^\"]*\")?\)(?:[ \t]*\{#[^{}\s]*\})?"
    found = re.match(rf"^(.*?)({picture})(.*)$", request.line)
    if not found:
        raise EditRefused("Put the picture into a paragraph of its own.")
    lines = request.lines
    number = request.problem.line - 1
    above = lines[number - 1].strip() if number else ""
    below = lines[number + 1].strip() if number + 1 < len(lines) else ""
    before, after = found[1].strip(), found[3].strip()
    new = [*([before, ""] if before else [""] * bool(above)), found[2], *(["", after] if after else [""] * bool(below))]
    return request.with_lines([*lines[:number], *new, *lines[number + 1 :]])


def _short_row(request: MendRequest, _: str) -> Changes:
    columns = int(request.found["columns"])
    row = request.line.rstrip()
    cells = _cell_count(row)
    ends = row.endswith("|") and not row.endswith("\\|")
    return request.with_line(f"{row}{'' if ends else ' |'}{'  |' * (columns - cells)}")


def _long_row(request: MendRequest, _: str) -> Changes:
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


def _cell_count(row: str) -> int:
    plain = row.strip(" \t>").removeprefix("|")
    return len(_ROW_END.findall(plain)) + (not plain.endswith("|") or plain.endswith("\\|"))


def _dedented(request: MendRequest, _: str) -> Changes:
    """The lines of indented code as text."""
    lines = list(request.lines)
    number = request.problem.line - 1
    while number < len(lines) and lines[number].startswith(("    ", "\t")):
        lines[number] = lines[number].lstrip()
        number += 1
    return request.with_lines(lines)


def _unwanted(request: MendRequest, _: str) -> Changes:
    return {request.file: UNWANTED.sub("", request.text)}


def _hyphen_lines(request: MendRequest, _: str) -> Changes:
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
        raise EditRefused("Write the list in the text.")
    gap_above = [""] if first and lines[first - 1].strip() else []
    gap_below = [""] if place < len(lines) and lines[place].strip() else []
    return request.with_lines([*lines[:first], *gap_above, *lines[first:place], *gap_below, *lines[place:]])


def _close_strong(request: MendRequest, _: str) -> Changes:
    """Up to the next punctuation mark, or to the end of the line."""
    sign = request.found["sign"]
    escaped = re.escape(sign)
    return request.replaced(
        rf"(?<![\w\\*_]){escaped}(?=[^\s*_])(?:(?!{escaped})[^.:;!?,()\n])*(?<=[^\s])(?!\w*{escaped})(?=[.:;!?,()]|\s*$)",
        lambda found: f"{found[0].rstrip()}{sign}{found[0][len(found[0].rstrip()) :]}",
    )


def _footnote(request: MendRequest, answer: str) -> Changes:
    text = request.text.rstrip("\n")
    last = text.rpartition("\n")[2]
    gap = "\n" if re.match(r"\[\^[^\]]+\]:", last) else "\n\n"
    return {request.file: f"{text}{gap}[^{request.found['label']}]: {answer}\n"}


def _comment(request: MendRequest, _: str) -> Changes:
    """The whole comment, with the empty line below it if it is a block of its own."""
    before = "\n".join(request.lines[: request.problem.line - 1])
    start = len(before) + (1 if before or request.problem.line > 1 else 0)
    text = request.text
    found = re.compile(r"(?P<lead>[ \t]*)<!--.*?-->", re.DOTALL).search(text, start)
    if not found:
        raise EditRefused("The text has changed meanwhile. Look at the problem again.")
    begin, end = found.span()
    is_alone = text[begin - 1 : begin] in ("", "\n") and text[end : end + 1] in ("", "\n")
    if is_alone:
        end = min(len(text), end + 1)
        if text[end : end + 1] == "\n" and text[max(0, begin - 2) : begin] in ("\n\n", ""):
            end += 1
    return {request.file: text[:begin] + text[end:]}


def _entity(request: MendRequest, _: str) -> Changes:
    name = request.found["name"]
    sign = html.unescape(f"{name};")
    if sign == f"{name};":
        raise EditRefused("Type the sign itself.")
    return request.replaced(rf"{re.escape(name)};?", lambda _: sign)


def _decoded(request: MendRequest, _: str) -> Changes:
    """Text that a program read as Windows-1252, as it was."""
    line = request.line
    for pattern in (r"(?:Ã.|Â.|â(?:€.|‰.|†.|ˆ.))+",):
        line = re.sub(pattern, _as_utf8, line)
    return request.with_line(line)


def _as_utf8(found: re.Match[str]) -> str:
    try:
        return found[0].encode("cp1252").decode("utf-8")
    except UnicodeError:
        return found[0]


_HTML = {"b": "**", "strong": "**", "i": "*", "em": "*"}


def _html(request: MendRequest, _: str) -> Changes:
    """Emphasis as Markdown; other tags go, and their words stay."""
    line = request.line

    def emphasised(found: re.Match[str]) -> str:
        sign = _HTML[found[1].casefold()]
        return f"{sign}{found[2].strip()}{sign}" if found[2].strip() else found[2]

    changed = re.sub(r"<(b|strong|i|em)>(.*?)</\1>", emphasised, line, flags=re.IGNORECASE)
    if changed == line:
        changed = re.sub(r"</?(?:span|font|u|p|div|center|big|small|mark|a|b|strong|i|em)(?:[ \t][^<>\n]*)?>", "", line)
    return request.with_line(changed)


_OWN = r"^(?P<sign>\*\*\*?|\*|__|_) is not closed"

MARKDOWN_RULES = (
    rule(r"^the heading skips a level; write (?P<good>#+) instead of #+$", "Write {good}", _heading),
    rule(r"^# is the level of the article's title; write (?P<good>##)$", "Write {good}", _heading),
    rule(r" without a space makes no heading", "Add the space", replacing(r"^(\s*#+)(?=[^\s#])", r"\1 ")),
    rule(
        r" is read as (?:a bullet|[-#*]);|^the space after \S+ is missing; Carrel reads"
        r"|; write an ordinary space there$|^[^;]*\(U\+[0-9A-F]+\) is (?:before|after) ",
        "Write it plainly",
        _line_mark,
        files=".md",
    ),
    rule(r"^this box is never closed;", "Close the box", _close_box),
    rule(r"^this code is never closed; add a line (?P<fence>\S+) after it", "Close the code", _close_code),
    rule(r"^there is no open box here", "Delete this line", _box_line),
    rule(
        r"^this figure has no alt text;",
        "Say what it shows…",
        _alt,
        "What does the picture show, for people who cannot see it?",
    ),
    rule(r"^a figure must be alone in its paragraph;", "Put empty lines around it", _alone),
    rule(r"^this row has fewer cells than the header, which has (?P<columns>\d+);", "Add empty cells", _short_row),
    rule(r"^this row has more cells than the header, which has (?P<columns>\d+);", "Join the last cells", _long_row),
    rule(r"^four spaces at the start make this code;", "Delete the spaces", _dedented),
    rule(r"^the invisible character U\+\w+ does not belong", "Delete it", _unwanted),
    rule(r"^these lines run on as one paragraph;", "Make a list", _hyphen_lines),
    rule(_OWN, "Close it", _close_strong),
    rule(
        r"^(?P<mark>\[-?@[^\s\]]+) is not closed; write \] after it",
        "Close it",
        replacing(r"(\[-?@[^\W_](?:[\w.-]*\w)?)(?![\w\]]|[^\[\]]*\])", r"\1]"),
    ),
    rule(
        r" has spaces inside; write \*\*words\*\*", "Delete the spaces", replacing(r"\*\* +([^*\n]+?) +\*\*", r"**\1**")
    ),
    rule(r" has a space before its last \*", "Delete the space", replacing(r"(\*[^\W\d_][^*\n]*?) +\*", r"\1*")),
    rule(
        r" is not a link: delete the space between \] and \(", "Delete the space", replacing(r"\][ \t\u00a0]+\(", "](")
    ),
    rule(r"^<www\..* is not a link; write https://", "Write https://", replacing(r"<www\.", "<https://www.")),
    rule(
        r"^==.* is shown with its signs; write \*\*words\*\*",
        "Write **words**",
        replacing(r"==([^=\s][^=\n]*)==", r"**\1**"),
    ),
    rule(r"^\+\+.* is shown with its signs; delete", "Delete the signs", replacing(r"\+\+([^+\s][^+\n]*)\+\+", r"\1")),
    rule(r" is shown as two or three hyphens;", "Write a dash", replacing(r"(?<=\s)---?(?=\s)|(?<=\w)---?(?=\w)", "–")),
    rule(
        r"^\^[+\-−–]?\w+ is shown as it is; for a superscript",
        "Write a superscript",
        replacing(r"(?<=[^\s^])(\^[+\-−–]?\w+)(?!\^)", r"\1^"),
    ),
    rule(
        r"^\*\*[-−]?\d+ is shown as it is; for a superscript",
        "Write a superscript",
        replacing(r"(?<=\d)\*\*([-−]?\d+)", r"^\1^"),
    ),
    rule(
        r"^[A-Z]\w*_\d+ is shown as it is; write ~2~",
        "Write a subscript",
        replacing(r"((?:[A-Z][a-z]?)+)_(\d{1,2})", r"\1~\2~"),
    ),
    rule(
        r"^[A-Z]\w*~\d+ is shown as it is; for a subscript",
        "Write a subscript",
        replacing(r"((?:[A-Z][a-z]?)+)~(\d{1,2})(?!~)", r"\1~\2~"),
    ),
    rule(r"^\^\{.* write \^2\^ for a superscript", "Write a superscript", replacing(r"\^\{([^{}\n]*)\}", r"^\1^")),
    rule(r"^_\{.* write ~2~ for a subscript", "Write a subscript", replacing(r"_\{([^{}\n]*)\}", r"~\1~")),
    rule(
        r"^@(?P<bad>\S+) is shown as it is; write \[@(?P<good>\S+)\] to cite it",
        "Cite it",
        lambda request, _: request.replaced(rf"@{re.escape(request.found['bad'])}", f"[@{request.found['good']}]"),
    ),
    rule(
        r"^\[\^(?P<label>[^\]]+)\] is shown as it is: no footnote has this name",
        "Write the footnote…",
        _footnote,
        "What does the footnote say?",
    ),
    rule(r"^readers do not see this HTML comment;", "Delete the comment", _comment),
    rule(
        r"^\{.*text has no classes; delete it",
        "Delete it",
        replacing(r"[ \t]*\{[ \t]*[.:][^\s{}][^{}\n]*\}|[ \t]*\{[^{}\n]*\w=[^{}\n]*\}", ""),
    ),
    rule(r"^(?P<name>&[A-Za-z][A-Za-z0-9]*|&#\w+);? is shown as it is:? type the sign", "Write the sign", _entity),
    rule(r"^(?P<name>&\S+?);? is shown as it is; type the sign itself", "Write the sign", _entity),
    rule(r" is text in a wrong encoding;", "Write it right", _decoded),
    rule(r" is shown as it is: Carrel has no HTML;", "Write it as Markdown", _html),
    rule(r"^\\ is shown at the end; delete it", "Delete it", replacing(r"\\[ \t]*$", "")),
    rule(
        r"^\[[ xX]?\] is shown as it is: readers tick nothing",
        "Delete it",
        replacing(r"^(\s*(?:[-*+]|\d+[.)])\s+)\[[ xX]?\]\s*", r"\1"),
    ),
)
