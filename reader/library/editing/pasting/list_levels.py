"""Tidies lists with items that have nothing but another list: programs write so what was copied without its top."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from reader.library.importing.imported import ImportedBlock, ListBlock, NoteBlock, QuoteBlock


def tidy_lists(blocks: Iterable[ImportedBlock]) -> list[ImportedBlock]:
    done: list[ImportedBlock] = []
    for block in blocks:
        match block:
            case ListBlock():
                done.append(_tidy(block))
            case QuoteBlock() | NoteBlock():
                done.append(replace(block, blocks=tuple(tidy_lists(block.blocks))))
            case _:
                done.append(block)
    return done


def _tidy(block: ListBlock) -> ListBlock:
    """A list alone in an item goes to the item before it; where there is none, its items take the place of the item."""
    items: list[tuple[ImportedBlock, ...]] = []
    for item in block.items:
        inner = tidy_lists(item)
        only = inner[0] if len(inner) == 1 else None
        if not isinstance(only, ListBlock):
            items.append(tuple(inner))
        elif items:
            items[-1] = (*items[-1], only)
        else:
            items += only.items
    return replace(block, items=tuple(items))
