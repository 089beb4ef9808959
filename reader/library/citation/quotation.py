"""A quotation of an article, as it is copied: words in quotation marks, the article in APA style, and its link."""

from __future__ import annotations

from typing import Any

from reader.library.citation.apa import format_apa
from reader.library.model import Article, Location, PackInfo, plain_text

_INNER_MARKS = str.maketrans("“”", "‘’")
"""In quotation marks, others are single."""


def quotation(words: str, article: Article, info: PackInfo, location: Location) -> str:
    """`words` of the article at `location`, ready to paste into a text.

    Line ends in `words` stay, since they may be paragraphs or rows.
    """
    quoted = "\n".join(line.rstrip() for line in words.strip().splitlines())
    source = plain_text(format_apa(article_csl(article, info)))
    return f"“{quoted.translate(_INNER_MARKS)}”\n\n{source}\n{location}\n"


def article_csl(article: Article, info: PackInfo) -> dict[str, Any]:
    """An article of a pack as an item in CSL. Names are not turned round, since nobody knows which are of people.

    A pack whose only article has its own title is a work by itself, and no collection.
    """
    is_whole = article.title.casefold() == info.title.casefold()
    item = {
        "type": "book" if is_whole else "chapter",
        "author": [{"literal": name} for name in article.authors],
        "issued": article.updated or article.published or info.date,
        "title": article.title,
        "container-title": "" if is_whole else info.title,
        "edition": info.edition,
        "publisher": info.publisher,
        "language": info.language,
    }
    if not article.authors and info.publisher:
        item["author"] = [{"literal": info.publisher}]
    return item
