"""Where a pack says what to do in an emergency: the link to it above each article, and the box itself."""

from __future__ import annotations

from reader.library.model import Article, PackInfo, Span, Spans
from reader.library.outline import number_of_block
from reader.library.page_words import page_words


def emergency_line(article: Article, info: PackInfo) -> Spans:
    """Empty if the pack names no such place, or the article begins with it."""
    link = info.emergency_link
    box = emergency_blocks(article, info)
    if link is None or (box and box.start == 0):
        return ()
    words = page_words(info.language)
    return (Span(f"{words.text('emergency_question')} "), Span(words.emergency_link, link=link))


def emergency_blocks(article: Article, info: PackInfo) -> range:
    """The numbers of the blocks of that box; of the block alone if it is in no box; empty if the article lacks it."""
    link = info.emergency_link
    first = number_of_block(article.blocks, link.block) if link and link.article == article.id else -1
    if first < 0:
        return range(0)
    last, box = first + 1, article.blocks[first].box
    while box and first and article.blocks[first - 1].box == box:
        first -= 1
    while box and last < len(article.blocks) and article.blocks[last].box == box:
        last += 1
    return range(first, last)
