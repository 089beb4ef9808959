"""How much of each kind a pack may hold, and what of a value is too much.

The window shows titles, names and entries of the glossary in one piece, and lays each out as often as a pixel changes.
What is larger than this is no mistake that a reader would ever want to see: it only stops the window.
An author hears of it when the folder is checked, so that no pack is built that no reader opens.
"""

from __future__ import annotations

from collections.abc import Iterable

from reader.library.model import (
    Article,
    ArticleLink,
    Block,
    BlockKind,
    Citation,
    Link,
    PackInfo,
    Reference,
    Spans,
    Term,
    TermLink,
    WebLink,
    plain_text,
)

LONGEST_LINE = 1_000
"""Characters of a title, a name, a heading: it stands in lists, on buttons, in tool tips, in the window's title."""

LONGEST_ENTRY = 10_000
"""Characters of a summary, a definition, a formatted source, a description, a cell: laid out as one."""

LONGEST_ADDRESS = 2_000
"""Characters. Browsers and proxies take no longer ones for granted."""

MOST_NAMES = 200
"""Authors of an article; other names, related terms and sources of a term; sources cited at one place."""

MOST_COLUMNS = 100
MOST_CELLS = 100_000

MOST_BLOCKS = 50_000
"""In one article, which is some ten thick books."""

LONGEST_ARTICLE = 16 << 20  # bytes as they are stored, which is some 2 million words

MOST_SOURCES = 2_000
"""In the list of sources of one article."""


def info_excess(info: PackInfo) -> str:
    """What is too much, as a sentence's beginning; empty where all is well. So are the others here."""
    lines = (info.id, info.title, info.date, info.language, info.publisher, info.licence)
    return _longest(("a title or name", lines, LONGEST_LINE), ("the description", (info.description,), LONGEST_ENTRY))


def article_excess(article: Article) -> str:
    based_on = article.based_on
    lines = [article.title, article.published, article.updated, *article.authors]
    names = article.authors
    if based_on:
        lines += [based_on.title, based_on.publisher, based_on.date, based_on.reviewed_by, *based_on.authors]
        names += based_on.authors
    return (
        _many("authors", len(names))
        or _longest(("a title, name or date", lines, LONGEST_LINE), ("the summary", (article.summary,), LONGEST_ENTRY))
        or (address_excess(based_on.url) if based_on else "")
    )


def block_excess(block: Block) -> str:
    excess = ""
    if block.kind is BlockKind.HEADING and _length(block.spans) > LONGEST_LINE:
        excess = f"a heading has more than {LONGEST_LINE:,} characters"
    elif block.table:
        excess = _table_excess(block.table.rows)
    elif block.figure:
        excess = _longest(
            ("the name of a picture", (block.figure.path,), LONGEST_LINE),
            ("the description of a picture", (block.figure.alt,), LONGEST_ENTRY),
            ("a caption", (plain_text(block.spans),), LONGEST_ENTRY),
        )
    if block.box and len(block.box.title) > LONGEST_LINE:
        excess = f"the title of a box has more than {LONGEST_LINE:,} characters"
    return excess


def term_excess(term: Term) -> str:
    return (
        _many("other names", len(term.aka))
        or _many("related terms", len(term.see))
        or _many("sources", len(term.cites))
        or _longest(
            ("a term", (term.term,), LONGEST_LINE),
            ("a term's other names", ("".join(term.aka),), LONGEST_ENTRY),
            ("a definition", (plain_text(term.definition),), LONGEST_ENTRY),
        )
        or _many("links in a definition", sum(span.link is not None for span in term.definition))
    )


def reference_excess(reference: Reference) -> str:
    texts = (plain_text(reference.apa), plain_text(reference.vancouver))
    return _longest(("a source", texts, LONGEST_ENTRY))


def link_excess(link: Link) -> str:
    match link:
        case WebLink(url):
            return address_excess(url)
        case Citation(keys):
            return _many("sources cited at one place", len(keys)) or _longest(
                ("the key of a source", keys, LONGEST_LINE)
            )
        case TermLink(term):
            return _longest(("the target of a link", (term,), LONGEST_LINE))
        case ArticleLink(article, block):
            return _longest(("the target of a link", (article, block), LONGEST_LINE))
    return ""


def address_excess(url: str) -> str:
    return _longest(("an address", (url,), LONGEST_ADDRESS))


def _table_excess(rows: tuple[tuple[Spans, ...], ...]) -> str:
    columns = len(rows[0]) if rows else 0
    if columns > MOST_COLUMNS:
        return f"a table has more than {MOST_COLUMNS} columns"
    if columns * len(rows) > MOST_CELLS:
        return f"a table has more than {MOST_CELLS:,} cells"
    if any(_length(cell) > LONGEST_ENTRY for row in rows for cell in row):
        return f"a cell of a table has more than {LONGEST_ENTRY:,} characters"
    return ""


def _length(spans: Spans) -> int:
    return sum(len(span.text) for span in spans)


def _many(what: str, count: int) -> str:
    return f"there are more than {MOST_NAMES} {what}" if count > MOST_NAMES else ""


def _longest(*parts: tuple[str, Iterable[str], int]) -> str:
    for what, texts, most in parts:
        if any(len(text) > most for text in texts):
            return f"{what} has more than {most:,} characters"
    return ""
