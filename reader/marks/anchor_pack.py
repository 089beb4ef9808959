"""Finds all marks of a pack in one of its editions.

Each mark is searched for in its own article first, then in the others. `find_each` is a generator, so that the caller
decides whether to run it in a thread or in batches, and cancels it by not asking for more.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Protocol

from reader.library.model import Article, ArticleEntry, PackInfo
from reader.library.packerrors import NotInPackError
from reader.marks import anchor
from reader.marks.anchor import AnchoredPassage
from reader.marks.article_text import ArticleText
from reader.marks.compact_target import CompactTarget
from reader.marks.model import FoundMark, Mark, MarkState
from reader.marks.same_id import is_same

MOST_ARTICLES_TO_COMPARE = 50
"""In a pack with more articles, only candidates are searched for passages that are similar but not the same."""


class PackArticles(Protocol):
    """What is needed of a `PackFile`."""

    @property
    def info(self) -> PackInfo: ...
    def entries(self) -> list[ArticleEntry]: ...
    def article(self, article: str) -> Article: ...


ArticleCandidates = Callable[[str], Iterable[str]]
"""A quote -> ids of articles that may contain it, the most probable first."""


def find_in(text: ArticleText, mark: Mark, edition: int) -> FoundMark | None:
    """The mark in one article, or None."""
    best: AnchoredPassage | None = None
    for target in mark.targets_for(edition):
        passage = anchor.find(text, CompactTarget.of(target))
        if passage and (best is None or _rank(passage) > _rank(best)):
            best = passage
        if best and best.similarity == 1.0:
            break
    return _found(mark, edition, best) if best else None


def find_each(
    marks: Iterable[Mark], pack: PackArticles, candidates: ArticleCandidates | None = None
) -> Iterator[FoundMark | None]:
    """One FoundMark for each mark, article by article. A None in between only lets the caller pause or cancel.

    `marks` must be of this pack. Raises PackError.
    """
    edition = pack.info.edition
    by_article: dict[str, list[Mark]] = {}
    for mark in marks:
        by_article.setdefault(next(mark.targets_for(edition)).article, []).append(mark)
    missing: list[Mark] = []
    for article, group in by_article.items():
        text = _read_own(pack, article)
        for mark in group:
            found = find_in(text, mark, edition) if text else None
            if found:
                yield found
            else:
                missing.append(mark)
    if not missing:
        return
    entries = [entry.id for entry in pack.entries()]
    yield from _find_elsewhere(missing, pack, entries, candidates)


def find_all(
    marks: Sequence[Mark],
    pack: PackArticles,
    candidates: ArticleCandidates | None = None,
    is_cancelled: Callable[[int], bool] = lambda done: False,
) -> dict[str, FoundMark]:
    """By the id of the mark. `is_cancelled` gets the number of marks that are done; then the result has only those."""
    results: dict[str, FoundMark] = {}
    for found in find_each(marks, pack, candidates):
        if found:
            results[found.mark] = found
        if is_cancelled(len(results)):
            break
    return results


def _find_elsewhere(
    missing: list[Mark],
    pack: PackArticles,
    articles: list[str],
    candidates: ArticleCandidates | None,
) -> Iterator[FoundMark | None]:
    """Marks that are not in their own article.

    The first pass looks for the exact words, and learns from them in which articles the text of an article is now.
    """
    edition = pack.info.edition
    wanted = {mark.id: [CompactTarget.of(target) for target in mark.targets_for(edition)] for mark in missing}
    allowed = {mark.id: set(candidates(mark.target.quote)) if candidates else None for mark in missing}
    left = {mark.id: mark for mark in missing}
    successors: dict[str, set[str]] = {}  # article -> articles that contain words of it now
    unsure: dict[str, list[AnchoredPassage | None]] = {}  # mark -> short words that may be the marked ones, by article
    for article in articles:
        here = [mark for mark in left.values() if _may_be_in(article, allowed[mark.id])]
        text = _read(pack, article) if here else None
        yield None
        for mark in here if text else ():
            assert text is not None
            passage = next((found for each in wanted[mark.id] if (found := _find_exact(text, each))), None)
            if passage:
                del left[mark.id]
                successors.setdefault(mark.target.article, set()).add(article)
                yield _found(mark, edition, passage)
            elif any(each.quote and each.quote in text.compact for each in wanted[mark.id]):
                telling = (anchor.find_exact(text, each) for each in wanted[mark.id] if each.quote)
                unsure.setdefault(mark.id, []).append(next(filter(None, telling), None))
    for id, passages in unsure.items():
        if id in left and len(passages) == 1 and passages[0]:  # no other article has these words
            yield _found(left.pop(id), edition, passages[0])
    is_small = len(articles) <= MOST_ARTICLES_TO_COMPARE
    best: dict[str, AnchoredPassage] = {}
    for article in articles:
        here = [
            mark
            for mark in left.values()
            if article in successors.get(mark.target.article, ())
            or (_may_be_in(article, allowed[mark.id]) and is_small)
            or article in (allowed[mark.id] or ())
        ]
        text = _read(pack, article) if here else None
        yield None
        for mark in here if text else ():
            assert text is not None
            for each in wanted[mark.id]:
                passage = anchor.find_similar(text, each) if each.quote else None
                if passage and (mark.id not in best or _rank(passage) > _rank(best[mark.id])):
                    best[mark.id] = passage
    for mark in left.values():
        yield _found(mark, edition, best.get(mark.id))


def _find_exact(text: ArticleText, wanted: CompactTarget) -> AnchoredPassage | None:
    return anchor.find_exact(text, wanted, may_tell=False) if wanted.quote else None


def _may_be_in(article: str, allowed: set[str] | None) -> bool:
    return allowed is None or article in allowed


def _read(pack: PackArticles, article: str) -> ArticleText | None:
    try:
        return ArticleText(pack.article(article))
    except NotInPackError:
        return None


def _read_own(pack: PackArticles, article: str) -> ArticleText | None:
    """The article of a mark. Its id is compared in NFC, because older packs may have it decomposed."""
    text = _read(pack, article)
    if text or article.isascii():
        return text
    return next((_read(pack, entry.id) for entry in pack.entries() if is_same(entry.id, article)), None)


def _rank(passage: AnchoredPassage) -> tuple[bool, float]:
    return (passage.state is MarkState.IN_PLACE, passage.similarity)


def _found(mark: Mark, edition: int, passage: AnchoredPassage | None) -> FoundMark:
    is_decided = mark.placement(edition) is not None
    if passage is None:
        return FoundMark(mark.id, edition, MarkState.NOT_FOUND, None, 0.0, is_decided, mark.modified)
    return FoundMark(mark.id, edition, passage.state, passage.target, passage.similarity, is_decided, mark.modified)
