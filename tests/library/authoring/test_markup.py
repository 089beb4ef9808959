"""Markdown becomes a flat list of blocks."""

from __future__ import annotations

import pytest

from reader.library.authoring.markup import read_blocks
from reader.library.authoring.problems import FileProblems
from reader.library.authoring.targets import FileLinkResolver
from reader.library.model import (
    BlockKind,
    Citation,
    Span,
    Style,
    plain_text,
)
from tests.library.authoring.samples import (
    END,
    HEAD,
    MD,
    TARGETS,
    assert_reported,
    blocks_of,
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# A\n\ntext", [("heading", 1, "", "A"), ("paragraph", 0, "", "text")]),
        ("- a\n- b", [("item", 1, "•", "a"), ("item", 1, "•", "b")]),
        ("3. a\n4. b\n4. c", [("item", 1, "3.", "a"), ("item", 1, "4.", "b"), ("item", 1, "5.", "c")]),
        ("1) a", [("item", 1, "1)", "a")]),
        ("- a\n\n  more\n- b", [("item", 1, "•", "a"), ("item", 1, "", "more"), ("item", 1, "•", "b")]),
        ("- a\n  1. b\n- c", [("item", 1, "•", "a"), ("item", 2, "1.", "b"), ("item", 1, "•", "c")]),
        ("- - a", [("item", 1, "•", ""), ("item", 2, "•", "a")]),
        ("-\n- b", [("item", 1, "•", ""), ("item", 1, "•", "b")]),
        ("- ```\n  x\n  ```", [("item", 1, "•", ""), ("code", 0, "", "x")]),
        ("- > q", [("item", 1, "•", ""), ("quote", 0, "", "q")]),
        ("> a\n>\n> b", [("quote", 0, "", "a"), ("quote", 0, "", "b")]),
        ("> - a", [("item", 1, "•", "a")]),
        ("a\n\n---\n\nb", [("paragraph", 0, "", "a"), ("rule", 0, "", ""), ("paragraph", 0, "", "b")]),
        ("    a\n    b", [("code", 0, "", "a\nb")]),
        ("<div>\n\n</div>", [("paragraph", 0, "", "<div>"), ("paragraph", 0, "", "</div>")]),
        ("```\n::: note\n```", [("code", 0, "", "::: note")]),
    ],
)
def test_blocks(text, expected):
    found = [(block.kind.value, block.level, block.marker, plain_text(block.spans)) for block in blocks_of(text)]
    assert found == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a", [""]),
        ("- a\n  1. b", ["", ""]),
        ("> a\n>\n> b", ["", ""]),
        ("> - a\n>   - b\n\n- c", ["ql", "qll", ""]),
        ("- a\n\n  > b\n\n  c", ["", "lq", ""]),
        ("- > a\n  > - b", ["", "lq", "lql"]),
        ("> a\n>\n> > b", ["", "qq"]),
        ("- ```\n  x\n  ```", ["", "l"]),
        ("> ## A\n>\n> ---\n>\n> ```\n> x\n> ```", ["q", "q", "q"]),
        ("- a\n\n  | b |\n  |---|\n  | c |", ["", "l"]),
        ("::: note\n- a\n  > b\n:::", ["", "lq"]),
    ],
)
def test_lists_and_quotations_around_a_block(text, expected):
    assert [block.nesting for block in blocks_of(text)] == expected


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("# A {#x}", ["x"]),
        ("a\nb {#x}", ["x"]),
        ("a {#x} b", [""]),
        ("a \\{#x}", [""]),
        ("- a {#x}\n- b {#y}", ["x", "y"]),
        ("> a {#x}", ["x"]),
        ("```text {#x}\na\n```", ["x"]),
        ("---\n\n{#x}", ["x"]),
        ("| a |\n|---|\n| b |\n{#x}", ["x"]),
        ("| a |\n|---|\n| b {#x} |", ["x"]),
        ("![A](figures/x.svg) {#x}", ["x"]),
        ("::: note Title {#x}\na\n\nb\n:::", ["x", ""]),
        ("睡眠 {#睡}", ["睡"]),
    ],
)
def test_explicit_ids(text, ids):
    assert [block.id for block in blocks_of(text)] == ids


@pytest.mark.parametrize("address", ["figures/x.svg", "<figures/bed room.svg>", "figures/bed%20room.svg"])
def test_a_figure(address):
    (block,) = blocks_of(f'![A *bed*]({address} "Seen [@a] in *summer*")')
    assert block.kind is BlockKind.FIGURE
    assert block.figure
    assert block.figure.alt == "A bed"
    assert block.figure.path in {"figures/x.svg", "figures/bed room.svg"}
    assert block.spans == (Span("Seen"), Span("", link=Citation(("a",))), Span(" in "), Span("summer", EM))


@pytest.mark.parametrize(
    "text",
    [
        "> " * 10_000 + "a",
        "- " * 10_000 + "a",
        "[" * 20_000,
        "![" * 5_000,
        "*" * 20_000 + "a",
        "`" * 9999 + "a",
        "[@" * 20_000,
    ],
)
def test_deep_nesting_comes_to_an_end(text):
    problems = FileProblems("x.md")
    blocks = read_blocks(text, 1, FileLinkResolver(TARGETS, problems), problems)
    assert blocks or problems.found


def test_a_very_long_paragraph_keeps_its_text():
    text = "word *and* " * 100_000
    (block,) = blocks_of(text)
    assert len(plain_text(block.spans)) == len("word and " * 100_000) - 1


EM = Style.EMPHASIS


@pytest.mark.parametrize(
    ("file", "content", "message"),
    [
        (MD, HEAD + "# A\n\n### B" + END, MD + ":7: the heading skips a level; write ## instead of ###"),
        (MD, HEAD + "A {#x}\n\nB {#x}" + END, MD + ":7: block id x is given twice (first in line 5)"),
        (MD, HEAD + "A {#-x}" + END, MD + ":5: block id -x is not valid"),
        (MD, HEAD + "> " * 60 + "deep" + END, MD + ":5: lists and quotes are nested more than"),
        (MD, HEAD + "```\nA" + END, MD + ":5: this code is never closed"),
        (MD, HEAD + "![](figures/bed.svg)" + END, MD + ":5: this figure has no alt text"),
    ],
)
def test_problems(make_folder, file, content, message):
    assert_reported(make_folder, file, content, message)
