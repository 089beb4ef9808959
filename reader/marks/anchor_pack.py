"""All marks of a pack looked for in one of its editions: each gets a state and a place.

A mark is looked for in its own article, then in the others. Whether that happens in a thread or in slices is up to
the caller: `find_each` is a generator, and whoever stops asking has cancelled it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Protocol

from reader.library.model import Article, ArticleEntry, PackInfo
from reader.library.packerrors import NotInPackError
from reader.marks import anchor
from reader.marks.anchor import AnchoredPassage, Wanted
from reader.marks.article_text import ArticleText
from reader.marks.model import FoundMark, Mark, State

MOST_ARTICLES_READ_CLOSELY = 50
"""Packs of no more articles are searched for what is alike, too; in larger ones only articles that are candidates."""


class Pack(Protocol):
    """A PackFile, or what stands in for one."""

    @property
    def info(self) -> PackInfo: ...
    def entries(self) -> list[ArticleEntry]: ...
    def article(self, article: str) -> Article: ...


Candidates = Callable[[str], Iterable[str]]
"""A quote -> ids of articles that may hold it, likeliest first."""

Progress = Callable[[int, int], bool]
"""Told how many of how many marks are done; False ends the search."""


def find_in(text: ArticleText, mark: Mark, edition: int) -> FoundMark | None:
    """What became of a mark within one article; None where it is not there."""
    best: AnchoredPassage | None = None
    for target in mark.targets_for(edition):
        passage = anchor.find(text, Wanted.of(target))
        if passage and (best is None or _rank(passage) > _rank(best)):
            best = passage
        if best and best.similarity == 1.0:
            break
    return _found(mark, edition, best) if best else None


def find_each(marks: Iterable[Mark], pack: Pack, candidates: Candidates | None = None) -> Iterator[FoundMark | None]:
    """One Found for each mark, those of an article together; now and then None, which only gives way.

    Marks of other packs are looked for like the others, so do not hand them in. Raises PackError.
    """
    edition = pack.info.edition
    by_article: dict[str, list[Mark]] = {}
    for mark in marks:
        by_article.setdefault(next(mark.targets_for(edition)).article, []).append(mark)
    lost: list[Mark] = []
    for article, group in by_article.items():
        text = _read(pack, article)
        for mark in group:
            found = find_in(text, mark, edition) if text else None
            if found:
                yield found
            else:
                lost.append(mark)
    if not lost:
        return
    entries = [entry.id for entry in pack.entries()]
    yield from _elsewhere(lost, pack, entries, candidates)


def find_all(
    marks: Sequence[Mark], pack: Pack, candidates: Candidates | None = None, go_on: Progress = lambda done, of: True
) -> dict[str, FoundMark]:
    """By the id of the mark; only those that were looked for before `go_on`, asked after each, said False."""
    results: dict[str, FoundMark] = {}
    for found in find_each(marks, pack, candidates):
        if found:
            results[found.mark] = found
        if not go_on(len(results), len(marks)):
            break
    return results


def _elsewhere(
    lost: list[Mark],
    pack: Pack,
    articles: list[str],
    candidates: Candidates | None,
) -> Iterator[FoundMark | None]:
    """Marks that are not in their own article. The very words come first: they tell what an article is called now."""
    edition = pack.info.edition
    wanted = {mark.id: [Wanted.of(target) for target in mark.targets_for(edition)] for mark in lost}
    asked = {mark.id: set(candidates(mark.target.quote)) if candidates else None for mark in lost}
    left = {mark.id: mark for mark in lost}
    heirs: dict[str, set[str]] = {}  # article -> those that have words of it now
    for article in articles:
        here = [mark for mark in left.values() if _may_be_in(article, asked[mark.id])]
        text = _read(pack, article) if here else None
        yield None
        for mark in here if text else ():
            assert text is not None
            passage = next((found for each in wanted[mark.id] if (found := _words(text, each))), None)
            if passage:
                del left[mark.id]
                heirs.setdefault(mark.target.article, set()).add(article)
                yield _found(mark, edition, passage)
    is_small = len(articles) <= MOST_ARTICLES_READ_CLOSELY
    best: dict[str, AnchoredPassage] = {}
    for article in articles:
        here = [
            mark
            for mark in left.values()
            if article in heirs.get(mark.target.article, ())
            or (_may_be_in(article, asked[mark.id]) and is_small)
            or article in (asked[mark.id] or ())
        ]
        text = _read(pack, article) if here else None
        yield None
        for mark in here if text else ():
            assert text is not None
            for each in wanted[mark.id]:
                passage = anchor.find_like(text, each) if each.quote else None
                if passage and (mark.id not in best or _rank(passage) > _rank(best[mark.id])):
                    best[mark.id] = passage
    for mark in left.values():
        yield _found(mark, edition, best.get(mark.id))


def _words(text: ArticleText, wanted: Wanted) -> AnchoredPassage | None:
    return anchor.find_words(text, wanted) if wanted.quote else None


def _may_be_in(article: str, asked: set[str] | None) -> bool:
    return asked is None or article in asked


def _read(pack: Pack, article: str) -> ArticleText | None:
    try:
        return ArticleText(pack.article(article))
    except NotInPackError:
        return None


def _rank(passage: AnchoredPassage) -> tuple[bool, float]:
    return (passage.state is State.IN_PLACE, passage.similarity)


def _found(mark: Mark, edition: int, passage: AnchoredPassage | None) -> FoundMark:
    is_settled = mark.placement(edition) is not None
    if passage is None:
        return FoundMark(mark.id, edition, State.NOT_FOUND, None, 0.0, is_settled, mark.modified)
    return FoundMark(mark.id, edition, passage.state, passage.target, passage.similarity, is_settled, mark.modified)
