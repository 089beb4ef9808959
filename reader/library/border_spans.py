"""Sets the borders of words in texts: where a line may end in Thai, Lao, Khmer and Burmese.

`carrel build` sets them in sentences. Titles and names have none in a pack, since they are listed, sorted, compared,
and made into names of files: they get theirs in the line that is shown.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from reader.library.model import (
    Article,
    Block,
    BlockKind,
    Spans,
    Style,
    Table,
    plain_text,
)
from reader.library.segmenter import borders
from reader.library.word_borders import BORDER

_EXACT = Style.CODE | Style.SUPERSCRIPT | Style.SUBSCRIPT


def bordered_article(article: Article) -> Article:
    blocks = tuple(map(_bordered_block, article.blocks))
    return article._replace(summary=bordered(article.summary), blocks=blocks)


def bordered(text: str) -> str:
    return _with(text, borders(text), BORDER)


def bordered_spans(spans: Spans) -> Spans:
    """A border between two spans goes to the one that is no link, and behind the number of a source."""
    return insert_sign(spans, borders(plain_text(spans)), BORDER)


def insert_sign(spans: Spans, places: Sequence[int], sign: str) -> Spans:
    """A sign at each of these places in the text of the spans."""
    if not places:
        return spans
    added: list[list[int]] = [[] for _span in spans]
    for number, offset in _located(spans, places):
        if not spans[number].style & _EXACT:
            added[number].append(offset)
    return tuple(
        span._replace(text=_with(span.text, offsets, sign)) if offsets else span
        for span, offsets in zip(spans, added, strict=True)
    )


def _bordered_block(block: Block) -> Block:
    if block.table:
        rows = tuple(tuple(map(bordered_spans, row)) for row in block.table.rows)
        return block._replace(table=Table(rows, block.table.alignments))
    return block if block.kind is BlockKind.CODE else block._replace(spans=bordered_spans(block.spans))


def _located(spans: Spans, places: Sequence[int]) -> Iterator[tuple[int, int]]:
    """For each place the number of the span that gets the border, and the offset in its text."""
    number = begin = 0
    for place in places:
        while begin + len(spans[number].text) < place:
            begin += len(spans[number].text)
            number += 1
        end = begin + len(spans[number].text)
        if place < end:
            yield number, place - begin
            continue
        following = next(other for other in range(number + 1, len(spans)) if spans[other].text)
        is_inside_link = spans[following].link is not None or bool(spans[following].style & _EXACT)
        if following == number + 1 and is_inside_link:
            yield number, place - begin
        else:
            yield following, 0


def _with(text: str, offsets: Sequence[int], sign: str) -> str:
    edges = [0, *offsets, len(text)]
    return sign.join(text[first:last] for first, last in pairwise(edges))
