"""What the tree of a pack shows: its articles in their order, its terms, sources, figures and questions."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class EntryKind(StrEnum):
    """The groups of the tree. `PACK` is the description of the pack itself."""

    PACK = "pack"
    ARTICLE = "article"
    TERM = "term"
    SOURCE = "source"
    FIGURE = "figure"
    QUESTION = "question"


GROUPS = {
    EntryKind.ARTICLE: "Articles",
    EntryKind.TERM: "Glossary",
    EntryKind.SOURCE: "Sources",
    EntryKind.FIGURE: "Figures",
    EntryKind.QUESTION: "Questions",
}
FILES = {
    EntryKind.PACK: "pack.yaml",
    EntryKind.TERM: "glossary.yaml",
    EntryKind.SOURCE: "references.yaml",
    EntryKind.QUESTION: "quiz.yaml",
}
"""The file that has the entries of a kind. An article or a figure is a file of its own."""


class EntryKey(NamedTuple):
    """Names one entry of the tree; an empty `id` means its group."""

    kind: EntryKind
    id: str = ""


class OutlineEntry(NamedTuple):
    """One row below a group: `title` is what people read; `section` is the heading that articles stand under.

    `detail` has further words that a search finds it by.
    """

    id: str
    title: str
    section: str = ""
    detail: str = ""


class PackOutline(NamedTuple):
    """`entries` has those of each group, in the order of the pack."""

    id: str
    title: str
    entries: dict[EntryKind, tuple[OutlineEntry, ...]]

    def file_of(self, key: EntryKey) -> str:
        """The file with an entry, relative to the folder, with forward slashes."""
        if key.kind is EntryKind.ARTICLE:
            return f"articles/{key.id}.md" if key.id else ""
        if key.kind is EntryKind.FIGURE:
            return key.id
        return FILES[key.kind]

    def has(self, key: EntryKey) -> bool:
        return any(entry.id == key.id for entry in self.entries.get(key.kind, ()))


def article_of_file(file: str) -> str:
    """The id of the article in a file such as articles/sleep.md; empty for another file."""
    folder, _, name = file.partition("/")
    return name.removesuffix(".md") if folder == "articles" and name.endswith(".md") else ""
