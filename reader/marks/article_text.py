"""An article as one text, and as that text is compared, with conversions between offsets in them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from functools import cached_property

from reader.library.model import Article, BlockKind
from reader.library.outline import block_text
from reader.marks.compact_text import cluster_end, compact, compact_with_origins
from reader.marks.same_id import composed


class ArticleText:
    """The texts of an article's blocks, joined by line ends. Offsets count characters from 0."""

    def __init__(self, article: Article) -> None:
        self.article = article.id
        self.ids = [block.id for block in article.blocks]
        texts = [block_text(block) for block in article.blocks]
        self.text = "\n".join(texts)
        self.starts: list[int] = []
        self._index = {composed(id): number for number, id in enumerate(self.ids)}
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
        return self._index.get(composed(block))

    def has_blocks(self, blocks: Iterable[str]) -> bool:
        """Whether it has all these ids, written exactly so."""
        return set(self.ids).issuperset(blocks)

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

    # ---- as it is compared

    @property
    def compact(self) -> str:
        return self._compact[0]

    @cached_property
    def _compact(self) -> tuple[str, list[int]]:
        return compact_with_origins(self.text)

    def has_once(self, quote: str) -> bool:
        """Whether the text has these words exactly once."""
        words = compact(quote)
        first = self.compact.find(words) if words else -1
        return first >= 0 and self.compact.find(words, first + 1) < 0

    def to_compact(self, offset: int) -> int:
        """From an offset in the text to one in the compact text. White space maps to the character after it."""
        return bisect_left(self._compact[1], offset)

    def text_range(self, first: int, last: int) -> tuple[int, int]:
        """Characters `first` to `last` (exclusive) of the compact text, as a range of the text."""
        text, origins = self._compact
        if first >= len(text):
            end = cluster_end(self.text, origins[-1]) if origins else 0
            return end, end
        begin = origins[first]
        return (begin, cluster_end(self.text, origins[last - 1])) if last > first else (begin, begin)
