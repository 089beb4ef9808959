"""Marks that were made in edition 1 of the bundled pack, found in edition 2."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.library.model import Article, Block, BlockKind, PackInfo, Span
from reader.library.packfile import open_pack
from reader.marks.anchor_pack import find_all
from reader.marks.make_target import source_of, target_of, target_of_block
from reader.marks.model import FoundMark, Mark, MarkKind, MarkState, new_mark
from reader.search.build_pack import build_pack
from tests.content.pack_texts import ARTICLES, MAIN, PACK

INFO = PackInfo("neuroscience-psychotherapy", "Neuroscience and psychotherapy", 1, "2026-11-23", "en-GB")
BLOCKS: list[tuple[str, int, str]] = json.loads((Path(__file__).parent / "edition_1.json").read_text(encoding="utf-8"))
"""The blocks of the article of edition 1: id, level (0 if it is no heading), text."""

EDITION_1 = Article(
    MAIN,
    "How talking changes a brain",
    tuple(
        Block(id, BlockKind.HEADING if level else BlockKind.PARAGRAPH, (Span(text),), level)
        for id, level, text in BLOCKS
    ),
)
IDS = [id for id, _, _ in BLOCKS]

SAID_NO_MORE = {"table-three-words", "rewiring"}
"""Blocks whose words are nearly all others now, because they said more than is known. Their bookmarks are listed."""

ELSEWHERE = {
    "difference": (MAIN, "difference-treatment"),
    "this-article-shows-how-the-two": ("start-here", "need-no-training"),
}
"""Where words of a block stand now, if not in the block of that name."""


def bookmarks() -> Iterator[tuple[str, Mark]]:
    source = source_of(INFO, EDITION_1)
    for id in IDS:
        yield id, new_mark(MarkKind.BOOKMARK, source, target_of_block(EDITION_1, id))


def highlights() -> Iterator[tuple[str, Mark]]:
    """One over each sentence of at least three words."""
    source = source_of(INFO, EDITION_1)
    for id, _, text in BLOCKS:
        for sentence in re.finditer(r"[^.?!]+[.?!]?[”’]?", text):
            if len(sentence[0].split()) >= 3:
                target = target_of(EDITION_1, (id, sentence.start()), (id, sentence.end()))
                yield id, new_mark(MarkKind.HIGHLIGHT, source, target)


@pytest.fixture(scope="module")
def places(tmp_path_factory: pytest.TempPathFactory) -> dict[MarkKind, list[tuple[str, FoundMark]]]:
    """Each mark by the block where it was made, as it is found in edition 2."""
    made = {MarkKind.BOOKMARK: list(bookmarks()), MarkKind.HIGHLIGHT: list(highlights())}
    file = tmp_path_factory.mktemp("pack") / "bundled.carrel"
    build_pack(PACK, file)
    with open_pack(file) as pack:
        found = find_all([mark for marks in made.values() for _, mark in marks], pack)
    return {kind: [(id, found[mark.id]) for id, mark in marks] for kind, marks in made.items()}


def is_right(id: str, found: FoundMark) -> bool:
    """Whether it is listed as not found, or covers the block of that name, or is where its words stand now."""
    if found.target is None:
        return True
    article, *rest = ELSEWHERE.get(id, (MAIN, id))
    is_there = found.target.article == article and not {*rest}.isdisjoint(found.target.blocks)
    return is_there or (found.target.article == MAIN and id in found.target.blocks)


def test_every_block_of_edition_1_is_still_there() -> None:
    assert set(IDS) <= set(ARTICLES[MAIN].ids)


def test_bookmarks_keep_their_place(places: dict[MarkKind, list[tuple[str, FoundMark]]]) -> None:
    lost = {id for id, found in places[MarkKind.BOOKMARK] if found.state is MarkState.NOT_FOUND}
    assert lost == SAID_NO_MORE
    assert [id for id, found in places[MarkKind.BOOKMARK] if not is_right(id, found)] == []


def test_highlights_are_in_their_block_or_listed(places: dict[MarkKind, list[tuple[str, FoundMark]]]) -> None:
    """A sentence that was taken back has no place: its highlight is in the report, and never on other words."""
    states = Counter(found.state for _, found in places[MarkKind.HIGHLIGHT])
    assert states.total() > 200
    assert states[MarkState.NOT_FOUND] < states.total() / 3 + 5
    assert [id for id, found in places[MarkKind.HIGHLIGHT] if not is_right(id, found)] == []
