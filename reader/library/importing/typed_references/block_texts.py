"""Changes every text of a document, wherever it stands."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from reader.library.importing.imported import (
    FigureBlock,
    HeadingBlock,
    ImportedBlock,
    Inlines,
    ListBlock,
    NoteBlock,
    OmittedBlock,
    ParagraphBlock,
    QuoteBlock,
    TableBlock,
)

OnText = Callable[[Inlines], Inlines]


def with_texts(blocks: Iterable[ImportedBlock], change: OnText) -> tuple[ImportedBlock, ...]:
    return tuple(_with_text(block, change) for block in blocks)


def _with_text(block: ImportedBlock, change: OnText) -> ImportedBlock:
    match block:
        case HeadingBlock() | ParagraphBlock():
            return replace(block, inlines=change(block.inlines))
        case ListBlock():
            return replace(block, items=tuple(with_texts(item, change) for item in block.items))
        case QuoteBlock() | NoteBlock() | OmittedBlock():
            return replace(block, blocks=with_texts(block.blocks, change))
        case TableBlock():
            return replace(block, rows=tuple(tuple(change(cell) for cell in row) for row in block.rows))
        case FigureBlock():
            return replace(block, caption=change(block.caption))
    return block


def texts_in(blocks: Iterable[ImportedBlock]) -> Iterator[Inlines]:
    found: list[Inlines] = []

    def note(inlines: Inlines) -> Inlines:
        found.append(inlines)
        return inlines

    with_texts(blocks, note)
    yield from found
