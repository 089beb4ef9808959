"""What can be printed from an open article: the article, its parts, the lists of its pack, and the whole pack."""

from __future__ import annotations

from typing import NamedTuple

from reader.library.model import BlockKind, plain_text
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
    if opened.pack.article_count <= MOST_ARTICLES:
        for entry in opened.pack.entries():
            if entry.id != opened.article.id:
                parts += _handout_parts(opened.pack, entry.id, f"{_label(entry.title)} › ")
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
    whole = PrintPart(_("All words"), PrintSelection(PrintSubject.GLOSSARY))
    return (
        whole,
        *(PrintPart(_label(term.term), PrintSelection(PrintSubject.TERM, entry=term.id)) for term in terms),
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
