"""Sections in pack.yaml: the order of the articles, the titles above them, and what is wrong with them."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.library.authoring.content_source import ContentSource
from reader.library.model import PackInfo
from reader.library.pack_sections import PackSection, sections_of
from tests.library.authoring.conftest import PACK, write_folder

ARTICLE = "---\ntitle: {0}\n---\n\nText of {0}.\n"
IDS = ("a", "b", "c", "d", "start")
TWO_LEVELS = """
sections:
  - title: Before birth
    articles: [c]
  - title: After birth
    sections:
      - {title: First week, articles: [b, a]}
      - {title: Later, articles: [d]}
"""


def read(folder: Path, extra: str, ids=IDS) -> tuple[ContentSource, list[str]]:
    files = {f"articles/{id}.md": ARTICLE.format(id) for id in ids}
    source = ContentSource(write_folder(folder, {"pack.yaml": PACK + extra, **files}))
    return source, [article.id for article in source.articles()]


def test_articles_are_in_the_order_of_the_sections_after_those_without(tmp_path):
    source, ids = read(tmp_path, "articles: [start]" + TWO_LEVELS)
    assert ids == ["start", "c", "b", "a", "d"]
    assert source.info
    assert sections_of(source.info, 5) == (
        PackSection(1, 1, "Before birth"),
        PackSection(1, 2, "After birth"),
        PackSection(2, 2, "First week"),
        PackSection(2, 4, "Later"),
    )
    assert not source.problems()


def test_an_article_in_no_list_comes_before_the_sections(tmp_path):
    source, ids = read(tmp_path, TWO_LEVELS)
    assert ids == ["start", "c", "b", "a", "d"]
    assert [str(problem) for problem in source.problems()] == [
        "articles/start.md:1: this article is in no list in pack.yaml, so it comes before the sections; add start"
    ]


@pytest.mark.parametrize(
    ("extra", "message"),
    [
        ("sections:\n  - {title: T, articles: [a, x]}", "unknown article x"),
        ("articles: [a]\nsections:\n  - {title: T, articles: [a]}", "article a is listed twice"),
        ("sections:\n  - {title: T, articles: []}", "the section T has no articles"),
        ("sections:\n  - {articles: [a]}", "title is missing"),
        ("sections: [a, b]", "write each entry like this: - {title: Before birth, articles: [food, visits]}"),
        ("sections: x", "sections must be a list with entries"),
        (
            "sections:\n  - title: T\n    sections:\n      - title: U\n        sections: [{title: V, articles: [a]}]",
            "unknown field sections",
        ),
        (f"sections:\n  - {{title: {'x' * 101}, articles: [a]}}", "has more than 100 characters"),
        ("sections:\n" + "  - {title: T, articles: [a]}\n" * 1001, "at most 1,000 sections"),
    ],
)
def test_problems(tmp_path, extra, message):
    source, _ = read(tmp_path, extra)
    assert any(message in str(problem) for problem in source.problems())


def test_a_pack_without_sections_is_written_as_ever(tmp_path):
    source, _ = read(tmp_path, "articles: [a, b, c, d, start]")
    assert source.info
    assert source.info.sections == ""


@pytest.mark.parametrize(
    "text",
    [
        "", "x", "{}", "[1]", "[[1, 0]]", '[[3, 0, "T"]]', '[[0, 0, "T"]]', '[[1, -1, "T"]]', '[[1, 5, "T"]]',
        '[[1, 2, "T"], [1, 1, "U"]]', '[[1, 0, ""]]', '[[1, 0, 7]]', "[" * 100_000, f'[[1, 0, "{"x" * 101}"]]',
        "[" + ",".join(['[1, 0, "T"]'] * 1001) + "]",
    ],
)  # fmt: skip
def test_sections_that_a_stranger_wrote(text):
    assert sections_of(PackInfo("p", "P", 1, "2025", "en", sections=text), 5) == ()
