"""Which pieces are needed to show a part of an article."""

from __future__ import annotations

import pytest

from reader.library.model import Block, BlockKind, NoteBox, NoteKind, Span
from reader.ui.page.article_excerpt import excerpt
from reader.ui.page.article_parts import Parts

BOX = NoteBox(NoteKind.NOTE, 1, "Box")


def block(kind: str) -> Block:
    """p: a paragraph, i: an item of a list, b: a paragraph in a box, q: in a quotation, f: a footnote."""
    kinds = {"i": BlockKind.ITEM, "q": BlockKind.QUOTE, "f": BlockKind.FOOTNOTE}
    marker, box, nesting = "•" if kind == "i" else "", BOX if kind == "b" else None, "q" if kind == "q" else ""
    spans = (Span("x" * 100),)
    return Block("id", kinds.get(kind, BlockKind.PARAGRAPH), spans, marker=marker, box=box, nesting=nesting)


@pytest.mark.parametrize(
    ("kinds", "first", "last", "more", "expected"),
    [
        ("pppppppppp", 4, 5, 1.0, (3, 7)),  # one before, and a little after
        ("pppppppppp", 0, 1, 1.0, (0, 3)),
        ("pppppppppp", 4, 5, 2.0, (3, 11)),  # smaller type shows more
        ("pppppppppp", 4, 5, 0.5, (3, 7)),
        ("piiiiiiipp", 5, 6, 1.0, (1, 8)),  # a list from its beginning to its end
        ("ppbbbbpppp", 4, 4, 1.0, (2, 6)),
        ("ppqqqppppp", 4, 5, 1.0, (2, 7)),
        ("ppppffffff", 7, 7, 1.0, (4, 10)),
        ("p", 0, 0, 1.0, (0, 1)),
    ],
)
def test_pieces(kinds: str, first: int, last: int, more: float, expected: tuple[int, int]) -> None:
    pieces = Parts([block(kind) for kind in kinds]).part(0)
    found = excerpt(pieces, (first, 0), (last, 50), more)
    assert (found.start, found.stop) == (expected[0], min(expected[1], len(pieces)))


def test_a_long_paragraph_is_in_it_as_a_whole() -> None:
    pieces = Parts([block("p"), Block("long", BlockKind.PARAGRAPH, (Span("word " * 9_000),)), block("p")]).part(0)
    assert len(pieces) > 4
    found = excerpt(pieces, (1, 30_000), (1, 30_500), 1.0)
    assert (found.start, pieces[found.stop - 1].number) == (1, 1)
