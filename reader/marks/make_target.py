"""From a place in an article to what a mark holds of it."""

from __future__ import annotations

from reader.library.model import Article, PackInfo
from reader.marks.article_text import ArticleText
from reader.marks.mark_checks import LONGEST_QUOTE, MOST_MARKED_BLOCKS
from reader.marks.model import CONTEXT, MarkError, MarkSource, MarkTarget

LONGEST_OF_BLOCK = 2_000
"""Characters of a block that a bookmark quotes."""

Place = tuple[str, int]
"""The id of a block and how many characters into its text."""


def source_of(info: PackInfo, article: Article) -> MarkSource:
    return MarkSource(info.id, info.edition, info.title, article.title, article.authors, info.date, info.publisher)


def target_of_block(article: Article | ArticleText, block: str) -> MarkTarget:
    """A whole block, for a bookmark. Raises MarkError where there is none of that id."""
    text = _text(article)
    index = _index(text, block)
    begin = text.starts[index]
    return target_at(text, begin, begin + min(text.length_of(index), LONGEST_OF_BLOCK))


def target_of(article: Article | ArticleText, one: Place, other: Place) -> MarkTarget:
    """What is selected between two places, whichever comes first, without the white space at its ends.

    Raises MarkError where that is nothing, or too much.
    """
    text = _text(article)
    first, last = sorted((_place(text, one), _place(text, other)))
    quote = text.text[first:last]
    first += len(quote) - len(quote.lstrip())
    last -= len(quote) - len(quote.rstrip())
    if first >= last:
        raise MarkError("There is no text to mark in this selection.")
    if last - first > LONGEST_QUOTE or text.block_at(last - 1) - text.block_at(first) >= MOST_MARKED_BLOCKS:
        raise MarkError(f"This is too much for one mark: it can have at most {LONGEST_QUOTE:,} characters.")
    return target_at(text, first, last)


def target_at(text: ArticleText, first: int, last: int) -> MarkTarget:
    """`first` to `last` (exclusive) are characters of the article's text."""
    begin = text.block_at(first)
    end = max(begin, text.block_at(last - 1)) if last > first else begin
    return MarkTarget(
        text.article,
        tuple(text.ids[begin : end + 1]),
        first - text.starts[begin],
        last - text.starts[end],
        first,
        last,
        text.text[first:last],
        text.text[max(0, first - CONTEXT) : first],
        text.text[last : last + CONTEXT],
        text.section_of(begin),
    )


def _text(article: Article | ArticleText) -> ArticleText:
    return article if isinstance(article, ArticleText) else ArticleText(article)


def _index(text: ArticleText, block: str) -> int:
    index = text.index_of(block)
    if index is None:
        raise MarkError("The place to mark is not in this article.")
    return index


def _place(text: ArticleText, place: Place) -> int:
    index = _index(text, place[0])
    return text.starts[index] + max(0, min(place[1], text.length_of(index)))
