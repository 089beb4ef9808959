"""The groups of a pack's articles on its home, its sections or the letters of an alphabetical list, and their rows.

All articles are known by their number, so that ten thousand of them take no time before they are shown.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from reader.library.pack_sections import PackSection
from reader.ui.home.letters import letter_keys, order_of


class ArticleGroup(NamedTuple):
    """`articles` stand directly below its title. Those that are in no section have no title, and are at level 0."""

    level: int
    title: str
    articles: Sequence[int]


class ShownGroup(NamedTuple):
    """The title of a group in the list. `size` is how many articles it has, also in the groups of a deeper level
    behind it, or how many of them pass a filter."""

    group: int
    title: str
    level: int
    size: int
    is_open: bool


class ShownArticle(NamedTuple):
    number: int
    level: int


def by_section(sections: Sequence[PackSection], articles: int) -> list[ArticleGroup]:
    """In the order of the pack."""
    first = sections[0].first if sections else articles
    groups = [ArticleGroup(0, "", range(first))] if first else []
    ends = [*(section.first for section in sections[1:]), articles]
    for section, end in zip(sections, ends, strict=bool(sections)):
        groups.append(ArticleGroup(section.level, section.title, range(section.first, end)))
    return groups


def by_letter(titles: Sequence[str], language: str) -> list[ArticleGroup]:
    """In alphabetical order."""
    keys, order = letter_keys(language), order_of(language)
    found: dict[str, list[tuple[str, int]]] = {}
    for number, title in enumerate(titles):
        letter, folded = keys(title)
        found.setdefault(letter, []).append((folded, number))
    return [
        ArticleGroup(1, letter, [number for _, number in sorted(found[letter])]) for letter in sorted(found, key=order)
    ]


def arranged(
    groups: Sequence[ArticleGroup], is_open: Callable[[int], bool], kept: AbstractSet[int] | None = None
) -> list[ShownGroup | ShownArticle]:
    """The rows of the list; what is in a group that is not open is left out. With `kept`, only the articles in it, and
    the titles above them."""
    articles = [group.articles if kept is None else [n for n in group.articles if n in kept] for group in groups]
    counts = _counts(groups, articles)
    rows: list[ShownGroup | ShownArticle] = []
    closed_level = 0  # groups of a deeper level are in one that is closed
    for number, group in enumerate(groups):
        if not counts[number] or (closed_level and group.level > closed_level):
            continue
        is_shown = not group.title or is_open(number)
        closed_level = 0 if is_shown else group.level
        if group.title:
            rows.append(ShownGroup(number, group.title, group.level, counts[number], is_shown))
        if is_shown:
            rows += [ShownArticle(article, group.level) for article in articles[number]]
    return rows


def _counts(groups: Sequence[ArticleGroup], articles: Sequence[Sequence[int]]) -> list[int]:
    """Of the articles in each group and in those inside it."""
    counts = [len(each) for each in articles]
    above = -1  # the last group of level 1
    for number, group in enumerate(groups):
        if group.level <= 1:
            above = number
        elif above >= 0 and groups[above].level == 1:
            counts[above] += counts[number]
    return counts
