"""Which block of an article is which one of an earlier edition."""

from __future__ import annotations

from collections.abc import Sequence

from reader.library.model import Block, Span, Spans, TermLink
from reader.library.outline import block_text

SIMILAR = 0.6
"""From 0 to 1: how much of a block must be left that it counts as the same one, rewritten."""

MOST_COMPARED = 150
"""Blocks of an article that are compared with each other, if their ids do not tell which is which."""


LONGEST_COMPARED = 1_000
"""Characters of a block, at its beginning."""


def paired_blocks(old: Sequence[Block], new: Sequence[Block]) -> list[tuple[Block | None, Block | None]]:
    """Each new block with the old one that it was, then the old ones that are gone."""
    by_id = {block.id: block for block in old}
    by_text: dict[str, list[Block]] = {}
    for block in old:
        by_text.setdefault(block_words(block), []).append(block)
    partner: dict[str, Block] = {}
    used: set[str] = set()

    def pair(one: Block, other: Block) -> None:
        partner[one.id] = other
        used.add(other.id)

    for block in new:
        other = by_id.get(block.id)
        if other and _similarity(block, other) >= SIMILAR:
            pair(block, other)
    for block in new:
        if block.id not in partner:
            same = [each for each in by_text.get(block_words(block), ()) if each.id not in used]
            if same:
                pair(block, same[0])
    left = [block for block in new if block.id not in partner][:MOST_COMPARED]
    free = [block for block in old if block.id not in used][:MOST_COMPARED]
    scored = [(_similarity(block, other), block, other) for block in left for other in free]
    for score, block, other in sorted(scored, key=lambda each: -each[0]):
        if score >= SIMILAR and block.id not in partner and other.id not in used:
            pair(block, other)
    for block in new:
        if block.id not in partner and block.id in by_id and block.id not in used:
            pair(block, by_id[block.id])  # rewritten, but the author has kept its name
    pairs: list[tuple[Block | None, Block | None]] = [(partner.get(block.id), block) for block in new]
    return [*pairs, *((block, None) for block in old if block.id not in used)]


def _similarity(one: Block, other: Block) -> float:
    from rapidfuzz.distance import Indel  # loading it takes longer than comparing a short article

    if one.kind is not other.kind:
        return 0.0
    texts = (block_words(each)[:LONGEST_COMPARED] for each in (one, other))
    return Indel.normalized_similarity(*texts, score_cutoff=SIMILAR)


def block_words(block: Block) -> str:
    """What readers read of a block: its text, or what its figure shows."""
    text = block_text(block)
    return f"{block.figure.alt} {text}".strip() if block.figure else text


def comparable_block(block: Block) -> object:
    """The block without its id, the number of its box, and the links that Carrel makes by itself."""
    box = block.box._replace(number=0) if block.box else None
    table = block.table and block.table._replace(
        rows=tuple(tuple(_without_terms(cell) for cell in row) for row in block.table.rows)
    )
    return block._replace(id="", spans=_without_terms(block.spans), box=box, table=table)


def _without_terms(spans: Spans) -> Spans:
    joined: list[Span] = []
    for span in spans:
        plain = Span(span.text, span.style, None, span.lang) if isinstance(span.link, TermLink) else span
        if joined and joined[-1].style == plain.style and joined[-1].link is None and plain.link is None:
            joined[-1] = Span(joined[-1].text + plain.text, plain.style)
        else:
            joined.append(plain)
    return tuple(joined)
