"""Finds the places in a pack that hold every word asked for, by reading through all of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reader.library.model import Block, BlockKind, Location, Span, plain_text
from reader.library.outline import block_text, sections
from reader.library.packfile import PackFile
from reader.search.passage import Match, find

KINDS = ("article", "term", "reference")
EXCERPT = 160  # characters


@dataclass(frozen=True, slots=True)
class Hit:
    """`kind` is one of KINDS. `path` leads from the article's title to the nearest heading.

    `location` is empty where the pack never shows the term or reference on a page. `score` is higher for the better.
    """

    kind: str
    title: str
    location: str
    path: tuple[str, ...]
    excerpt: str
    score: float


def search(pack: PackFile, query: str, kind: str = "") -> list[Hit]:
    """Hits of one kind, or of all, best first. Raises PackError."""
    words = query.split()
    if not words:
        return []
    sources = {"term": _terms, "reference": _references, "article": _articles}
    hits = [hit for name, source in sources.items() if kind in ("", name) for hit in source(pack, words)]
    return sorted(hits, key=lambda hit: -hit.score)


def _terms(pack: PackFile, words: list[str]) -> Iterator[Hit]:
    for term in pack.terms():
        text = " · ".join((term.term, *term.aka, plain_text(term.definition)))
        matches = _all_words(text, words)
        if matches:
            named = _all_words(" · ".join((term.term, *term.aka)), words)
            place = next(iter(pack.places_using(term.id)), None)
            location = str(Location(pack.info.id, place.article, place.block)) if place else ""
            yield Hit("term", term.term, location, (), plain_text(term.definition), 3.0 if named else 1.0)


def _references(pack: PackFile, words: list[str]) -> Iterator[Hit]:
    for reference in pack.references():
        text = plain_text(reference.apa)
        if _all_words(text, words):
            place = next(iter(pack.places_citing(reference.id)), None)
            location = str(Location(pack.info.id, place.article, place.block)) if place else ""
            yield Hit("reference", text, location, (), text, 1.0)


def _articles(pack: PackFile, words: list[str]) -> Iterator[Hit]:
    for entry in pack.entries():
        blocks = pack.article(entry.id).blocks
        headings = sections(blocks)
        for index, block in enumerate(blocks):
            text = block_text(block)
            matches = _all_words(text, words)
            if matches:
                above = [section.title for section in headings if section.index <= index]
                yield Hit(
                    "article",
                    entry.title,
                    str(Location(pack.info.id, entry.id, block.id)),
                    (entry.title, *above[-1:]),
                    _excerpt(text, matches[0]),
                    2.0 if block.kind is BlockKind.HEADING else min(1.9, 1 + len(matches) / (1 + len(text) / 50)),
                )


def _all_words(text: str, words: list[str]) -> list[Match]:
    """The matches of every word, first come first; none where a word is missing."""
    block = [Block("", BlockKind.PARAGRAPH, (Span(text),))]
    found = [find(block, word) for word in words]
    return (
        sorted((match for matches in found for match in matches), key=lambda match: match.first) if all(found) else []
    )


def _excerpt(text: str, match: Match) -> str:
    """The text around a match, from word to word."""
    first = max(0, match.first - EXCERPT // 2)
    last = min(len(text), first + EXCERPT)
    if first:
        first = text.find(" ", first) + 1 or first
    if last < len(text):
        last = max(text.rfind(" ", first, last), match.last)
    return f"{'…' if first else ''}{text[first:last]}{'…' if last < len(text) else ''}"
