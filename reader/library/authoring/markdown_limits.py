"""Ends the reading of an article that no reader could open, before the parser takes minutes and all memory for it.

`decode_check` finds everything that is too large; these limits are for what is many times too large.
"""

from __future__ import annotations

import re
from itertools import islice

from markdown_it.rules_block import StateBlock, table

from reader.library.limits import MOST_BLOCKS, MOST_CELLS
from reader.translation import Translated, _, number_text

MOST_LINES = 500_000
MOST_MARKS = 500_000
"""Signs of Markdown in an article. A book of two million words has some ten thousand."""

_MARK = re.compile(r"[\[\]!*_`<&\\^~]")
_BLOCKS = frozenset(("paragraph_open", "heading_open", "fence", "code_block", "hr", "footnote"))
_COUNTED, _FOUND = "tokens that are counted", "blocks found so far"


class TooLargeError(Exception):
    """The text is the message for the author; `line` counts from 0."""

    def __init__(self, line: int, message: Translated) -> None:
        super().__init__(message)
        self.line = line


def check_size(text: str) -> None:
    if text.count("\n") > MOST_LINES:
        raise TooLargeError(
            MOST_LINES, _("the article has more than {most} lines; divide it", most=number_text(MOST_LINES))
        )
    if len(text) > MOST_MARKS:
        extra = next(islice(_MARK.finditer(text), MOST_MARKS, None), None)
        if extra:
            message = _(
                "the article has more than {most} signs of Markdown, such as * and [; divide it",
                most=number_text(MOST_MARKS),
            )
            raise TooLargeError(text.count("\n", 0, extra.start()), message)


def check_blocks(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A rule that matches nothing, and counts what the other rules have found."""
    tokens, counted = state.tokens, state.env.get(_COUNTED, 0)
    if len(tokens) > counted:
        found = state.env.get(_FOUND, 0) + sum(token.type in _BLOCKS for token in tokens[counted:])
        state.env.update({_COUNTED: len(tokens), _FOUND: found})
        if found > MOST_BLOCKS:
            message = _("the article has more than {most} blocks; divide it", most=number_text(MOST_BLOCKS))
            raise TooLargeError(start, message)
    return False


def bounded_table(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """The parser's own rule for tables, unless the table is many times too large."""
    if not table(state, start, end, True):
        return False
    if silent:
        return True
    columns = state.src.count("|", state.bMarks[start], state.eMarks[start])
    last = next((line for line in range(start, end) if state.isEmpty(line)), end)
    if columns * (last - start) > 2 * MOST_CELLS:
        message = _("a table has more than {most} cells; divide it", most=number_text(MOST_CELLS))
        raise TooLargeError(start, message)
    return table(state, start, end, False)
