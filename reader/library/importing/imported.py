"""A document as every reader of another format returns it, and as the writer of content folders takes it.

A list of inlines is the text of one paragraph. Line breaks in it are "\\n".
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from reader.library.importing.report import ReportEntry
from reader.library.model import NoteKind, Style


class ImportFailed(Exception):
    """The file cannot be imported. `sentence` is one or two sentences for the author, without the file's name."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


@dataclass(frozen=True, slots=True)
class WebTarget:
    url: str


@dataclass(frozen=True, slots=True)
class AnchorTarget:
    """A place in the same document, by the name that its block has in `anchors`."""

    anchor: str


@dataclass(frozen=True, slots=True)
class DocumentTarget:
    """Another document of the import, by its `key`, and a place in it, by the name that its block has in `anchors`."""

    document: str
    anchor: str = ""


Target = WebTarget | AnchorTarget | DocumentTarget


@dataclass(frozen=True, slots=True)
class StyledText:
    """`language` is what the document says of this text, or empty; most texts are in that of the document."""

    text: str
    style: Style = Style.PLAIN
    target: Target | None = None
    language: str = ""


@dataclass(frozen=True, slots=True)
class CitedWork:
    """`key` is the id of a reference; `before` and `after` what the author wrote beside it, such as "p. 3"."""

    key: str
    before: str = ""
    after: str = ""
    is_author_hidden: bool = False


@dataclass(frozen=True, slots=True)
class CitedWorks:
    """One citation."""

    works: tuple[CitedWork, ...]


@dataclass(frozen=True, slots=True)
class FootnoteMark:
    note: str


Inline = StyledText | CitedWorks | FootnoteMark
Inlines = tuple[Inline, ...]
Anchors = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HeadingBlock:
    """`level` is 2 to 6: 1 is the title of the article."""

    level: int
    inlines: Inlines
    anchors: Anchors = ()


@dataclass(frozen=True, slots=True)
class ParagraphBlock:
    inlines: Inlines
    anchors: Anchors = ()


@dataclass(frozen=True, slots=True)
class ListBlock:
    """`start` is the number of the first item; None for a list with bullets."""

    items: tuple[tuple[ImportedBlock, ...], ...]
    start: int | None = None


@dataclass(frozen=True, slots=True)
class QuoteBlock:
    blocks: tuple[ImportedBlock, ...]


@dataclass(frozen=True, slots=True)
class NoteBlock:
    """A box with a border around its blocks."""

    blocks: tuple[ImportedBlock, ...]
    kind: NoteKind = NoteKind.NOTE
    title: str = ""


@dataclass(frozen=True, slots=True)
class TableBlock:
    """Rows of the same length; the first one is the header."""

    rows: tuple[tuple[Inlines, ...], ...]
    anchors: Anchors = ()


@dataclass(frozen=True, slots=True)
class FigureBlock:
    """`picture` is the name of a picture of the document."""

    picture: str
    alt: str = ""
    caption: Inlines = ()
    anchors: Anchors = ()


@dataclass(frozen=True, slots=True)
class CodeBlock:
    """Text in lines, with every space as it is."""

    text: str
    anchors: Anchors = ()


@dataclass(frozen=True, slots=True)
class RuleBlock:
    pass


@dataclass(frozen=True, slots=True)
class OmittedBlock:
    """What a reader left out, at its place. It is not written, unless somebody brings `key` back.

    An entry of the report has the same key, which is unique within a document.
    """

    key: str
    blocks: tuple[ImportedBlock, ...]


ImportedBlock = (
    HeadingBlock
    | ParagraphBlock
    | ListBlock
    | QuoteBlock
    | NoteBlock
    | TableBlock
    | FigureBlock
    | CodeBlock
    | RuleBlock
    | OmittedBlock
)


@dataclass(frozen=True, slots=True)
class ImportedWork:
    """The work that an article was made of, such as a web page. Who reviewed it has not reviewed the article."""

    title: str
    publisher: str = ""
    date: str = ""
    url: str = ""
    reviewed_by: str = ""


@dataclass(frozen=True, slots=True)
class ImportedDocument:
    """One article.

    notes       footnotes by the name that `FootnoteMark` has, in the order of the text
    references  CSL items by id; those that are cited and those that are not
    pictures    the bytes of each picture by its name, such as "image1.png"
    language    BCP 47; "und" if the document does not say it
    name        of which the id of the article is made; empty for the name of the file
    key         by which links in other documents name this one; empty if none can
    work        the title of the book that the article is a part of; empty if it is none
    section     the titles of the sections around it, the outer one first
    published   the day, month or year in ISO 8601; so is `updated`
    """

    title: str
    blocks: tuple[ImportedBlock, ...]
    notes: Mapping[str, Inlines]
    references: Mapping[str, Mapping[str, Any]]
    pictures: Mapping[str, bytes]
    language: str
    authors: tuple[str, ...]
    report: tuple[ReportEntry, ...]
    name: str = ""
    key: str = ""
    work: str = ""
    section: tuple[str, ...] = ()
    published: str = ""
    updated: str = ""
    based_on: ImportedWork | None = None


def plain(inlines: Inlines) -> str:
    """The text without citations and marks of footnotes."""
    return "".join(inline.text for inline in inlines if isinstance(inline, StyledText))
