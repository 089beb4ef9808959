"""Articles that are many times too large end with one message, before the parser has worked through them."""

from __future__ import annotations

import pytest

from reader.library.authoring import markdown_limits
from reader.library.authoring.markup import read_blocks
from reader.library.authoring.problems import FileProblems
from reader.library.authoring.targets import FileLinkResolver
from tests.library.authoring.samples import TARGETS
from tests.steps import growth


def problems_of(text: str) -> list[str]:
    problems = FileProblems("x.md")
    assert not read_blocks(text, 5, FileLinkResolver(TARGETS, problems, "mood"), problems)
    return [str(problem) for problem in problems.found]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("x\n" * 41, "x.md:45: the article has more than 40 lines; divide it"),
        ("\n\n" + "*a* " * 30, "x.md:7: the article has more than 50 signs of Markdown, such as * and [; divide it"),
        ("x\n\n" * 12 + "y\n\nz\n", "x.md:27: the article has more than 10 blocks; divide it"),
        ("- x\n" * 13 + "\ny\n", "x.md:16: the article has more than 10 blocks; divide it"),
        ("x\n\n|a|b|\n|-|-|\n" + "|c|d|\n" * 9, "x.md:7: a table has more than 10 cells; divide it"),
    ],
    ids=["lines", "marks", "blocks", "items", "cells"],
)
def test_what_is_too_large(monkeypatch: pytest.MonkeyPatch, text: str, problem: str) -> None:
    for name, most in (("MOST_LINES", 40), ("MOST_MARKS", 50), ("MOST_BLOCKS", 10), ("MOST_CELLS", 10)):
        monkeypatch.setattr(markdown_limits, name, most)
    assert problems_of(text) == [problem]


@pytest.mark.parametrize("text", ["x\n\n", "- x\n", "> x\n\n", "# x\n", "a[b](#c) *d* `e`\n", "|a|\n|-|\n|b|\n\n"])
def test_the_effort_grows_with_the_text(text: str) -> None:
    def reading(count: int):
        def read() -> None:
            problems = FileProblems("x.md")
            read_blocks(text * count, 1, FileLinkResolver(TARGETS, problems, "mood"), problems)

        return read

    assert growth(reading, 60) < 6
