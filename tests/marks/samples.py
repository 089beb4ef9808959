"""Marks for tests, a clock that advances one second each time it is read, and a pack in memory."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from reader.library.model import Article, ArticleEntry, Block, BlockKind, PackInfo, Span
from reader.library.packfile import NotInPackError
from reader.marks.anchor_pack import find_all
from reader.marks.make_target import source_of, target_of, target_of_block
from reader.marks.model import FoundMark, Mark, MarkKind, MarkTarget, new_mark
from tests.packs import article_of

INFO = PackInfo("brain", "Brain", 1, "2025-04-28", "en", "Reed Press")

ARTICLE = article_of(
    "The amygdala sounds the alarm when something looks like a threat to us.",
    "The hippocampus keeps what happened, and where; it is small and curved.",
    "Short.",
    "A person who feels safe can look at what frightened them, and the alarm grows quieter in time.",
)


class Clock:
    """Returns a time that is one second later at each call."""

    def __init__(self, start: str = "2025-04-28T12:00:00+00:00") -> None:
        self.time = datetime.fromisoformat(start).astimezone(UTC)

    def __call__(self) -> datetime:
        self.time += timedelta(seconds=1)
        return self.time

    def pass_days(self, days: float) -> None:
        self.time += timedelta(days=days)


class Pack:
    """A pack in memory, in place of a PackFile."""

    def __init__(self, *articles: Article, edition: int = 2) -> None:
        self.info = PackInfo("brain", "Brain", edition, "2025-06-01", "en")
        self._articles = {article.id: article for article in articles}
        self.read: list[str] = []

    def entries(self) -> list[ArticleEntry]:
        return [ArticleEntry(number, id, "", "", 1) for number, id in enumerate(self._articles)]

    def article(self, article: str) -> Article:
        self.read.append(article)
        if article not in self._articles:
            raise NotInPackError(Path("brain.carrel"), "there is no such article.")
        return self._articles[article]


def highlight(words: str, article: Article = ARTICLE, *, note: str = "", **others) -> Mark:
    """A highlight of the first occurrence of `words`, which must be in one block."""
    for block in article.blocks:
        place = block.spans[0].text.find(words) if block.spans else -1
        if place >= 0:
            target = target_of(article, (block.id, place), (block.id, place + len(words)))
            return new_mark(MarkKind.HIGHLIGHT, source_of(INFO, article), target, note=note, **others)
    raise AssertionError(words)


def bookmark(block: str = "p1", article: Article = ARTICLE, **others) -> Mark:
    return new_mark(MarkKind.BOOKMARK, source_of(INFO, article), target_of_block(article, block), **others)


def names(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir())


def found_in(mark: Mark, *articles: Article, edition: int = 2) -> FoundMark:
    return find_all([mark], Pack(*articles, edition=edition))[mark.id]


def passage_of(found: FoundMark) -> MarkTarget:
    assert found.target
    return found.target


def blocks_of(article: Article, *order: str, **texts: str) -> Article:
    """The article with its blocks in `order` and with new `texts` for some of them."""
    by_id = {block.id: block for block in article.blocks}
    blocks = [by_id.get(id) or Block(id, BlockKind.PARAGRAPH) for id in order or by_id]
    changed = [block._replace(spans=(Span(texts[block.id]),)) if block.id in texts else block for block in blocks]
    return article._replace(blocks=tuple(changed))
