"""The article of a pack that is made of sources or terms alone: it lists them, so that none is lost."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from reader.library.importing.docx.document_reader import UNKNOWN_LANGUAGE
from reader.library.importing.imported import (
    CitedWork,
    CitedWorks,
    HeadingBlock,
    ImportedBlock,
    ImportedDocument,
    Inlines,
    ListBlock,
    ParagraphBlock,
    StyledText,
)
from reader.library.importing.term_list import ImportedTerm


def article_of_lists(
    title: str, references: Mapping[str, Mapping[str, Any]], terms: Iterable[ImportedTerm]
) -> ImportedDocument:
    blocks: list[ImportedBlock] = []
    if names := [(StyledText(term.term),) for term in terms]:
        blocks += [HeadingBlock(2, (StyledText("Terms"),)), _list(names)]
    if references:
        works = [(StyledText(_name(item)), CitedWorks((CitedWork(key),))) for key, item in references.items()]
        blocks += [HeadingBlock(2, (StyledText("Sources"),)), _list(works)]
    return ImportedDocument(title, tuple(blocks), {}, dict(references), {}, UNKNOWN_LANGUAGE, (), ())


def _list(texts: Iterable[Inlines]) -> ListBlock:
    return ListBlock(tuple((ParagraphBlock(text),) for text in texts))


def _name(item: Mapping[str, Any]) -> str:
    return f"{item.get('title') or item.get('printed') or item['id']} "
