"""The extensions of Markdown: ids of blocks, citations and lines of boxes; HTML is text."""

from __future__ import annotations

import pytest

from reader.library.authoring.markdown import BLOCK_ID, BOX_LINE, parser, split_block_id
from reader.library.authoring.markdown_rules import CITATION


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sleep helps. {#sleep}", ("Sleep helps.", "sleep")),
        ("{#sleep}", ("", "sleep")),
        ("a {#x} b", ("a {#x} b", None)),
        ("a \\{#x}", ("a \\{#x}", None)),
        ("a {#x y}", ("a {#x y}", None)),
        ("a {#}", ("a", "")),
        ("a {#x} {#y}", ("a {#x}", "y")),
        ("plain", ("plain", None)),
        ("{#" * 10_000, ("{#" * 10_000, None)),
    ],
)  # fmt: skip
def test_split_block_id(text: str, expected: tuple[str, str | None]) -> None:
    assert split_block_id(text) == expected


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("[@a; @b]", [(CITATION, "@a; @b")]),
        ("[@a", [("text", "[@a")]),
        ("\\[@a]", [("text", "[@a]")]),
        ("<b>x</b>", [("text", "<b>x</b>")]),
        ("[a](file:///x)", [("link_open", ""), ("text", "a"), ("link_close", "")]),
    ],
)
def test_inline_tokens(text: str, tokens: list[tuple[str, str]]) -> None:
    (inline,) = parser().parseInline(text)
    assert [(token.type, token.content) for token in inline.children or []] == tokens


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("::: note Title\n\na\n\n:::", ["note Title", ""]),
        ("a\n:::", [""]),
        ("    ::: code", []),
        (":: a", []),
    ],
)
def test_box_lines(text: str, lines: list[str]) -> None:
    assert [token.content for token in parser().parse(text) if token.type == BOX_LINE] == lines


def test_ids_are_removed_from_the_text() -> None:
    tokens = [token for token in parser().parse("# A {#x}\n\nb {#y}") if token.type == "inline"]
    assert [(token.content, token.meta[BLOCK_ID]) for token in tokens] == [("A", "x"), ("b", "y")]
