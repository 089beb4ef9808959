"""The limits on the content of a pack, and functions that check a value against them.

The window lays out a title, a name or a glossary entry in one piece, each time its width changes: one that is far too
long would freeze it. `carrel check` reports such values, so that nobody builds a pack that no reader can open.

The functions return the limit that a value exceeds, as the start of a sentence, or "" if it is within all limits.
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
"""Characters of a title, a name or a heading, which is shown in lists, buttons, tool tips and the window title."""

LONGEST_ENTRY = 10_000
"""Characters of a summary, definition, formatted reference, description or table cell."""

LONGEST_NOTE = 200
"""Characters before or after a key in a citation, such as "chapters 3 and 4": the page shows them as a superscript."""

LONGEST_ADDRESS = 2_000
"""Characters. Not all browsers and proxies accept longer addresses."""

MOST_NAMES = 200
"""Authors of an article; other names, related terms and references of a term; references in one citation."""

MOST_COLUMNS = 100
MOST_CELLS = 100_000

MOST_BLOCKS = 50_000
"""In one article. That is the length of about ten thick books."""

LONGEST_ARTICLE = 16 << 20  # bytes in the pack file; about 2 million words

MOST_SOURCES = 2_000
"""In the list of references of one article."""


def info_limit_error(info: PackInfo) -> str:
    lines = (
        *(info.id, info.title, info.date, info.language, info.publisher, info.licence),
        *(info.topic, info.reviewed_by, info.review_due),
    )
    return _longest(("a title or name", lines, LONGEST_LINE), ("the description", (info.description,), LONGEST_ENTRY))


def article_limit_error(article: Article) -> str:
    based_on = article.based_on
    lines = [article.title, article.published, article.updated, *article.authors]
    lines += [article.reviewed_by, article.review_due]
    names = article.authors
    if based_on:
        lines += [based_on.title, based_on.publisher, based_on.date, based_on.reviewed_by, *based_on.authors]
        names += based_on.authors
    return (
        _many("authors", len(names))
        or _longest(("a title, name or date", lines, LONGEST_LINE), ("the summary", (article.summary,), LONGEST_ENTRY))
        or (address_limit_error(based_on.url) if based_on else "")
    )


def block_limit_error(block: Block) -> str:
    error = ""
    if block.kind is BlockKind.HEADING and _length(block.spans) > LONGEST_LINE:
        error = f"a heading has more than {LONGEST_LINE:,} characters"
    elif block.table:
        error = _table_excess(block.table.rows)
    elif block.figure:
        error = _longest(
            ("the file name of a figure", (block.figure.path,), LONGEST_LINE),
            ("the alt text of a figure", (block.figure.alt,), LONGEST_ENTRY),
            ("a caption", (plain_text(block.spans),), LONGEST_ENTRY),
        )
    if block.box and len(block.box.title) > LONGEST_LINE:
        error = f"the title of a box has more than {LONGEST_LINE:,} characters"
    return error


def term_limit_error(term: Term) -> str:
    return (
        _many("other names", len(term.aka))
        or _many("related terms", len(term.see))
        or _many("references", len(term.cites))
        or _longest(
            ("a term", (term.term,), LONGEST_LINE),
            ("a term's other names", ("".join(term.aka),), LONGEST_ENTRY),
            ("a definition", (plain_text(term.definition),), LONGEST_ENTRY),
        )
        or _many("links in a definition", sum(span.link is not None for span in term.definition))
    )


def reference_limit_error(reference: Reference) -> str:
    texts = (plain_text(reference.apa), plain_text(reference.vancouver))
    return _longest(("a formatted reference", texts, LONGEST_ENTRY))


def link_limit_error(link: Link) -> str:
    match link:
        case WebLink(url):
            return address_limit_error(url)
        case Citation(keys, notes):
            return _many("references in one citation", len(keys)) or _longest(
                ("the id of a reference", keys, LONGEST_LINE),
                ("the text beside a citation", (text for note in notes for text in note), LONGEST_NOTE),
            )
        case TermLink(term):
            return _longest(("the target of a link", (term,), LONGEST_LINE))
        case ArticleLink(article, block):
            return _longest(("the target of a link", (article, block), LONGEST_LINE))
    return ""


def address_limit_error(url: str) -> str:
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
