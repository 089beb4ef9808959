"""Sums on spans: a text with tags as spans, a list joined, a full stop where one is missing."""

from __future__ import annotations

from collections.abc import Iterable

from reader.library.citation.fields import MARKUP
from reader.library.model import Span, Spans, Style, WebLink, plain_text

ENDINGS = tuple(".?!…。？！؟।")
QUOTES = "”’\"'」』»"


def plain(text: str, url: str = "") -> Spans:
    return (Span(text, link=WebLink(url) if url else None),) if text else ()


def rich(marked: str, style: Style = Style.PLAIN) -> Spans:
    """A text with CSL tags as spans; italics within italics stand upright.

    >>> [span.text for span in rich("In <i>E. coli</i> cells")]
    ['In ', 'E. coli', ' cells']
    """
    spans = []
    place, slanted = 0, False
    for tag in MARKUP.finditer(marked):
        spans.append(Span(marked[place : tag.start()], style ^ Style.EMPHASIS if slanted else style))
        place = tag.end()
        if tag[0].casefold() in ("<i>", "</i>"):
            slanted = tag[0][1] != "/"
    spans.append(Span(marked[place:], style ^ Style.EMPHASIS if slanted else style))
    return merged(spans)


def italic(marked: str) -> Spans:
    return rich(marked, Style.EMPHASIS)


def joined(parts: Iterable[Spans], separator: str = " ") -> Spans:
    """The parts that are not empty, with the separator between them."""
    spans: list[Span] = []
    for part in filter(None, parts):
        if spans:
            spans.append(Span(separator))
        spans += part
    return merged(spans)


def stopped(spans: Spans) -> Spans:
    """With a full stop at its end, unless it ends a sentence already or is empty."""
    if not spans:
        return ()
    ended = plain_text(spans).rstrip(QUOTES).endswith(ENDINGS)
    return spans if ended else merged([*spans, Span(".")])


def merged(spans: Iterable[Span]) -> Spans:
    """Without empty spans, and neighbours that are set alike made one."""
    result: list[Span] = []
    for span in spans:
        if not span.text:
            continue
        if result and (result[-1].style, result[-1].link) == (span.style, span.link):
            result[-1] = Span(result[-1].text + span.text, span.style, span.link)
        else:
            result.append(span)
    return tuple(result)
