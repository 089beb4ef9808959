"""The answer to a search: its hits, how many there are, and what to say about them."""

from __future__ import annotations

import enum
from collections.abc import Mapping
from dataclasses import dataclass, field

from reader.translation import N_

KINDS = ("article", "term", "reference")

FIRST_HITS = 30
"""How many hits a search gives at first, and how many more each time that more are asked for."""

MOST_COUNTED = 1000
"""Counting stops here: nobody reads more hits, and a common word is in every article."""


BLOCK_SEPARATOR = " · "
"""What an excerpt has between two blocks, items, rows or cells."""


class Interrupted(Exception):
    """A newer search has interrupted this one."""


@dataclass(frozen=True, slots=True)
class Hit:
    """One result.

    kind      one of KINDS, or `note` for a note of the reader
    pack, id  the ids of the pack and of the article, term, reference or mark
    title     of the article; the term; the formatted source
    location  where to go, `carrel:PACK/ARTICLE#BLOCK`; empty if no article uses the term or cites the source
    path      the headings above the block, outermost first, without the title of the article
    excerpt   the text around the match; for a term its definition
    matches   (first, last) of each part of the excerpt that matches, in characters; `last` is exclusive
    score     higher is better; scores of different packs can be compared
    is_found_by  the author chose words of the query to find this block by
    """

    kind: str
    pack: str
    id: str
    title: str
    location: str
    path: tuple[str, ...]
    excerpt: str
    matches: tuple[tuple[int, int], ...]
    score: float
    is_found_by: bool = False


class PhraseMatch(enum.Enum):
    """EXACT  as typed
    FORMS  other forms of its words, in the same order
    WORDS  its words, in any order
    """

    EXACT = enum.auto()
    FORMS = enum.auto()
    WORDS = enum.auto()


PHRASE_SENTENCES = {
    PhraseMatch.FORMS: N_("No passage has this exact phrase. Showing other forms of its words."),
    PhraseMatch.WORDS: N_("No passage has this exact phrase. Showing passages with all of its words."),
}
PARTIAL_SENTENCE = N_("No passage has every word. Showing the closest.")
"""In English: what shows these sentences translates them."""


@dataclass(frozen=True, slots=True)
class Answer:
    """The hits for `typed`, best first.

    counts          kind -> number of hits, at most MOST_COUNTED; all kinds, even if one was asked for
    packs           id of each pack that was searched -> number of hits
    is_partial      no hit has every word; these have the most and the rarest of them
    phrase          how the hits have a phrase in quotation marks, if no passage has it as it was typed
    excluded        every hit has these words, which were to be excluded, since there is nothing without them
    suggestion      a corrected query, which finds something; empty if there is none
    is_suggested    nothing was found for `typed`, so the hits are those of `suggestion`
    has_more        a larger `count` would give more hits
    unsearchable    a sentence for each pack that can be read but not searched
    """

    typed: str
    hits: tuple[Hit, ...] = ()
    counts: Mapping[str, int] = field(default_factory=dict)
    packs: Mapping[str, int] = field(default_factory=dict)
    is_partial: bool = False
    phrase: PhraseMatch = PhraseMatch.EXACT
    excluded: str = ""
    suggestion: str = ""
    is_suggested: bool = False
    has_more: bool = False
    unsearchable: tuple[str, ...] = ()
