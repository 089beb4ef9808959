"""Changes blocks wherever they are: also in lists, quotations and boxes."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from reader.library.importing.imported import ImportedBlock, ListBlock, NoteBlock, QuoteBlock

ChangeBlock = Callable[[ImportedBlock], Iterable[ImportedBlock] | None]
"""What takes the place of a block; None for the block itself, in which blocks may be changed, too."""


def changed_blocks(blocks: Iterable[ImportedBlock], change: ChangeBlock) -> tuple[ImportedBlock, ...]:
    done: list[ImportedBlock] = []
    for block in blocks:
        new = change(block)
        done += [_with_changed(block, change)] if new is None else new
    return tuple(done)


def _with_changed(block: ImportedBlock, change: ChangeBlock) -> ImportedBlock:
    match block:
        case ListBlock():
            return replace(block, items=tuple(changed_blocks(item, change) for item in block.items))
        case QuoteBlock() | NoteBlock():
            return replace(block, blocks=changed_blocks(block.blocks, change))
        case _:
            return block
