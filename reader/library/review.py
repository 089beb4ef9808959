"""Who has reviewed an article, and when it must be reviewed again, as one line of text."""

from __future__ import annotations

from reader.library.model import Article, PackInfo
from reader.library.page_words import page_words

HEALTH = "health"
"""The topic of a pack whose readers need to know whether a health professional has reviewed it."""


def review_line(article: Article, info: PackInfo, today: str) -> str:
    """In the language of the pack; empty if it says nothing, and need not. The article comes before the pack.

    `today` is in ISO 8601.
    """
    by, due = article.reviewed_by or info.reviewed_by, article.review_due or info.review_due
    words = page_words(info.language)
    sentences = []
    if by:
        sentences.append(words.text("reviewed_by", names=by.removesuffix(".")))
    elif info.topic == HEALTH:
        sentences.append(words.text("not_reviewed"))
    if due:
        name = "review_was_due" if is_before(due, today) else "next_review" if by else "review"
        name += "" if due.count("-") == 2 else "_in"
        sentences.append(words.text(name, date=words.date(due)))
    return " ".join(sentences)


def is_before(date: str, other: str) -> bool:
    """Whether a date, which may be a year or a month, has ended on another date.

    >>> is_before("2026", "2026-11-28"), is_before("2026-10", "2026-11-28"), is_before("2027", "2026")
    (False, True, False)
    """
    return date[: len(other)] < other[: len(date)]
