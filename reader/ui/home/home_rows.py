"""The rows around the articles on a pack's home: what the pack is, where to go on reading, and what is new."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reader.library.emergency import emergency_line
from reader.library.model import Article, Location, PackInfo
from reader.library.page_words import page_words
from reader.library.reading_progress import READ, ArticleProgress
from reader.library.review import review_line
from reader.translation import _, pgettext
from reader.ui.home.article_groups import ShownArticle, ShownGroup
from reader.ui.home.pack_articles import LONGEST_TITLE, PackArticles
from reader.ui.shell.session import ReadingPosition
from reader.ui.widgets.labels import one_line, running_text

MOST_RECENT = 3
LONGEST_TEXT = 4_000  # characters


class HeadRow(NamedTuple):
    """`style` names the kind of row. The lines of `text` are separated by line ends.

    A row with a `target` can be chosen; `link` is the text that leads there. `percent` says how far it was read.
    """

    style: str
    text: str
    link: str = ""
    target: ReadingPosition | None = None
    percent: int = 0

    @property
    def spoken(self) -> str:
        lines = ". ".join(line.removesuffix(".") for line in self.text.split("\n"))
        text = ": ".join(filter(None, (lines, self.link)))
        return ". ".join(filter(None, (text, spoken_progress(self.percent))))

    @property
    def tooltip(self) -> str:
        return ""


BAR = HeadRow("bar", "")
HomeRow = HeadRow | ShownGroup | ShownArticle


def head_rows(
    articles: PackArticles,
    last: ReadingPosition | None,
    recent: Sequence[str],
    today: str,
) -> Iterator[HeadRow]:
    """`last` is where the reader stopped in the pack, `recent` the ids of the articles read last, newest first."""
    info = articles.pack.info
    if link := info.emergency_link:
        target = ReadingPosition(Location(info.id, link.article, link.block))
        question, advice = (span.text.strip() for span in emergency_line(Article("", "", ()), info))
        yield HeadRow("emergency", question, link=advice, target=target)
    yield HeadRow("title", one_line(info.title, LONGEST_TITLE))
    if info.description:
        yield HeadRow("summary", running_text(info.description[:LONGEST_TEXT]))
    yield HeadRow("meta", "\n".join(_facts(info, articles, today)))
    yield from _reading(articles, last, recent)
    yield HeadRow("heading", articles.words.text("articles"))


def tail_rows(info: PackInfo) -> Iterator[HeadRow]:
    """Below the articles: what is new in the edition, if the pack says so."""
    if info.whats_new:
        words = page_words(info.language)
        yield HeadRow("heading", words.text("new_in_edition", number=words.number(info.edition)))
        yield HeadRow("news", running_text(info.whats_new[:LONGEST_TEXT]))


def spoken_progress(percent: int) -> str:
    if not percent:
        return ""
    return pgettext("an article", "Read") if percent >= READ else _("{number} % read", number=percent)


def _facts(info: PackInfo, articles: PackArticles, today: str) -> Iterator[str]:
    words = articles.words
    parts = [words.counted("articles_count", articles.count), words.edition(info.edition), words.date(info.date)]
    if read := articles.read_count:
        parts.insert(1, words.counted("read_count", read))
    yield " · ".join(parts)
    if review := review_line(Article("", "", ()), info, today):
        yield review
    if about := " · ".join(one_line(text) for text in (info.publisher, info.licence) if text):
        yield about


def _reading(articles: PackArticles, last: ReadingPosition | None, recent: Sequence[str]) -> Iterator[HeadRow]:
    """Where to go on, or to begin; then the articles that were read before that one."""
    pack = articles.pack.info.id
    ids = articles.numbers_of([*recent[: MOST_RECENT + 1], *([last.location.article] if last else [])])
    here = last.location.article if last and last.location.article in ids else ""
    if here and last:
        yield _row("continue", articles.words.text("continue_reading"), articles, ids[here], last)
    elif entry := articles.entry(0):
        yield _row(
            "continue", articles.words.text("begin_reading"), articles, 0, ReadingPosition(Location(pack, entry.id))
        )
    others = [id for id in recent if id in ids and id != here][:MOST_RECENT]
    if others:
        yield HeadRow("label", articles.words.text("recently_read"))
    for id in others:
        target = position_in(pack, id, articles.progress.get(ids[id]))
        yield _row("recent", "", articles, ids[id], target)


def position_in(pack: str, article: str, progress: ArticleProgress | None) -> ReadingPosition:
    """Where an article is opened: where the reader stopped in it, or at its beginning."""
    return ReadingPosition(Location(pack, article, progress.block if progress and not progress.is_read else ""))


def _row(style: str, label: str, articles: PackArticles, number: int, target: ReadingPosition) -> HeadRow:
    return HeadRow(style, label, link=articles.title(number), target=target, percent=articles.percent(number))
