"""The way between an article's characters and a document's.

Python counts characters, Qt UTF-16 units; and a document holds words that the article does not: numbers of citations,
titles of boxes, the list of sources.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import NamedTuple


def units(text: str) -> int:
    """How many UTF-16 units Qt counts for a text."""
    if text.isascii() or max(text) <= "\uffff":
        return len(text)
    return len(text) + sum(character > "\uffff" for character in text)


class Run(NamedTuple):
    """`text` of block `number` from character `offset` on stands at `position` of the document."""

    number: int
    offset: int
    position: int
    text: str


class TextMap:
    """Filled in reading order while a document is built."""

    def __init__(self) -> None:
        self._runs: list[Run] = []

    def add(self, index: int, offset: int, position: int, text: str) -> None:
        self._runs.append(Run(index, offset, position, text))

    def position(self, index: int, offset: int = 0) -> int | None:
        """Where a character of a block stands in the document, or None if no part of the block is in it."""
        found = bisect_right(self._runs, (index, offset), key=lambda run: (run.number, run.offset)) - 1
        if found < 0 or self._runs[found].number != index:
            extent = self.extent(index)
            return extent[0] if extent else None
        run = self._runs[found]
        return run.position + units(run.text[: offset - run.offset])

    def end(self, index: int, offset: int) -> int | None:
        """Where the character before `offset` ends: the number of a citation that follows it stays outside."""
        found = bisect_left(self._runs, (index, offset), key=lambda run: (run.number, run.offset)) - 1
        if found < 0 or self._runs[found].number != index:
            return self.position(index, offset)
        run = self._runs[found]
        return run.position + units(run.text[: offset - run.offset])

    def extent(self, index: int) -> tuple[int, int] | None:
        """The first and last document position of what is shown of a block, or None."""
        first = bisect_left(self._runs, index, key=lambda run: run.number)
        last = bisect_right(self._runs, index, key=lambda run: run.number) - 1
        if last < first:
            return None
        return self._runs[first].position, self._runs[last].position + units(self._runs[last].text)

    def place(self, position: int) -> tuple[int, int] | None:
        """The block and its character at a position of the document, or the nearest before it.

        None above the first block.
        """
        found = bisect_right(self._runs, position, key=lambda run: run.position) - 1
        if found < 0:
            return None
        run = self._runs[found]
        ahead = position - run.position
        characters = ahead if units(run.text) == len(run.text) else _characters(run.text, ahead)
        return run.number, run.offset + min(characters, len(run.text))


def _characters(text: str, ahead: int) -> int:
    """How many characters of `text` its first `ahead` UTF-16 units hold."""
    for count, character in enumerate(text):
        if ahead <= 0:
            return count
        ahead -= 2 if character > "\uffff" else 1
    return len(text)
