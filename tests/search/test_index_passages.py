"""The texts that an article, a term and a source are searched by."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.library.model import Article, BasedOn, Block, BlockKind, NoteBox, NoteKind, Reference, Span, Table
from reader.search.index_passages import (
    MOST_BLOCKS,
    PASSAGE_LENGTH,
    article_text,
    passages,
    people,
    reference_text,
    reference_title,
    searched_text,
    term_names,
)
from tests import model_values
from tests.packs import cell
from tests.search.asking import figure, heading, paragraph, term

BOX = NoteBox(NoteKind.NOTE, 1, "In short")


def shown(*blocks: Block) -> list[tuple[int, int, tuple[int, ...], str]]:
    return [(each.block, each.blocks, each.path, each.text) for each in passages(blocks)]


def test_without_headings():
    assert shown() == []
    assert shown(paragraph("one", "a"), paragraph("two", "b")) == [(0, 2, (), "one\ntwo")]


def test_a_heading_begins_a_passage_and_knows_those_above_it():
    blocks = (
        paragraph("before", "a"), heading("A", 2), paragraph("in a", "b"), heading("B", 3), heading("C", 6),
        paragraph("in c", "c"), heading("D", 3), heading("E", 1), paragraph("in e", "e"),
    )  # fmt: skip
    assert shown(*blocks) == [
        (0, 1, (), "before"),
        (1, 2, (1,), "A\nin a"),
        (3, 1, (1, 3), "B"),
        (4, 2, (1, 3, 4), "C\nin c"),
        (6, 1, (1, 6), "D"),
        (7, 2, (7,), "E\nin e"),
    ]


def test_a_box_begins_a_passage_with_its_title():
    inside = [paragraph(word, word, BOX) for word in ("one", "two")]
    other = paragraph("three", "three", NoteBox(NoteKind.WARNING, 2))
    assert shown(paragraph("before", "a"), *inside, other, paragraph("after", "z")) == [
        (0, 1, (), "before"),
        (1, 2, (), "In short\none\ntwo"),
        (3, 2, (), "three\nafter"),
    ]


def test_footnotes_are_a_passage_below_no_heading():
    notes = [Block(word, BlockKind.FOOTNOTE, (Span(word),), number) for number, word in enumerate(("one", "two"), 1)]
    assert shown(heading("A", 2), paragraph("in a", "b"), *notes) == [(0, 2, (0,), "A\nin a"), (2, 2, (), "one\ntwo")]


def test_every_passage_within_a_box_has_its_title():
    """As it is read back, block by block."""
    inside = [paragraph("word " * 150, str(number), BOX) for number in range(4)]
    assert [text.partition("\n")[0] for *_, text in shown(*inside)] == ["In short"] * 2
    [first, *others] = passages([paragraph("word " * 1000, "a", BOX)])
    assert first.text.startswith("In short\nword ")
    assert not any("In short" in each.text for each in others)


def test_a_passage_ends_where_it_is_long_enough():
    blocks = [paragraph("x" * 400, str(number)) for number in range(7)]
    assert [(first, count) for first, count, _, _ in shown(*blocks)] == [(0, 3), (3, 3), (6, 1)]


def test_blocks_without_text_do_not_pile_up():
    rules = [Block(f"r{number}", BlockKind.RULE) for number in range(MOST_BLOCKS * 2)]
    assert [count for _, count, _, _ in shown(*rules, paragraph("needle", "n"))] == [MOST_BLOCKS, MOST_BLOCKS, 1]


@pytest.mark.parametrize(
    "text",
    [
        "word " * 1500,
        "A sentence of some words. " * 200,
        "大脑很重要。" * 900,
        "cell\tcell\n" * 500,
        "ไทย " * 1000,
        "x" * 9000,
        "e\u0301" * 3000,
        "x" * 2001,
    ],
)
def test_a_long_block_is_cut(text):
    found = list(passages([paragraph(text, "long")]))
    assert len(found) > 1
    assert "".join(each.text for each in found) == text
    assert [each.first for each in found] == [0, *(each.last for each in found[:-1])]
    assert all((each.block, each.blocks) == (0, 1) for each in found)
    assert all(len(each.text) <= 2 * PASSAGE_LENGTH for each in found)


@pytest.mark.parametrize(
    ("text", "end"), [("One. Two. " * 300, ". "), ("大脑，很重要。" * 900, "。"), ("ab " * 900, " ")]
)
def test_it_is_cut_between_sentences_or_words(text, end):
    *cut, _ = passages([paragraph(text, "long")])
    assert cut
    assert all(each.text.endswith(end) for each in cut)


@given(st.lists(model_values.blocks, max_size=10))
@settings(max_examples=40)
def test_nothing_of_an_article_is_left_out(blocks):
    found = list(passages(blocks))
    assert [number for each in found for number in range(each.block, each.block + each.blocks)] == [*range(len(blocks))]
    for each in found:
        assert all(searched_text(blocks[number]) in each.text for number in range(each.block, each.block + each.blocks))
        levels = [blocks[number].level for number in each.path]
        assert levels == sorted(set(levels))


def test_what_is_searched_of_pictures_and_tables():
    table = Block("t", BlockKind.TABLE, table=Table(((cell("Kind"), cell("Hours")), (cell("Nap"), ())), ("", "")))
    assert searched_text(table) == "Kind\tHours\nNap\t"
    assert searched_text(figure("A caption.", "A sleeper")) == "A caption.\nA sleeper"
    assert searched_text(figure("", "A sleeper")) == "\nA sleeper"
    assert searched_text(Block("r", BlockKind.RULE)) == ""


def test_the_head_of_an_article():
    assert article_text(Article("a", "Title", ())) == "Title"
    source = BasedOn("A work", ("C. D.",), "Publisher", "2024", "https://example.org/", "Somebody")
    whole = Article("a", "Title", (), "About.", ("Ann", "Bo"), "2024", "2025", source)
    assert article_text(whole) == "Title\nAbout.\nAnn, Bo\n2025\nA work\nC. D.\nPublisher\nSomebody\n2024"


def test_a_term_is_called_by_all_its_names():
    assert term_names(term("CBT", "A therapy.", "talk", "cure")) == ("CBT", "talk", "cure")


@pytest.mark.parametrize(
    ("author", "names"),
    [
        ([{"family": "Reed", "given": "Ann"}], ["Ann Reed"]),
        ([{"family": "李", "given": "明"}], ["明 李", "李明"]),
        ([{"literal": "World Health Organization"}], ["World Health Organization"]),
        (["Plain Name"], ["Plain Name"]),
        ([{"family": ["Reed"], "given": 1}], [""]),
        ([1, None, []], []),
        ("Reed", []),
        (None, []),
        ({}, []),
    ],
)
def test_people(author, names):
    assert list(people({"author": author})) == names


@given(model_values.references)
def test_any_source_has_a_text(source):
    assert isinstance(reference_text(source), str)
    assert isinstance(reference_title(source), str)


def test_the_text_of_a_source():
    csl = {"title": "Quiet", "container-title": "Rooms", "DOI": "10.1/x", "author": [{"family": "Reed"}], "volume": 3}
    assert reference_text(Reference("r", csl, (Span("Reed. Quiet."),))) == "Reed. Quiet.\nReed\nRooms\n10.1/x"
