"""Writes imported documents as a content folder: all of it or nothing, and over nothing that is there."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from reader.library.authoring.frontmatter import is_web_address
from reader.library.authoring.new_folder import id_from, write_new_folder
from reader.library.importing.block_tree import changed_blocks
from reader.library.importing.document_links import document_links
from reader.library.importing.imported import (
    FigureBlock,
    ImportedBlock,
    ImportedDocument,
)
from reader.library.importing.markdown_blocks import FIGURES, written_article
from reader.library.importing.markdown_escape import cleaned
from reader.library.importing.term_list import ImportedTerm
from reader.library.importing.yaml_text import yaml_lines
from reader.library.limits import LONGEST_ADDRESS, LONGEST_LINE, MOST_NAMES
from reader.library.model import LONGEST_ID
from reader.library.page_words import page_words
from reader.library.unused_name import unused_name


@dataclass(frozen=True, slots=True)
class ImportedPack:
    """What is above the articles. `references` are CSL items by id; they and `terms` are for all articles together."""

    id: str
    title: str
    language: str
    date: str
    references: Mapping[str, Mapping[str, Any]]
    terms: tuple[ImportedTerm, ...] = ()


def write_content(
    folder: Path, pack: ImportedPack, documents: Sequence[tuple[str, ImportedDocument]], line_end: str = os.linesep
) -> None:
    """`documents` are pairs of the name of a file and what was in it. Raises NewFolderError; nothing is left then."""
    files: dict[str, bytes] = {}

    def add(name: str, lines: Iterable[str]) -> None:
        files[name] = line_end.join([*"\n".join(lines).split("\n"), ""]).encode("utf-8")

    used: set[str] = set()
    untitled = page_words(pack.language).text("untitled")
    ids = [_article_id(document.name or Path(name).stem, used) for name, document in documents]
    links = document_links([(id, document) for id, (_, document) in zip(ids, documents, strict=True)])
    head = {
        "id": pack.id,
        "title": _line(pack.title) or untitled,
        "edition": 1,
        "date": pack.date,
        "language": pack.language,
    }
    add("pack.yaml", yaml_lines({**head, **_order(ids, [document for _, document in documents])}))
    for id, block_ids, (_, document) in zip(ids, links.ids, documents, strict=True):
        renamed = {name: _picture_name(id, name, len(ids)) for name in document.pictures}
        fields = _front_matter(document, untitled)
        blocks = with_pictures(document.blocks, renamed)
        text = written_article(blocks, document.notes, block_ids, links.addresses, pack.language)
        add(f"articles/{id}.md", ["---", *yaml_lines(fields), "---", "", text.rstrip("\n")])
        for name, data in document.pictures.items():
            files[f"{FIGURES}/{renamed[name]}"] = data
    if pack.references:
        add("references.yaml", ["references:", *_entries(pack.references.values())])
    if pack.terms:
        add("glossary.yaml", _entries(term.fields() for term in pack.terms))
    write_new_folder(folder, files)


def _order(ids: Sequence[str], documents: Sequence[ImportedDocument]) -> dict[str, Any]:
    """The articles in their order, and those of a section in it."""
    if len(ids) == 1:
        return {}
    sections: list[dict[str, Any]] = []
    first: list[str] = []
    for id, document in zip(ids, documents, strict=True):
        into: dict[str, Any] = {"articles": first}
        rows = sections
        for title in map(_line, document.section):
            if not rows or rows[-1]["title"] != title:
                rows.append({"title": title, "articles": [], "sections": []})
            into, rows = rows[-1], rows[-1]["sections"]
        into["articles"].append(id)
    found = {"articles": first, "sections": [_filled(section) for section in sections]}
    return {key: value for key, value in found.items() if value}


def _filled(section: dict[str, Any]) -> dict[str, Any]:
    inside = {**section, "sections": [_filled(each) for each in section["sections"]]}
    return {key: value for key, value in inside.items() if value}


def _front_matter(document: ImportedDocument, untitled: str) -> dict[str, Any]:
    fields: dict[str, Any] = {"title": _line(document.title) or untitled}
    if document.authors:
        fields["authors"] = [_line(author) for author in document.authors[:MOST_NAMES]]
    for key in ("published", "updated"):
        if value := _line(getattr(document, key)):
            fields[key] = value
    if work := document.based_on:
        named = {"title": _line(work.title) or untitled, "publisher": _line(work.publisher), "date": work.date}
        url = work.url if is_web_address(work.url) and len(work.url) <= LONGEST_ADDRESS else ""
        values = {**named, "url": url, "reviewed_by": _line(work.reviewed_by)}
        fields["based_on"] = {key: value for key, value in values.items() if value}
    return fields


def _entries(entries: Iterable[Mapping[str, Any]]) -> list[str]:
    lines: list[str] = []
    for item in entries:
        first, *rest = yaml_lines(item, "  ")
        lines += [f"- {first.strip()}", *rest]
    return lines


def _line(text: str) -> str:
    return " ".join(cleaned(text).split())[:LONGEST_LINE]


def _article_id(name: str, used: set[str]) -> str:
    id = unused_name(id_from(name)[: LONGEST_ID - 5], used)
    used.add(id)
    return id


def _picture_name(article: str, name: str, articles: int) -> str:
    return name if articles == 1 else f"{article}-{name}"


def with_pictures(blocks: Iterable[ImportedBlock], names: Mapping[str, str]) -> tuple[ImportedBlock, ...]:
    """The blocks with other names of their pictures."""

    def change(block: ImportedBlock) -> Iterable[ImportedBlock] | None:
        if not isinstance(block, FigureBlock):
            return None
        return (replace(block, picture=names.get(block.picture, block.picture)),)

    return changed_blocks(blocks, change)
