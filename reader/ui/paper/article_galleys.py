"""The galleys of one article, or of some of its sections: the text, and below it questions, terms and sources."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple

from reader.library.emergency import emergency_blocks
from reader.library.model import (
    Article,
    ArticleLink,
    Block,
    BlockKind,
    FootnoteLink,
    Link,
    QuizQuestion,
    Span,
    Spans,
    TermLink,
)
from reader.library.outline import citation_numbers, cited_in, number_of_block, spans_of
from reader.library.packerrors import NotInPackError
from reader.ui.page import article_head
from reader.ui.page.article_parts import Parts, Piece
from reader.ui.page.end_sections import EndSection
from reader.ui.page.local_help_lines import LocalHelpLine, LocalHelpLines, local_help_lines, without_controls
from reader.ui.page.page_links import LocalHelpLink
from reader.ui.paper.galley import Galley, GalleySource
from reader.ui.paper.long_tables import LongTable, long_tables, shortened_tables
from reader.ui.paper.paper_builder import PaperBuilder
from reader.ui.paper.paper_lists import ENTRIES, ENTRY_WEIGHT, source_entries, term_entries, terms_of
from reader.ui.paper.print_context import PrintContext
from reader.ui.paper.printed_spans import linked_terms, named, printed_block

GALLEY_WEIGHT = 15_000
"""What one galley may cost to lay out, in characters, so that a window can go on between two."""

BOXED_WEIGHT = 60_000
"""The same inside a box, which is not cut between two galleys as long as it has no more."""

BLANK = "……………………………………………………"


class PrintedArticle(NamedTuple):
    """An article, its blocks that are printed, in the pieces of each galley, and what is below them.

    `long_tables` are by the numbers of their blocks.
    """

    article: Article
    words: int
    blocks: tuple[Block, ...]
    groups: tuple[tuple[Piece, ...], ...]
    long_tables: dict[int, LongTable]
    numbers: dict[str, int]
    terms: tuple[str, ...]
    quiz: tuple[QuizQuestion, ...]
    is_whole: bool


@dataclass(frozen=True, slots=True)
class ArticleGalleys:
    """`is_printed` says whether the target of a link to something else is on the same paper.

    `is_new_page`: the article begins on a page. `has_glossary`: the terms are explained elsewhere on the paper.
    `is_handout`: the head is only the title, and of chosen sections there is none. `height_above` is the height of what
    is above the article on its first page.
    """

    context: PrintContext
    is_printed: Callable[[Link], bool]
    is_new_page: bool = True
    has_glossary: bool = False
    is_handout: bool = False
    height_above: float = 0.0

    def sources(self, id: str, sections: Sequence[str] = ()) -> Iterator[GalleySource]:
        """Without `sections`, the whole article. Raises PackError and NotInPackError."""
        printed = self._printed(id, sections)
        title = "" if self.is_handout else printed.article.title
        for number, group in enumerate(printed.groups):
            text = partial(self._compose_text, id, tuple(sections), number)
            weight = sum(piece.weight for piece in group)
            # The columns of a long table may have other widths in the next galley.
            goes_on = bool(group) and group[0].offset > 0 and group[0].block.table is not None
            yield GalleySource(text, weight, title, goes_on or (self.is_new_page and number == 0))
        if printed.quiz:
            yield GalleySource(partial(self._compose_quiz, id, tuple(sections)), 3_000, title)
        entries = len(printed.terms)
        for first in range(0, entries, ENTRIES):
            yield GalleySource(partial(self._compose_terms, id, tuple(sections), first), ENTRY_WEIGHT * ENTRIES, title)
        for first in range(0, len(printed.numbers), ENTRIES):
            yield GalleySource(
                partial(self._compose_sources, id, tuple(sections), first), ENTRY_WEIGHT * ENTRIES, title
            )

    def _printed(self, id: str, sections: Sequence[str]) -> PrintedArticle:
        return self.context.remembered(("article", id, *sections), lambda: self._read(id, sections))

    def _read(self, id: str, sections: Sequence[str]) -> PrintedArticle:
        context = self.context
        entry = context.pack.entry(id)
        article = context.article(id)
        wanted = [number for block in sections for number in section_blocks(article.blocks, block)]
        chosen = sorted(set(wanted)) if sections else range(len(article.blocks))
        blocks = tuple(shortened_tables((article.blocks[number] for number in chosen), context.words))
        if sections:
            blocks += _footnotes(article.blocks, blocks)
        quiz = article.quiz if context.options.has_quiz and not sections else ()
        numbers = citation_numbers(article.blocks)
        if sections:
            cited = citation_numbers(blocks)
            numbers = {key: number for key, number in numbers.items() if key in cited}
        terms: tuple[str, ...] = ()
        if context.options.has_terms and not self.has_glossary:
            terms = tuple(linked_terms(span for block in blocks for span in spans_of(block)))
        cites = [key for each in terms_of(context.pack, terms) for key in cited_in(each.definition, each.cites)]
        cites += [key for question in quiz for key in cited_in(question.why, question.cites)]
        last = max(numbers.values(), default=0)
        for key in cites:
            if key not in numbers:
                last += 1
                numbers[key] = last
        groups = tuple(_groups(blocks))
        long = long_tables(piece for group in groups for piece in group)
        return PrintedArticle(article, entry.words, blocks, groups, long, numbers, terms, quiz, not sections)

    # ---- galleys

    def _builder(self, printed: PrintedArticle) -> PaperBuilder:
        return self.context.builder(printed.numbers)

    def _compose_text(self, id: str, sections: Sequence[str], number: int) -> Galley:
        printed = self._printed(id, sections)
        builder = self._builder(printed)
        if number == 0:
            builder.mark(("block", id, ""))
            self._add_head(builder, printed)
        self._set_local_help(builder, printed)
        group = printed.groups[number]
        is_printed = partial(self._is_printed, printed)
        shown = [piece._replace(block=printed_block(piece.block, is_printed)) for piece in group]
        builder.set_long_tables(printed.long_tables)
        builder.add_pieces(shown)
        _mark_blocks(builder, printed, group)
        return builder.galley(id, 0.0 if number else self.height_above)

    def _is_printed(self, printed: PrintedArticle, link: Link) -> bool:
        if isinstance(link, TermLink):
            return self.has_glossary or link.term in printed.terms
        if isinstance(link, ArticleLink) and link.article in ("", printed.article.id):
            return not link.block or number_of_block(printed.blocks, link.block) >= 0
        return self.is_printed(link)

    def _compose_quiz(self, id: str, sections: Sequence[str]) -> Galley:
        printed = self._printed(id, sections)
        builder = self._builder(printed)
        words = self.context.words
        builder.add_questions(
            printed.quiz, words.text(EndSection.QUIZ.value), self.context.isolated(words.text("answers_below"))
        )
        return builder.galley(id)

    def _compose_terms(self, id: str, sections: Sequence[str], first: int) -> Galley:
        printed = self._printed(id, sections)
        builder = self._builder(printed)
        if first == 0:
            builder.add_heading("heading2", (Span(self.context.words.text("words_explained")),), 2)
        terms = terms_of(self.context.pack, printed.terms)[first : first + ENTRIES]
        term_entries(builder, terms, self.context.pack)
        return builder.galley(id)

    def _compose_sources(self, id: str, sections: Sequence[str], first: int) -> Galley:
        printed = self._printed(id, sections)
        builder = self._builder(printed)
        if first == 0:
            builder.add_heading("heading2", (Span(self.context.words.text(EndSection.SOURCES.value)),), 2)
        numbered = sorted(printed.numbers.items(), key=lambda each: each[1])[first : first + ENTRIES]
        source_entries(builder, numbered, self.context, id)
        return builder.galley(id)

    # ---- the head

    def _add_head(self, builder: PaperBuilder, printed: PrintedArticle) -> None:
        context, article = self.context, printed.article
        info = context.info
        if self.is_handout:
            if printed.is_whole:
                builder.add_heading("title", (Span(article.title),), 1)
            return
        self._add_emergency(builder, printed)
        builder.add_heading("title", (Span(article.title),), 1)
        if article.summary and printed.is_whole:
            builder.add_line("summary", (Span(article.summary),))
        lines: list[Spans] = [article_head.byline(article, info)]
        if printed.is_whole:
            lines.append(article_head.facts(article, info, printed.words, len(printed.numbers)))
        lines.append(article_head.review(article, info))
        if article.based_on and printed.is_whole:
            lines.append(article_head.origin(article.based_on, info))
        builder.add_lines("meta", [context.isolated_line(line) for line in lines if line], "meta")

    def _add_emergency(self, builder: PaperBuilder, printed: PrintedArticle) -> None:
        """Where the advice is, and the clinic's number if the box with it is not on this paper."""
        context = self.context
        link = context.info.emergency_link
        if link is None or (printed.blocks and printed.blocks[0].id == link.block):
            return
        words = context.words
        advice = {"question": words.text("emergency_question"), "link": words.emergency_link}
        is_here = link.article == printed.article.id and number_of_block(printed.blocks, link.block) >= 0
        if is_here or self.is_printed(link):
            line = context.isolated_line((Span(words.text("emergency_page", **advice) + " "),))
            builder.add_numbered_line("emergency", line, ("block", link.article, link.block))
            return
        try:
            title = context.pack.entry(link.article).title
        except NotInPackError:
            return
        where = words.text("emergency_in_article", title=named(title), **advice)
        numbers = [text for text, _ in context.local_help().lines]
        if numbers:
            where += " " + words.text("call", numbers="; ".join(numbers))
        builder.add_line("emergency", context.isolated_line((Span(where),)))

    def _set_local_help(self, builder: PaperBuilder, printed: PrintedArticle) -> None:
        numbers = emergency_blocks(printed.article._replace(blocks=printed.blocks), self.context.info)
        if numbers:
            lines = paper_lines(self.context, local_help_lines(self.context.local_help(), self.context.writing_system))
            builder.set_local_help(numbers, lines, LocalHelpLink(self.context.info.id))


def paper_lines(context: PrintContext, lines: LocalHelpLines) -> LocalHelpLines:
    """Without what can be pressed; with room to write where nobody has entered a number."""
    shown = without_controls(lines)
    if not shown.first:
        label = context.words.label("number_to_call")
        shown = shown._replace(first=(LocalHelpLine("fields", (Span(context.isolated(f"{label} {BLANK}")),)),))
    return shown


def section_blocks(blocks: Sequence[Block], id: str) -> range:
    """The numbers of the blocks of a section: from its heading to the next one that is not below it. Of any other
    block, only that one, with its box. Raises KeyError."""
    first = number_of_block(blocks, id)
    if first < 0:
        raise KeyError(id)
    heading = blocks[first]
    last = first + 1
    if heading.kind is not BlockKind.HEADING:
        return range(first, last)
    while last < len(blocks):
        block = blocks[last]
        if block.kind is BlockKind.FOOTNOTE or (block.kind is BlockKind.HEADING and block.level <= heading.level):
            break
        last += 1
    return range(first, last)


def _footnotes(all_blocks: Sequence[Block], blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The footnotes that blocks have, and that are not among them."""
    linked = {span.link.number for block in blocks for span in spans_of(block) if isinstance(span.link, FootnoteLink)}
    notes = [block for block in all_blocks if block.kind is BlockKind.FOOTNOTE and block.level in linked]
    return tuple(note for note in notes if note not in blocks)


def _groups(blocks: Sequence[Block]) -> Iterator[tuple[Piece, ...]]:
    """The pieces of the text for each galley; one without pieces if there is no text."""
    pieces = Parts(blocks).pieces
    group: list[Piece] = []
    weight = 0
    for piece in pieces:
        before = group[-1].block if group else None
        is_inside = before is not None and (
            (piece.block.box is not None and piece.block.box == before.box)
            or before.kind in (BlockKind.HEADING, BlockKind.RULE)
            or group[-1].number == piece.number
            or before.kind is BlockKind.FOOTNOTE
            or (bool(piece.block.containers) and bool(before.containers))
        )
        limit = BOXED_WEIGHT if is_inside else GALLEY_WEIGHT
        if group and weight + piece.weight > limit:
            yield tuple(group)
            group, weight = [], 0
        group.append(piece)
        weight += piece.weight
    yield tuple(group)


def _mark_blocks(builder: PaperBuilder, printed: PrintedArticle, group: Sequence[Piece]) -> None:
    text_map = builder.text_map
    for piece in group:
        extent = text_map.extent(piece.number)
        if extent is None or piece.offset:
            continue
        block = piece.block
        builder.mark_at(("block", printed.article.id, block.id), extent[0])
        if block.kind is BlockKind.FOOTNOTE:
            builder.mark_at(("note", printed.article.id, str(block.level)), extent[0])
        if block.kind is BlockKind.HEADING:
            title = "".join(span.text for span in block.spans)
            builder.note_heading(block.level, title, extent[0])
