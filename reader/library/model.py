"""What a pack is made of: frozen values that every other module takes and returns.

What a page is made of are named tuples, which Python makes in a fifth of the time that a frozen dataclass takes: every
start waits for these classes. Tuples of different kinds are equal where they hold the same, which no two links do: an
id has no colon, and addresses begin with what they are.
"""

from __future__ import annotations

import enum
import re
from collections.abc import Mapping
from typing import Any, NamedTuple


class Style(enum.IntFlag):
    """How a span is set. The numbers are stored in pack files and never change."""

    PLAIN = 0
    EMPHASIS = 1
    STRONG = 2
    CODE = 4


class Citation(NamedTuple):
    """The sources that stand behind a passage, by their keys; the page shows numbers."""

    keys: tuple[str, ...]


class TermLink(NamedTuple):
    term: str


class ArticleLink(NamedTuple):
    """A link inside the pack. An empty `article` is the one that holds the link."""

    article: str
    block: str = ""


class WebLink(NamedTuple):
    """An outside address. It is shown and copied, never fetched."""

    url: str


class PackLink(NamedTuple):
    """A link into any pack at hand: the text of a location, `carrel:PACK/ARTICLE#BLOCK`."""

    location: str


Link = Citation | TermLink | ArticleLink | WebLink | PackLink


class Span(NamedTuple):
    """A run of text set in one way. The text of a citation is empty: its numbers depend on the article."""

    text: str
    style: Style = Style.PLAIN
    link: Link | None = None


Spans = tuple[Span, ...]


class BlockKind(enum.StrEnum):
    """The values are stored in pack files and never change."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    QUOTE = "quote"
    CODE = "code"
    TABLE = "table"
    FIGURE = "figure"
    RULE = "rule"


class NoteKind(enum.StrEnum):
    """The values are stored in pack files and never change."""

    NOTE = "note"
    WARNING = "warning"
    CORRECTION = "correction"


BOX_TITLES = {NoteKind.NOTE: "Note", NoteKind.WARNING: "Important", NoteKind.CORRECTION: "Correction"}


class NoteBox(NamedTuple):
    """What a block stands in when it is set apart. Blocks with the same `number` share one box."""

    kind: NoteKind
    number: int
    title: str = ""

    @property
    def heading(self) -> str:
        """What stands above the box: its kind in a word, so that colour is never all that tells, and its title."""
        kind = BOX_TITLES[self.kind]
        return f"{kind}: {self.title}" if self.title else kind


class Figure(NamedTuple):
    """A picture in the pack: `path` is relative to the pack and uses forward slashes."""

    path: str
    alt: str


class Table(NamedTuple):
    """Rows of cells of spans. The first row is the head; `alignments` has left, center, right or "" a column."""

    rows: tuple[tuple[Spans, ...], ...]
    alignments: tuple[str, ...]


class Block(NamedTuple):
    """One piece of an article, in reading order.

    id      unique in the article, the same from edition to edition
    spans   the text; for a figure its caption; empty for tables and rules
    level   heading: 1 to 6; item: depth of the list, from 1; else 0
    marker  item: what stands before it, such as "•" or "3."; "" where the item goes on in a further paragraph
    """

    id: str
    kind: BlockKind
    spans: Spans = ()
    level: int = 0
    marker: str = ""
    box: NoteBox | None = None
    table: Table | None = None
    figure: Figure | None = None


class BasedOn(NamedTuple):
    """The work that an article retells, as its author states it. Dates are ISO 8601."""

    title: str
    authors: tuple[str, ...] = ()
    publisher: str = ""
    date: str = ""
    url: str = ""
    reviewed_by: str = ""


class ArticleEntry(NamedTuple):
    """An article as a list shows it. `number` counts from 0 in the order of the pack."""

    number: int
    id: str
    title: str
    summary: str
    words: int


class Article(NamedTuple):
    """Dates are ISO 8601, or empty."""

    id: str
    title: str
    blocks: tuple[Block, ...]
    summary: str = ""
    authors: tuple[str, ...] = ()
    published: str = ""
    updated: str = ""
    based_on: BasedOn | None = None


class Term(NamedTuple):
    """An entry of the glossary. `see` holds ids of terms, `cites` keys of references."""

    id: str
    term: str
    definition: Spans
    aka: tuple[str, ...] = ()
    see: tuple[str, ...] = ()
    cites: tuple[str, ...] = ()


class Reference(NamedTuple):
    """A source. `csl` is the CSL-JSON item as its author gave it; `apa` and `vancouver` are formatted when built."""

    id: str
    csl: Mapping[str, Any]
    apa: Spans = ()
    vancouver: Spans = ()


class FigureFile(NamedTuple):
    """A picture's bytes. `width` and `height` are in pixels (SVG: user units), as its own header states them."""

    path: str
    media_type: str
    width: int
    height: int
    data: bytes


class PackInfo(NamedTuple):
    """What a pack says of itself. `edition` rises by whole numbers; `language` is BCP 47, `licence` SPDX."""

    id: str
    title: str
    edition: int
    date: str
    language: str
    publisher: str = ""
    licence: str = ""
    description: str = ""


class Location(NamedTuple):
    """A place in a pack, written `carrel:PACK/ARTICLE#BLOCK`. `offset` counts characters from the start of the block.

    >>> Location.parse("carrel:brain/talking#safety")
    Location(pack='brain', article='talking', block='safety', offset=0)
    """

    pack: str
    article: str
    block: str = ""
    offset: int = 0

    def __str__(self) -> str:
        return f"carrel:{self.pack}/{self.article}" + (f"#{self.block}" if self.block else "")

    @classmethod
    def parse(cls, text: str) -> Location:
        """Raises ValueError where `text` is no location."""
        scheme, _, place = text.partition(":")
        pack, _, rest = place.partition("/")
        article, has_block, block = rest.partition("#")
        ids = (pack, article, block) if has_block else (pack, article)
        if scheme != "carrel" or not all(map(ID.fullmatch, ids)):
            raise ValueError(f"not a location: {text!r} (expected carrel:PACK/ARTICLE#BLOCK)")
        return cls(pack, article, block)


_MARKS = (
    "\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0900-\u0dff\u0e31-\u0e4e\u0eb1-\u0ece"
    "\u0f00-\u109f\u1700-\u1bff\u200c\u200d"
)
"""Vowel signs and other marks that `\\w` leaves out, without which Hindi, Thai or Burmese cannot be written."""

ID = re.compile(rf"[^\W_][\w.\-{_MARKS}]{{0,99}}")
"""An id of a pack, article, block, term or reference: letters of any script, digits, `-`, `_` and `.`"""


def is_location(text: str) -> bool:
    try:
        Location.parse(text)
    except ValueError:
        return False
    return True


def plain_text(spans: Spans) -> str:
    """The text of spans alone, without citations."""
    return "".join(span.text for span in spans)
