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
from reader.library.model import Article, ArticleEntry, Block, BlockKind, Reference, Term
from reader.library.stored_json import EncodingError
from tests import model_values
from tests.library.encoding_cases import BODIES_REFUSED, SPANS_REFUSED, assert_declared, json_values


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
