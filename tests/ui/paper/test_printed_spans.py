"""Addresses on paper: each once, and as somebody can type it."""

from __future__ import annotations

import pytest

from reader.library.model import Span, WebLink, plain_text
from reader.ui.paper.printed_spans import printed_spans


@pytest.mark.parametrize(
    ("text", "url", "printed"),
    [
        ("here", "https://a.org/x", "here (https://a.org/x)"),
        ("https://a.org/x", "https://a.org/x", "https://a.org/x"),
        ("a.org", "https://a.org/", "a.org"),
        ("a@b.org", "mailto:a@b.org", "a@b.org"),
        ("https://a.org/x y", "https://a.org/x%20y", "https://a.org/x%20y"),
        ("https://a.org/é x", "https://a.org/%C3%A9%20x", "https://a.org/%C3%A9%20x"),
        ("https://a.org/é", "https://a.org/%C3%A9", "https://a.org/é"),
        ("https://a.org/É", "https://a.org/%C3%89", "https://a.org/É"),
        ("see a.org/x y", "https://a.org/x%20y", "see a.org/x y (https://a.org/x%20y)"),
        ("https://a.org/\ufffd", "https://a.org/%E9", "https://a.org/%E9"),
        ("https://a.org/50%", "https://a.org/50%25", "https://a.org/50%"),
    ],
)
def test_an_address_is_printed_once(text: str, url: str, printed: str) -> None:
    spans = printed_spans((Span(text, link=WebLink(url)),), lambda link: False)
    assert plain_text(spans) == printed
    assert isinstance(spans[0].link, WebLink)
