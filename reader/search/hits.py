"""A place that was found, as the reader sees it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from reader.library.model import Location
from reader.library.packfile import PackFile, Place
from reader.search.answer import Hit
from reader.search.excerpt import LENGTH, best_place, excerpt, marks
from reader.search.placetext import PlaceText
from reader.search.plan import Plan

LONGEST_DEFINITION = 600  # characters


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place of a plan's pack, and how good it is. `weights` say how rare the slots of the plan are."""

    plan: Plan
    place: int
    text: PlaceText
    score: float
    has_all: bool
    weights: Sequence[float]


def hit_of(candidate: Candidate) -> Hit:
    """Raises PackError."""
    text, plan = candidate.text, candidate.plan
    pack = plan.index.pack
    shown, block = _shown(text)
    words = plan.index.words.of(shown)
    found = marks(plan.matcher_of_needed(), words)
    start, rarest = best_place(plan.matcher(), words, candidate.weights)
    quoted, within = excerpt(shown, found, start, LONGEST_DEFINITION if text.kind == "term" else LENGTH)
    match text.kind:
        case "article":
            if found and text.blocks:
                position = rarest + len(text.body) - len(shown)
                block = text.blocks[bisect_right(text.blocks, position, key=lambda each: each[0]) - 1][1]
            location = str(Location(pack.info.id, text.id, block))
        case "term":
            location = _first(pack, pack.places_using(text.id))
        case _:
            location = _first(pack, pack.places_citing(text.id))
    return Hit(
        text.kind, pack.info.id, text.id, text.title, location, text.path, quoted, within, round(candidate.score, 4)
    )


def _shown(text: PlaceText) -> tuple[str, str]:
    """What the excerpt is taken from, without a heading that the path shows, and the block to go to."""
    if text.kind == "term":
        return text.body, ""
    if text.kind == "reference":
        return text.title, ""
    if text.is_head:
        return text.body.partition("\n")[2], ""
    block = text.blocks[0][1] if text.blocks else ""
    if text.names and "\n" in text.body:
        return text.body.partition("\n")[2] or text.body, block
    return text.body, block


def _first(pack: PackFile, places: Sequence[Place]) -> str:
    return str(Location(pack.info.id, places[0].article, places[0].block)) if places else ""
