"""An article as one text, with the way between a place in a block, in the text, and in the text without its space."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property

from reader.library.model import Article, BlockKind
from reader.library.outline import block_text

_SOLID = re.compile("[^\\s\x00-\x1f\x7f-\x9f\u200b\ufeff\ufffd]+")
"""What is neither white space nor a character that is not kept: only this is compared."""


def squeezed(text: str) -> str:
    """Text without its white space: paragraphs that were split or joined still match."""
    return "".join(_SOLID.findall(text))


class ArticleText:
    """The texts of an article's blocks joined by line ends. Places in it are characters from 0."""

    def __init__(self, article: Article) -> None:
        self.article = article.id
        self.ids = [block.id for block in article.blocks]
        texts = [block_text(block) for block in article.blocks]
        self.text = "\n".join(texts)
        self.starts: list[int] = []
        self._index = {id: number for number, id in enumerate(self.ids)}
        self._sections: list[str] = []
        place, section = 0, ""
        for block, text in zip(article.blocks, texts, strict=True):
            self.starts.append(place)
            if block.kind is BlockKind.HEADING:
                section = block.id
            self._sections.append(section)
            place += len(text) + 1

    def index_of(self, block: str) -> int | None:
        """The number of a block, from 0."""
        return self._index.get(block)

    def length_of(self, index: int) -> int:
        return (self.starts[index + 1] - 1 if index + 1 < len(self.starts) else len(self.text)) - self.starts[index]

    def section_of(self, index: int) -> str:
        """Id of the heading above; a heading is in its own section."""
        return self._sections[index]

    def block_at(self, place: int) -> int:
        """The block in which that character stands. The line end behind a block belongs to it."""
        return max(0, bisect_right(self.starts, place) - 1)

    # ---- without white space

    @cached_property
    def squeezed(self) -> str:
        return "".join(self._solids[2])

    @cached_property
    def _solids(self) -> tuple[list[int], list[int], list[str]]:
        """Of each solid stretch: where it begins in the text, where in the squeezed text, and the stretch itself."""
        begins: list[int] = []
        squeezed: list[int] = []
        words: list[str] = []
        length = 0
        for found in _SOLID.finditer(self.text):
            word = found.group()
            begins.append(found.start())
            squeezed.append(length)
            words.append(word)
            length += len(word)
        return begins, squeezed, words

    def to_squeezed(self, place: int) -> int:
        """Where a place of the text is in the squeezed text; white space is where what follows it is."""
        begins, squeezed, words = self._solids
        number = bisect_right(begins, place) - 1
        if number < 0:
            return 0
        return squeezed[number] + min(place - begins[number], len(words[number]))

    def from_squeezed(self, place: int) -> int:
        """Where a character of the squeezed text stands in the text."""
        begins, squeezed, _ = self._solids
        if not begins:
            return 0
        number = max(0, bisect_right(squeezed, place) - 1)
        return begins[number] + place - squeezed[number]

    def stretch(self, first: int, last: int) -> tuple[int, int]:
        """(first, last) characters of the squeezed text, as a stretch of the text. `last` is exclusive."""
        begin = self.from_squeezed(first)
        return (begin, self.from_squeezed(last - 1) + 1) if last > first else (begin, begin)
