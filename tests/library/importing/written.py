"""Writes an imported document as a content folder and reads that folder, as an author's copy of Carrel does."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from reader.library.authoring.content_source import ContentSource
from reader.library.authoring.problems import Problem
from reader.library.importing.content_writer import ImportedPack, write_content
from reader.library.importing.imported import ImportedBlock, ImportedDocument, Inlines
from reader.library.model import Article

REFERENCES = {
    key: {"id": key, "type": "book", "title": "Book", "author": [{"family": "Ng"}], "issued": "2020"}
    for key in ("ng2020", "diallo2019")
}


def document(blocks: Sequence[ImportedBlock], notes: Mapping[str, Inlines] | None = None) -> ImportedDocument:
    return ImportedDocument("Title", tuple(blocks), notes or {}, REFERENCES, {}, "en", (), ())


def read_back(imported: ImportedDocument, folder: Path) -> tuple[Article, list[Problem]]:
    """The article as readers get it, and all problems but those about references that nothing cites."""
    pack = ImportedPack("pack", "Title", "en", "2026-11-29", imported.references)
    write_content(folder, pack, [("one.docx", imported)])
    source = ContentSource(folder)
    articles = list(source.articles())
    problems = [each for each in source.problems() if "never cited" not in str(each)]
    return articles[0] if articles else Article("", "", ()), problems
