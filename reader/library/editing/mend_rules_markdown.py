"""Mends the Markdown within the lines of articles: signs that are not closed, marks of other programs, alt text."""

from __future__ import annotations

import html
import re

from reader.library.authoring.textfile import UNWANTED
from reader.library.editing.folder_edit import EditRefused
from reader.library.editing.mend_rules import Changes, MendRequest, replacing, rule
from reader.translation import N_, _

_HTML = {"b": "**", "strong": "**", "i": "*", "em": "*"}


def _alt(request: MendRequest, answer: str) -> Changes:
    plain = re.sub(r"([\[\]\\*_`])", r"\\\1", answer)
    return request.replaced(r"!\[[ \t]*\]\(", lambda _found: f"![{plain}](")


def _close_code_span(request: MendRequest, _answer: str) -> Changes:
    """After the word that begins with the sign."""
    sign = request.found["sign"]
    return request.replaced(
        rf"(?<![\\`]){sign}(?!`)(?=[^\s`])([^\s`]*[^\s`.,;:!?)])(?![^`]*`)", lambda found: f"{found[0]}{sign}"
    )


def _unwanted(request: MendRequest, _answer: str) -> Changes:
    return {request.file: UNWANTED.sub("", request.text)}


def _close_strong(request: MendRequest, _answer: str) -> Changes:
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


def _comment(request: MendRequest, _answer: str) -> Changes:
    """The whole comment, with the empty line below it if it is a block of its own."""
    before = "\n".join(request.lines[: request.problem.line - 1])
    start = len(before) + (1 if before or request.problem.line > 1 else 0)
    text = request.text
    found = re.compile(r"(?P<lead>[ \t]*)<!--.*?-->", re.DOTALL).search(text, start)
    if not found:
        raise EditRefused(_("The text has changed meanwhile. Look at the problem again."))
    begin, end = found.span()
    is_alone = text[begin - 1 : begin] in ("", "\n") and text[end : end + 1] in ("", "\n")
    if is_alone:
        end = min(len(text), end + 1)
        if text[end : end + 1] == "\n" and text[max(0, begin - 2) : begin] in ("\n\n", ""):
            end += 1
    return {request.file: text[:begin] + text[end:]}


def _entity(request: MendRequest, _answer: str) -> Changes:
    name = request.found["name"]
    sign = html.unescape(f"{name};")
    if sign == f"{name};":
        raise EditRefused(_("Type the sign itself."))
    return request.replaced(rf"{re.escape(name)};?", lambda _found: sign)


def _decoded(request: MendRequest, _answer: str) -> Changes:
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


def _html(request: MendRequest, _answer: str) -> Changes:
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
        N_("Say what it shows…"),
        _alt,
        N_("What does the picture show, for people who cannot see it?"),
    ),
    rule(r"^the invisible character U\+\w+ does not belong", N_("Delete it"), _unwanted),
    rule(_OWN, N_("Close it"), _close_strong),
    rule(r"^(?P<sign>`+) is shown as it is: the ` that ends the code is missing", N_("Close it"), _close_code_span),
    rule(
        r"^(?P<mark>\[-?@[^\s\]]+) is not closed; write \] after it",
        N_("Close it"),
        replacing(r"(\[-?@[^\W_](?:[\w.-]*\w)?)(?![\w\]]|[^\[\]]*\])", r"\1]"),
    ),
    rule(
        r" has spaces inside; write \*\*words\*\*",
        N_("Delete the spaces"),
        replacing(r"\*\* +([^*\n]+?) +\*\*", r"**\1**"),
    ),
    rule(r" has a space before its last \*", N_("Delete the space"), replacing(r"(\*[^\W\d_][^*\n]*?) +\*", r"\1*")),
    rule(
        r" is not a link: delete the space between \] and \(",
        N_("Delete the space"),
        replacing(r"\][ \t\u00a0]+\(", "]("),
    ),
    rule(r"^<www\..* is not a link; write https://", N_("Write https://"), replacing(r"<www\.", "<https://www.")),
    rule(
        r"^==.* is shown with its signs; write \*\*words\*\*",
        N_("Write **words**"),
        replacing(r"==([^=\s][^=\n]*)==", r"**\1**"),
    ),
    rule(
        r"^\+\+.* is shown with its signs; delete", N_("Delete the signs"), replacing(r"\+\+([^+\s][^+\n]*)\+\+", r"\1")
    ),
    rule(
        r" is shown as two or three hyphens;",
        N_("Write a dash"),
        replacing(r"(?<=\s)---?(?=\s)|(?<=\w)---?(?=\w)", "–"),
    ),
    rule(
        r"^\^[+\-−–]?\w+ is shown as it is; for a superscript",
        N_("Write a superscript"),
        replacing(r"(?<=[^\s^])(\^[+\-−–]?\w+)(?!\^)", r"\1^"),
    ),
    rule(
        r"^\*\*[-−]?\d+ is shown as it is; for a superscript",
        N_("Write a superscript"),
        replacing(r"(?<=\d)\*\*([-−]?\d+)", r"^\1^"),
    ),
    rule(
        r"^[A-Z]\w*_\d+ is shown as it is; write ~2~",
        N_("Write a subscript"),
        replacing(r"((?:[A-Z][a-z]?)+)_(\d{1,2})", r"\1~\2~"),
    ),
    rule(
        r"^[A-Z]\w*~\d+ is shown as it is; for a subscript",
        N_("Write a subscript"),
        replacing(r"((?:[A-Z][a-z]?)+)~(\d{1,2})(?!~)", r"\1~\2~"),
    ),
    rule(r"^\^\{.* write \^2\^ for a superscript", N_("Write a superscript"), replacing(r"\^\{([^{}\n]*)\}", r"^\1^")),
    rule(r"^_\{.* write ~2~ for a subscript", N_("Write a subscript"), replacing(r"_\{([^{}\n]*)\}", r"~\1~")),
    rule(
        r"^@(?P<bad>\S+) is shown as it is; write \[@(?P<good>\S+)\] to cite it",
        N_("Cite it"),
        lambda request, _answer: request.replaced(
            rf"@{re.escape(request.found['bad'])}", f"[@{request.found['good']}]"
        ),
    ),
    rule(
        r"^\[\^(?P<label>[^\]]+)\] is shown as it is: no footnote has this name",
        N_("Write the footnote…"),
        _footnote,
        N_("What does the footnote say?"),
    ),
    rule(r"^readers do not see this HTML comment;", N_("Delete the comment"), _comment),
    rule(
        r"^\{.*text has no classes; delete it",
        N_("Delete it"),
        replacing(r"[ \t]*\{[ \t]*[.:][^\s{}][^{}\n]*\}|[ \t]*\{[^{}\n]*\w=[^{}\n]*\}", ""),
    ),
    rule(r"^(?P<name>&[A-Za-z][A-Za-z0-9]*|&#\w+);? is shown as it is:? type the sign", N_("Write the sign"), _entity),
    rule(r"^(?P<name>&\S+?);? is shown as it is; type the sign itself", N_("Write the sign"), _entity),
    rule(r" is text in a wrong encoding;", N_("Write it right"), _decoded),
    rule(r" is shown as it is: Carrel has no HTML;", N_("Write it as Markdown"), _html),
    rule(r"^\\ is shown at the end; delete it", N_("Delete it"), replacing(r"\\[ \t]*$", "")),
)
