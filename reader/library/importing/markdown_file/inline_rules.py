"""Marks within a line beyond CommonMark: footnotes, citations, wiki links, formulas, highlights and comments."""

from __future__ import annotations

import re
from collections.abc import Callable

from markdown_it.rules_inline import StateInline

from reader.library.authoring import markdown_rules

FOOTNOTE_LINK, INLINE_NOTE, CITATION = "footnote_link", "inline_note", "citation"
WIKI_LINK, WIKI_PICTURE, FORMULA, MARKED, COMMENT = "wiki_link", "wiki_picture", "formula", "marked", "hidden_comment"

_FOOTNOTE = re.compile(r"\[\^([^\[\]\s^]{1,100})\]")
_INLINE_NOTE = re.compile(r"\^\[((?:\\.|[^\[\]\\]|\[[^\[\]]{0,500}\]){1,5000})\]")
_CITATION = re.compile(r"\[([^\[\]]{0,2000}@[^\[\]]{0,2000})\](?![(\[])")
_BARE_KEY = re.compile(
    r"-?@(?:\{([^{}\s]{1,200})\}|([^\W_](?:[\w:.#$%&+?<>~/-]{0,199}[\w/])?))(?:[ ]\[([^\[\]@]{1,200})\])?"
)
_WIKI = re.compile(r"(!?)\[\[([^\[\]\n|]{1,500})(?:\|([^\[\]\n]{0,500}))?\]\]")
_FORMULA = re.compile(r"\$\$(?!\$)(.{1,5000}?)\$\$|\$(?![\s$\d])((?:\\.|[^$\\\n]){0,2000}?[^\s\\$])\$(?!\d)", re.DOTALL)
_TEX = re.compile(r"\\\((.{1,5000}?)\\\)|\\\[(.{1,5000}?)\\\]", re.DOTALL)
_MARKED = re.compile(r"==(?=\S)((?:[^=\n]|=(?!=)){1,2000})==|\+\+(?=\S)((?:[^+\n]|\+(?!\+)){1,2000})\+\+")
_COMMENT = re.compile(r"%%(.{1,10000}?)%%", re.DOTALL)
_ATTRIBUTES = re.compile(r"\{[ ]?[.#:][^{}\n]{1,300}\}|\{[ ]?\w+=[^{}\n]{1,300}\}")

ATTRIBUTES = "attributes"


def _rule(kind: str, first: str, pattern: re.Pattern[str]) -> Callable[[StateInline, bool], bool]:
    def rule(state: StateInline, silent: bool) -> bool:
        if state.src[state.pos] not in first:
            return False
        found = pattern.match(state.src, state.pos, state.posMax)
        if not found:
            return False
        if not silent:
            token = state.push(kind, "", 0)
            token.content = next((group for group in found.groups() if group), "")
            token.markup = found[0]
            token.meta = {"groups": found.groups()}
        state.pos = found.end()
        return True

    return rule


def _bare_key(state: StateInline, silent: bool) -> bool:
    """`@key` in the text, followed by a page in brackets if need be; not the address of an e-mail."""
    if state.src[state.pos] not in "@-" or state.src[max(0, state.pos - 1) : state.pos].isalnum():
        return False
    return _BARE(state, silent)


_BARE = _rule(CITATION, "@-", _BARE_KEY)


RULES: dict[str, Callable[[StateInline, bool], bool]] = {
    WIKI_LINK: _rule(WIKI_LINK, "![", _WIKI),
    FOOTNOTE_LINK: _rule(FOOTNOTE_LINK, "[", _FOOTNOTE),
    INLINE_NOTE: _rule(INLINE_NOTE, "^", _INLINE_NOTE),
    CITATION: _rule(CITATION, "[", _CITATION),
    "bare_key": _bare_key,
    markdown_rules.SCRIPT: markdown_rules.INLINE[markdown_rules.SCRIPT],
    MARKED: _rule(MARKED, "=+", _MARKED),
    COMMENT: _rule(COMMENT, "%", _COMMENT),
    ATTRIBUTES: _rule(ATTRIBUTES, "{", _ATTRIBUTES),
}
"""They are tried before links."""

FORMULAS: dict[str, Callable[[StateInline, bool], bool]] = {
    FORMULA: _rule(FORMULA, "$", _FORMULA),
    "tex": _rule(FORMULA, "\\", _TEX),
}
"""They are tried before everything else: a formula may contain any sign."""
