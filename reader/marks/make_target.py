"""Makes the source and target of a mark from a block or selection of an article."""

from __future__ import annotations

from reader.library.model import Article, PackInfo
from reader.library.word_borders import without_borders
from reader.marks.article_text import ArticleText
from reader.marks.mark_checks import LONGEST_QUOTE, MOST_MARKED_BLOCKS
from reader.marks.model import CONTEXT, MarkError, MarkSource, MarkTarget
from reader.marks.whole_words import widened
from reader.translation import _, number_text

LONGEST_BOOKMARK_QUOTE = 2_000  # characters

TextPosition = tuple[str, int]
"""The id of a block, and an offset in its text."""


def source_of(info: PackInfo, article: Article) -> MarkSource:
    return MarkSource(info.id, info.edition, info.title, article.title, article.authors, info.date, info.publisher)


def target_of_block(article: Article | ArticleText, block: str) -> MarkTarget:
    """The target of a bookmark. Raises MarkError if there is no such block."""
    text = _text(article)
    index = _index(text, block)
    begin = text.starts[index]
    return target_at(text, begin, begin + min(text.length_of(index), LONGEST_BOOKMARK_QUOTE))


def target_of(
    article: Article | ArticleText, one: TextPosition, other: TextPosition, *, whole_words: bool = False
) -> MarkTarget:
    """The text between two positions in either order, without white space at its ends.

    With `whole_words`, words that are selected in part are taken whole. Raises MarkError if there is no text, or too
    much.
    """
    text = _text(article)
    first, last = sorted((_offset(text, one), _offset(text, other)))
    quote = text.text[first:last]
    first += len(quote) - len(quote.lstrip())
    last -= len(quote) - len(quote.rstrip())
    if first >= last:
        raise MarkError(_("The selection has no text to mark."))
    if whole_words:
        first, last = widened(text.text, first, last)
    if last - first > LONGEST_QUOTE or text.block_at(last - 1) - text.block_at(first) >= MOST_MARKED_BLOCKS:
        raise MarkError(
            _(
                "This selection is too long for one mark: at most {number} characters can be marked.",
                number=number_text(LONGEST_QUOTE),
            )
        )
    return target_at(text, first, last)


def target_at(text: ArticleText, first: int, last: int) -> MarkTarget:
    """Of characters `first` to `last` (exclusive) of the article's text. Its quote has no borders of words."""
    begin = text.block_at(first)
    end = max(begin, text.block_at(last - 1)) if last > first else begin
    quote = text.text[first:last]
    return MarkTarget(
        text.article,
        tuple(text.ids[begin : end + 1]),
        first - text.starts[begin],
        last - text.starts[end],
        first,
        last,
        without_borders(quote),
        without_borders(text.text[max(0, first - CONTEXT) : first]),
        without_borders(text.text[last : last + CONTEXT]),
        text.section_of(begin),
        text.has_once(quote),
    )


def _text(article: Article | ArticleText) -> ArticleText:
    return article if isinstance(article, ArticleText) else ArticleText(article)


def _index(text: ArticleText, block: str) -> int:
    index = text.index_of(block)
    if index is None:
        raise MarkError(_("The text to mark is not in this article."))
    return index


def _offset(text: ArticleText, position: TextPosition) -> int:
    block, offset = position
    index = _index(text, block)
    return text.starts[index] + max(0, min(offset, text.length_of(index)))
