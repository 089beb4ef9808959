"""What a mark is: frozen values that the rest of this package takes and returns."""

from __future__ import annotations

import enum
import uuid
from collections.abc import Iterator
from dataclasses import dataclass, replace

from reader.library.model import Location

CONTEXT = 32
"""Characters of the article before and after the quote that a mark holds."""


class MarkError(Exception):
    """What the reader asked for cannot be done. Its text is a sentence for the reader."""


class ReadOnlyError(MarkError):
    """Marks cannot be made here: another Carrel has the store, or a newer one made it."""


class MarkKind(enum.StrEnum):
    """The values are stored and never change."""

    BOOKMARK = "bookmark"
    HIGHLIGHT = "highlight"


class Colour(enum.StrEnum):
    """Of a highlight. The values are stored and never change; they are names, not the colours of a theme."""

    YELLOW = "yellow"
    GREEN = "green"
    BLUE = "blue"
    PINK = "pink"


class State(enum.StrEnum):
    """What became of a mark in an edition.

    IN_PLACE      the same words in the same block
    MOVED         the same words in another block, section or article
    TEXT_CHANGED  other words where the marked ones most probably stood, or other words around them
    NOT_FOUND     nothing that is like it
    """

    IN_PLACE = "in place"
    MOVED = "moved"
    TEXT_CHANGED = "text changed"
    NOT_FOUND = "not found"


@dataclass(frozen=True, slots=True)
class MarkTarget:
    """A stretch of one article, in the three ways of the W3C Web Annotation selectors.

    blocks         ids of the blocks it touches, in reading order
    start, end     characters into the text of the first and of the last block; `end` is exclusive
    first, last    the same in the article's text, which is the `block_text` of its blocks joined by line ends
    quote          the text itself, for a block without text empty
    before, after  at most CONTEXT characters of the article's text on either side
    section        id of the heading above the first block, or of that block if it is one; empty where there is none
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


@dataclass(frozen=True, slots=True)
class MarkSource:
    """What was read, as it was when the mark was made. `date` is of the edition, ISO 8601."""

    pack: str
    edition: int
    pack_title: str = ""
    article_title: str = ""
    authors: tuple[str, ...] = ()
    date: str = ""
    publisher: str = ""


@dataclass(frozen=True, slots=True)
class Placement:
    """What the reader decided for one edition: the mark belongs there; or, without a target, stays as it was."""

    edition: int
    target: MarkTarget | None


@dataclass(frozen=True, slots=True)
class Mark:
    """One version of a mark. The newest version counts, the older ones are its history.

    id                 `urn:uuid:…`, the same in all versions
    target             where it was made; never changed afterwards
    created, modified  UTC, ISO 8601 with microseconds and Z, so that their order is that of time
    title              a bookmark's own name; empty: the reader gave none
    colour             of a highlight; None for a bookmark
    author             whoever made it, where a name was given
    placements         what was decided for other editions, one each, by edition
    is_deleted         this version is a tombstone, which keeps an old file from bringing the mark back
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
    placements: tuple[Placement, ...] = ()
    is_deleted: bool = False

    @property
    def location(self) -> Location:
        """Where it was made."""
        return Location(self.source.pack, self.target.article, self.target.blocks[0], self.target.start)

    def targets_for(self, edition: int) -> Iterator[MarkTarget]:
        """Where to begin to look in that edition: what is known of the nearest edition comes first, of older ones
        before newer ones.
        """
        known = [(self.source.edition, self.target)]
        known += [(each.edition, each.target) for each in self.placements if each.target]
        for _, target in sorted(known, key=lambda pair: (pair[0] > edition, abs(edition - pair[0]))):
            yield target

    def placement(self, edition: int) -> Placement | None:
        return next((each for each in self.placements if each.edition == edition), None)

    def placed(self, placement: Placement) -> Mark:
        others = [each for each in self.placements if each.edition != placement.edition]
        return replace(self, placements=tuple(sorted((*others, placement), key=lambda each: each.edition)))


@dataclass(frozen=True, slots=True)
class FoundMark:
    """What became of a mark in one edition. It is derived, and can be found anew at any time.

    target      where it is there; its `quote` is the passage as it reads there. None where nothing was found
    likeness    from 0 to 1: of the passage to what was marked
    is_settled  the reader has confirmed, moved or kept it for this edition: there is nothing to ask
    modified    of the version of the mark that was looked for
    """

    mark: str
    edition: int
    state: State
    target: MarkTarget | None
    likeness: float
    is_settled: bool
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
    """A mark with an id of its own. `MarkStore.add` gives it its times. A highlight without a colour is yellow."""
    colour = (colour or Colour.YELLOW) if kind is MarkKind.HIGHLIGHT else None
    id = uuid.uuid4().urn
    return Mark(id, kind, source, target, note=note, title=title, labels=labels, colour=colour, author=author)
