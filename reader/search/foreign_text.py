"""Parts blocks into the text of the pack's language and passages of other languages."""

from __future__ import annotations

from collections.abc import Sequence

from reader.library.model import Block, Spans, Table
from reader.library.outline import spans_of


def foreign_texts(blocks: Sequence[Block]) -> list[str]:
    return [span.text for block in blocks for span in spans_of(block) if span.lang]


def without_foreign(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The same blocks with spaces instead of passages in other languages, so that no offset changes."""
    return tuple(
        block._replace(spans=_blanked(block.spans), table=_blanked_table(block)) if foreign_texts((block,)) else block
        for block in blocks
    )


def native_text(spans: Spans) -> str:
    return "".join(span.text for span in _blanked(spans))


def _blanked(spans: Spans) -> Spans:
    return tuple(span._replace(text=" " * len(span.text)) if span.lang else span for span in spans)


def _blanked_table(block: Block) -> Table | None:
    if block.table is None:
        return None
    return block.table._replace(rows=tuple(tuple(map(_blanked, row)) for row in block.table.rows))
