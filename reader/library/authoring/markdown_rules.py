"""The marks that articles have beside CommonMark: citations, footnotes, superscripts, languages and pieces of HTML.

Each rule pushes one token, whose content is the text between the marks; a passage in another language has two, around
its own tokens.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline

from reader.library.model import ID

CITATION = "citation"
FOOTNOTE = "footnote"
FOOTNOTE_LINK = "footnote_link"
SCRIPT = "script"
HTML_BREAK = "html_break"
COMMENT = "html_comment"
LANGUAGE_OPEN, LANGUAGE_CLOSE = "language_open", "language_close"

SCRIPT_BEFORE, SCRIPT_AFTER = "before", "after"
"""Names in the `meta` of a script's token: the characters beside it."""

CITED_KEY = re.compile(rf"(?<![\w.@])-?@(?:\{{([^{{}}\s]+)\}}|({ID.pattern}))")
"""A key in a citation: `@key`, `-@key` or `@{key}`."""

_CITATION = re.compile(r"\[([^\[\]]*)\]")
_FOOTNOTE_LINK = re.compile(r"\[\^([^\[\]\s^]{1,100})\]")
_FOOTNOTE = re.compile(r"\[\^([^\[\]\s^]{1,100})\]:[ \t]*")
_LANGUAGE = re.compile(r"\{lang=(\"?)([^\s{}\"]{1,50})\1\}")
_SCRIPT = re.compile(r"([\^~])((?:\\[^\n]|[^\s\\^~])+)\1(?!~)")
_HTML_SCRIPT = re.compile(r"<(sup|sub)>([^<>\n]{1,100})</\1>", re.IGNORECASE)
_HTML_BREAK = re.compile(r"<br[ \t]*/?>[ \t]*\n?", re.IGNORECASE)
_LAST_CLOSING = "last end of a comment"
_LONGEST_COMMENT = 10_000
"""Characters, within a paragraph."""

_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~ ])")


def unescaped(text: str) -> str:
    """The text without the backslashes before its signs and spaces."""
    return _ESCAPE.sub(r"\1", text)


def _citation(state: StateInline, silent: bool) -> bool:
    """`[@key]`, `[@one; @another]`, `[see @key, p. 3]` or `[-@key]`."""
    source, position = state.src, state.pos
    if source[position] != "[":
        return False
    found = _CITATION.match(source, position, state.posMax)
    if not found or "@" not in found[1] or (not CITED_KEY.search(found[1]) and not found[1].startswith("@")):
        return False
    # Text before a key can also be that of a link: [write to @x](…).
    if not found[1].startswith(("@", "-@")) and source[found.end() : found.end() + 1] in ("(", "["):
        return False
    _push(state, silent, CITATION, found[1], found.end())
    return True


def _footnote_link(state: StateInline, silent: bool) -> bool:
    """`[^label]`"""
    found = _FOOTNOTE_LINK.match(state.src, state.pos, state.posMax)
    if not found:
        return False
    _push(state, silent, FOOTNOTE_LINK, found[1], found.end())
    return True


def _language(state: StateInline, silent: bool) -> bool:
    """`[text]{lang=ar}`: a passage in another language, which may contain other marks."""
    source, start = state.src, state.pos
    if source[start] != "[" or source.find("]{lang=", start, state.posMax) < 0:
        return False
    end = state.md.helpers.parseLinkLabel(state, start, False)
    found = _LANGUAGE.match(source, end + 1, state.posMax) if end >= 0 else None
    if not found:
        return False
    if not silent:
        last, state.pos, state.posMax = state.posMax, start + 1, end
        state.push(LANGUAGE_OPEN, "", 1).content = found[2]
        state.md.inline.tokenize(state)
        state.push(LANGUAGE_CLOSE, "", -1)
        state.posMax = last
    state.pos = found.end()
    return True


def _script(state: StateInline, silent: bool) -> bool:
    """`10^6^` or `H~2~O`, as Pandoc has them: no space between the signs, unless a backslash is before it.

    A ~ that follows no word means "about", unless it is under a fraction: ^1^/~2~. The second ^ of 10^6–10^9 begins
    another number. Both stay as written.
    """
    source, position = state.src, state.pos
    found = _SCRIPT.match(source, position, state.posMax)
    if not found or found[2].startswith("["):
        return False
    before, after = source[position - 1 : position], source[found.end() : found.end() + 1]
    is_below = before in "/⁄∕" and source[max(0, position - 2) : position - 1] in ("^", ">")
    if found[1] == "~" and (not before or not (before.isalnum() or before in ")]}*_^'’" or is_below)):
        return False
    if found[1] == "^" and before.isdigit() and after.isdigit():
        return False
    _push_script(state, silent, found[1], unescaped(found[2]), found.end())
    return True


def _html(state: StateInline, silent: bool) -> bool:
    """`<br>`, `<sup>6</sup>`, `<sub>2</sub>` and comments: what they mean is plain, and all other HTML stays text."""
    source, position = state.src, state.pos
    if source[position] != "<":
        return False
    if found := _HTML_BREAK.match(source, position, state.posMax):
        _push(state, silent, HTML_BREAK, found[0], found.end())
    elif found := _HTML_SCRIPT.match(source, position, state.posMax):
        _push_script(state, silent, "^" if found[1].casefold() == "sup" else "~", found[2].strip(), found.end())
    elif (
        source.startswith("<!--", position)
        and (end := source.find("-->", position, min(state.posMax, position + _LONGEST_COMMENT))) > 0
    ):
        _push(state, silent, COMMENT, source[position : end + 3], end + 3)
    else:
        return False
    return True


def _push(state: StateInline, silent: bool, kind: str, content: str, end: int) -> None:
    if not silent:
        state.push(kind, "", 0).content = content
    state.pos = end


def _push_script(state: StateInline, silent: bool, sign: str, content: str, end: int) -> None:
    source, position = state.src, state.pos
    _push(state, silent, SCRIPT, content, end)
    if not silent:
        state.tokens[-1].markup = sign
        state.tokens[-1].meta = {SCRIPT_BEFORE: source[position - 1 : position], SCRIPT_AFTER: source[end : end + 1]}


INLINE: dict[str, Callable[[StateInline, bool], bool]] = {
    CITATION: _citation,
    FOOTNOTE_LINK: _footnote_link,
    LANGUAGE_OPEN: _language,
    SCRIPT: _script,
    HTML_BREAK: _html,
}


def footnote(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """`[^label]: text`, up to the next empty line or the next block."""
    if state.is_code_block(start):
        return False
    first = state.bMarks[start] + state.tShift[start]
    found = _FOOTNOTE.match(state.src, first, state.eMarks[start])
    if not found:
        return False
    if silent:
        return True
    last = start + 1
    stops = state.md.block.ruler.getRules("paragraph")
    parent, state.parentType = state.parentType, "paragraph"
    while last < end and not state.isEmpty(last) and not any(rule(state, last, end, True) for rule in stops):
        last += 1
    state.parentType = parent
    lines = [state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]] for line in range(start, last)]
    lines[0] = state.src[found.end() : state.eMarks[start]]
    token = state.push(FOOTNOTE, "", 0)
    token.content = found[1]
    token.map = [start, last]
    inline = state.push("inline", "", 0)
    inline.content = "\n".join(lines).strip()
    inline.map = [start, last]
    inline.children = []
    state.line = last
    return True


def comment_block(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A comment on lines of its own, which may contain empty lines."""
    first = state.bMarks[start] + state.tShift[start]
    if not state.src.startswith("<!--", first) or state.is_code_block(start):
        return False
    # Looking for the end from every beginning would take quadratic time if many comments have none.
    if _LAST_CLOSING not in state.env:
        state.env[_LAST_CLOSING] = state.src.rfind("-->")
    closing = state.src.find("-->", first, state.eMarks[end - 1]) if first < state.env[_LAST_CLOSING] else -1
    if closing < 0:
        return False
    last = start + state.src.count("\n", first, closing)
    if state.src[closing + 3 : state.eMarks[last]].strip():
        return False
    if not silent:
        state.push(COMMENT, "", 0).map = [start, last + 1]
        state.line = last + 1
    return True
