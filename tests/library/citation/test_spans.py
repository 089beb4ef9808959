"""Spans built from tagged text, joined, and ended with a full stop."""

from __future__ import annotations

import pytest

from reader.library.citation.spans import italic, joined, plain, styled, with_full_stop
from reader.library.model import Span, Style, WebLink, plain_text

EM = Style.EMPHASIS


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("plain", [Span("plain")]),
        ("In <i>E. coli</i> cells", [Span("In "), Span("E. coli", EM), Span(" cells")]),
        ("a <b>b</b> <sup>c</sup>", [Span("a b c")]),
        ("<I>a</I>", [Span("a", EM)]),
        ("a < b > c", [Span("a < b > c")]),
        ("", []),
    ],
)
def test_styled(text: str, spans: list[Span]) -> None:
    assert styled(text) == tuple(spans)


def test_italics_inside_italics_are_upright() -> None:
    assert italic("In <i>E. coli</i>") == (Span("In ", EM), Span("E. coli"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ""), ("A title", "A title."), ("A title.", "A title."), ("Why?", "Why?"),
        ("He said “no.”", "He said “no.”"),
        ("He said “no”", "He said “no.”"), ("为什么？", "为什么？"),
    ],
)  # fmt: skip
def test_with_full_stop(text: str, expected: str) -> None:
    assert plain_text(with_full_stop(plain(text))) == expected


def test_joined_skips_empty_parts_and_merges_neighbours() -> None:
    assert joined([plain("a"), (), plain("b"), italic("c")]) == (Span("a b "), Span("c", EM))
    link = plain("x.org", "https://x.org")
    assert joined([plain("a"), link], "") == (Span("a"), Span("x.org", link=WebLink("https://x.org")))
    assert joined([(), ()]) == ()
