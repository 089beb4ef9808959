"""Changes the text of every paragraph, heading, cell and caption of blocks."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from reader.library.importing.imported import (
    CodeBlock,
    FigureBlock,
    HeadingBlock,
    ImportedBlock,
    Inlines,
    ListBlock,
    NoteBlock,
    OmittedBlock,
    ParagraphBlock,
    QuoteBlock,
    RuleBlock,
    TableBlock,
)

ChangeInlines = Callable[[Inlines], Inlines]


def with_inlines(blocks: Iterable[ImportedBlock], change: ChangeInlines) -> tuple[ImportedBlock, ...]:
    return tuple(_changed(block, change) for block in blocks)


def _changed(block: ImportedBlock, change: ChangeInlines) -> ImportedBlock:
    match block:
        case HeadingBlock() | ParagraphBlock():
            return replace(block, inlines=change(block.inlines))
        case FigureBlock():
            return replace(block, caption=change(block.caption))
        case TableBlock():
            return replace(block, rows=tuple(tuple(map(change, row)) for row in block.rows))
        case ListBlock():
            return replace(block, items=tuple(with_inlines(item, change) for item in block.items))
        case QuoteBlock() | NoteBlock() | OmittedBlock():
            return replace(block, blocks=with_inlines(block.blocks, change))
        case RuleBlock() | CodeBlock():
            return block
