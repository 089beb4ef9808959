"""Builds spans: from text with CSL tags, by joining, and with a full stop at the end."""

from __future__ import annotations

import re
from collections.abc import Iterable

from reader.library.citation.markup import MARKUP
from reader.library.model import Span, Spans, Style, WebLink, plain_text

ENDINGS = tuple(".?!…。？！؟।")
QUOTES = "”’\"'」』»"
CLOSED_QUOTE = re.compile("[’']?[”\"][’']?$")
"""Double quotation marks at the end. A single one may be an apostrophe."""


def plain(text: str, url: str = "") -> Spans:
    return (Span(text, link=WebLink(url) if url else None),) if text else ()


def styled(marked: str, style: Style = Style.PLAIN) -> Spans:
    """A text with CSL tags as spans. Italics inside italics become upright.

    >>> [span.text for span in styled("In <i>E. coli</i> cells")]
    ['In ', 'E. coli', ' cells']
    """
    spans = []
    position, is_italic = 0, False
    for tag in MARKUP.finditer(marked):
        spans.append(Span(marked[position : tag.start()], style ^ Style.EMPHASIS if is_italic else style))
        position = tag.end()
        if tag[0].casefold() in ("<i>", "</i>"):
            is_italic = tag[0][1] != "/"
    spans.append(Span(marked[position:], style ^ Style.EMPHASIS if is_italic else style))
    return merged(spans)


def italic(marked: str) -> Spans:
    return styled(marked, Style.EMPHASIS)


def joined(parts: Iterable[Spans], separator: str = " ") -> Spans:
    """Joins the parts that are not empty."""
    spans: list[Span] = []
    for part in filter(None, parts):
        if spans:
            spans.append(Span(separator))
        spans += part
    return merged(spans)


def with_full_stop(spans: Spans) -> Spans:
    """Adds a full stop, unless the text is empty or already ends a sentence. Both styles put it inside “ ”."""
    if not spans:
        return ()
    text = plain_text(spans)
    if text.rstrip(QUOTES).endswith(ENDINGS):
        return spans
    last = spans[-1]
    if found := CLOSED_QUOTE.search(last.text):
        is_closing = "”" in found[0] or text.count('"') % 2 == 0
        if is_closing and found.start():
            ended = f"{last.text[: found.start()]}.{found[0]}"
            return merged([*spans[:-1], Span(ended, last.style, last.link)])
    return merged([*spans, Span(".")])


def merged(spans: Iterable[Span]) -> Spans:
    """Removes empty spans, and joins neighbours with the same format."""
    result: list[Span] = []
    for span in spans:
        if not span.text:
            continue
        if result and (result[-1].style, result[-1].link) == (span.style, span.link):
            result[-1] = Span(result[-1].text + span.text, span.style, span.link)
        else:
            result.append(span)
    return tuple(result)
