"""The limits on the content of a pack, and functions that check a value against them.

The window lays out a title, a name or a glossary entry in one piece, each time its width changes: one that is far too
long would freeze it. `carrel check` reports such values, so that nobody builds a pack that no reader can open.

The functions return which limit a value exceeds, as a clause, or an empty text if it is within all limits.
What they look at in each block is compared before any message is made.
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
from reader.named_tuple import NamedTuple
from reader.translation import N_, Translated, _, ngettext, number_text

_NO_ERROR = Translated("")

Rows = tuple[tuple[Spans, ...], ...]

LONGEST_LINE = 1_000
"""Characters of a title, a name or a heading, which is shown in lists, buttons, tool tips and the window title."""

LONGEST_ENTRY = 10_000
"""Characters of a summary, definition, formatted reference, description or table cell."""

LONGEST_NOTE = 200
"""Characters before or after a key in a citation, such as "chapters 3 and 4": the page shows them as a superscript."""

MAX_FIGURE_BYTES = 20 << 20
"""The largest figure file."""

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

MOST_BLOCKS = 50_000
"""In one article. That is the length of about ten thick books."""

MOST_CHOICES = 6
"""Of a question. They are named by `reader.library.outline.LETTERS`, and each is weighed against the others."""

MOST_QUESTIONS = 100
LONGEST_QUIZ = 50_000
"""What the questions of one article and their choices may cost to lay out, as `spans_cost` counts."""

LONGEST_ARTICLE = 16 << 20  # bytes in the pack file; about 2 million words


def info_limit_error(info: PackInfo) -> Translated:
    lines = (
        *(info.id, info.title, info.date, info.language, info.publisher, info.licence),
        *(info.topic, info.reviewed_by, info.review_due, info.emergency),
    )
    return _longest(
        (N_("a title or name has more than {most} characters"), lines, LONGEST_LINE),
        (N_("the description has more than {most} characters"), (info.description,), LONGEST_ENTRY),
        # Translators: “what is new” is a field of a pack, which says what is new in this edition.
        (N_("what is new has more than {most} characters"), (info.whats_new,), LONGEST_ENTRY),
        (N_("the list of sections has more than {most} characters"), (info.sections,), LONGEST_SECTIONS),
    )


def article_limit_error(article: Article) -> Translated:
    based_on = article.based_on
    lines = [article.title, article.published, article.updated, *article.authors]
    lines += [article.reviewed_by, article.review_due]
    names = article.authors
    if based_on:
        lines += [based_on.title, based_on.publisher, based_on.date, based_on.reviewed_by, *based_on.authors]
        names += based_on.authors
    return (
        _many(N_("there are more than {most} authors"), len(names))
        or _longest(
            (N_("a title, name or date has more than {most} characters"), lines, LONGEST_LINE),
            (N_("the summary has more than {most} characters"), (article.summary,), LONGEST_ENTRY),
        )
        or (address_limit_error(based_on.url) if based_on else _NO_ERROR)
    )


def block_limit_error(block: Block) -> Translated:
    error = _NO_ERROR
    if block.kind is BlockKind.HEADING and _length(block.spans) > LONGEST_LINE:
        error = _exceeds(N_("a heading has more than {most} characters"), LONGEST_LINE)
    elif block.kind is BlockKind.HEADING:
        error = _spans(N_("a heading has more than {most} pieces of formatted text, links and citations"), block.spans)
    elif block.table:
        error = table_limit_error(block.table.rows) or _row_excess(block.table.rows)
    elif block.figure:
        error = _longest(
            (N_("the file name of a figure has more than {most} characters"), (block.figure.path,), LONGEST_LINE),
            (N_("the alt text of a figure has more than {most} characters"), (block.figure.alt,), LONGEST_ENTRY),
            (N_("a caption has more than {most} characters"), (plain_text(block.spans),), LONGEST_ENTRY),
        ) or _spans(N_("a caption has more than {most} pieces of formatted text, links and citations"), block.spans)
    if block.box and len(block.box.title) > LONGEST_LINE:
        error = _exceeds(N_("the title of a box has more than {most} characters"), LONGEST_LINE)
    return error or (found_by_limit_error(block.found_by) if block.found_by else _NO_ERROR)


def found_by_limit_error(found_by: Collection[str]) -> Translated:
    if len(found_by) > MOST_FOUND_BY:
        return _exceeds(N_("a block is found by more than {most} texts"), MOST_FOUND_BY)
    return _longest((N_("a text that finds a block has more than {most} characters"), found_by, LONGEST_FOUND_BY))


def table_limit_error(rows: Rows) -> Translated:
    """Of a table as a whole and of each cell, but not of its rows: those are shortened."""
    columns = len(rows[0]) if rows else 0
    if columns > MOST_COLUMNS:
        return _exceeds(N_("a table has more than {most} columns"), MOST_COLUMNS)
    if columns * len(rows) > MOST_CELLS:
        return _exceeds(N_("a table has more than {most} cells"), MOST_CELLS)
    if any(_length(cell) > LONGEST_ENTRY for row in rows for cell in row):
        return _exceeds(N_("a cell of a table has more than {most} characters"), LONGEST_ENTRY)
    return _NO_ERROR


def blocks_limit_error(blocks: Iterable[Block]) -> Translated:
    """Of all blocks of an article together."""
    if sum(map(count_spans, blocks)) > MOST_SPANS_IN_ARTICLE:
        return many_spans()
    return _NO_ERROR


def many_spans() -> Translated:
    """Of an article."""
    most = number_text(MOST_SPANS_IN_ARTICLE)
    return _("it has more than {most} pieces of formatted text, links and citations", most=most)


def count_spans(block: Block) -> int:
    """The spans of a block, with those in the cells of a table."""
    if not block.table:
        return len(block.spans)
    return sum([len(cell) for row in block.table.rows for cell in row])


def term_limit_error(term: Term) -> Translated:
    return (
        _many(N_("there are more than {most} other names"), len(term.aka))
        or _many(N_("there are more than {most} related terms"), len(term.see))
        or _many(_MANY_REFERENCES, len(term.cites))
        or _longest(
            (N_("a term has more than {most} characters"), (term.term,), LONGEST_LINE),
            (N_("a term's other names have more than {most} characters"), ("".join(term.aka),), LONGEST_ENTRY),
        )
        or _entry_text(_DEFINITION, term.definition)
    )


def question_limit_error(question: QuizQuestion) -> Translated:
    if not 2 <= len(question.choices) <= MOST_CHOICES:
        return ngettext(
            "a question has {count} choice, and it must have 2 to {most}",
            "a question has {count} choices, and it must have 2 to {most}",
            len(question.choices),
            most=number_text(MOST_CHOICES),
        )
    return (
        _many(_MANY_REFERENCES, len(question.cites))
        or _longest(
            (N_("a question has more than {most} characters"), (question.question,), LONGEST_LINE),
            (N_("a choice has more than {most} characters"), question.choices, LONGEST_LINE),
            (_LONG_KEY, question.cites, LONGEST_LINE),
        )
        or link_limit_error(question.block)
        or _entry_text(_REASON, question.why)
    )


def quiz_limit_error(questions: Sequence[QuizQuestion]) -> Translated:
    """Of the questions of one article together."""
    if len(questions) > MOST_QUESTIONS:
        return many_questions()
    texts = [text for question in questions for text in (question.question, *question.choices)]
    if sum(spans_cost((Span(text),)) for text in texts) > LONGEST_QUIZ:
        return _exceeds(N_("the questions of an article count for more than {most} characters together"), LONGEST_QUIZ)
    return _NO_ERROR


def many_questions() -> Translated:
    return _("an article has more than {most} questions", most=number_text(MOST_QUESTIONS))


def reference_limit_error(reference: Reference) -> Translated:
    texts = (plain_text(reference.apa), plain_text(reference.vancouver))
    return (
        _longest((N_("a formatted reference has more than {most} characters"), texts, LONGEST_ENTRY))
        or _spans(_REFERENCE_SPANS, reference.apa)
        or _spans(_REFERENCE_SPANS, reference.vancouver)
    )


def link_limit_error(link: Link) -> Translated:
    match link:
        case WebLink(url):
            return address_limit_error(url)
        case Citation(keys, notes):
            texts = [text for note in notes for text in note]
            return _many(N_("there are more than {most} references in one citation"), len(keys)) or _longest(
                (_LONG_KEY, keys, LONGEST_LINE),
                (N_("the text beside a citation has more than {most} characters"), texts, LONGEST_NOTE),
                (N_("all the text in one citation has more than {most} characters"), ("".join(texts),), LONGEST_ENTRY),
            )
        case TermLink(term):
            return _longest((_LONG_TARGET, (term,), LONGEST_LINE))
        case ArticleLink(article, block):
            return _longest((_LONG_TARGET, (article, block), LONGEST_LINE))
    return _NO_ERROR


def spans_cost(spans: Spans) -> int:
    """What spans cost to lay out, in characters of plain text: many short ones, or ones with citations, are slow."""
    return sum(length_and_formats_cost(spans))


def length_and_formats_cost(spans: Spans) -> tuple[int, int]:
    """The number of characters, and the cost of the spans besides; together, because a book has so many spans."""
    length, cost = 0, SPAN_COST * len(spans)
    for text, _style, link, _lang in spans:
        length += len(text)
        if type(link) is Citation:
            cost += CITATION_COST * len(link.keys) - SPAN_COST
            for before, after in link.notes:
                cost += len(before) + len(after)
        if not text.isascii():
            cost += DIRECTION_COST * sum(map(text.count, DIRECTION_SIGNS))
    return length, cost


def cells_cost(cells: Iterable[Spans]) -> int:
    return sum([CELL_COST + spans_cost(cell) for cell in cells])


def address_limit_error(url: str) -> Translated:
    return _longest((N_("an address has more than {most} characters"), (url,), LONGEST_ADDRESS))


def _row_excess(rows: Rows) -> Translated:
    if any(cells_cost(row) > LONGEST_ROW for row in rows):
        message = N_("a row of a table is too long: its cells count for more than {most} characters together")
        return _exceeds(message, LONGEST_ROW)
    return _NO_ERROR


def _length(spans: Spans) -> int:
    return sum(len(span.text) for span in spans)


def _spans(message: str, spans: Spans) -> Translated:
    count = sum([len(span.link.keys) if type(span.link) is Citation else 1 for span in spans])
    return _exceeds(message, MOST_SPANS) if count > MOST_SPANS else _NO_ERROR


class _EntryText(NamedTuple):
    """The messages about a text that a card shows as a whole: its length, its links and its spans."""

    length: str
    links: str
    spans: str


_DEFINITION = _EntryText(
    N_("a definition has more than {most} characters"),
    N_("there are more than {most} links in a definition"),
    N_("a definition has more than {most} pieces of formatted text, links and citations"),
)
_REASON = _EntryText(
    N_("the reason for an answer has more than {most} characters"),
    N_("there are more than {most} links in the reason for an answer"),
    N_("the reason for an answer has more than {most} pieces of formatted text, links and citations"),
)
_REFERENCE_SPANS = N_("a formatted reference has more than {most} pieces of formatted text, links and citations")
_MANY_REFERENCES = N_("there are more than {most} references")
_LONG_KEY = N_("the id of a reference has more than {most} characters")
_LONG_TARGET = N_("the target of a link has more than {most} characters")


def _entry_text(messages: _EntryText, spans: Spans) -> Translated:
    return (
        _longest((messages.length, (plain_text(spans),), LONGEST_ENTRY))
        or _many(messages.links, sum(span.link is not None for span in spans))
        or _spans(messages.spans, spans)
    )


def _many(message: str, count: int) -> Translated:
    return _exceeds(message, MOST_NAMES) if count > MOST_NAMES else _NO_ERROR


def _longest(*parts: tuple[str, Iterable[str], int]) -> Translated:
    for message, texts, most in parts:
        if any(len(text) > most for text in texts):
            return _exceeds(message, most)
    return _NO_ERROR


def _exceeds(message: str, most: int) -> Translated:
    return _(message, most=number_text(most))
