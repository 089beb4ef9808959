"""What can be read off an article's blocks: its sections, the numbers of its citations, its length."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from reader.library.model import Block, BlockKind, Citation, Span, plain_text

WORDS_PER_MINUTE = 200
"""A slow, steady pace for plain prose read to understand it."""

# Texts, which `re` compiles when a pack is built: reading one never counts words.
# Marks of Latin, Hebrew, Arabic and the scripts of India, and joiners, are within words and yet no letters.
_MARKS = (
    "\u0300-\u036f\u0591-\u05bd\u05bf-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0900-\u0963\u0966-\u0dff"
    "\u200c\u200d"
)
_WORD = rf"\w[\w{_MARKS}]*(?:['’.-]\w[\w{_MARKS}]*)*"
_UNSPACED = "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]"


_ONLY_WORDS = {code: " " for code in range(128) if not chr(code).isalnum()} | {ord(sign): None for sign in "'-."}
"""For ASCII: what joins the parts of a word goes, what parts words becomes a space."""


class Section(NamedTuple):
    """A heading and where it stands: `number` counts blocks from 0."""

    number: int
    id: str
    title: str
    level: int


def sections(blocks: Sequence[Block]) -> tuple[Section, ...]:
    return tuple(
        Section(index, block.id, plain_text(block.spans), block.level)
        for index, block in enumerate(blocks)
        if block.kind is BlockKind.HEADING
    )


def number_of_block(blocks: Sequence[Block], id: str) -> int:
    """Counts from 0; -1 where there is none of that id, as for the head of an article."""
    return next((number for number, block in enumerate(blocks) if block.id == id), -1) if id else -1


def spans_of(block: Block) -> Iterator[Span]:
    """Every span of a block in reading order, those of table cells too."""
    yield from block.spans
    if block.table:
        for row in block.table.rows:
            for cell in row:
                yield from cell


def block_text(block: Block) -> str:
    """What a reader reads there: a table's cells are joined by tabs, its rows by line ends."""
    if block.table:
        return "\n".join("\t".join(plain_text(cell) for cell in row) for row in block.table.rows)
    return plain_text(block.spans)


def citation_numbers(blocks: Iterable[Block]) -> dict[str, int]:
    """Key of each reference cited -> its number, from 1, in the order of first citation."""
    numbers: dict[str, int] = {}
    for block in blocks:
        for span in spans_of(block):
            if isinstance(span.link, Citation):
                for key in span.link.keys:
                    numbers.setdefault(key, len(numbers) + 1)
    return numbers


def count_words(text: str) -> int:
    """How many words a text has. Scripts without spaces count one word for two characters."""
    if text.isascii():
        return len(text.translate(_ONLY_WORDS).split())  # a fifth of the time, and most texts are
    text = text.replace("_", " ")
    unspaced = len(re.findall(_UNSPACED, text))
    if unspaced:
        text = re.sub(_UNSPACED, " ", text)
    return len(re.findall(_WORD, text)) + (unspaced + 1) // 2


def minutes_to_read(words: int) -> int:
    return max(1, round(words / WORDS_PER_MINUTE))
