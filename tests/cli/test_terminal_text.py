"""Text for a terminal: no control characters, and long words are broken quickly."""

from __future__ import annotations

import pytest

from reader.cli.terminal_text import DEEPEST, article_text, printable, printable_line
from reader.library.model import (
    Article,
    Block,
    BlockKind,
    Citation,
    FootnoteLink,
    Span,
    Style,
)
from tests.packs import INFO


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\tb\nc", "a\tb\nc"),
        ("\x1b[1m", "\ufffd[1m"),
        ("\x9b", "\ufffd"),
        ("\u202e", "\ufffd"),
        ("עב\u200f \u200d", "עב \u200d"),
        ("กิน\u200bยา", "กินยา"),
    ],
)
def test_printable(text: str, shown: str) -> None:
    assert printable(text) == shown


def test_lines_end_at_the_borders_of_words() -> None:
    text = "ผู้\u200bป่วย\u200bควร\u200bดื่ม\u200bน้ำ"
    article = Article("a", "T", (Block("p", BlockKind.PARAGRAPH, (Span(text),)),))
    lines = article_text(article, INFO, {}, {}, 12).splitlines()
    assert lines[-2:] == ["ผู้ป่วย", "ควรดื่มน้ำ"]


def test_printable_line() -> None:
    assert printable_line("a\n\n b\u2028c") == "a b c"


def test_a_very_long_word_is_broken_in_linear_time() -> None:
    """Quadratic time would be far too long."""
    article = Article("a", "T", (Block("p", BlockKind.PARAGRAPH, (Span("x" * 3_000_000),)),))
    lines = article_text(article, INFO, {}, {}, 80).splitlines()
    assert sum(line.count("x") for line in lines) == 3_000_000
    assert max(map(len, lines)) <= 80


@pytest.mark.parametrize(
    ("kind", "nesting", "line"),
    [
        (BlockKind.QUOTE, "", "> x"),
        (BlockKind.ITEM, "", "• x"),
        (BlockKind.ITEM, "ll", "    • x"),
        (BlockKind.ITEM, "qll", ">     • x"),
        (BlockKind.QUOTE, "lq", "    > x"),
        (BlockKind.PARAGRAPH, "l", "    x"),
        (BlockKind.QUOTE, "q" * 40, "> " * DEEPEST + "x"),
    ],
)
def test_lists_and_quotations_in_one_another(kind: BlockKind, nesting: str, line: str) -> None:
    is_item = kind is BlockKind.ITEM
    level, marker = (max(1, nesting.count("l")), "•") if is_item else (0, "")
    article = Article("a", "T", (Block("p", kind, (Span("x"),), level, marker, nesting=nesting),))
    assert line in article_text(article, INFO, {}, {}, 80).splitlines()


def test_notes_and_superscripts() -> None:
    spans = (
        Span("10"), Span("⁻⁶", Style.SUPERSCRIPT), Span(" of it"), Span("", link=FootnoteLink(1)), Span("", link=TWO),
    )  # fmt: skip
    footnote = Block("n", BlockKind.FOOTNOTE, (Span("Why."),), level=1)
    article = Article("a", "T", (Block("p", BlockKind.PARAGRAPH, spans), footnote))
    text = article_text(article, INFO, {"k": 1, "l": 2}, {}, 80)
    assert "\n10⁻⁶ of it[a][1, p. 3; see 2]\n\n\nNotes\n-----\na. Why.\n\n\nSources\n" in text


TWO = Citation(("k", "l"), (("", "p. 3"), ("see", "")))
