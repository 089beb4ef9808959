"""Where a pack cites a reference or uses a term."""

from __future__ import annotations

import pytest

from reader.library.model import Article, Block, BlockKind, Citation, Location, Span
from reader.library.packfile import open_pack
from reader.library.usages import Usage
from tests.packs import make_pack


@pytest.fixture
def pack(sample):
    with open_pack(sample) as pack:
        yield pack


def test_where_a_reference_is_cited_and_a_term_used(pack):
    assert pack.usages.of_reference("reed2020") == [
        Usage("first", "The first article", "opening", ""),
        Usage("first", "The first article", "everything", "Heading of the first"),
        Usage("first", "The first article", "table", "Heading of the first"),
    ]
    assert [place.block for place in pack.usages.of_term("amygdala")] == ["everything", "table"]
    assert pack.usages.of_reference("unused") == pack.usages.of_reference("none") == pack.usages.of_term("none") == []


def test_a_section_ends_with_its_article(tmp_path):
    """The blocks of all articles are numbered through; the heading above is one of the same article."""
    heading = Block("h", BlockKind.HEADING, (Span("Above"),), level=2)
    citing = Block("c", BlockKind.PARAGRAPH, (Span("", link=Citation(("a", "a", "b"))),))
    articles = [Article("one", "One", (citing, heading, citing_as("d"))), Article("two", "Two", (citing,))]
    with open_pack(make_pack(tmp_path / "two.carrel", articles=articles)) as pack:
        assert [(place.article, place.block, place.section) for place in pack.usages.of_reference("a")] == [
            ("one", "c", ""),
            ("one", "d", "Above"),
            ("two", "c", ""),
        ]


def citing_as(id: str) -> Block:
    return Block(id, BlockKind.PARAGRAPH, (Span("", link=Citation(("a",))),))


def test_the_first_place(pack):
    assert pack.usages.first_of_reference("reed2020") == Location("sample", "first", "opening")
    assert pack.usages.first_of_term("amygdala") == Location("sample", "first", "everything")
    for none in ("unused", "none", ""):
        assert pack.usages.first_of_reference(none) is None
        assert pack.usages.first_of_term(none) is None
