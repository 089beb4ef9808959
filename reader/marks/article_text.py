"""An article as one text, and as one text without white space, with conversions between offsets in them."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property

from reader.library.model import Article, BlockKind
from reader.library.outline import block_text

_SOLID = re.compile("[^\\s\x00-\x1f\x7f-\x9f\u200b\ufeff\ufffd]+")
"""Characters that are compared: neither white space nor characters that marks do not store."""


def compact(text: str) -> str:
    """Text without white space, so that paragraphs that were split or joined still match."""
    return "".join(_SOLID.findall(text))


class ArticleText:
    """The texts of an article's blocks, joined by line ends. Offsets count characters from 0."""

    def __init__(self, article: Article) -> None:
        self.article = article.id
        self.ids = [block.id for block in article.blocks]
        texts = [block_text(block) for block in article.blocks]
        self.text = "\n".join(texts)
        self.starts: list[int] = []
        self._index = {id: number for number, id in enumerate(self.ids)}
        self._sections: list[str] = []
        offset, section = 0, ""
        for block, text in zip(article.blocks, texts, strict=True):
            self.starts.append(offset)
            if block.kind is BlockKind.HEADING:
                section = block.id
            self._sections.append(section)
            offset += len(text) + 1

    def index_of(self, block: str) -> int | None:
        """The number of a block, from 0."""
        return self._index.get(block)

    def length_of(self, index: int) -> int:
        return self.end_of(index) - self.starts[index]

    def end_of(self, index: int) -> int:
        """The offset after the last character of a block."""
        return self.starts[index + 1] - 1 if index + 1 < len(self.starts) else len(self.text)

    def section_of(self, index: int) -> str:
        """Id of the heading above; a heading is in its own section."""
        return self._sections[index]

    def block_at(self, offset: int) -> int:
        """The number of the block with that character. The line end after a block belongs to it."""
        return max(0, bisect_right(self.starts, offset) - 1)

    # ---- without white space

    @cached_property
    def compact(self) -> str:
        return "".join(self._words[2])

    @cached_property
    def _words(self) -> tuple[list[int], list[int], list[str]]:
        """Of each run of solid characters: its offset in the text, its offset in the compact text, and the run."""
        begins: list[int] = []
        compact_begins: list[int] = []
        words: list[str] = []
        length = 0
        for match in _SOLID.finditer(self.text):
            word = match.group()
            begins.append(match.start())
            compact_begins.append(length)
            words.append(word)
            length += len(word)
        return begins, compact_begins, words

    def to_compact(self, offset: int) -> int:
        """From an offset in the text to one in the compact text. White space maps to the character after it."""
        begins, compact_begins, words = self._words
        number = bisect_right(begins, offset) - 1
        if number < 0:
            return 0
        return compact_begins[number] + min(offset - begins[number], len(words[number]))

    def from_compact(self, offset: int) -> int:
        """From an offset in the compact text to the offset of the same character in the text."""
        begins, compact_begins, _ = self._words
        if not begins:
            return 0
        number = max(0, bisect_right(compact_begins, offset) - 1)
        return begins[number] + offset - compact_begins[number]

    def text_range(self, first: int, last: int) -> tuple[int, int]:
        """Characters `first` to `last` (exclusive) of the compact text, as a range of the text."""
        begin = self.from_compact(first)
        return (begin, self.from_compact(last - 1) + 1) if last > first else (begin, begin)
