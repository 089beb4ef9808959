"""Articles, terms and references inside a pack file: they are read back unchanged, and invalid ones are refused."""

from __future__ import annotations

import json

import pytest
from hypothesis import given

from reader.library.block_encoding import decode_block, encode_block
from reader.library.entry_encoding import (
    decode_article,
    decode_reference,
    decode_term,
    encode_details,
    encode_reference,
    encode_term,
)
from reader.library.model import (
    Article,
    ArticleEntry,
    ArticleLink,
    Block,
    BlockKind,
    QuizQuestion,
    Reference,
    Span,
    Term,
)
from reader.library.stored_json import EncodingError
from tests import model_values
from tests.library.encoding_cases import BODIES_REFUSED, QUESTION, SPANS_REFUSED, assert_declared, json_values


def entry_of(article: Article) -> ArticleEntry:
    return ArticleEntry(0, article.id, article.title, article.summary, 1)


def through_article(article: Article) -> Article:
    bodies = [encode_block(block) for block in article.blocks]
    details = encode_details(article)
    return decode_article(entry_of(article), details, [decode_block(body) for body in bodies])


@given(model_values.articles)
def test_an_article_comes_back_as_it_was(article):
    back = through_article(article)
    assert back == article
    assert repr(back) == repr(article)  # tuples of two kinds can be equal


@given(model_values.terms)
def test_a_term_comes_back_as_it_was(term):
    assert decode_term(term.id, term.term, encode_term(term)) == term


@given(model_values.references)
def test_a_reference_comes_back_as_it_was(reference):
    assert decode_reference(reference.id, encode_reference(reference)) == reference


TERM = {"definition": ["x"], "aka": [], "see": [], "cites": []}


@pytest.mark.parametrize(
    ("id", "name", "body"),
    [
        *((id, "name", TERM) for id in ("", " ", "a b", 1, None, b"a", "-a")),
        *(("a", name, TERM) for name in (1, None, b"a")),
        *(("a", "name", {**TERM, "definition": spans}) for spans in SPANS_REFUSED),
        *(("a", "name", {**TERM, key: [1]}) for key in ("aka", "see", "cites")),
        *(("a", "name", {**TERM, key: "text"}) for key in ("aka", "see", "cites")),
        *(("a", "name", {**TERM, key: None}) for key in TERM),
        *(("a", "name", body) for body in BODIES_REFUSED),
    ],
)
def test_a_term_of_no_known_form(id, name, body):
    with pytest.raises(EncodingError):
        decode_term(id, name, json.dumps(body))


def nested(depth: int) -> list:
    value: list = []
    for _ in range(depth):
        value = [value]
    return value


REFERENCE = {"csl": {"title": "x"}, "apa": ["x"], "vancouver": ["x"]}


@pytest.mark.parametrize(
    ("id", "body"),
    [
        *((id, REFERENCE) for id in ("", "a b", 1, None, b"a")),
        *(("a", {**REFERENCE, "csl": csl}) for csl in [*BODIES_REFUSED, {"custom": nested(60)}]),
        *(("a", {**REFERENCE, key: spans}) for key in ("apa", "vancouver") for spans in SPANS_REFUSED),
        *(("a", body) for body in BODIES_REFUSED),
    ],
)
def test_a_reference_of_no_known_form(id, body):
    with pytest.raises(EncodingError):
        decode_reference(id, json.dumps(body))


@pytest.mark.parametrize(
    "details",
    [
        [], "x", None, {"authors": "x"}, {"authors": [1]}, {"published": 1}, {"updated": None}, {"based_on": None},
        {"based_on": []}, {"based_on": {"title": 1}}, {"based_on": {"title": "x", "authors": "y"}},
        {"based_on": {"title": "x", "url": True}},
    ],
)  # fmt: skip
def test_details_of_no_known_form(details):
    with pytest.raises(EncodingError):
        decode_article(ArticleEntry(0, "a", "t", "", 1), json.dumps(details), [])


@pytest.mark.parametrize(
    "quiz",
    [
        {}, "x", None, 1, [1], ["x"], [None], [[]], [{}], [QUESTION, QUESTION], [QUESTION] * 101,
        *([{**QUESTION, "id": id}] for id in ("", " ", "a b", 1, None, "-a", "x" * 101)),
        *([{**QUESTION, "question": text}] for text in (1, None, ["x"], "x" * 1001)),
        *([{**QUESTION, "choices": each}] for each in (1, None, "ab", ["a"], ["a", 1], ["a"] * 7, ["a" * 1001, "b"])),
        *([{**QUESTION, "answer": answer}] for answer in (-1, 2, 1.0, True, "1", None, 10**30)),
        *([{**QUESTION, "why": spans}] for spans in [*SPANS_REFUSED, ["x" * 10_001], [["x", 1]] * 2001]),
        *([{**QUESTION, "block": block}] for block in (1, None, "a", [], ["a"], ["", 1], [""] * 3, ["", "x" * 1001])),
        *([{**QUESTION, "cites": cites}] for cites in (1, None, "a", [1], ["a"] * 201, ["x" * 1001])),
        [{**QUESTION, "id": f"q{number}", "question": "x" * 900} for number in range(60)],
        [{**QUESTION, "id": f"q{number}", "question": "\u202e" * 900} for number in range(3)],
    ],
)  # fmt: skip
def test_a_quiz_of_no_known_form(quiz):
    with pytest.raises(EncodingError):
        decode_article(ArticleEntry(0, "a", "t", "", 1), json.dumps({"quiz": quiz}), [])


def test_fields_that_a_newer_carrel_adds_to_a_question_are_ignored():
    details = json.dumps({"quiz": [{**QUESTION, "hint": [1]}], "later": {}})
    [question] = decode_article(ArticleEntry(0, "a", "t", "", 1), details, []).quiz
    assert question == QuizQuestion("q", "Which?", ("a", "b"), 1, (Span("x"),), ArticleLink("", "a"), ("c",))


def test_details_without_a_quiz_are_what_they_were():
    assert "quiz" not in encode_details(Article("a", "t", ()))


def test_a_block_id_given_twice_is_refused():
    blocks = [Block("a", BlockKind.RULE), Block("b", BlockKind.RULE), Block("a", BlockKind.RULE)]
    with pytest.raises(EncodingError, match="a"):
        decode_article(ArticleEntry(0, "a", "t", "", 1), "{}", blocks)


@given(json_values)
def test_nothing_but_its_own_error_leaves(value):
    text = json.dumps(value)
    for decode in (
        lambda: decode_block(text),
        lambda: decode_term("a", "b", text),
        lambda: decode_reference("a", text),
        lambda: decode_article(ArticleEntry(0, "a", "t", "", 1), text, []),
    ):
        try:
            decoded = decode()
        except EncodingError:
            continue
        assert isinstance(decoded, Block | Term | Reference | Article)
        assert_declared(decoded)
