"""What can be printed from an open article or the home of a pack: the article and its parts, or the pack; its lists."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain, islice
from typing import NamedTuple

from reader.library.alphabet import alphabet_of
from reader.library.model import BlockKind, Term, plain_text
from reader.library.outline import sections, spans_of
from reader.library.packerrors import PackError
from reader.library.packfile import PackFile
from reader.library.print_order import PrintSelection, PrintSubject
from reader.translation import _, list_text
from reader.ui.paper.paper_lists import terms_of
from reader.ui.paper.printed_spans import linked_terms
from reader.ui.shell.session import OpenedArticle
from reader.ui.widgets.labels import one_line

LONGEST_LABEL = 60  # characters
MOST_PARTS = 500  # of one kind: nobody looks through a longer list
MOST_WORDS = 5_000  # of a pack, to print one of them from its home
MOST_ARTICLES = 20
"""Sections of other articles are offered for a hand-out in packs of at most so many articles."""


class PrintPart(NamedTuple):
    label: str
    selection: PrintSelection


class PrintChoice(NamedTuple):
    """One thing to print, or several of a kind. Of a hand-out, any number of `parts` can be chosen."""

    label: str
    subject: PrintSubject
    parts: tuple[PrintPart, ...]


def choices_of(opened: OpenedArticle) -> list[PrintChoice]:
    """The article first. What there is none of is left out."""
    id = opened.article.id
    pack = opened.pack
    found = [
        _one(_("This article"), PrintSelection(PrintSubject.ARTICLE, id)),
        PrintChoice(_("One section"), PrintSubject.SECTION, _sections(opened)),
        PrintChoice(_("One table"), PrintSubject.TABLE, _tables(opened)),
        PrintChoice(_("A hand-out of sections"), PrintSubject.HANDOUT, handout_parts(opened)),
        PrintChoice(_("The glossary"), PrintSubject.GLOSSARY, _terms(opened)),
        PrintChoice(_("The sources"), PrintSubject.SOURCES, _sources(opened)),
    ]
    if pack.article_count > 1:
        found.append(_one(_("The whole pack"), PrintSelection(PrintSubject.PACK)))
    return [choice for choice in found if choice.parts]


def choices_of_pack(opened: OpenedArticle) -> list[PrintChoice]:
    """At the home of the pack of an open article: the pack first. What there is none of is left out."""
    found = [
        _one(_("The whole pack"), PrintSelection(PrintSubject.PACK)),
        PrintChoice(_("A hand-out of sections"), PrintSubject.HANDOUT, _handout_of_pack(opened.pack)),
        PrintChoice(_("The glossary"), PrintSubject.GLOSSARY, _all_terms(opened.pack)),
        PrintChoice(_("The sources"), PrintSubject.SOURCES, _all_sources(opened.pack)),
    ]
    return [choice for choice in found if choice.parts]


def _one(label: str, selection: PrintSelection) -> PrintChoice:
    return PrintChoice(label, selection.subject, (PrintPart("", selection),))


def _sections(opened: OpenedArticle) -> tuple[PrintPart, ...]:
    return tuple(
        PrintPart(
            "  " * max(0, section.level - 2) + _label(section.title),
            PrintSelection(PrintSubject.SECTION, opened.article.id, section.id),
        )
        for section in sections(opened.article.blocks)[:MOST_PARTS]
    )


def _tables(opened: OpenedArticle) -> tuple[PrintPart, ...]:
    parts: list[PrintPart] = []
    for block in opened.article.blocks:
        if block.kind is BlockKind.TABLE and block.table:
            heads = list_text(filter(None, map(plain_text, block.table.rows[0])))
            label = _label(f"{len(parts) + 1}. {heads}")
            parts.append(PrintPart(label, PrintSelection(PrintSubject.TABLE, opened.article.id, block.id)))
    return tuple(parts[:MOST_PARTS])


def handout_parts(opened: OpenedArticle) -> tuple[PrintPart, ...]:
    """The sections of the open article, then those of the others."""
    parts = _handout_parts(opened.pack, opened.article.id, "")
    return (*parts, *_handout_of_pack(opened.pack, opened.article.id))[:MOST_PARTS]


def _handout_of_pack(pack: PackFile, but: str = "") -> tuple[PrintPart, ...]:
    """The sections of all articles but one, each below the title of its article; none of too many articles."""
    if pack.article_count > MOST_ARTICLES:
        return ()
    parts: list[PrintPart] = []
    for entry in pack.entries():
        if entry.id != but:
            parts += _handout_parts(pack, entry.id, f"{_label(entry.title)} › ")
    return tuple(parts[:MOST_PARTS])


def _handout_parts(pack: PackFile, article: str, before: str) -> list[PrintPart]:
    try:
        blocks = pack.article(article).blocks
    except PackError:
        return []
    return [
        PrintPart(
            before + _label(section.title),
            PrintSelection(PrintSubject.HANDOUT, sections=((article, section.id),)),
        )
        for section in sections(blocks)
    ]


def _terms(opened: OpenedArticle) -> tuple[PrintPart, ...]:
    """All of the glossary, or one of the words that the article explains."""
    ids = linked_terms(span for block in opened.article.blocks for span in spans_of(block))[:MOST_PARTS]
    try:
        terms = terms_of(opened.pack, ids)
        has_any = bool(terms) or next(opened.pack.term_batches(), None)
    except PackError:
        return ()
    if not has_any:
        return ()
    return _glossary_parts(terms)


def _all_terms(pack: PackFile) -> tuple[PrintPart, ...]:
    """All of the glossary, or any word of it."""
    try:
        terms = list(islice(chain.from_iterable(pack.term_batches()), MOST_WORDS))
    except PackError:
        return ()
    alphabet = alphabet_of(pack.info.language)
    return _glossary_parts(sorted(terms, key=lambda term: alphabet.sort_key(term.term))) if terms else ()


def _glossary_parts(terms: Iterable[Term]) -> tuple[PrintPart, ...]:
    whole = PrintPart(_("All words"), PrintSelection(PrintSubject.GLOSSARY))
    return (
        whole,
        *(PrintPart(_label(term.term), PrintSelection(PrintSubject.TERM, entry=term.id)) for term in terms),
    )


def _all_sources(pack: PackFile) -> tuple[PrintPart, ...]:
    """All of the pack, or one of them, without a number: that is another one in each article."""
    try:
        sources = list(islice(chain.from_iterable(pack.reference_batches()), MOST_PARTS))
    except PackError:
        return ()
    if not sources:
        return ()
    whole = PrintPart(_("All of the pack"), PrintSelection(PrintSubject.SOURCES))
    return (
        whole,
        *(
            PrintPart(_label(plain_text(source.apa)), PrintSelection(PrintSubject.SOURCE, entry=source.id))
            for source in sources
        ),
    )


def _sources(opened: OpenedArticle) -> tuple[PrintPart, ...]:
    if not opened.numbers:
        return ()
    id = opened.article.id
    parts = [
        PrintPart(_("All that this article cites"), PrintSelection(PrintSubject.SOURCES, id)),
        PrintPart(_("All of the pack"), PrintSelection(PrintSubject.SOURCES)),
    ]
    for key, number in list(opened.numbers.items())[:MOST_PARTS]:
        try:
            text = plain_text(opened.pack.reference(key).apa)
        except PackError:
            continue
        label = _label(f"{number}. {text}")
        parts.append(PrintPart(label, PrintSelection(PrintSubject.SOURCE, id, entry=key)))
    return tuple(parts)


def _label(text: str) -> str:
    return one_line(text, LONGEST_LABEL)
