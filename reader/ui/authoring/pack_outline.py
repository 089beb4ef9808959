"""What the tree of a pack shows: its articles in their order, its terms, sources, figures and questions."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from reader.library.editing.pack_arrangement import FolderSection, SectionPath
from reader.translation import N_


class EntryKind(StrEnum):
    """The groups of the tree. `PACK` is the description of the pack itself."""

    PACK = "pack"
    ARTICLE = "article"
    TERM = "term"
    SOURCE = "source"
    FIGURE = "figure"
    QUESTION = "question"
    SECTION = "section"


GROUPS = {
    EntryKind.ARTICLE: N_("Articles"),
    EntryKind.TERM: N_("Glossary"),
    EntryKind.SOURCE: N_("Sources"),
    EntryKind.FIGURE: N_("Figures"),
    EntryKind.QUESTION: N_("Questions"),
}
FILES = {
    EntryKind.PACK: "pack.yaml",
    EntryKind.TERM: "glossary.yaml",
    EntryKind.SOURCE: "references.yaml",
    EntryKind.QUESTION: "quiz.yaml",
}
"""The file that has the entries of a kind. An article or a figure is a file of its own."""


class EntryKey(NamedTuple):
    """Names one entry of the tree; an empty `id` means its group. A section is named by its numbers, such as `2.0`."""

    kind: EntryKind
    id: str = ""


class OutlineEntry(NamedTuple):
    """One row below a group: `title` is what people read, `detail` has further words that a search finds it by.

    `section` is where an article stands: () above all sections.
    """

    id: str
    title: str
    detail: str = ""
    section: SectionPath = ()


class PackOutline(NamedTuple):
    """`entries` has those of each group, in the order of the pack; `sections` those of its articles."""

    id: str
    title: str
    entries: dict[EntryKind, tuple[OutlineEntry, ...]]
    sections: tuple[FolderSection, ...] = ()

    def file_of(self, key: EntryKey) -> str:
        """The file with an entry, relative to the folder, with forward slashes."""
        if key.kind is EntryKind.ARTICLE:
            return f"articles/{key.id}.md" if key.id else ""
        if key.kind is EntryKind.FIGURE:
            return key.id
        return FILES.get(key.kind, FILES[EntryKind.PACK])

    def title_of(self, key: EntryKey) -> str:
        """Its id if it has no title."""
        if key.kind is EntryKind.SECTION:
            path = section_path(key)
            return next((section.title for section in self.sections if section.path == path), "")
        return next((entry.title for entry in self.entries.get(key.kind, ()) if entry.id == key.id), key.id)

    def sections_in(self, parent: SectionPath) -> list[SectionPath]:
        """The sections directly in a section, or the outer ones."""
        return [each.path for each in self.sections if each.path[:-1] == parent]

    def place_beside(self, article: str, by: int) -> tuple[SectionPath, int] | None:
        """Where an article is one place further down (1) or up (-1): at an edge of its section, in the next section.

        The number counts without the article itself. None at the end of the pack.
        """
        section = next(each.section for each in self.entries[EntryKind.ARTICLE] if each.id == article)
        ids = self.articles_in(section)
        number = ids.index(article) + by
        if 0 <= number < len(ids):
            return section, number
        around: list[SectionPath] = [(), *(each.path for each in self.sections)]
        target = around.index(section) + by
        if not 0 <= target < len(around):
            return None
        return around[target], 0 if by > 0 else len(self.articles_in(around[target]))

    def articles_in(self, section: SectionPath) -> list[str]:
        """The ids of the articles that a section lists itself, or that stand above all sections."""
        return [entry.id for entry in self.entries.get(EntryKind.ARTICLE, ()) if entry.section == section]


def section_key(path: SectionPath) -> EntryKey:
    """The group of the articles for ()."""
    return EntryKey(EntryKind.SECTION, ".".join(map(str, path))) if path else EntryKey(EntryKind.ARTICLE)


def section_path(key: EntryKey) -> SectionPath:
    return tuple(int(part) for part in key.id.split(".")) if key.kind is EntryKind.SECTION else ()


def article_of_file(file: str) -> str:
    """The id of the article in a file such as articles/sleep.md; empty for another file."""
    folder, _, name = file.partition("/")
    return name.removesuffix(".md") if folder == "articles" and name.endswith(".md") else ""
