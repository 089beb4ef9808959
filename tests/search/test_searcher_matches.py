"""Every place within an article that what was typed finds: what the page marks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.library.model import Block, BlockKind, Table
from reader.library.outline import block_text
from tests.packs import article_of, cell, make_pack
from tests.search.asking import article, heading, paragraph, term, texts

TABLE = Block("t", BlockKind.TABLE, table=Table(((cell("Pain"), cell("Hours")), (cell("talks"), ())), ("", "")))
BLOCKS = (
    heading("Old pain"),
    paragraph("The brain talks, and talking of pain helps.", "a"),
    paragraph("Nothing here; Café, cafe\u0301.", "b"),
    TABLE,
    Block("rule", BlockKind.RULE),
    paragraph("Of the PTSD, or post-traumatic stress.", "c"),
)


@pytest.fixture(scope="module")
def searcher(lasting):
    file = lasting.pack([article("Talk", *BLOCKS)], [term("PTSD", "A strain.", "post-traumatic stress")], id="talk")
    return lasting.searcher(file, lasting.pack(texts("Pain ist anders."), language="de", id="other"))


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("pain", [(0, "pain"), (1, "pain"), (3, "Pain")]),
        ("talk ", [(1, "talks"), (1, "talking"), (3, "talks")]),
        ("pain talk", [(0, "pain"), (1, "talks"), (1, "talking"), (1, "pain"), (3, "Pain"), (3, "talks")]),
        ('"of pain"', [(1, "of pain")]),
        ("the pain", [(0, "pain"), (1, "pain"), (3, "Pain")]),
        ("cafe ", [(2, "Café"), (2, "cafe\u0301")]),
        ("PTSD ", [(5, "PTSD"), (5, "post-traumatic stress")]),
        ("zebra", []),
        ("zebra pain ", [(0, "pain"), (1, "pain"), (3, "Pain")]),
        ("pain -talk ", [(0, "pain"), (1, "pain"), (3, "Pain")]),
        ("", []),
        ("-nothing", [(2, "Nothing")]),
        ('"brain talking"', [(1, "brain talks")]),
        ('"talks brain"', [(1, "brain"), (1, "talks"), (1, "talking"), (3, "talks")]),
    ],
)
def test_matches(searcher, typed, found):
    matches = searcher.matches(typed, "talk", BLOCKS)
    assert [(each.index, block_text(BLOCKS[each.index])[each.first : each.last]) for each in matches] == found


def test_a_pack_that_is_not_searched_has_none(searcher, shelf, tmp_path):
    assert searcher.matches("pain", "unknown", BLOCKS) == []
    plain = make_pack(tmp_path / "plain.carrel", articles=[article_of("pain")])
    assert shelf.searcher(plain).matches("pain", "sample", BLOCKS) == []


@given(st.text(st.sampled_from('paintlk "-eéé\u0301 C大'), max_size=20))
def test_they_lie_within_their_blocks_and_in_order(searcher, typed):
    matches = searcher.matches(typed, "talk", BLOCKS)
    assert all(0 <= each.first < each.last <= len(block_text(BLOCKS[each.index])) for each in matches)
    edges = [(each.index, edge) for each in matches for edge in (each.first, each.last)]
    assert edges == sorted(edges)
