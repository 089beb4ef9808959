"""Gives figures the captions that stand beside them."""

from __future__ import annotations

from reader.library.importing.docx.paragraph_draft import ParagraphDraft
from reader.library.importing.imported import FigureBlock, ImportedBlock, ParagraphBlock


def paragraph_of(draft: ParagraphDraft) -> ParagraphBlock:
    return ParagraphBlock(tuple(draft.inlines), tuple(draft.anchors))


def captioned(figure: FigureBlock, draft: ParagraphDraft) -> FigureBlock:
    return with_caption(figure, paragraph_of(draft))


def with_caption(figure: FigureBlock, caption: ParagraphBlock) -> FigureBlock:
    return FigureBlock(figure.picture, figure.alt, caption.inlines, (*figure.anchors, *caption.anchors))


def has_only_figure(item: ParagraphDraft | ImportedBlock | None) -> bool:
    if isinstance(item, ParagraphDraft):
        return item.is_empty() and any(isinstance(block, FigureBlock) for block in item.blocks)
    return False
