"""Converts spans to the JSON values that pack files store, and back.

Pack files are used for years, so that the names in the JSON never change.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from reader.library.limits import LONGEST_LINE, MOST_SPANS_IN_ARTICLE, link_limit_error, many_spans
from reader.library.model import (
    STYLES,
    ArticleLink,
    Citation,
    FootnoteLink,
    Link,
    PackLink,
    Span,
    Spans,
    TermLink,
    WebLink,
    is_location,
)
from reader.library.stored_json import EncodingError, check_limit, list_of
from reader.translation import N_, _

LANGUAGE_TAG = r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8}){0,8}"
WEB_ADDRESS = r"(?i:https?://[^\s/]\S*|mailto:\S+)"

_new = tuple.__new__
"""Half the time of calling `Span`: a book has a hundred thousand of them."""

_PLAIN = STYLES[0]

_UNKNOWN_SPAN = N_("a span has an unknown form")


def encode_spans(spans: Spans) -> list[Any]:
    """A plain span becomes its text, others [text, style] or [text, style, kind of link, *parts of the link].

    A span in another language has "lang" and its tag after the style.
    """
    return [_encode_span(span) for span in spans]


def _encode_span(span: Span) -> object:
    if span.lang:
        text, style, *rest = _encode_formatted(span)
        return [text, style, "lang", span.lang, *rest]
    return _encode_formatted(span) if span.style or span.link else span.text


def _encode_formatted(span: Span) -> list[Any]:
    match span.link:
        case None:
            return [span.text, int(span.style)]
        case TermLink(term):
            return [span.text, int(span.style), "term", term]
        case Citation(keys, ()):
            return [span.text, int(span.style), "cite", *keys]
        case Citation(keys, notes):
            parts = [part for key, note in zip(keys, notes, strict=True) for part in (key, *note)]
            return [span.text, int(span.style), "cite_with", *parts]
        case FootnoteLink(number):
            return [span.text, int(span.style), "footnote", str(number)]
        case ArticleLink(article, block):
            return [span.text, int(span.style), "article", article, block]
        case WebLink(url):
            return [span.text, int(span.style), "web", url]
        case PackLink(location):
            return [span.text, int(span.style), "pack", location]


def decode_spans(value: object) -> Spans:
    items = list_of(value)
    if len(items) > MOST_SPANS_IN_ARTICLE:  # before each takes a hundred bytes
        raise EncodingError(many_spans())
    return tuple([_new(Span, (item, _PLAIN, None, "")) if type(item) is str else _decode_span(item) for item in items])


def _decode_span(value: object) -> Span:
    """Uses no match statement, which takes 50% longer: a book has a hundred thousand spans."""
    if type(value) is list and len(value) == 4:  # nearly all terms and citations; this takes half as long
        text, style, kind, target = value
        if (
            (type(text) is type(kind) is type(target) is str and kind != "lang")
            and (type(style) is int and 0 <= style < len(STYLES))
            and len(kind) + len(target) <= LONGEST_LINE
        ):
            return _new(Span, (text, STYLES[style], _short_link(kind, target), ""))
    if type(value) is not list or len(value) < 2:
        raise EncodingError(_(_UNKNOWN_SPAN))
    text, style = value[:2]
    if type(text) is not str or type(style) is not int or not 0 <= style < len(STYLES):
        raise EncodingError(_(_UNKNOWN_SPAN))
    if len(value) == 2:
        return Span(text, STYLES[style])
    rest = value[2:]
    size = 0
    for part in rest:
        if type(part) is not str:
            raise EncodingError(_(_UNKNOWN_SPAN))
        size += len(part)
    lang = ""
    if rest[0] == "lang":
        if len(rest) < 2 or not re.fullmatch(LANGUAGE_TAG, rest[1]):
            raise EncodingError(_UNKNOWN_SPAN)
        lang = rest[1]
        rest = rest[2:]
        if not rest:
            return Span(text, STYLES[style], None, lang)
    if len(rest) <= 3 and size <= LONGEST_LINE:
        return Span(text, STYLES[style], _short_link(*rest), lang)
    link = _decode_link(*rest)
    check_limit(link_limit_error(link))
    return Span(text, STYLES[style], link, lang)


@lru_cache(1000)  # a book names the same terms and sources again and again
def _short_link(kind: str, *parts: str) -> Link:
    return _decode_link(kind, *parts)


def _decode_link(kind: str, *parts: str) -> Link:
    match kind, parts:
        case "term", [term]:
            return TermLink(term)
        case "cite", [_, *_]:
            return Citation(parts)
        case "cite_with", [_, _, _, *_] if len(parts) % 3 == 0:
            return Citation(parts[::3], tuple(zip(parts[1::3], parts[2::3], strict=True)))
        case "footnote", [number] if re.fullmatch(r"[1-9][0-9]{0,4}", number):
            return FootnoteLink(int(number))
        case "article", [article, block]:
            return ArticleLink(article, block)
        case "web", [url] if re.fullmatch(WEB_ADDRESS, url):
            return WebLink(url)
        case "pack", [location] if is_location(location):
            return PackLink(location)
    raise EncodingError(_("a link has an unknown form"))
