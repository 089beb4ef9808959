"""Formats articles for a terminal: wrapped, with numbered citations, and with the questions and sources at the end."""

from __future__ import annotations

import re
import shutil
import textwrap
import time
from collections.abc import Iterator, Mapping, Sequence

from reader.cli.safe_text import printable as printable
from reader.cli.safe_text import printable_json as printable_json
from reader.cli.safe_text import printable_line as printable_line
from reader.library.emergency import emergency_blocks, emergency_line
from reader.library.local_help import LABEL, LocalHelp
from reader.library.model import (
    Article,
    ArticleLink,
    Block,
    BlockKind,
    Citation,
    FootnoteLink,
    NoteBox,
    PackInfo,
    PackLink,
    QuizQuestion,
    Reference,
    Spans,
    Table,
    WebLink,
    plain_text,
)
from reader.library.outline import LETTERS, citation_labels, footnote_letters
from reader.library.page_words import PageWords, page_words
from reader.library.review import review_line
from reader.library.word_borders import BORDER
from reader.translation import _

WIDEST = 88  # characters
INDENT = "    "
DEEPEST = 7  # lists and quotations that are indented: more would leave no room for words
_BORDERED = re.compile(f"(?<={BORDER})")
_VERY_LONG_WORD = re.compile(r"\S{2000}")
"""`textwrap` takes quadratic time to break such a word, so it is split first."""


class _Wrapper(textwrap.TextWrapper):
    """Ends lines also at the borders of words in scripts without spaces."""

    def _split(self, text: str) -> list[str]:
        chunks: list[str] = super()._split(text)
        return [part for chunk in chunks for part in _BORDERED.split(chunk)]


def terminal_width() -> int:
    """Of the lines of a text, in characters: longer ones are hard to read."""
    return min(WIDEST, shutil.get_terminal_size((WIDEST, 24)).columns)


def article_text(
    article: Article,
    info: PackInfo,
    numbers: Mapping[str, int],
    references: Mapping[str, Reference],
    width: int,
    local_help: LocalHelp | None = None,
) -> str:
    """The whole article in lines of at most `width` characters."""
    words = page_words(info.language)
    lines = [*_head(article, info, words, width)]
    help_at = emergency_blocks(article, info)[:1] if local_help else ()
    box: NoteBox | None = None
    has_notes = False
    for number, block in enumerate(article.blocks):
        if block.kind is BlockKind.FOOTNOTE and not has_notes:
            has_notes = True
            lines += _heading(words.text("notes"))
        if block.box != box:
            box = block.box
            if box:
                lines += ["", f"{INDENT}[{words.box_heading(box.kind.value, box.title)}]"]
        if local_help and number in help_at and box:
            lines += _local_help(local_help, width, INDENT)
        lines += _block(block, numbers, width)
        if local_help and number in help_at and not box:
            lines += _local_help(local_help, width, "")
    if article.quiz:
        lines += _heading(words.text("quiz"))
        for number, question in enumerate(article.quiz, 1):
            lines += _question(f"{number}. ", question, width)
        lines += ["", *_wrapped(_("`carrel quiz` asks these questions, and gives the answers."), width)]
    if numbers:
        lines += _heading(words.text("sources"))
        for key, number in numbers.items():
            missing = key not in references
            source = _("{key} (missing from this pack)", key=key) if missing else plain_text(references[key].apa)
            lines += _wrapped(f"{number}. {source}", width, "", INDENT)
    return printable("\n".join(lines)) + "\n"


def question_text(label: str, question: QuizQuestion, width: int) -> str:
    """A question after `label` with its choices, in lines of at most `width` characters."""
    return printable("\n".join(_question(label, question, width)))


def answer_text(
    question: QuizQuestion, label: str, numbers: Mapping[str, int], notes: Sequence[str], width: int
) -> str:
    """The right choice after `label`, why it is right, and `notes` below."""
    letter, choice = LETTERS[question.answer], _one_line(question.choices[question.answer])
    answer = _("The answer is {letter}: {choice}", letter=letter, choice=choice)
    lines = ["", *_wrapped(f"{label}{answer}", width), *_wrapped(_text(question.why, numbers), width, INDENT)]
    for note in notes:
        lines += _wrapped(_one_line(note), width, INDENT, INDENT * 2)
    return printable("\n".join(lines))


def _question(label: str, question: QuizQuestion, width: int) -> Iterator[str]:
    yield from ("", *_wrapped(label + _one_line(question.question), width))
    for letter, choice in zip(LETTERS, question.choices, strict=False):
        yield from _wrapped(f"{letter}. {_one_line(choice)}", width, INDENT, f"{INDENT}   ")


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _local_help(help: LocalHelp, width: int, indent: str) -> Iterator[str]:
    for text, origin in help.lines:
        line = _("{label}: {text} ({origin})", label=_(LABEL), text=text, origin=origin)
        yield from ("", *_wrapped(line, width, indent))
    if help.problem:
        yield from ("", *_wrapped(help.problem, width, indent))


def _heading(title: str) -> list[str]:
    return ["", "", title, "-" * len(title)]


def _head(article: Article, info: PackInfo, words: PageWords, width: int) -> Iterator[str]:
    yield from _wrapped(article.title, width)
    yield "=" * min(width, len(article.title))
    if article.summary:
        yield from ("", *_wrapped(article.summary, width))
    edition = words.edition(info.edition)
    date = words.date(article.updated or article.published)
    facts = [words.join(article.authors), date, words.join((info.title, edition))]
    yield from ("", *_wrapped(" · ".join(fact for fact in facts if fact), width))
    review = review_line(article, info, time.strftime("%Y-%m-%d"))
    if review:
        yield from _wrapped(review, width)
    emergency = emergency_line(article, info)
    if emergency:
        yield from ("", *_wrapped(_text(emergency, {}), width), "")
    if article.based_on:
        source = article.based_on
        parts = (words.text("based_on", title=source.title), words.join(source.authors), source.publisher)
        facts = [part for part in (*parts, words.date(source.date), source.url) if part]
        yield from _wrapped(words.join(facts) + ".", width)


def _block(block: Block, numbers: Mapping[str, int], width: int) -> Iterator[str]:
    inner = (INDENT if block.box else "") + _prefix(block)
    text = _text(block.spans, numbers)
    match block.kind:
        case BlockKind.HEADING:
            line = {1: "=", 2: "-"}.get(block.level, "")
            yield from ("", "", *_wrapped(text, width, inner))
            if line:
                yield inner + line * min(width - len(inner), len(text))
        case BlockKind.ITEM:
            marker = f"{block.marker} " if block.marker else "  "
            yield from ("", *_wrapped(marker + text, width, inner, inner + " " * len(marker)))
        case BlockKind.CODE:
            yield from ("", *(f"{inner}{INDENT}{line}" for line in text.splitlines()))
        case BlockKind.RULE:
            yield from ("", f"{inner}* * *")
        case BlockKind.FIGURE:
            alt = block.figure.alt if block.figure else ""
            picture = _("[Picture: {alt}]", alt=alt) if alt else _("[Picture: without a description]")
            yield from ("", *_wrapped(picture, width, inner))
            yield from _wrapped(text, width, inner)
        case BlockKind.FOOTNOTE:
            yield from _wrapped(f"{footnote_letters(block.level)}. {text}", width, inner, inner + INDENT)
        case BlockKind.TABLE if block.table:
            yield from ("", *_table(block.table, numbers, width, inner))
        case _:
            yield from ("", *_wrapped(text, width, inner))


def _prefix(block: Block) -> str:
    """What is before each line of a block in lists and quotations. The list of an item itself does not indent it."""
    containers = block.containers.removesuffix("l") if block.kind is BlockKind.ITEM else block.containers
    return "".join("> " if container == "q" else INDENT for container in containers[:DEEPEST])


def _table(table: Table, numbers: Mapping[str, int], width: int, indent: str) -> Iterator[str]:
    """One paragraph for each cell, after the heading of its column: a terminal is too narrow for columns of prose."""
    headings = [_text(cell, numbers) for cell in table.rows[0]]
    for row in table.rows[1:]:
        for number, (name, cell) in enumerate(zip(headings, row, strict=True)):
            label = f"{name}: " if name else ""
            first = f"{indent}- " if number == 0 else f"{indent}  "
            yield from _wrapped(label + _text(cell, numbers), width, first, f"{indent}    ")
        yield ""


def _text(spans: Spans, numbers: Mapping[str, int]) -> str:
    parts = []
    for span in spans:
        match span.link:
            case Citation(notes=notes):
                separator = "; " if notes else ", "
                parts.append(f"[{separator.join(label for _key, label in citation_labels(span.link, numbers))}]")
            case FootnoteLink(number):
                parts.append(f"[{footnote_letters(number)}]")
            case WebLink(url) if url != span.text:
                parts.append(f"{span.text} <{url}>")
            case PackLink(location):
                parts.append(_("{text} (see {location})", text=span.text, location=location))
            case ArticleLink(article, block) if article:
                place = f"{article}{'#' if block else ''}{block}"
                parts.append(_("{text} (see {location})", text=span.text, location=place))
            case _:
                parts.append(span.text)
    return "".join(parts)


def _wrapped(text: str, width: int, first: str = "", further: str | None = None) -> list[str]:
    further = first if further is None else further
    lines: list[str] = []
    for paragraph in _VERY_LONG_WORD.sub(r"\g<0>\n", text).split("\n"):
        start = first if not lines else further
        wrapper = _Wrapper(width, initial_indent=start, subsequent_indent=further, break_on_hyphens=False)
        lines += wrapper.wrap(paragraph) or ([] if not text else [start.rstrip()])
    return lines
