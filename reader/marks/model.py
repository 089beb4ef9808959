"""A mark and its parts, as frozen values."""

from __future__ import annotations

import enum
import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from reader.library.model import Location

CONTEXT = 32
"""Characters of the article that a mark stores before and after its quote."""


class MarkError(Exception):
    """A change that is not possible. The text is a sentence for the reader."""


class ReadOnlyError(MarkError):
    """Marks are read-only: another Carrel has the store open, or a newer Carrel made it."""


class MarkKind(enum.StrEnum):
    """The values are stored and never change."""

    BOOKMARK = "bookmark"
    HIGHLIGHT = "highlight"


class Colour(enum.StrEnum):
    """Of a highlight. The values are stored and never change. A theme decides how each one looks."""

    YELLOW = "yellow"
    GREEN = "green"
    BLUE = "blue"
    PINK = "pink"


class MarkState(enum.StrEnum):
    """Whether a mark was found in an edition.

    IN_PLACE      the same words in the same block
    MOVED         the same words in another block, section or article
    TEXT_CHANGED  different words in the most probable place, or different words around the marked ones
    NOT_FOUND     no similar passage
    """

    IN_PLACE = "in place"
    MOVED = "moved"
    TEXT_CHANGED = "text changed"
    NOT_FOUND = "not found"


@dataclass(frozen=True, slots=True)
class MarkTarget:
    """A passage of one article, with the fields of three W3C Web Annotation selectors.

    blocks         ids of the blocks that it touches, in reading order
    start, end     offsets in the text of the first and of the last block; `end` is exclusive
    first, last    offsets in the text of the article: the `block_text` of its blocks, joined by line ends
    quote          the text; empty for a block without text
    before, after  at most CONTEXT characters of the article's text on either side
    section        id of the heading above the first block, or of that block if it is a heading; may be empty
    stands_once    the article had the quote only once; None if that is not known. Not compared, because older Carrels
                   do not save it
    """

    article: str
    blocks: tuple[str, ...]
    start: int
    end: int
    first: int
    last: int
    quote: str
    before: str = ""
    after: str = ""
    section: str = ""
    stands_once: bool | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class MarkSource:
    """The pack and article as they were when the mark was made. `date` is that of the edition, ISO 8601."""

    pack: str
    edition: int
    pack_title: str = ""
    article_title: str = ""
    authors: tuple[str, ...] = ()
    date: str = ""
    publisher: str = ""


@dataclass(frozen=True, slots=True)
class EditionPlacement:
    """What the reader decided for one edition: the mark is at `target`, or is left as it was if that is None."""

    edition: int
    target: MarkTarget | None


@dataclass(frozen=True, slots=True)
class Mark:
    """One version of a mark. The newest version counts, the older ones are its history.

    id                 `urn:uuid:…`, the same in all versions
    target             where it was made; never changes
    created, modified  UTC, ISO 8601 with microseconds and Z, so that they sort by time
    title              of a bookmark; may be empty
    colour             of a highlight; None for a bookmark
    author             may be empty
    placements         at most one for each other edition, sorted by edition
    is_deleted         the mark was deleted; this version stays, so that importing an old file does not restore it
    """

    id: str
    kind: MarkKind
    source: MarkSource
    target: MarkTarget
    created: str = ""
    modified: str = ""
    note: str = ""
    title: str = ""
    labels: tuple[str, ...] = ()
    colour: Colour | None = None
    author: str = ""
    placements: tuple[EditionPlacement, ...] = ()
    is_deleted: bool = False

    @property
    def location(self) -> Location:
        """The place where it was made."""
        return Location(self.source.pack, self.target.article, self.target.blocks[0], self.target.start)

    def targets_for(self, edition: int) -> Iterator[MarkTarget]:
        """The known targets, that of the nearest edition first; targets of older editions before those of newer."""
        known = [(self.source.edition, self.target)]
        known += [(each.edition, each.target) for each in self.placements if each.target]
        for _, target in sorted(known, key=lambda pair: (pair[0] > edition, abs(edition - pair[0]))):
            yield target

    def placement(self, edition: int) -> EditionPlacement | None:
        return next((each for each in self.placements if each.edition == edition), None)

    def with_placement(self, placement: EditionPlacement) -> Mark:
        others = [each for each in self.placements if each.edition != placement.edition]
        return replace(self, placements=tuple(sorted((*others, placement), key=lambda each: each.edition)))


@dataclass(frozen=True, slots=True)
class FoundMark:
    """Where a mark was found in one edition. It is a cached result: it can be computed again at any time.

    target      the passage in that edition, or None
    similarity  of the passage to the marked one, from 0 to 1
    is_decided  the reader has confirmed, moved or kept the mark for this edition
    modified    that of the version of the mark that was searched for
    """

    mark: str
    edition: int
    state: MarkState
    target: MarkTarget | None
    similarity: float
    is_decided: bool
    modified: str


def new_mark(
    kind: MarkKind,
    source: MarkSource,
    target: MarkTarget,
    *,
    note: str = "",
    title: str = "",
    labels: tuple[str, ...] = (),
    colour: Colour | None = None,
    author: str = "",
) -> Mark:
    """A mark with a new id. `MarkStore.add` sets its times. The default colour of a highlight is yellow."""
    colour = (colour or Colour.YELLOW) if kind is MarkKind.HIGHLIGHT else None
    id = uuid.uuid4().urn
    return Mark(id, kind, source, target, note=note, title=title, labels=labels, colour=colour, author=author)
