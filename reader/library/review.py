"""Who has reviewed an article, and when it must be reviewed again, as one line of text."""

from __future__ import annotations

from collections.abc import Callable

from reader.library.model import Article, PackInfo

HEALTH = "health"
"""The topic of a pack whose readers need to know whether a health professional has reviewed it."""

NOT_REVIEWED = "No health professional has reviewed this edition."


def review_line(article: Article, info: PackInfo, today: str, format_date: Callable[[str], str] = str) -> str:
    """Empty if the pack says nothing, and need not. What the article says comes before what the pack says.

    `today` is in ISO 8601.
    """
    by, due = article.reviewed_by or info.reviewed_by, article.review_due or info.review_due
    sentences = []
    if by:
        sentences.append(f"Reviewed by {by}{'' if by.endswith('.') else '.'}")
    elif info.topic == HEALTH:
        sentences.append(NOT_REVIEWED)
    if due:
        when = f"{'on' if due.count('-') == 2 else 'in'} {format_date(due)}"
        coming = "Next review" if by else "Review"
        sentences.append(f"Review was due {when}." if is_before(due, today) else f"{coming} is due {when}.")
    return " ".join(sentences)


def is_before(date: str, other: str) -> bool:
    """Whether a date, which may be a year or a month, has ended on another date.

    >>> is_before("2026", "2026-11-28"), is_before("2026-10", "2026-11-28"), is_before("2027", "2026")
    (False, True, False)
    """
    return date[: len(other)] < other[: len(date)]
