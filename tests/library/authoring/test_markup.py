"""Markdown -> blocks and spans."""

from __future__ import annotations

import pytest

from reader.library.authoring.markup import BlockDraft, read_blocks, read_inline
from reader.library.authoring.problems import FileProblems
from reader.library.authoring.targets import FileLinkResolver, LinkTargets
from reader.library.model import (
    ArticleLink,
    BlockKind,
    Citation,
    NoteKind,
    PackLink,
    Span,
    Style,
    TermLink,
    WebLink,
    plain_text,
)

TARGETS = LinkTargets(["mood"], ["sleep"], ["a", "b"], ["figures/x.svg", "figures/bed room.svg"])
EM, STRONG, CODE = Style.EMPHASIS, Style.STRONG, Style.CODE


def blocks_of(text: str) -> list[BlockDraft]:
    problems = FileProblems("x.md")
    blocks = read_blocks(text, 1, FileLinkResolver(TARGETS, problems, "mood"), problems)
    assert problems.found == []
    return blocks


def spans_of(text: str) -> tuple[Span, ...]:
    problems = FileProblems("x.md")
    spans = read_inline(text, 1, FileLinkResolver(TARGETS, problems, "mood"))
    assert problems.found == []
    return spans


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("plain", [Span("plain")]),
        ("a *b* c", [Span("a "), Span("b", EM), Span(" c")]),
        ("**a *b***", [Span("a ", STRONG), Span("b", STRONG | EM)]),
        ("*a **b** c*", [Span("a ", EM), Span("b", EM | STRONG), Span(" c", EM)]),
        ("`[@a]`", [Span("[@a]", CODE)]),
        ("*a `b`*", [Span("a ", EM), Span("b", EM | CODE)]),
        ("one\ntwo", [Span("one two")]),
        ("one\\\ntwo", [Span("one\ntwo")]),
        ("one  \ntwo", [Span("one\ntwo")]),
        ("睡眠\n很好", [Span("睡眠很好")]),
        ("睡眠\ngood", [Span("睡眠 good")]),
        ("수면\n좋다", [Span("수면 좋다")]),
        ("<b>bold</b> &amp; <!-- x -->", [Span("<b>bold</b> & <!-- x -->")]),
        ("\\*a\\*", [Span("*a*")]),
        ("so [@a].", [Span("so"), Span("", link=Citation(("a",))), Span(".")]),
        ("so [@a; @b]", [Span("so"), Span("", link=Citation(("a", "b")))]),
        ("so [@a;\n@b; @a]", [Span("so"), Span("", link=Citation(("a", "b")))]),
        ("\\[@a]", [Span("[@a]")]),
        ("[w](term:sleep)", [Span("w", link=TermLink("sleep"))]),
        ("[a *b*](term:sleep)", [Span("a ", link=TermLink("sleep")), Span("b", EM, TermLink("sleep"))]),
        ("[w](article:mood)", [Span("w", link=ArticleLink("mood"))]),
        ("[w](#x)", [Span("w", link=ArticleLink("", "x"))]),
        ("[w](https://example.org/ä?b=c)", [Span("w", link=WebLink("https://example.org/ä?b=c"))]),
        ("[w](carrel:other/article#x)", [Span("w", link=PackLink("carrel:other/article#x"))]),
        ("[w](mailto:a@b.org)", [Span("w", link=WebLink("mailto:a@b.org"))]),
        ("<https://b.org>", [Span("https://b.org", link=WebLink("https://b.org"))]),
        ("[a](#x)[b](#x)", [Span("a", link=ArticleLink("", "x")), Span("b", link=ArticleLink("", "x"))]),
        ("\u200fשלום\u200e a", [Span("\u200fשלום\u200e a")]),
    ],
)
def test_inline(text, spans):
    assert spans_of(text) == tuple(spans)


@pytest.mark.parametrize(
    ("address", "shown"),
    [("javascript:x", "a"), ("file:///etc/passwd", "a"), ("vbscript:x", "a"), ("carrel:x", "a"), ("//x.org", "a")],
)
def test_a_link_of_another_kind_becomes_text(address, shown):
    problems = FileProblems("x.md")
    spans = read_inline(f"[a]({address})", 1, FileLinkResolver(TARGETS, problems))
    assert spans == (Span(shown),)
    assert len(problems.found) == 1


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


def test_a_table():
    (block,) = blocks_of("| A | B | C |\n|:--|--:|:-:|\n| *a* | b \\| c |\n")
    assert block.kind is BlockKind.TABLE
    assert block.spans == ()
    assert block.table
    assert block.table.alignments == ("left", "right", "center")
    assert block.table.rows == (
        ((Span("A"),), (Span("B"),), (Span("C"),)),
        ((Span("a", EM),), (Span("b | c"),), ()),
    )


@pytest.mark.parametrize("address", ["figures/x.svg", "<figures/bed room.svg>", "figures/bed%20room.svg"])
def test_a_figure(address):
    (block,) = blocks_of(f'![A *bed*]({address} "Seen [@a] in *summer*")')
    assert block.kind is BlockKind.FIGURE
    assert block.figure
    assert block.figure.alt == "A bed"
    assert block.figure.path in {"figures/x.svg", "figures/bed room.svg"}
    assert block.spans == (Span("Seen"), Span("", link=Citation(("a",))), Span(" in "), Span("summer", EM))


def test_boxes_are_numbered_and_share_their_blocks():
    text = "a\n\n::: note Read *this*\nb\n\n- c\n:::\n\n::: warning\nd\n:::\ne"
    blocks = blocks_of(text)
    boxes = [(block.box.kind, block.box.number, block.box.title) if block.box else None for block in blocks]
    note, warning = (NoteKind.NOTE, 0, "Read *this*"), (NoteKind.WARNING, 1, "")
    assert boxes == [None, note, note, warning, None]


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
    read_blocks(text, 1, FileLinkResolver(TARGETS, problems), problems)


def test_a_very_long_paragraph_keeps_its_text():
    text = "word *and* " * 100_000
    (block,) = blocks_of(text)
    assert len(plain_text(block.spans)) == len("word and " * 100_000) - 1
