"""Sections of a pack are moved, also into one another, and get other titles and articles."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from reader.library.editing.folder_edit import EditRefused, FolderEdit
from reader.library.editing.pack_arrangement import SectionPath, order_of, sections
from reader.library.editing.section_edits import change_section, place_section
from reader.library.editing.snapshot import FolderSnapshot

PACK = """id: a
articles: [one]
sections:
  # the first comment
  - title: First
    articles: [two, three]
  - title: Second
    sections:
      - title: Inner
        articles: [four]
  - {title: Third, articles: [five]}
"""
ARTICLES = ("one", "two", "three", "four", "five")


def snapshot(pack: str = PACK) -> FolderSnapshot:
    return FolderSnapshot(Path("nowhere"), {"pack.yaml": pack, **{f"articles/{id}.md": "" for id in ARTICLES}})


def after(edit: FolderEdit) -> FolderSnapshot:
    text = edit.changes["pack.yaml"]
    assert isinstance(text, str)
    return snapshot(text)


def outline(made: FolderSnapshot) -> str:
    """Such as “one First(two three) Second(Inner(four))”."""
    order = order_of(made)

    def shown(path: SectionPath) -> str:
        inner = [each for each in sections(made) if each.path[:-1] == path]
        parts = [id for id, section in order if section == path] + [
            f"{each.title}({shown(each.path)})" for each in inner
        ]
        return " ".join(parts)

    return shown(())


def test_the_outline() -> None:
    assert outline(snapshot()) == "one First(two three) Second(Inner(four)) Third(five)"


@pytest.mark.parametrize(
    ("section", "parent", "index", "expected"),
    [
        ((0,), (), 1, "one Second(Inner(four)) First(two three) Third(five)"),
        ((2,), (), 0, "one Third(five) First(two three) Second(Inner(four))"),
        ((0,), (1,), 0, "one Second(First(two three) Inner(four)) Third(five)"),
        ((2,), (1,), 1, "one First(two three) Second(Inner(four) Third(five))"),
        ((2,), (0,), 0, "one First(two three Third(five)) Second(Inner(four))"),
        ((1, 0), (), 0, "one Inner(four) First(two three) Second() Third(five)"),
        ((1, 0), (2,), 0, "one First(two three) Second() Third(five Inner(four))"),
    ],
)
def test_a_section_is_moved(section: SectionPath, parent: SectionPath, index: int, expected: str) -> None:
    assert outline(after(place_section(snapshot(), section, parent, index))) == expected


@pytest.mark.parametrize(("section", "parent"), [((1,), (0,)), ((0,), (0,)), ((0,), (1, 0)), ((9,), ()), ((0,), (9,))])
def test_what_cannot_be(section: SectionPath, parent: SectionPath) -> None:
    with pytest.raises(EditRefused):
        place_section(snapshot(), section, parent, 0)


@pytest.mark.parametrize(
    ("section", "title", "articles", "expected"),
    [
        ((0,), "Begin", ["two", "three"], "one Begin(two three) Second(Inner(four)) Third(five)"),
        ((0,), "First", ["three", "two"], "one First(three two) Second(Inner(four)) Third(five)"),
        ((0,), "First", ["three"], "one two First(three) Second(Inner(four)) Third(five)"),
        ((0,), "First", ["two", "five", "three"], "one First(two five three) Second(Inner(four)) Third()"),
        ((1,), "Second", ["one"], "First(two three) Second(one Inner(four)) Third(five)"),
        ((1, 0), "Inner", ["one"], "First(two three) Second(four Inner(one)) Third(five)"),
    ],
)
def test_a_section_gets_another_title_and_articles(
    section: SectionPath, title: str, articles: Sequence[str], expected: str
) -> None:
    made = after(change_section(snapshot(), section, title, articles))
    assert outline(made) == expected
    assert "# the first comment" in made.text("pack.yaml")


@pytest.mark.parametrize(("title", "articles"), [("", ["two"]), ("x" * 101, ["two"]), ("First", [])])
def test_a_section_needs_a_title_and_an_article(title: str, articles: Sequence[str]) -> None:
    with pytest.raises(EditRefused):
        change_section(snapshot(), (0,), title, articles)
