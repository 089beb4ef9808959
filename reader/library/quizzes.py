"""Finds the articles of a pack that have questions, without reading all articles."""

from __future__ import annotations

from collections.abc import Iterator

from reader.library.model import Article
from reader.library.packfile import PackFile


def articles_with_quiz(pack: PackFile) -> Iterator[Article]:
    """In the order of the pack, without their blocks. Raises PackError."""
    rows = pack.connection.rows("""SELECT id FROM article WHERE instr(details, '"quiz"') ORDER BY number""")
    for (id,) in rows:
        article = pack.article_without_blocks(str(id))
        if article.quiz:
            yield article
