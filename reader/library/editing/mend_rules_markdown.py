"""Mends the Markdown within the lines of articles: signs that are not closed, marks of other programs, alt text."""

from __future__ import annotations

import html
import re

from reader.library.authoring.textfile import UNWANTED
from reader.library.editing.folder_edit import EditRefused
from reader.library.editing.mend_rules import Changes, MendRequest, replacing, rule

_HTML = {"b": "**", "strong": "**", "i": "*", "em": "*"}


def _alt(request: MendRequest, answer: str) -> Changes:
    plain = re.sub(r"([\[\]\\*_`])", r"\\\1", answer)
    return request.replaced(r"!\[[ \t]*\]\(", lambda _: f"![{plain}](")


def _close_code_span(request: MendRequest, _: str) -> Changes:
    """After the word that begins with the sign."""
    sign = request.found["sign"]
    return request.replaced(
        rf"(?<![\\`]){sign}(?!`)(?=[^\s`])([^\s`]*[^\s`.,;:!?)])(?![^`]*`)", lambda found: f"{found[0]}{sign}"
    )


def _unwanted(request: MendRequest, _: str) -> Changes:
    return {request.file: UNWANTED.sub("", request.text)}


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
    rule(
        r"^this figure has no alt text;",
        "Say what it shows…",
        _alt,
        "What does the picture show, for people who cannot see it?",
    ),
    rule(r"^the invisible character U\+\w+ does not belong", "Delete it", _unwanted),
    rule(_OWN, "Close it", _close_strong),
    rule(r"^(?P<sign>`+) is shown as it is: the ` that ends the code is missing", "Close it", _close_code_span),
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
)
