"""The groups of a pack's articles on its home, its sections or the letters of an alphabetical list, and their rows.

All articles are known by their number, so that ten thousand of them take no time before they are shown.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from collections.abc import Set as AbstractSet
from itertools import accumulate
from typing import NamedTuple, TypeVar, overload

from reader.library.pack_sections import PackSection
from reader.library.page_words import page_words

Row = TypeVar("Row")


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


class ArticleRows(Sequence[ShownArticle]):
    """The rows of articles, each made when it is needed: ten thousand of them would take longer than a key may."""

    def __init__(self, articles: Sequence[int], level: int) -> None:
        self._articles = articles
        self._level = level

    def __len__(self) -> int:
        return len(self._articles)

    @overload
    def __getitem__(self, at: int) -> ShownArticle: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[ShownArticle]: ...
    def __getitem__(self, at: int | slice) -> ShownArticle | Sequence[ShownArticle]:
        if isinstance(at, slice):
            return ArticleRows(self._articles[at], self._level)
        return ShownArticle(self._articles[at], self._level)


class JoinedRows(Sequence[Row]):
    """Sequences, one after another, without copying them."""

    def __init__(self, parts: Iterable[Sequence[Row]]) -> None:
        self._parts = [part for part in parts if part]
        self._ends = [*accumulate(map(len, self._parts))]

    def __len__(self) -> int:
        return self._ends[-1] if self._ends else 0

    @overload
    def __getitem__(self, at: int) -> Row: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Row]: ...
    def __getitem__(self, at: int | slice) -> Row | Sequence[Row]:
        if isinstance(at, slice):
            return [self[number] for number in range(*at.indices(len(self)))]
        number = range(len(self))[at]  # raises IndexError
        part = bisect_right(self._ends, number)
        return self._parts[part][number - (self._ends[part - 1] if part else 0)]


def by_section(sections: Sequence[PackSection], articles: int) -> list[ArticleGroup]:
    """In the order of the pack."""
    first = sections[0].first if sections else articles
    groups = [ArticleGroup(0, "", range(first))] if first else []
    ends = [*(section.first for section in sections[1:]), articles]
    for section, end in zip(sections, ends, strict=bool(sections)):
        groups.append(ArticleGroup(section.level, section.title, range(section.first, end)))
    return groups


def by_letter(titles: Sequence[str], language: str) -> list[ArticleGroup]:
    """The letters in the order of the alphabet; the articles of each still in the order of the pack."""
    from reader.library.alphabet import alphabet_of  # not at the top: a home is shown before

    alphabet, signs = alphabet_of(language), page_words(language).text("signs")
    found: dict[str, list[int]] = {}
    for number, title in enumerate(titles):
        found.setdefault(alphabet.letter(title), []).append(number)
    return [ArticleGroup(1, each or signs, found[each]) for each in sorted(found, key=alphabet.letter_key)]


def arranged(
    groups: Sequence[ArticleGroup],
    is_open: Callable[[int], bool],
    kept: AbstractSet[int] | None = None,
    ordered: Callable[[Sequence[int]], Sequence[int]] = lambda articles: articles,
) -> list[Sequence[ShownGroup] | Sequence[ShownArticle]]:
    """The rows of the list, in parts that follow one another; what is in a group that is not open is left out.

    With `kept`, only the articles in it, and the titles above them. `ordered` sorts the articles below one title.
    """
    articles = [group.articles if kept is None else [n for n in group.articles if n in kept] for group in groups]
    counts = _counts(groups, articles)
    parts: list[Sequence[ShownGroup] | Sequence[ShownArticle]] = []
    closed_level = 0  # groups of a deeper level are in one that is closed
    for number, group in enumerate(groups):
        if not counts[number] or (closed_level and group.level > closed_level):
            continue
        is_shown = not group.title or is_open(number)
        closed_level = 0 if is_shown else group.level
        if group.title:
            parts.append((ShownGroup(number, group.title, group.level, counts[number], is_shown),))
        if is_shown and articles[number]:
            parts.append(ArticleRows(ordered(articles[number]), group.level))
    return parts


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
