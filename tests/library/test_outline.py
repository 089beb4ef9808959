"""What is read off an article's blocks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.library.model import Block, BlockKind, Citation, Span, Spans, Style, Table, plain_text
from reader.library.outline import (
    Section,
    block_text,
    citation_labels,
    citation_numbers,
    count_words,
    minutes_to_read,
    sections,
    spans_of,
)
from tests import model_values


def cite(*keys: str) -> Span:
    return Span("", link=Citation(keys))


def paragraph(*spans: Span) -> Block:
    return Block("p", BlockKind.PARAGRAPH, spans)


def table(*rows: tuple[Spans, ...]) -> Block:
    return Block("t", BlockKind.TABLE, table=Table(rows, ("",) * len(rows[0])))


def test_sections_are_the_headings_and_where_they_stand():
    title = (Span("A "), Span("brain", Style.EMPHASIS), cite("a"), Span(" at rest"))
    blocks = [
        paragraph(Span("x")),
        Block("one", BlockKind.HEADING, title, level=2),
        paragraph(Span("y")),
        Block("two", BlockKind.HEADING, (), level=3),
    ]
    assert sections(blocks) == (Section(1, "one", "A brain at rest", 2), Section(3, "two", "", 3))
    assert sections([]) == ()


def test_spans_of_a_table_come_row_by_row():
    block = table(((Span("a"), Span("b")), ()), ((Span("c"),), (Span("d"),)))
    assert [span.text for span in spans_of(block)] == list("abcd")


@pytest.mark.parametrize(
    ("block", "text"),
    [
        (paragraph(), ""),
        (paragraph(Span("one "), Span("two", Style.STRONG), cite("a"), Span(".")), "one two."),
        (table(((Span("a"),), (Span("b"),)), ((), (Span("c"), Span("d")))), "a\tb\n\tcd"),
        (Block("r", BlockKind.RULE), ""),
    ],
)
def test_the_text_of_a_block(block, text):
    assert block_text(block) == text


@given(model_values.blocks)
def test_the_text_of_a_block_is_that_of_its_spans(block):
    between = sum(len(row) for row in block.table.rows) - 1 if block.table else 0
    assert len(block_text(block)) == len(plain_text(tuple(spans_of(block)))) + between


@pytest.mark.parametrize(
    ("blocks", "numbers"),
    [
        ([], {}),
        ([paragraph(Span("a"))], {}),
        (
            [paragraph(cite("b", "a"), cite("a"), cite("c")), paragraph(cite("b", "d"))],
            {"b": 1, "a": 2, "c": 3, "d": 4},
        ),
        (
            [table(((cite("x"),), (cite("y"),)), ((cite("y"),), (cite("z"),))), paragraph(cite("w"))],
            {"x": 1, "y": 2, "z": 3, "w": 4},
        ),
    ],
)
def test_citations_are_numbered_as_they_first_come(blocks, numbers):
    found = citation_numbers(blocks)
    assert found == numbers
    assert list(found) == list(numbers)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", 0),
        (" \n\t ", 0),
        ("— … “” * 🧠", 0),
        ("one", 1),
        ("Two words.", 2),
        ("“Don’t,” said Ann’s mother-in-law.", 4),
        ("don't e.g. U.S. 3.5 1,000", 6),
        ("a/b x_y", 4),
        ("dash—dash", 2),
        ("naïve café Ångström", 3),
        ("nai\u0308ve cafe\u0301 A\u030angstro\u0308m", 3),
        ("мозг и тело", 3),
        ("דָּבָר שָׁלוֹם", 2),
        ("اَلدِّمَاغُ البَشَرِيّ", 2),
        ("می‌خواهم بدانم", 2),
        ("हिन्दी भाषा है।", 3),
        ("தமிழ் மொழி", 2),
        ("大脑", 1),
        ("大脑会变", 2),
        ("ひらがな カタカナ", 4),
        ("the 大脑 brain", 3),
        ("ภาษาไทย", 4),
    ],
)
def test_words_are_counted(text, words):
    assert count_words(text) == words


@given(st.text(), st.text())
def test_words_add_up(one, other):
    assert abs(count_words(f"{one} {other}") - count_words(one) - count_words(other)) <= 1


@pytest.mark.parametrize(("words", "minutes"), [(0, 1), (1, 1), (299, 1), (301, 2), (2_000, 10), (200_000, 1000)])
def test_how_long_it_takes_to_read(words, minutes):
    assert minutes_to_read(words) == minutes


@pytest.mark.parametrize(
    ("citation", "labels"),
    [
        (Citation(("b", "a")), ["1", "2"]),
        (Citation(("b", "a"), (("", "p. 3"), ("see", ""))), ["2, p. 3", "see 1"]),
        (Citation(("c",), (("", "; more"),)), ["?; more"]),
        (Citation(("c",), (("see also", "“Sleep”"),)), ["see also ?, “Sleep”"]),
    ],
)
def test_the_labels_of_a_citation(citation: Citation, labels: list[str]) -> None:
    assert [label for _, label in citation_labels(citation, {"a": 1, "b": 2})] == labels
