"""Parts of Markdown that hold blocks of their own: footnotes, boxes, definition lists and drawn tables."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager

from markdown_it.rules_block import StateBlock

from reader.library.importing.plain_text.drawn_tables import drawn_table
from reader.library.importing.plain_text.text_lines import text_lines

FOOTNOTE, BOX, TERM, TERMS, DEFINITION, DRAWN_TABLE = "note", "box", "dt", "dl", "dd", "drawn_table"
BOX_ATTRIBUTES = "attributes of boxes"
"""In the environment of the parser: what stands in braces behind :::."""

INDENT = 4
LONGEST_TABLE = 2_000
"""Lines of a table that is drawn with signs."""

_FOOTNOTE = re.compile(r"\[\^([^\[\]\s^]{1,100})\]:[ \t]*")
_FENCE = re.compile(
    r":{3,}[ \t]*(?:\{[ \t]*[.#]?(?P<braced>[\w-]+)?(?P<attributes>[^}\n]*)\}|(?P<name>[\w-]+))"
    r"[ \t]*(?P<title>[^\n]*?)[ \t]*:*[ \t]*"
)
_MKDOCS = re.compile(
    r"(?:!!!|\?\?\?\+?)[ \t]*(?P<name>[\w-]+)?(?:[ \t]+[\w-]+)*[ \t]*(?:\"(?P<title>[^\"\n]*)\")?[ \t]*"
)
_DEFINITION = re.compile(r"[:~][ \t]+")


def footnote(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """`[^label]: text`, and all blocks below it that are indented."""
    if state.is_code_block(start):
        return False
    first = state.bMarks[start] + state.tShift[start]
    found = _FOOTNOTE.match(state.src, first, state.eMarks[start])
    if not found:
        return False
    if silent:
        return True
    opening = state.push(f"{FOOTNOTE}_open", "", 1)
    opening.content = found[1]
    opening.map = [start, start + 1]
    last = _end_of_indented(state, start, end)
    with _inside(state, start, found.end(), last):
        state.md.block.tokenize(state, start, last)
    state.line = last
    state.push(f"{FOOTNOTE}_close", "", -1)
    return True


def fenced_box(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """`::: warning` up to `:::`, as Pandoc and Docusaurus have it."""
    first = state.bMarks[start] + state.tShift[start]
    if not state.src.startswith(":::", first) or state.is_code_block(start):
        return False
    found = _FENCE.fullmatch(state.src, first, state.eMarks[start])
    if not found:
        return False
    if silent:
        return True
    depth, last = 1, start + 1
    while last < end:
        at = state.bMarks[last] + state.tShift[last]
        if state.src.startswith(":::", at):
            line = state.src[at : state.eMarks[last]].strip()
            depth += -1 if not line.strip(":") else 1
            if depth == 0:
                break
        last += 1
    title = found["title"].strip("[] ") or _title_in(found["attributes"] or "")
    _box(state, found["name"] or found["braced"] or "", title, start, start + 1, last)
    state.env.setdefault(BOX_ATTRIBUTES, []).append(found["attributes"] or "")
    state.line = min(last + 1, end)
    return True


def mkdocs_box(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """`!!! note "Title"`, and all lines below it that are indented."""
    first = state.bMarks[start] + state.tShift[start]
    if not state.src.startswith(("!!!", "???"), first) or state.is_code_block(start):
        return False
    found = _MKDOCS.fullmatch(state.src, first, state.eMarks[start])
    if not found or start + 1 >= end or state.sCount[start + 1] - state.blkIndent < INDENT:
        return False
    if silent:
        return True
    last = _end_of_indented(state, start, end)
    with _indented(state):
        _box(state, found["name"] or "", found["title"] or "", start, start + 1, last)
    state.line = last
    return True


def definition_list(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A line with a term, and below it lines that begin with a colon."""
    if silent or state.is_code_block(start) or not _definition_at(state, start + 1, end):
        return False
    state.push(f"{TERMS}_open", "", 1).map = [start, start + 1]
    line = start
    while line < end and (at := _definition_at(state, line + 1, end)):
        state.push(f"{TERM}_open", "", 1)
        inline = state.push("inline", "", 0)
        inline.content = state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]].strip()
        inline.map, inline.children = [line, line + 1], []
        state.push(f"{TERM}_close", "", -1)
        line = at
        while at:
            found = _DEFINITION.match(state.src, state.bMarks[at] + state.tShift[at], state.eMarks[at])
            state.push(f"{DEFINITION}_open", "", 1)
            last = _end_of_indented(state, at, end)
            with _inside(state, at, found.end() if found else state.eMarks[at], last):
                state.md.block.tokenize(state, at, last)
            state.push(f"{DEFINITION}_close", "", -1)
            line = last
            while line < end and state.isEmpty(line):
                line += 1
            at = line if line < end and _is_definition(state, line) else 0
        while line < end and state.isEmpty(line):
            line += 1
        if line >= end or state.sCount[line] - state.blkIndent >= INDENT:
            break
    state.push(f"{TERMS}_close", "", -1)
    state.line = min(line, end)
    return True


def drawn(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A table in a grid of + and -, as Pandoc has it."""
    first = state.bMarks[start] + state.tShift[start]
    if not state.src.startswith("+-", first) or state.is_code_block(start):
        return False
    last = min(start + LONGEST_TABLE, end)
    lines = text_lines(state.src[first : state.eMarks[last - 1]])
    stop = next((at for at, line in enumerate(lines) if not line.text), len(lines))
    count, rows = drawn_table(lines, 0, stop)
    if not count:
        return False
    if not silent:
        state.push("table_open", "table", 1).map = [start, start + count]
        for number, row in enumerate(rows):
            state.push("tr_open", "tr", 1)
            for cell in row:
                tag = "td" if number else "th"
                state.push(f"{tag}_open", tag, 1)
                inline = state.push("inline", "", 0)
                inline.content, inline.map, inline.children = cell, [start, start + count], []
                state.push(f"{tag}_close", tag, -1)
            state.push("tr_close", "tr", -1)
        state.push("table_close", "table", -1)
        state.line = start + count
    return True


def _box(state: StateBlock, name: str, title: str, opening: int, start: int, end: int) -> None:
    token = state.push(f"{BOX}_open", "", 1)
    token.content, token.info, token.map = title, name, [opening, end]
    parent, state.parentType = state.parentType, BOX
    last, state.lineMax = state.lineMax, end
    state.md.block.tokenize(state, start, end)
    state.parentType, state.lineMax = parent, last
    state.push(f"{BOX}_close", "", -1)


def _title_in(attributes: str) -> str:
    found = re.search(r"(?:title|name)=(?:\"([^\"]*)\"|'([^']*)')", attributes)
    return (found[1] or found[2] or "") if found else ""


def _is_definition(state: StateBlock, line: int) -> bool:
    at = state.bMarks[line] + state.tShift[line]
    is_near = state.sCount[line] - state.blkIndent < INDENT
    return is_near and bool(_DEFINITION.match(state.src, at, state.eMarks[line]))


def _definition_at(state: StateBlock, line: int, end: int) -> int:
    """The line of the first definition of the term above it; 0 if there is none."""
    if line < end and state.isEmpty(line):
        line += 1
    above = line - 1
    return line if line < end and above >= 0 and not state.isEmpty(line) and _is_definition(state, line) else 0


def _end_of_indented(state: StateBlock, start: int, end: int) -> int:
    """Where the blocks end that belong to the line, because they are indented or go on in the next line."""
    last = start + 1
    while last < end:
        if state.isEmpty(last):
            following = next((line for line in range(last, min(end, last + 50)) if not state.isEmpty(line)), end)
            if following >= end or state.sCount[following] - state.blkIndent < INDENT:
                break
            last = following
        elif state.sCount[last] - state.blkIndent < INDENT and (
            state.isEmpty(last - 1) or _is_definition(state, last) or _begins_footnote(state, last)
        ):
            break
        else:
            last += 1
    return last


def _begins_footnote(state: StateBlock, line: int) -> bool:
    return bool(_FOOTNOTE.match(state.src, state.bMarks[line] + state.tShift[line], state.eMarks[line]))


@contextmanager
def _inside(state: StateBlock, line: int, content: int, end: int) -> Iterator[None]:
    """What follows a mark, as if it began the line; the lines below it are indented."""
    saved = state.bMarks[line], state.tShift[line], state.sCount[line], state.parentType
    last, state.lineMax = state.lineMax, end
    width = state.sCount[line] + content - (state.bMarks[line] + state.tShift[line])
    state.bMarks[line], state.tShift[line] = content, 0
    state.parentType = FOOTNOTE
    with _indented(state):
        state.sCount[line] = max(width, state.blkIndent)
        yield
    state.lineMax = last
    state.bMarks[line], state.tShift[line], state.sCount[line], state.parentType = saved


@contextmanager
def _indented(state: StateBlock) -> Iterator[None]:
    state.blkIndent += INDENT
    yield
    state.blkIndent -= INDENT
