"""The parser for the Markdown of articles: CommonMark with tables, [@key], ::: lines and {#id}, without HTML."""

from __future__ import annotations

import functools
import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline

MAX_NESTING = 40
"""Nested lists and quotes. Each list counts twice."""

BOX_LINE = "box_line"
CITATION = "citation"
BLOCK_ID = "block id"

_CITATION = re.compile(r"\[(@[^\[\]]*)\]")
_BLOCK_ID = re.compile(r"(?<!\\)[ \t\n]*\{#([^{}\s]*)\}$")
_BOX_LINE = re.compile(r":{3,}[ \t]*([^\n]*)")


@functools.cache
def parser() -> MarkdownIt:
    markdown = MarkdownIt("commonmark", {"html": False, "maxNesting": MAX_NESTING})
    markdown.enable("table")
    markdown.disable(["html_block", "html_inline"])
    markdown.inline.ruler.before("link", CITATION, _citation)
    interrupted = ["paragraph", "reference", "blockquote", "list", "table"]
    markdown.block.ruler.before("fence", BOX_LINE, _box_line, {"alt": interrupted})
    markdown.core.ruler.after("block", "block_id", _extract_block_ids)
    # The parser keeps all addresses as written, so that invalid ones can be reported with their line.
    markdown.validateLink = _accept_any  # type: ignore[method-assign]
    markdown.normalizeLink = _unchanged  # type: ignore[method-assign]
    return markdown


def _accept_any(url: str) -> bool:
    return True


def _unchanged(url: str) -> str:
    return url


def _citation(state: StateInline, silent: bool) -> bool:
    """`[@key]` or `[@one; @another]`. The content of the token is the text between the brackets."""
    source, position = state.src, state.pos
    if not source.startswith("[@", position):
        return False
    found = _CITATION.match(source, position, state.posMax)
    if not found:
        return False
    if not silent:
        state.push(CITATION, "", 0).content = found[1]
    state.pos = found.end()
    return True


def _box_line(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A line that opens or closes a box. `NoteBoxes` matches the pairs later."""
    first = state.bMarks[start] + state.tShift[start]
    if not state.src.startswith(":::", first) or state.is_code_block(start):
        return False
    if silent:
        return True
    found = _BOX_LINE.match(state.src, first, state.eMarks[start])
    token = state.push(BOX_LINE, "", 0)
    token.content = found[1].strip() if found else ""
    token.map = [start, start + 1]
    state.line = start + 1
    return True


def _extract_block_ids(state: StateCore) -> None:
    for token in state.tokens:
        if token.type == "inline" and token.content.endswith("}"):
            token.content, id = split_block_id(token.content)
            if id is not None:
                token.meta[BLOCK_ID] = id


def split_block_id(text: str) -> tuple[str, str | None]:
    """The text without the `{#id}` at its end, and the id; None if there is none.

    >>> split_block_id("Sleep helps. {#sleep}")
    ('Sleep helps.', 'sleep')
    """
    opening = text.rfind("{#")
    if opening < 0:
        return text, None
    found = _BLOCK_ID.match(text, len(text[:opening].rstrip(" \t\n")))
    return (text[: found.start()], found[1]) if found else (text, None)
