"""Puts what a reader left out back at its place, for the keys that the author chose; the rest of it goes."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace

from reader.library.importing.block_tree import changed_blocks
from reader.library.importing.imported import (
    FigureBlock,
    FootnoteMark,
    ImportedBlock,
    ImportedDocument,
    Inlines,
    OmittedBlock,
)
from reader.library.importing.markdown_blocks import block_texts, walk
from reader.library.importing.report import ReportEntry


def with_brought_back(document: ImportedDocument, keys: Collection[str]) -> ImportedDocument:
    """The document as it is written: without OmittedBlocks, and without pictures and notes that only these have."""
    if not any(isinstance(block, OmittedBlock) for block in walk(document.blocks)):
        return document
    blocks = _kept(document.blocks, keys)
    shown = {block.picture for block in walk(blocks) if isinstance(block, FigureBlock)}
    omitted = _kept(document.blocks, None)
    hidden = {block.picture for block in walk(omitted) if isinstance(block, FigureBlock)} - shown
    lost = _marked(block_texts(omitted)) - _marked(block_texts(blocks))
    notes = {note: inlines for note, inlines in document.notes.items() if note not in lost}
    return replace(
        document,
        blocks=blocks,
        notes=notes,
        pictures={name: data for name, data in document.pictures.items() if name not in hidden},
        report=entries_left(document.report, keys),
    )


def with_keys_of_its_own(document: ImportedDocument, used: set[str]) -> ImportedDocument:
    """The document with keys that no other document has; adds them to `used`."""
    own = {entry.key for entry in document.report if entry.key}
    prefix = ""
    while any(f"{prefix}{key}" in used for key in own):
        prefix = f"{len(used)}-{prefix}"
    used |= {f"{prefix}{key}" for key in own}
    if not prefix:
        return document
    return replace(
        document,
        blocks=_with_prefix(document.blocks, prefix),
        report=tuple(replace(entry, key=f"{prefix}{entry.key}") if entry.key else entry for entry in document.report),
    )


def _with_prefix(blocks: Iterable[ImportedBlock], prefix: str) -> tuple[ImportedBlock, ...]:
    def change(block: ImportedBlock) -> Iterable[ImportedBlock] | None:
        if not isinstance(block, OmittedBlock):
            return None
        return (OmittedBlock(f"{prefix}{block.key}", _with_prefix(block.blocks, prefix)),)

    return changed_blocks(blocks, change)


def entries_left(entries: Iterable[ReportEntry], keys: Collection[str]) -> tuple[ReportEntry, ...]:
    """The report without what was brought back."""
    return tuple(entry for entry in entries if not entry.key or entry.key not in keys)


def _kept(blocks: Iterable[ImportedBlock], keys: Collection[str] | None) -> tuple[ImportedBlock, ...]:
    """With the blocks of these keys; None for all."""

    def change(block: ImportedBlock) -> Iterable[ImportedBlock] | None:
        if not isinstance(block, OmittedBlock):
            return None
        return _kept(block.blocks, keys) if keys is None or block.key in keys else ()

    return changed_blocks(blocks, change)


def _marked(texts: Iterable[Inlines]) -> set[str]:
    return {inline.note for inlines in texts for inline in inlines if isinstance(inline, FootnoteMark)}
