"""What a search finds: hits, how many there are, and what to say about them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

KINDS = ("article", "term", "reference")

FIRST_HITS = 30
"""How many hits a search gives at first, and how many more each time that more are asked for."""

MOST_COUNTED = 1000
"""Counting stops here: nobody reads more hits, and a common word is in every article."""


class Interrupted(Exception):
    """A newer question came before this one was answered."""


@dataclass(frozen=True, slots=True)
class Hit:
    """One place.

    kind      one of KINDS
    pack, id  the ids of the pack and of the article, term or reference
    title     of the article; the term; the formatted source
    location  where to go, `carrel:PACK/ARTICLE#BLOCK`; empty where no page shows the term or source
    path      the headings above the place, outermost first; without the article's title
    excerpt   the text around what was found; of a term its definition
    marks     (first, last) characters of the excerpt that match; last is exclusive
    score     higher for the better; comparable among packs
    """

    kind: str
    pack: str
    id: str
    title: str
    location: str
    path: tuple[str, ...]
    excerpt: str
    marks: tuple[tuple[int, int], ...]
    score: float


@dataclass(frozen=True, slots=True)
class Answer:
    """What was found for `typed`, best first.

    counts          places of each kind, at most MOST_COUNTED, whatever kind was asked for
    packs           the same by the id of the pack, for each pack that was searched
    is_partial      no place has all the words: these have the most and the rarest of them
    suggestion      what was probably meant, which finds something; empty where there is none
    is_suggested    nothing has what was typed, and the hits are those of the suggestion
    has_more        a larger `count` would bring more hits
    unsearchable    a sentence for each pack that can be read but not searched
    """

    typed: str
    hits: tuple[Hit, ...] = ()
    counts: Mapping[str, int] = field(default_factory=dict)
    packs: Mapping[str, int] = field(default_factory=dict)
    is_partial: bool = False
    suggestion: str = ""
    is_suggested: bool = False
    has_more: bool = False
    unsearchable: tuple[str, ...] = ()
