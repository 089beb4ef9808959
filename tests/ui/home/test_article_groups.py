"""The groups of articles, and the rows of the list that is made of them."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from reader.library.pack_sections import PackSection
from reader.ui.home.article_groups import (
    ArticleGroup,
    ArticleRows,
    JoinedRows,
    ShownArticle,
    ShownGroup,
    arranged,
    by_letter,
    by_section,
)

SECTIONS = (PackSection(1, 1, "One"), PackSection(2, 2, "Inner"), PackSection(2, 4, "Other"), PackSection(1, 5, "Two"))


def shown(parts: Sequence[Sequence[ShownGroup] | Sequence[ShownArticle]]) -> list[str]:
    """`+One 4` is an open group of four articles, `-Two 2` a closed one; `3` an article."""
    return [
        f"{'+' if row.is_open else '-'}{row.title} {row.size}" if isinstance(row, ShownGroup) else str(row.number)
        for row in JoinedRows[ShownGroup | ShownArticle](parts)
    ]


def test_articles_before_the_first_section_have_no_title() -> None:
    assert by_section(SECTIONS, 7) == [
        ArticleGroup(0, "", range(1)),
        ArticleGroup(1, "One", range(1, 2)),
        ArticleGroup(2, "Inner", range(2, 4)),
        ArticleGroup(2, "Other", range(4, 5)),
        ArticleGroup(1, "Two", range(5, 7)),
    ]
    assert by_section((), 3) == [ArticleGroup(0, "", range(3))]


def test_an_alphabetical_list_ignores_case_and_accents() -> None:
    groups = by_letter(["zone", "Alarm", "éclair", "Zebra", "alarm", "1 mg"], "en")
    assert [(group.title, [*group.articles]) for group in groups] == [
        ("A", [1, 4]),
        ("E", [2]),
        ("Z", [0, 3]),
        ("0–9 and signs", [5]),
    ]


@pytest.mark.parametrize(
    ("opened", "kept", "expected"),
    [
        (set(), None, ["0", "-One 4", "-Two 2"]),
        ({1}, None, ["0", "+One 4", "1", "-Inner 2", "-Other 1", "-Two 2"]),
        ({2}, None, ["0", "-One 4", "-Two 2"]),
        ({1, 2}, None, ["0", "+One 4", "1", "+Inner 2", "2", "3", "-Other 1", "-Two 2"]),
        ({1, 2, 3, 4}, {3, 6}, ["+One 1", "+Inner 1", "3", "+Two 1", "6"]),
        ({4}, {3, 6}, ["-One 1", "+Two 1", "6"]),
        (set(), set(), []),
    ],
)
def test_rows(opened: set[int], kept: set[int] | None, expected: list[str]) -> None:
    assert shown(arranged(by_section(SECTIONS, 7), opened.__contains__, kept)) == expected


def test_the_articles_of_a_group_can_be_ordered() -> None:
    rows = arranged(by_section(SECTIONS, 7), {4}.__contains__, None, lambda articles: [*reversed(articles)])
    assert shown(rows) == ["0", "-One 4", "+Two 2", "6", "5"]


def test_joined_rows() -> None:
    rows = JoinedRows[object]([["a", "b"], [], ArticleRows([7, 5], 1)])
    assert [*rows] == ["a", "b", ShownArticle(7, 1), ShownArticle(5, 1)]
    assert (rows[-1], rows[1:3]) == (ShownArticle(5, 1), ["b", ShownArticle(7, 1)])
    assert [*ArticleRows([7, 5, 3], 1)[1:]] == [ShownArticle(5, 1), ShownArticle(3, 1)]
    with pytest.raises(IndexError):
        rows[4]
    assert not JoinedRows[object]([])
