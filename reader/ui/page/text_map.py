"""Converts between an article's characters and the positions of the document that shows them.

Python counts characters, Qt counts UTF-16 units. A document also holds text that is not in the article: the numbers of
citations, the titles of boxes, the list of sources.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from reader.named_tuple import NamedTuple
from reader.ui.widgets.utf16 import utf16_length

BlockOffset = tuple[int, int]
"""The number of a block in its article, and a character's index in the block's text."""


class TextRun(NamedTuple):
    """Text of block `number`, from its character `offset`, which begins at `position` of the document."""

    number: int
    offset: int
    position: int
    text: str


class TextMap:
    """The runs of one document. They are added in reading order while the document is built."""

    def __init__(self) -> None:
        self._runs: list[TextRun] = []

    def add(self, index: int, offset: int, position: int, text: str) -> None:
        self._runs.append(TextRun(index, offset, position, text))

    def position(self, index: int, offset: int = 0) -> int | None:
        """The document position of a character of a block, or None if the document does not show the block."""
        found = bisect_right(self._runs, (index, offset), key=lambda run: (run.number, run.offset)) - 1
        if found < 0 or self._runs[found].number != index:
            extent = self.extent(index)
            return extent[0] if extent else None
        run = self._runs[found]
        return run.position + utf16_length(run.text[: offset - run.offset])

    def end(self, index: int, offset: int) -> int | None:
        """The position after the character before `offset`, and before the number of a citation that follows it."""
        found = bisect_left(self._runs, (index, offset), key=lambda run: (run.number, run.offset)) - 1
        if found < 0 or self._runs[found].number != index:
            return self.position(index, offset)
        run = self._runs[found]
        return run.position + utf16_length(run.text[: offset - run.offset])

    def extent(self, index: int) -> tuple[int, int] | None:
        """The first and last document position of a block, or None if the document does not show it."""
        first = bisect_left(self._runs, index, key=lambda run: run.number)
        last = bisect_right(self._runs, index, key=lambda run: run.number) - 1
        if last < first:
            return None
        return self._runs[first].position, self._runs[last].position + utf16_length(self._runs[last].text)

    def has_text(self, first: int, last: int) -> bool:
        """Whether text of the article begins between two document positions; `last` is exclusive."""
        found = bisect_left(self._runs, first, key=lambda run: run.position)
        return found < len(self._runs) and self._runs[found].position < last

    def block_offset(self, position: int) -> BlockOffset | None:
        """The block and character at a document position, or the nearest before it; None before the first block."""
        found = bisect_right(self._runs, position, key=lambda run: run.position) - 1
        if found < 0:
            return None
        run = self._runs[found]
        ahead = position - run.position
        characters = ahead if utf16_length(run.text) == len(run.text) else _characters(run.text, ahead)
        return run.number, run.offset + min(characters, len(run.text))


def _characters(text: str, ahead: int) -> int:
    """How many characters of `text` its first `ahead` UTF-16 units hold."""
    for count, character in enumerate(text):
        if ahead <= 0:
            return count
        ahead -= 2 if character > "\uffff" else 1
    return len(text)
