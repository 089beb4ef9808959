"""The parser for the Markdown of articles: CommonMark with tables and the marks of `markdown_rules`, without HTML."""

from __future__ import annotations

import functools
import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore

from reader.library.authoring import markdown_rules as rules
from reader.library.authoring.markdown_limits import bounded_table, check_blocks
from reader.library.authoring.raw_text import keep_raw_text

MAX_NESTING = 40
"""Nested lists and quotes. Each list counts twice."""

BOX_LINE = "box_line"
BLOCK_ID = "block id"

_BLOCK_ID = re.compile(r"(?<!\\)[ \t\n]*\{#([^{}\s]*)\}$")
_BOX_LINE = re.compile(r":{3,}[ \t]*([^\n]*)")


@functools.cache
def parser() -> MarkdownIt:
    markdown = MarkdownIt("commonmark", {"html": False, "maxNesting": MAX_NESTING})
    markdown.enable("table")
    markdown.disable(["html_block", "html_inline"])
    for name, rule in rules.INLINE.items():
        markdown.inline.ruler.before("link", name, rule)
    interrupted = ["paragraph", "reference", "blockquote", "list", "table", rules.FOOTNOTE]
    markdown.block.ruler.at("table", bounded_table, {"alt": ["paragraph", "reference"]})
    markdown.block.ruler.before("table", "size", check_blocks)
    markdown.block.ruler.before("fence", BOX_LINE, _box_line, {"alt": interrupted})
    markdown.block.ruler.before("reference", rules.FOOTNOTE, rules.footnote, {"alt": interrupted})
    markdown.block.ruler.before("reference", rules.COMMENT, rules.comment_block, {"alt": interrupted})
    markdown.core.ruler.after("block", "block_id", _extract_block_ids)
    markdown.core.ruler.before("text_join", "raw_text", keep_raw_text)
    # The parser keeps all addresses as written, so that invalid ones can be reported with their line.
    markdown.validateLink = _accept_any  # type: ignore[method-assign]
    markdown.normalizeLink = _unchanged  # type: ignore[method-assign]
    return markdown


def _accept_any(url: str) -> bool:
    return True


def _unchanged(url: str) -> str:
    return url


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
