"""The starts of lines that are nearly Markdown are read, and reported."""

from __future__ import annotations

import pytest

from reader.library.model import BlockKind
from tests.library.authoring.samples import blocks_of, warnings_of

HEADING, ITEM, PARAGRAPH = BlockKind.HEADING, BlockKind.ITEM, BlockKind.PARAGRAPH


@pytest.mark.parametrize(
    ("text", "kinds", "lines"),
    [
        ("##Heading", [HEADING], [1]),
        ("##\u00a0Heading", [HEADING], [1]),
        ("##\u3000見出し", [HEADING], [1]),
        ("＃＃ 見出し", [HEADING], [1]),
        ("\ufeff## Heading", [HEADING], [1]),
        ("a\n##Heading", [PARAGRAPH, HEADING], [2]),
        ("#Heading", [PARAGRAPH], [1]),
        ("# Heading", [HEADING], [1]),
        ("Title\n=====", [HEADING], [1]),
        ("Title\n---", [HEADING], [1]),
        ("---\ntitle: x\n---", [BlockKind.RULE, HEADING], [2]),
        ("-\u00a0one\n-\u202ftwo", [ITEM, ITEM], [1, 2]),
        ("\u200b- one", [ITEM], [1]),
        ("- one\n\u00a0\u00a0- two", [ITEM, ITEM], [2]),
        ("• one\n•two", [ITEM, ITEM], [1, 2]),
        ("Text:\n· one", [PARAGRAPH, ITEM], [2]),
        ("– one\n– two", [ITEM, ITEM], [1, 2]),
        ("-one\n-two", [ITEM, ITEM], [1, 2]),
        ("1.one\n2.two", [ITEM, ITEM], [1, 2]),
        ("1)\u00a0one\n2)\u00a0two", [ITEM, ITEM], [1, 2]),
        ("- [ ] task", [ITEM], [1]),
        ("\u200b::: note\na\n:::", [PARAGRAPH], [1]),
        ("    four spaces", [BlockKind.CODE], [1]),
    ],
)
def test_read_and_reported(text: str, kinds: list[BlockKind], lines: list[int]) -> None:
    assert [block.kind for block in blocks_of(text)] == kinds
    assert [line for line, _ in warnings_of(text)] == lines


@pytest.mark.parametrize(
    "text",
    [
        "#1 cause", "#MeToo is a hashtag.", "-20 °C is cold", "temperatures of -70 to\n-20 °C", "– Hello, she said.",
        "Vitamin C:\n– for health", "10.\u00a0Mai war ein Tag", "2020.\u00a0one", "1) one\n2) two", "1. one\n2. two",
        "+20 °C", "*weak* words", "```\n##code\n•code\n```", "~~~\n##code\n~~~", "- ```\n  ##code\n  ```",
        "```\n~~~\n##code\n```", "-one is a line", "a\u00a0b",
    ],
)  # fmt: skip
def test_ordinary_lines_pass(text: str) -> None:
    assert warnings_of(text) == []


def test_the_text_after_a_fence_is_read() -> None:
    assert [line for line, _ in warnings_of("```\n##code\n```\n\n##Heading")] == [5]
