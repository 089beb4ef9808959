"""Converts articles, terms and references to the JSON texts that pack files store, and back.

Pack files are used for years, so that the names in the JSON never change.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from reader.library.limits import address_limit_error, article_limit_error, reference_limit_error, term_limit_error
from reader.library.model import Article, ArticleEntry, BasedOn, Block, QuizQuestion, Reference, Term
from reader.library.span_encoding import WEB_ADDRESS, decode_spans, encode_spans
from reader.library.stored_json import (
    EncodingError,
    check_depth,
    check_limit,
    dict_of,
    dump,
    id_of,
    load,
    text_of,
    texts_of,
)
from reader.translation import _, number_text

_REVIEW = ("reviewed_by", "review_due")

_LONGEST_BODY = 500_000
"""Characters of what is stored of a term or a reference, with the authors of the largest collaborations."""

_DEEPEST_CSL = 50  # levels of nesting; Carrel never writes more


def encode_details(article: Article) -> str:
    """The fields of an article that are neither in its `ArticleEntry` nor in its blocks."""
    based_on = article.based_on
    value: dict[str, Any] = {
        "authors": list(article.authors),
        "published": article.published,
        "updated": article.updated,
    }
    # Absent if empty, so that a pack without them has the same bytes as before.
    value |= {name: text for name in _REVIEW if (text := getattr(article, name))}
    if based_on:
        value["based_on"] = {
            "title": based_on.title,
            "authors": list(based_on.authors),
            "publisher": based_on.publisher,
            "date": based_on.date,
            "url": based_on.url,
            "reviewed_by": based_on.reviewed_by,
        }
    if article.quiz:
        from reader.library.quiz_encoding import encode_question

        value["quiz"] = list(map(encode_question, article.quiz))
    return dump(value)


def decode_article(entry: ArticleEntry, details: object, blocks: Sequence[Block]) -> Article:
    value = dict_of(load(details))
    based_on = None
    if "based_on" in value:
        stored = dict_of(value["based_on"])
        names = ("title", "publisher", "date", "url", "reviewed_by")
        based_on = BasedOn(
            authors=tuple(texts_of(stored.get("authors", []))),
            **{name: text_of(stored.get(name, "")) for name in names},
        )
        check_limit(address_limit_error(based_on.url))
        if based_on.url and not re.fullmatch(WEB_ADDRESS, based_on.url):
            raise EncodingError(_("the web address of the original work is not valid"))
    if len({block.id for block in blocks}) != len(blocks):
        raise EncodingError(_("two blocks have the same id"))
    quiz: tuple[QuizQuestion, ...] = ()
    if "quiz" in value:
        from reader.library.quiz_encoding import decode_quiz  # not at the top: few articles have questions

        quiz = decode_quiz(value["quiz"])
    article = Article(
        id=entry.id,
        title=entry.title,
        blocks=tuple(blocks),
        summary=entry.summary,
        authors=tuple(texts_of(value.get("authors", []))),
        published=text_of(value.get("published", "")),
        updated=text_of(value.get("updated", "")),
        based_on=based_on,
        quiz=quiz,
        **{name: text_of(value.get(name, "")) for name in _REVIEW},
    )
    check_limit(article_limit_error(article))
    return article


def encode_term(term: Term) -> str:
    return dump(
        {
            "definition": encode_spans(term.definition),
            "aka": list(term.aka),
            "see": list(term.see),
            "cites": list(term.cites),
        }
    )


def decode_term(id: object, name: object, body: object) -> Term:
    value = dict_of(_load_body(body))
    term = Term(
        id=id_of(id),
        term=text_of(name),
        definition=decode_spans(value.get("definition", [])),
        aka=tuple(texts_of(value.get("aka", []))),
        see=tuple(texts_of(value.get("see", []))),
        cites=tuple(texts_of(value.get("cites", []))),
    )
    check_limit(term_limit_error(term))
    return term


def encode_reference(reference: Reference) -> str:
    return dump(
        {
            "csl": dict(reference.csl),
            "apa": encode_spans(reference.apa),
            "vancouver": encode_spans(reference.vancouver),
        }
    )


def decode_reference(id: object, body: object) -> Reference:
    value = dict_of(_load_body(body))
    csl = dict_of(value.get("csl", {}))
    check_depth(csl, _DEEPEST_CSL)
    reference = Reference(
        id=id_of(id),
        csl=csl,
        apa=decode_spans(value.get("apa", [])),
        vancouver=decode_spans(value.get("vancouver", [])),
    )
    check_limit(reference_limit_error(reference))
    return reference


def _load_body(body: object) -> Any:
    if len(text_of(body)) > _LONGEST_BODY:
        raise EncodingError(_("an entry has more than {most} characters", most=number_text(_LONGEST_BODY)))
    return load(body)
