"""The lists of terms and sources on paper."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from reader.library.model import Citation, Span, Spans, Style, Term
from reader.library.packfile import NotInPackError, PackFile
from reader.ui.paper.galley import Anchor
from reader.ui.paper.paper_builder import PaperBuilder
from reader.ui.paper.printed_spans import named, printed_spans

if TYPE_CHECKING:
    from reader.ui.paper.print_context import PrintContext

ENTRIES = 60  # in one galley
ENTRY_WEIGHT = 200  # what one costs to lay out, in characters


def terms_of(pack: PackFile, ids: Iterable[str]) -> list[Term]:
    """Those that the pack has, by name."""
    found = []
    for id in ids:
        try:
            found.append(pack.term(id))
        except NotInPackError:
            continue
    return sorted(found, key=lambda term: term.term.casefold())


def term_entries(builder: PaperBuilder, terms: Sequence[Term], pack: PackFile) -> None:
    entries = [("", _term_spans(term, pack)) for term in terms]
    builder.add_entries(entries, [("term", term.id, "") for term in terms])


def _term_spans(term: Term, pack: PackFile) -> Spans:
    name = Span(named(term.term), Style.STRONG)
    also = f" (also: {', '.join(term.aka)})" if term.aka else ""
    definition = printed_spans(term.definition, lambda link: False)
    cites = (Span("", link=Citation(term.cites)),) if term.cites else ()
    see = [each.term for each in terms_of(pack, term.see)]
    more = (Span(f" See: {', '.join(see)}."),) if see else ()
    return (name, Span(f"{also}: "), *definition, *cites, *more)


def source_entries(
    builder: PaperBuilder, numbered: Sequence[tuple[str, int]], context: PrintContext, article: str
) -> None:
    """The sources with their numbers, whose addresses are printed. `article` is the one that cites them."""
    entries: list[tuple[str, Spans]] = []
    anchors: list[Anchor] = []
    for key, number in numbered:
        try:
            reference = context.pack.reference(key)
        except NotInPackError:
            continue
        entries.append((f"{number}.", printed_spans(reference.apa, lambda link: False)))
        anchors.append(("source", article, key))
    builder.add_entries(entries, anchors)
