"""The lines above and below an article: its authors, facts about it, the work it is based on, its references.

They are in the language of its pack, as far as Carrel has words for it.
"""

from __future__ import annotations

import time
from collections.abc import Sequence

from reader.library.model import Article, BasedOn, Citation, PackInfo, Reference, Span, Spans, WebLink
from reader.library.outline import minutes_to_read
from reader.library.page_words import PageWords, page_words
from reader.library.review import review_line

LONGEST_NAMES = 2_000
"""Characters of the names of authors above an article: about a hundred names."""


def facts(article: Article, info: PackInfo, words: int, references: int) -> Spans:
    """One line: the time to read it, its date, its edition, and how many references it has."""
    page = page_words(info.language)
    parts = [page.counted("minutes", minutes_to_read(words))]
    if article.updated:
        parts.append(page.text("updated", date=page.date(article.updated)))
    elif article.published:
        parts.append(page.date(article.published))
    parts.append(page.edition(info.edition))
    if references:
        parts.append(page.counted("sources_count", references))
    return (Span("\u00a0· ".join(parts)),)  # no line begins with the point


def byline(article: Article, info: PackInfo) -> Spans:
    if not article.authors:
        return ()
    page = page_words(info.language)
    return (Span(page.text("by", names=names_line(article.authors, page))),)


def names_line(names: Sequence[str], page: PageWords) -> str:
    """The names in one line; of very many, the first and how many more there are."""
    length = 0
    for shown, name in enumerate(names):
        length += len(name) + 2
        if shown and length > LONGEST_NAMES:
            count = page.number(len(names) - shown)
            return page.text("more_names", names=page.join(names[:shown]), count=count)
    return page.join(names)


def origin(based_on: BasedOn, info: PackInfo) -> Spans:
    """“Based on …”: credits the work that the article retells."""
    page = page_words(info.language)
    before, after = page.text("based_on", title="\0").split("\0")
    rest = (names_line(based_on.authors, page), based_on.publisher, page.date(based_on.date))
    after += "".join(f"{page.join(('', part))}" for part in rest if part) + "."
    if based_on.reviewed_by:
        after += " " + page.text("reviewed_other_text", names=based_on.reviewed_by)
    link = WebLink(based_on.url) if based_on.url else None
    return tuple(span for span in (Span(before), Span(based_on.title, link=link), Span(after)) if span.text)


def review(article: Article, info: PackInfo) -> Spans:
    """Who reviewed the article, and when it must be reviewed again, by the date of this computer."""
    line = review_line(article, info, time.strftime("%Y-%m-%d"))
    return (Span(line),) if line else ()


def reference_line(number: int, reference: Reference) -> Spans:
    return (Span(f"{number}. ", link=Citation((reference.id,))), *reference.apa)
