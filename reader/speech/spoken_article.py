"""The sentences of an article in reading order, made block by block as they are needed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from reader.library.model import Article, Block, BlockKind, Spans
from reader.library.page_words import page_words
from reader.speech.spoken_blocks import block_sentences, span_sentences, text_spans
from reader.speech.spoken_text import Sentence, plain_parts

HEAD = -1
"""The number of what is above the first block: the title and the summary."""


class SentencePlace(NamedTuple):
    """A sentence by the number of its block, and its own number in there, from 0."""

    block: int
    number: int


class SpokenArticle:
    """Also for other texts, which are an article of paragraphs without a title."""

    def __init__(self, article: Article, language: str, ending: Sequence[str] = ()) -> None:
        """`language` is that of the pack, a BCP 47 tag. `ending` are paragraphs below the text of the article, which
        count as further blocks without characters."""
        self.language = language
        self._article = article
        self._ending = ending
        self._words = page_words(language)
        self._known: dict[int, tuple[Sentence, ...]] = {}

    def sentence(self, place: SentencePlace) -> Sentence:
        return self._sentences(place.block)[place.number]

    def first(self) -> SentencePlace | None:
        return self.at(HEAD, 0)

    def at(self, block: int, offset: int) -> SentencePlace | None:
        """The sentence with a character of a block, or the next one; None after the last."""
        for number, sentence in enumerate(self._sentences(block)):
            if sentence.end > offset or (sentence.end == 0 and offset == 0):
                return SentencePlace(block, number)
        return self._edge(block + 1, 1)

    def step(self, place: SentencePlace, by: int) -> SentencePlace | None:
        """The next sentence (1) or the one before (-1); None if there is none."""
        number = place.number + by
        if 0 <= number < len(self._sentences(place.block)):
            return SentencePlace(place.block, number)
        return self._edge(place.block + by, by)

    def _edge(self, block: int, by: int) -> SentencePlace | None:
        """The first sentence (1) or the last one (-1) of the block, or of the nearest one in that direction."""
        while HEAD <= block < self._count:
            count = len(self._sentences(block))
            if count:
                return SentencePlace(block, 0 if by > 0 else count - 1)
            block += by
        return None

    def _sentences(self, block: int) -> tuple[Sentence, ...]:
        if block not in self._known:
            self._known[block] = tuple(self._make(block)) if block < self._count else ()
        return self._known[block]

    @property
    def _count(self) -> int:
        return len(self._article.blocks) + len(self._ending)

    def _make(self, block: int) -> list[Sentence]:
        below = block - len(self._article.blocks)
        if below >= 0:  # as one: the number of a question is no sentence of its own
            parts = plain_parts(self._ending[below], self.language)
            return [Sentence(block, 0, 0, parts)] if parts else []
        if block != HEAD:
            return list(block_sentences(self._article.blocks, block, self.language, self._words))
        texts = (self._article.title, self._article.summary)
        return [sentence for text in texts for sentence in span_sentences(HEAD, text_spans(text), self.language)]


def spoken_texts(texts: tuple[Spans, ...], language: str) -> SpokenArticle:
    """Of a card: each text is a paragraph."""
    blocks = tuple(Block("", BlockKind.PARAGRAPH, spans) for spans in texts)
    return SpokenArticle(Article("", "", blocks), language)
