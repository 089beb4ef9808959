"""The immutable values that a pack consists of. All other modules take and return them.

They are named tuples, since Python creates these classes in a fifth of the time of frozen dataclasses, and each start
of the program waits for that. Named tuples of different classes are equal if their values are equal. That never
happens with two links: an id contains no colon, and an address starts with its scheme.
"""

from __future__ import annotations

import enum
import re
from collections.abc import Mapping
from typing import Any

from reader.named_tuple import NamedTuple


class Style(enum.IntFlag):
    """How a span is formatted. The numbers are stored in pack files and never change."""

    PLAIN = 0
    EMPHASIS = 1
    STRONG = 2
    CODE = 4
    SUPERSCRIPT = 8
    SUBSCRIPT = 16


STYLES = tuple(Style(number) for number in range(32))
"""Every combination of styles, by its number. Looking one up is much faster than making it."""


class Citation(NamedTuple):
    """The ids of the references that support a passage. The page shows them as numbers.

    `notes` has for each key what the author wrote before and after it, such as ("see", "p. 3"); empty if nothing.
    """

    keys: tuple[str, ...]
    notes: tuple[tuple[str, str], ...] = ()


class TermLink(NamedTuple):
    term: str


class ArticleLink(NamedTuple):
    """A link inside the pack. An empty `article` means the article that contains the link."""

    article: str
    block: str = ""


class WebLink(NamedTuple):
    """A web or email address. The window shows and copies it, and never opens it."""

    url: str


class PackLink(NamedTuple):
    """A link into another pack: the text of a location, `carrel:PACK/ARTICLE#BLOCK`."""

    location: str


class FootnoteLink(NamedTuple):
    """A link to a footnote of the same article, by its number from 1. The page shows it as a letter."""

    number: int


Link = Citation | TermLink | ArticleLink | WebLink | PackLink | FootnoteLink


class Span(NamedTuple):
    """A run of text with one format.

    `lang` is a BCP 47 tag where the text is in another language than the pack.
    The text of a citation is empty, since its numbers depend on the article; so is that of a link to a footnote.
    The text of a superscript or subscript is its plain form, as `reader.library.scripts` describes it.
    """

    text: str
    style: Style = Style.PLAIN
    link: Link | None = None
    lang: str = ""


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
    FOOTNOTE = "footnote"


class NoteKind(enum.StrEnum):
    """The values are stored in pack files and never change."""

    NOTE = "note"
    WARNING = "warning"
    CORRECTION = "correction"


class NoteBox(NamedTuple):
    """The box around a block. Blocks with the same `number` share one box. `page_words` has the line above it."""

    kind: NoteKind
    number: int
    title: str = ""


class Figure(NamedTuple):
    """A figure in the pack: `path` is relative to the pack and uses forward slashes."""

    path: str
    alt: str


class Table(NamedTuple):
    """Rows of cells of spans. The first row is the header; `alignments` has left, center, right or "" a column."""

    rows: tuple[tuple[Spans, ...], ...]
    alignments: tuple[str, ...]


class Block(NamedTuple):
    """One piece of an article, in reading order.

    id      unique in the article, the same from edition to edition
    spans   the text; for a figure its caption; empty for tables and rules
    level   heading: 1 to 6; item: depth of the list, from 1; footnote: its number, from 1; otherwise 0
    marker  item: "•", "3." and so on; "" for a further paragraph of the same item
    nesting the lists ("l") and quotations ("q") around it, from the outside; "" for the usual ones of its kind

    found_by has words that lead a search to the block, as if they were a name of it. Nobody is shown them.
    """

    id: str
    kind: BlockKind
    spans: Spans = ()
    level: int = 0
    marker: str = ""
    box: NoteBox | None = None
    table: Table | None = None
    figure: Figure | None = None
    nesting: str = ""
    found_by: tuple[str, ...] = ()

    @property
    def containers(self) -> str:
        """The lists and quotations around the block, from the outside: an `l` or a `q` for each."""
        return self.nesting or _CONTAINERS.get(self.kind, "") * max(1, self.level)


_CONTAINERS = {BlockKind.ITEM: "l", BlockKind.QUOTE: "q"}
"""Without a `nesting`, a list is in no quotation, a quotation in no list, and anything else in neither."""


class BasedOn(NamedTuple):
    """The original work that an article is based on, as the author states it. Dates are ISO 8601."""

    title: str
    authors: tuple[str, ...] = ()
    publisher: str = ""
    date: str = ""
    url: str = ""
    reviewed_by: str = ""


class QuizQuestion(NamedTuple):
    """A question of the self-check at the end of an article.

    answer  the position of the right choice, from 0
    why     shown with the answer
    block   where the article gives the answer; without an article it is the one that has the question
    """

    id: str
    question: str
    choices: tuple[str, ...]
    answer: int
    why: Spans
    block: ArticleLink
    cites: tuple[str, ...] = ()


class ArticleEntry(NamedTuple):
    """An article as lists show it. `number` counts from 0 in the order of the pack."""

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
    reviewed_by: str = ""
    review_due: str = ""
    quiz: tuple[QuizQuestion, ...] = ()


class Term(NamedTuple):
    """A glossary entry. `aka` are other names, `see` ids of related terms, `cites` ids of references."""

    id: str
    term: str
    definition: Spans
    aka: tuple[str, ...] = ()
    see: tuple[str, ...] = ()
    cites: tuple[str, ...] = ()


class Reference(NamedTuple):
    """A reference. `csl` is the author's CSL-JSON item; `apa` and `vancouver` are formatted when the pack is built."""

    id: str
    csl: Mapping[str, Any]
    apa: Spans = ()
    vancouver: Spans = ()


class FigureFile(NamedTuple):
    """The bytes of a figure. `width` and `height` are in pixels (SVG: user units)."""

    path: str
    media_type: str
    width: int
    height: int
    data: bytes


class PackInfo(NamedTuple):
    """The metadata of a pack. `edition` is a whole number that rises; `language` is BCP 47, `licence` SPDX.

    topic        "health" or empty
    reviewed_by  who has reviewed the pack's own text; `review_due` when it must be reviewed again, in ISO 8601
    emergency    where it says what to do in an emergency: ARTICLE#BLOCK, or empty
    sections     as `reader.library.pack_sections` writes and reads it
    whats_new    what this edition has that the one before had not, as plain text
    """

    id: str
    title: str
    edition: int
    date: str
    language: str
    publisher: str = ""
    licence: str = ""
    description: str = ""
    topic: str = ""
    reviewed_by: str = ""
    review_due: str = ""
    emergency: str = ""
    sections: str = ""
    whats_new: str = ""

    @property
    def emergency_link(self) -> ArticleLink | None:
        """None if the pack names no such place, or no valid one."""
        ids = self.emergency.split("#")
        return ArticleLink(*ids) if len(ids) == 2 and all(map(ID.fullmatch, ids)) else None


class Location(NamedTuple):
    """A place in a pack, written `carrel:PACK/ARTICLE#BLOCK`. `offset` counts characters from the start of the block.

    The home of a pack is written `carrel:PACK`; its `article` is empty. Only the window has such locations: a pack and
    a mark always name an article.

    >>> Location.parse("carrel:brain/talking#safety")
    Location(pack='brain', article='talking', block='safety', offset=0)
    """

    pack: str
    article: str
    block: str = ""
    offset: int = 0

    def __str__(self) -> str:
        article = f"/{self.article}" if self.article else ""
        return f"carrel:{self.pack}{article}" + (f"#{self.block}" if self.block else "")

    @property
    def is_home(self) -> bool:
        return not self.article

    @classmethod
    def parse(cls, text: str) -> Location:
        """Raises ValueError if `text` is not a location."""
        scheme, _, path = text.partition(":")
        pack, _, rest = path.partition("/")
        article, has_block, block = rest.partition("#")
        ids = (pack, article, block) if has_block else (pack, article)
        if scheme != "carrel" or not all(map(ID.fullmatch, ids)):
            raise ValueError(f"not a location: {text!r} (expected carrel:PACK/ARTICLE#BLOCK)")
        return cls(pack, article, block)

    @classmethod
    def parse_with_home(cls, text: str) -> Location:
        """As `parse`, and also reads `carrel:PACK`. Raises ValueError."""
        scheme, _, pack = text.partition(":")
        return cls(pack, "") if scheme == "carrel" and ID.fullmatch(pack) else cls.parse(text)


_COMBINING_MARKS = (
    "\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0900-\u0dff\u0e31-\u0e4e\u0eb1-\u0ece"
    "\u0f00-\u109f\u1700-\u1bff\u200c\u200d"
)
"""Vowel signs and other marks that `\\w` does not match. Hindi, Thai and Burmese need them."""

LONGEST_ID = 100  # characters

ID = re.compile(rf"[^\W_][\w.\-{_COMBINING_MARKS}]{{0,{LONGEST_ID - 1}}}")
"""The id of a pack, article, block, term or reference: letters of any script, digits, `-`, `_` and `.`"""


def is_location(text: str) -> bool:
    try:
        Location.parse(text)
    except ValueError:
        return False
    return True


def plain_text(spans: Spans) -> str:
    """The text of spans, without citations and footnotes."""
    return "".join(span.text for span in spans)
