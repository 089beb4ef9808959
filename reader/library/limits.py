"""The limits on the content of a pack, and functions that check a value against them.

The window lays out a title, a name or a glossary entry in one piece, each time its width changes: one that is far too
long would freeze it. `carrel check` reports such values, so that nobody builds a pack that no reader can open.

The functions return the limit that a value exceeds, as the start of a sentence, or "" if it is within all limits.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from reader.library.model import (
    Article,
    ArticleLink,
    Block,
    BlockKind,
    Citation,
    Link,
    PackInfo,
    QuizQuestion,
    Reference,
    Span,
    Spans,
    Term,
    TermLink,
    WebLink,
    plain_text,
)

Rows = tuple[tuple[Spans, ...], ...]

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

LONGEST_SECTIONS = 300_000
"""Characters of the list of sections of a pack: `MOST_SECTIONS` with the longest titles."""

MOST_FOUND_BY = 255
"""Texts in the `found_by` of one block: the index numbers the names of a passage with one byte."""

LONGEST_FOUND_BY = 100
"""Characters of each."""

MOST_FOUND_BY_IN_PACK = 50_000
"""Each key that somebody types in the search asks for all of them; 900,000 took a third of a second."""

MOST_SPANS = 2_000
"""Pieces of text in a heading, a definition, a caption or a formatted reference: each has a format or a link of its
own, however short it is. A table cell may have more; only some of them are shown."""

MOST_COLUMNS = 100
MOST_CELLS = 100_000

LONGEST_ROW = 40_000
"""What one row of a table may cost to lay out, as `cells_cost` counts: Qt cannot divide a row between two pages. Of a
row that costs more, the window shows the beginning of each cell (`reader.library.long_rows`)."""

CELL_COST, SPAN_COST, CITATION_COST = 150, 10, 30
"""What an empty cell, a span, and each reference in a citation cost to lay out, in characters of plain text."""

DIRECTION_SIGNS = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
DIRECTION_COST = 20
"""What each of these signs costs besides: Qt divides the text at each, and nests what is between them."""

MOST_SPANS_IN_ARTICLE = 300_000
"""More would take minutes and gigabytes to read, although their text may be short."""

MANY_SPANS = f"it has more than {MOST_SPANS_IN_ARTICLE:,} pieces of formatted text, links and citations"

MOST_BLOCKS = 50_000
"""In one article. That is the length of about ten thick books."""

MOST_CHOICES = 6
"""Of a question. They are named by `reader.library.outline.LETTERS`, and each is weighed against the others."""

MOST_QUESTIONS = 100
LONGEST_QUIZ = 50_000
"""What the questions of one article and their choices may cost to lay out, as `spans_cost` counts."""

LONGEST_ARTICLE = 16 << 20  # bytes in the pack file; about 2 million words


def info_limit_error(info: PackInfo) -> str:
    lines = (
        *(info.id, info.title, info.date, info.language, info.publisher, info.licence),
        *(info.topic, info.reviewed_by, info.review_due, info.emergency),
    )
    return _longest(
        ("a title or name", lines, LONGEST_LINE),
        ("the description", (info.description,), LONGEST_ENTRY),
        ("what is new", (info.whats_new,), LONGEST_ENTRY),
        ("the list of sections", (info.sections,), LONGEST_SECTIONS),
    )


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
    elif block.kind is BlockKind.HEADING:
        error = _spans("a heading", block.spans)
    elif block.table:
        error = table_limit_error(block.table.rows) or _row_excess(block.table.rows)
    elif block.figure:
        error = _longest(
            ("the file name of a figure", (block.figure.path,), LONGEST_LINE),
            ("the alt text of a figure", (block.figure.alt,), LONGEST_ENTRY),
            ("a caption", (plain_text(block.spans),), LONGEST_ENTRY),
        ) or _spans("a caption", block.spans)
    if block.box and len(block.box.title) > LONGEST_LINE:
        error = f"the title of a box has more than {LONGEST_LINE:,} characters"
    return error or found_by_limit_error(block.found_by)


def found_by_limit_error(found_by: Collection[str]) -> str:
    if len(found_by) > MOST_FOUND_BY:
        return f"a block is found by more than {MOST_FOUND_BY} texts"
    return _longest(("a text that finds a block", found_by, LONGEST_FOUND_BY))


def table_limit_error(rows: Rows) -> str:
    """Of a table as a whole and of each cell, but not of its rows: those are shortened."""
    columns = len(rows[0]) if rows else 0
    if columns > MOST_COLUMNS:
        return f"a table has more than {MOST_COLUMNS} columns"
    if columns * len(rows) > MOST_CELLS:
        return f"a table has more than {MOST_CELLS:,} cells"
    if any(_length(cell) > LONGEST_ENTRY for row in rows for cell in row):
        return f"a cell of a table has more than {LONGEST_ENTRY:,} characters"
    return ""


def blocks_limit_error(blocks: Iterable[Block]) -> str:
    """Of all blocks of an article together."""
    if sum(map(count_spans, blocks)) > MOST_SPANS_IN_ARTICLE:
        return MANY_SPANS
    return ""


def count_spans(block: Block) -> int:
    """The spans of a block, with those in the cells of a table."""
    if not block.table:
        return len(block.spans)
    return sum([len(cell) for row in block.table.rows for cell in row])


def term_limit_error(term: Term) -> str:
    return (
        _many("other names", len(term.aka))
        or _many("related terms", len(term.see))
        or _many("references", len(term.cites))
        or _longest(
            ("a term", (term.term,), LONGEST_LINE),
            ("a term's other names", ("".join(term.aka),), LONGEST_ENTRY),
        )
        or _entry_text("a definition", term.definition)
    )


def question_limit_error(question: QuizQuestion) -> str:
    if not 2 <= len(question.choices) <= MOST_CHOICES:
        return f"a question has {len(question.choices)} choices, and it must have 2 to {MOST_CHOICES}"
    return (
        _many("references", len(question.cites))
        or _longest(
            ("a question", (question.question,), LONGEST_LINE),
            ("a choice", question.choices, LONGEST_LINE),
            ("the id of a reference", question.cites, LONGEST_LINE),
        )
        or link_limit_error(question.block)
        or _entry_text("the reason for an answer", question.why)
    )


def quiz_limit_error(questions: Sequence[QuizQuestion]) -> str:
    """Of the questions of one article together."""
    if len(questions) > MOST_QUESTIONS:
        return f"an article has more than {MOST_QUESTIONS} questions"
    texts = [text for question in questions for text in (question.question, *question.choices)]
    if sum(spans_cost((Span(text),)) for text in texts) > LONGEST_QUIZ:
        return f"the questions of an article count for more than {LONGEST_QUIZ:,} characters together"
    return ""


def reference_limit_error(reference: Reference) -> str:
    texts = (plain_text(reference.apa), plain_text(reference.vancouver))
    return (
        _longest(("a formatted reference", texts, LONGEST_ENTRY))
        or _spans("a formatted reference", reference.apa)
        or _spans("a formatted reference", reference.vancouver)
    )


def link_limit_error(link: Link) -> str:
    match link:
        case WebLink(url):
            return address_limit_error(url)
        case Citation(keys, notes):
            texts = [text for note in notes for text in note]
            return _many("references in one citation", len(keys)) or _longest(
                ("the id of a reference", keys, LONGEST_LINE),
                ("the text beside a citation", texts, LONGEST_NOTE),
                ("all the text in one citation", ("".join(texts),), LONGEST_ENTRY),
            )
        case TermLink(term):
            return _longest(("the target of a link", (term,), LONGEST_LINE))
        case ArticleLink(article, block):
            return _longest(("the target of a link", (article, block), LONGEST_LINE))
    return ""


def spans_cost(spans: Spans) -> int:
    """What spans cost to lay out, in characters of plain text: many short ones, or ones with citations, are slow."""
    return sum([len(span.text) for span in spans]) + formats_cost(spans)


def formats_cost(spans: Spans) -> int:
    """The cost of spans besides the number of their characters."""
    cost = SPAN_COST * len(spans)
    for span in spans:
        if type(span.link) is Citation:
            cost += CITATION_COST * len(span.link.keys) - SPAN_COST
            for before, after in span.link.notes:
                cost += len(before) + len(after)
        if not span.text.isascii():
            cost += DIRECTION_COST * sum(map(span.text.count, DIRECTION_SIGNS))
    return cost


def cells_cost(cells: Iterable[Spans]) -> int:
    return sum([CELL_COST + spans_cost(cell) for cell in cells])


def address_limit_error(url: str) -> str:
    return _longest(("an address", (url,), LONGEST_ADDRESS))


def _row_excess(rows: Rows) -> str:
    if any(cells_cost(row) > LONGEST_ROW for row in rows):
        return f"a row of a table is too long: its cells count for more than {LONGEST_ROW:,} characters together"
    return ""


def _length(spans: Spans) -> int:
    return sum(len(span.text) for span in spans)


def _spans(what: str, spans: Spans) -> str:
    count = sum([len(span.link.keys) if type(span.link) is Citation else 1 for span in spans])
    return (
        f"{what} has more than {MOST_SPANS:,} pieces of formatted text, links and citations"
        if count > MOST_SPANS
        else ""
    )


def _entry_text(what: str, spans: Spans) -> str:
    """Of a text that a card shows as a whole."""
    return (
        _longest((what, (plain_text(spans),), LONGEST_ENTRY))
        or _many(f"links in {what}", sum(span.link is not None for span in spans))
        or _spans(what, spans)
    )


def _many(what: str, count: int) -> str:
    return f"there are more than {MOST_NAMES} {what}" if count > MOST_NAMES else ""


def _longest(*parts: tuple[str, Iterable[str], int]) -> str:
    for what, texts, most in parts:
        if any(len(text) > most for text in texts):
            return f"{what} has more than {most:,} characters"
    return ""
