"""Which galleys an order needs, in their order on paper."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial

from reader.library.local_help import isolated
from reader.library.model import Article, ArticleEntry, ArticleLink, BlockKind, Link, Span, Spans, Style
from reader.library.outline import citation_numbers, number_of_block
from reader.library.pack_sections import PackSection, sections_of
from reader.library.packfile import NotInPackError
from reader.library.print_order import NothingToPrint, PrintSelection, PrintSubject
from reader.translation import _
from reader.ui.page import article_head
from reader.ui.paper.article_galleys import ArticleGalleys
from reader.ui.paper.figure_room import ROOM_ABOVE
from reader.ui.paper.galley import Galley, GalleySource
from reader.ui.paper.list_galleys import ListGalleys, all_sources, all_terms
from reader.ui.paper.paper_builder import PaperBuilder
from reader.ui.paper.print_context import PrintContext
from reader.ui.paper.printed_spans import named
from reader.ui.widgets.text_direction import has_right_to_left

FIELDS = ("clinic", "telephone", "date")
CONTENTS_LINES = 200  # in one galley


def plan(context: PrintContext, selection: PrintSelection) -> Iterator[GalleySource]:
    """Reads what it needs as it goes. Raises PackError, and NothingToPrint where the pack lacks it."""
    if selection.article and selection.subject is not PrintSubject.PACK:
        _check_article(context, selection.article, selection.block, selection.subject)
    match selection.subject:
        case PrintSubject.ARTICLE:
            yield from ArticleGalleys(context, _nothing_else).sources(selection.article)
        case PrintSubject.SECTION | PrintSubject.TABLE:
            yield from ArticleGalleys(context, _nothing_else).sources(selection.article, (selection.block,))
        case PrintSubject.HANDOUT:
            yield from _handout(context, selection.sections)
        case PrintSubject.TERM:
            try:
                term = context.pack.term(selection.entry)
            except NotInPackError as error:
                raise NothingToPrint(_("This pack's glossary has no “{term}”.", term=selection.entry)) from error
            yield from ListGalleys(context, context.words.text("glossary")).terms([term])
        case PrintSubject.SOURCE:
            yield from _one_source(context, selection)
        case PrintSubject.GLOSSARY:
            yield from ListGalleys(context, context.words.text("glossary")).terms(all_terms(context))
        case PrintSubject.SOURCES:
            yield from _sources(context, selection.article)
        case PrintSubject.PACK:
            yield from _pack(context)


def _nothing_else(_link: Link) -> bool:
    return False


def _check_article(context: PrintContext, id: str, block: str, subject: PrintSubject) -> None:
    try:
        article = context.article(id)
    except NotInPackError as error:
        raise NothingToPrint(_("This pack has no article with the id “{id}”.", id=id)) from error
    if not block:
        return
    number = number_of_block(article.blocks, block)
    if number < 0:
        raise NothingToPrint(
            _("“{article}” has no section or table with the id “{id}”.", article=article.title, id=block)
        )
    if subject is PrintSubject.TABLE and article.blocks[number].kind is not BlockKind.TABLE:
        raise NothingToPrint(_("“{id}” in “{article}” is not a table.", id=block, article=article.title))


def _sources(context: PrintContext, article: str) -> Iterator[GalleySource]:
    """Those that an article cites, with its numbers, or all of the pack."""
    if not article:
        yield from ListGalleys(context, context.words.text("sources")).sources(all_sources(context))
        return
    cited = citation_numbers(context.article(article).blocks)
    if not cited:
        raise NothingToPrint(_("This article cites no sources."))
    yield from ListGalleys(context, context.words.text("sources")).sources(list(cited))


def _one_source(context: PrintContext, selection: PrintSelection) -> Iterator[GalleySource]:
    """With the number that it has in an article, if one is named."""
    key = selection.entry
    try:
        context.pack.reference(key)
    except NotInPackError as error:
        raise NothingToPrint(_("This pack has no source “{source}”.", source=key)) from error
    numbers = citation_numbers(context.article(selection.article).blocks) if selection.article else {}
    yield from ListGalleys(context, context.words.text("sources")).sources([key], numbers.get(key, 1))


def _handout(context: PrintContext, sections: Sequence[tuple[str, str]]) -> Iterator[GalleySource]:
    chosen: dict[str, list[str]] = {}
    for article, block in sections:
        _check_article(context, article, block, PrintSubject.SECTION)
        chosen.setdefault(article, [])
        if block:
            chosen[article].append(block)
    yield GalleySource(partial(_compose_fields, context), 500, "")
    galleys = ArticleGalleys(context, _nothing_else, is_new_page=False, is_handout=True)
    height_of_fields = _compose_fields(context).document.size().height() - ROOM_ABOVE
    for number, (article, blocks) in enumerate(chosen.items()):
        yield from replace(galleys, height_above=0.0 if number else height_of_fields).sources(article, blocks)
    yield GalleySource(partial(_compose_origin, context, tuple(chosen)), 500, "", is_after_text=True)


def _compose_fields(context: PrintContext) -> Galley:
    """The clinic, its number and the date, with room to write what nobody has entered."""
    builder = context.builder({})
    numbers = "; ".join(text for text, _origin in context.local_help().lines)
    for name, text in zip(FIELDS, (context.options.clinic, numbers, ""), strict=True):
        words = context.words
        style = "last_field" if name == FIELDS[-1] else "fields"
        label = Span(context.isolated(words.label(name) + " "))
        if text:
            shown = isolated(text) if context.is_rtl or has_right_to_left(text) else text
            builder.add_line(style, (label, Span(shown, Style.STRONG)))
        else:
            builder.add_blank_line(style, (label,))
    return builder.galley()


def _compose_origin(context: PrintContext, articles: Sequence[str]) -> Galley:
    """Where the text is from, and who has reviewed it."""
    builder = context.builder({})
    lines: list[Spans] = []
    for id in articles:
        article = context.pack.article_without_blocks(id)
        review = article_head.review(article, context.info)
        lines.append((Span(context.words.text("from_article", title=named(article.title)) + " "), *review))
    builder.add_lines("meta", [context.isolated_line(line) for line in lines], "meta")
    return builder.galley()


def _pack(context: PrintContext) -> Iterator[GalleySource]:
    """A title page with the contents, then every article, then the glossary."""
    entries = context.pack.entries()
    contents = context.words.text("contents_of_pack")
    if not entries:
        raise NothingToPrint(_("This pack has no articles."))
    terms = all_terms(context)
    articles = {entry.id for entry in entries}

    def is_printed(link: Link) -> bool:
        return isinstance(link, ArticleLink) and link.article in articles

    lines = _contents_lines(context, entries)
    yield GalleySource(partial(_compose_title, context, lines[:CONTENTS_LINES]), 2_000, "", is_new_page=True)
    for first in range(CONTENTS_LINES, len(lines), CONTENTS_LINES):
        compose = partial(_compose_contents, context, lines[first : first + CONTENTS_LINES])
        yield GalleySource(compose, 2_000, contents)
    if terms:
        yield GalleySource(partial(_compose_last_line, context), 100, contents)
    galleys = ArticleGalleys(context, is_printed, is_new_page=True, has_glossary=bool(terms))
    for entry in entries:
        yield from galleys.sources(entry.id)
    if terms:
        yield from ListGalleys(context, context.words.text("glossary"), is_new_page=True).terms(terms)


def _contents_lines(context: PrintContext, entries: Sequence[ArticleEntry]) -> list[PackSection | ArticleEntry]:
    """The articles in their order, each below the titles of the sections that begin with it."""
    sections = sections_of(context.info, len(entries))
    lines: list[PackSection | ArticleEntry] = []
    for number, entry in enumerate(entries):
        lines += [section for section in sections if section.first == number]
        lines.append(entry)
    return lines


def _compose_title(context: PrintContext, lines: Sequence[PackSection | ArticleEntry]) -> Galley:
    info = context.info
    builder = context.builder({})
    builder.add_line("title", (Span(info.title),))
    if info.description:
        builder.add_line("summary", (Span(info.description),))
    words = context.words
    edition = words.edition(info.edition)
    facts = [f"{edition[:1].upper()}{edition[1:]} · {words.date(info.date)}", info.publisher, info.licence]
    meta: list[Spans] = [(Span(" · ".join(filter(None, facts))),)]
    reviewed = article_head.review(Article("", info.title, ()), info)
    if reviewed:
        meta.append(reviewed)
    builder.add_lines("meta", [context.isolated_line(line) for line in meta], "meta")
    builder.add_heading("heading2", (Span(words.text("contents_of_pack")),), 1)
    _add_contents(builder, lines)
    return builder.galley()


def _compose_contents(context: PrintContext, lines: Sequence[PackSection | ArticleEntry]) -> Galley:
    builder = context.builder({})
    _add_contents(builder, lines)
    return builder.galley()


def _compose_last_line(context: PrintContext) -> Galley:
    builder = context.builder({})
    title = context.words.text("glossary")
    builder.add_contents_line(title, ("list", title, ""))
    return builder.galley()


def _add_contents(builder: PaperBuilder, lines: Sequence[PackSection | ArticleEntry]) -> None:
    for line in lines:
        if isinstance(line, PackSection):
            builder.add_contents_section(line.title, line.level)
        else:
            builder.add_contents_line(line.title, ("block", line.id, ""))
