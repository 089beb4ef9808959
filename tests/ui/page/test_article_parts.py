"""Long articles in parts: no character is lost, and each is found in the part that shows it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.library import limits
from reader.library.model import Block, BlockKind, Citation, Span, Style, Table, TermLink, plain_text
from reader.library.outline import block_text
from reader.ui.page import article_parts as module
from reader.ui.page.article_parts import Parts, split_spans

LINKS = st.sampled_from([None, None, TermLink("a"), Citation(("k",))])


@st.composite
def spans(draw: st.DrawFn) -> tuple[Span, ...]:
    found = []
    for _ in range(draw(st.integers(0, 6))):
        link = draw(LINKS)
        text = "" if isinstance(link, Citation) else draw(st.text("ab 🧠", max_size=60))
        found.append(Span(text, draw(st.sampled_from(Style)), link))
    return tuple(found)


@st.composite
def articles(draw: st.DrawFn) -> list[Block]:
    kinds = st.sampled_from([BlockKind.PARAGRAPH, BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.ITEM])
    return [
        Block(f"b{number}", draw(kinds), draw(spans()), level=2, marker="•")
        for number in range(draw(st.integers(0, 12)))
    ]


@pytest.fixture(autouse=True, scope="module")
def _short_parts():
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "PIECE_CHARACTERS", 30)
        patch.setattr(module, "PART_CHARACTERS", 100)
        patch.setattr(module, "LONGEST_UNSPLIT", 0)
        patch.setattr(module, "PIECE_CELLS", 4)
        for where, name in ((module, "_BLOCK_COST"), (module, "CELL_COST"), (limits, "CELL_COST")):
            patch.setattr(where, name, 0)
        for name in ("SPAN_COST", "CITATION_COST"):
            patch.setattr(limits, name, 0)
        yield


@given(spans())
def test_split_spans_join_to_the_original(original: tuple[Span, ...]) -> None:
    pieces = split_spans(original)
    assert "".join(map(plain_text, pieces)) == plain_text(original)
    assert all(len(plain_text(piece)) <= 30 for piece in pieces)
    assert [span.link for piece in pieces for span in piece if isinstance(span.link, Citation)] == [
        span.link for span in original if isinstance(span.link, Citation)
    ]
    styled = [(character, span.style, span.link) for span in original for character in span.text]
    assert [(c, span.style, span.link) for piece in pieces for span in piece for c in span.text] == styled


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("word " * 8, ["word " * 6, "word " * 2]),
        ("a" * 70, ["a" * 30, "a" * 30, "a" * 10]),
        ("aaaa " + "b" * 40, ["aaaa ", "b" * 30, "b" * 10]),
        ("", []),
    ],
)
def test_cut_at_spaces(text: str, expected: list[str]) -> None:
    assert [plain_text(piece) for piece in split_spans((Span(text),) if text else ())] == expected


@settings(max_examples=60)
@given(articles())
def test_pieces_and_parts(blocks: list[Block]) -> None:
    parts = Parts(blocks)
    assert len(parts) >= 1
    pieces = [piece for number in range(len(parts)) for piece in parts.part(number)]
    assert pieces == list(parts.pieces)
    for index, block in enumerate(blocks):
        mine = [piece for piece in pieces if piece.number == index]
        assert mine
        assert "".join(block_text(piece.block) for piece in mine) == block_text(block)
        assert [piece.offset for piece in mine] == [
            sum(before.length for before in mine[:number]) for number in range(len(mine))
        ]
        assert [piece.block.marker for piece in mine] == ["•", *[""] * (len(mine) - 1)]
        assert {piece.block.id for piece in mine} == {block.id}
    for number in range(len(parts)):
        part = parts.part(number)
        assert part or not blocks
        assert sum(piece.length for piece in part) <= 100 or len(part) == 1


@settings(max_examples=60)
@given(articles())
def test_every_character_is_in_the_part_that_shows_it(blocks: list[Block]) -> None:
    parts = Parts(blocks)
    for number in range(len(parts)):
        for piece in parts.part(number):
            for offset in {piece.offset, piece.offset + max(0, piece.length - 1)}:
                if piece.length or offset == 0:
                    shown = parts.part(parts.part_with(piece.number, offset))
                    assert any(
                        each.number == piece.number and each.offset <= offset <= each.offset + each.length
                        for each in shown
                    )
        first = parts.part(number)[0] if parts.part(number) else None
        if first and first.length:
            assert parts.part_with(first.number, first.offset) == number


def test_a_part_ends_at_a_heading_where_one_is_near() -> None:
    text = Block("p", BlockKind.PARAGRAPH, (Span("a" * 25),))
    head = Block("h", BlockKind.HEADING, (Span("head"),), level=2)
    parts = Parts([text, text, text, head, text])
    assert len(parts) == 2
    assert parts.part(1)[0].block is head
    assert len(Parts([head, text, head, text])) == 1


@pytest.mark.parametrize("rows", [1, 2, 3, 4, 9])
def test_a_long_table_is_cut_between_rows(rows: int) -> None:
    cells = tuple(((Span(f"a{row}"),), (Span(f"b{row} 🧠"),)) for row in range(rows))
    block = Block("t", BlockKind.TABLE, table=Table(cells, ("", "")))
    pieces = Parts([block]).pieces
    assert sum(piece.length for piece in pieces) == len(block_text(block)) + 1
    shown = [row for piece in pieces if piece.block.table for row in piece.block.table.rows[1:]]
    assert shown == list(cells[1:])
    for piece in pieces:
        assert piece.block.table
        assert piece.block.table.rows[0] == cells[0]
        assert len(piece.block.table.rows) <= 3
        first = piece.block.table.rows[1 if piece.offset else 0] if len(piece.block.table.rows) > 1 else cells[0]
        assert block_text(block)[piece.offset :].startswith(plain_text(first[0]))


def test_an_article_that_is_not_so_long_is_one_part(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "LONGEST_UNSPLIT", 1000)
    text = Block("p", BlockKind.PARAGRAPH, (Span("a" * 25),))
    assert len(Parts([text] * 40)) == 1
    assert len(Parts([text] * 41)) > 1


def test_no_blocks_are_one_part() -> None:
    assert len(Parts(())) == 1
    assert list(Parts(()).part(0)) == []
    assert Parts(()).part_with(0, 0) == 0
