"""The article of a pack that is made of sources or terms alone: it lists them, so that none is lost."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from reader.library.importing.docx.document_reader import UNKNOWN_LANGUAGE
from reader.library.importing.guessed_language import language_of
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
from reader.library.page_words import page_words


def article_of_lists(
    title: str, references: Mapping[str, Mapping[str, Any]], terms: Sequence[ImportedTerm]
) -> ImportedDocument:
    """Its headings are in the language that the words of the terms suggest."""
    words = page_words(language_of(" ".join(f"{term.term} {term.definition}" for term in terms)))
    blocks: list[ImportedBlock] = []
    if names := [(StyledText(term.term),) for term in terms]:
        blocks += [HeadingBlock(2, (StyledText(words.text("glossary")),)), _list(names)]
    if references:
        works = [(StyledText(_name(item)), CitedWorks((CitedWork(key),))) for key, item in references.items()]
        blocks += [HeadingBlock(2, (StyledText(words.text("sources")),)), _list(works)]
    return ImportedDocument(title, tuple(blocks), {}, dict(references), {}, UNKNOWN_LANGUAGE, (), ())


def _list(texts: Iterable[Inlines]) -> ListBlock:
    return ListBlock(tuple((ParagraphBlock(text),) for text in texts))


def _name(item: Mapping[str, Any]) -> str:
    return f"{item.get('title') or item.get('printed') or item['id']} "
