"""What all readers of one Word file share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from xml.etree.ElementTree import Element

from reader.library.importing.csl_items import ReferenceList
from reader.library.importing.docx.numbering import NumberedLists
from reader.library.importing.docx.package import Relationship, WordPackage
from reader.library.importing.docx.run_format import RunFormats
from reader.library.importing.docx.styles import Styles
from reader.library.importing.docx.word_sources import word_sources
from reader.library.importing.docx.xml_tree import all_text, value
from reader.library.importing.docx.zotero_properties import bookmark_codes
from reader.library.importing.imported import ImportFailed, Inlines
from reader.library.importing.reading import OnShare
from reader.library.importing.report import ImportReport

XML_SHARE = 0.5
"""Of the progress, for reading the XML."""

MOST_COMMENTS = 10_000


@dataclass(slots=True)
class WordContext:
    """bookmark_codes    the instruction of each bookmark in which Zotero keeps a citation, by its name
    unread_citations  how many citations have no data in the file
    languages         how many characters are in each language; "" is the usual one of the file
    notes             the footnotes and endnotes that have been read, by the name of their mark
    cited             the ids of the references of this file
    """

    package: WordPackage
    references: ReferenceList
    on_share: OnShare = lambda share: None
    report: ImportReport = field(default_factory=ImportReport)
    styles: Styles = field(init=False)
    formats: RunFormats = field(init=False)
    lists: NumberedLists = field(init=False)
    relationships: dict[str, Relationship] = field(init=False)
    comments: dict[str, Element] = field(init=False)
    sources: Mapping[str, Mapping[str, Any]] = field(init=False)
    settings: Element | None = field(init=False)
    properties: Element | None = field(init=False)
    bookmark_codes: Mapping[str, str] = field(init=False)
    languages: Counter[str] = field(default_factory=Counter)
    notes: dict[str, Inlines] = field(default_factory=dict)
    cited: dict[str, None] = field(default_factory=dict)
    unread_citations: int = 0

    def __post_init__(self) -> None:
        self.relationships = self.package.relationships(self.package.main)
        self.styles = Styles(self.part("styles"))
        self.formats = RunFormats(self.styles)
        self.lists = NumberedLists(self.part("numbering"), self.styles)
        self.settings = self.part("settings")
        self.properties = self._properties("core-properties", "docProps/core.xml")
        self.bookmark_codes = bookmark_codes(self._properties("custom-properties", "docProps/custom.xml"))
        comments = self.part("comments")
        self.comments = {each.get("w:id", ""): each for each in (comments if comments is not None else ())}
        self.sources = self._sources()

    @property
    def usual_language(self) -> str:
        """Of text that has no other; may be empty, or no tag."""
        return self.styles.default_language or value(self.settings, "w:themeFontLang")

    def part(self, kind: str) -> Element | None:
        """The part that the document has of this kind, such as "styles"."""
        target = next(
            (each.target for each in self.relationships.values() if each.kind == kind and not each.is_external), ""
        )
        return self.package.xml(target) if target else None

    def parts(self, kind: str) -> dict[str, Element]:
        """All parts of a kind, such as "header", by their name."""
        found = {}
        for each in self.relationships.values():
            if each.kind == kind and not each.is_external and (root := self.package.xml(each.target)) is not None:
                found[each.target] = root
        return found

    def target_part(self, id: str) -> tuple[str, Element | None]:
        """The name and the XML of the part that a relationship leads to."""
        relationship = self.relationships.get(id)
        if relationship is None or relationship.is_external:
            return "", None
        try:
            return relationship.target, self.package.xml(relationship.target)
        except ImportFailed:
            return relationship.target, None

    def _properties(self, kind: str, usual: str) -> Element | None:
        """Those of the file, such as its title and author. A file whose properties are damaged is not damaged."""
        related = self.package.relationships("").values()
        target = next((each.target for each in related if each.kind == kind), usual)
        try:
            return self.package.xml(target)
        except ImportFailed:
            return None

    def _sources(self) -> dict[str, dict[str, Any]]:
        sources: dict[str, dict[str, Any]] = {}
        for each in self.relationships.values():
            if each.kind == "customXml" and not each.is_external:
                data = self.package.data(each.target, 8_000_000)
                # Other programs keep data of their own there.
                if data is not None and b"bibliography" in data and (root := self.package.xml(each.target)) is not None:
                    sources |= word_sources(root) if root.tag == "b:Sources" else {}
        return sources


def part_text(root: Element) -> str:
    return all_text(root, "w:t", "m:t", "a:t")
