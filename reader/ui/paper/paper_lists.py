"""The lists of terms and sources on paper."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from reader.library.alphabet import alphabet_of
from reader.library.model import Span, Spans, Style, Term, WebLink
from reader.library.outline import cited_besides
from reader.library.packfile import NotInPackError, PackFile
from reader.library.page_words import PageWords, page_words
from reader.ui.paper.galley import Anchor
from reader.ui.paper.paper_builder import PaperBuilder
from reader.ui.paper.printed_spans import named, printed_spans

if TYPE_CHECKING:
    from reader.ui.paper.print_context import PrintContext

ENTRIES = 60  # in one galley
ENTRY_WEIGHT = 200  # what one costs to lay out, in characters

LONGEST_CODE = 300  # bytes; the modules of a longer one would be smaller than a phone can read


def terms_of(pack: PackFile, ids: Iterable[str]) -> list[Term]:
    """Those that the pack has, by name."""
    found = []
    for id in ids:
        try:
            found.append(pack.term(id))
        except NotInPackError:
            continue
    alphabet = alphabet_of(pack.info.language)
    return sorted(found, key=lambda term: alphabet.sort_key(term.term))


def term_entries(builder: PaperBuilder, terms: Sequence[Term], pack: PackFile) -> None:
    words = page_words(pack.info.language)
    entries = [("", _term_spans(term, pack, words)) for term in terms]
    builder.add_entries(entries, [("term", term.id, "") for term in terms])


def _term_spans(term: Term, pack: PackFile, words: PageWords) -> Spans:
    name = Span(named(term.term), Style.STRONG)
    also = f" ({words.text('also', names=words.join(term.aka))})" if term.aka else ""
    definition = printed_spans(term.definition, lambda link: False)
    cites = cited_besides(term.definition, term.cites)
    see = [each.term for each in terms_of(pack, term.see)]
    more = (Span(f" {words.text('see_names', names=words.join(see))}"),) if see else ()
    return (name, Span(words.text("labelled", label=also) + " "), *definition, *cites, *more)


def source_entries(
    builder: PaperBuilder, numbered: Sequence[tuple[str, int]], context: PrintContext, article: str
) -> None:
    """The sources with their numbers, whose addresses are printed. `article` is the one that cites them."""
    entries: list[tuple[str, Spans]] = []
    anchors: list[Anchor] = []
    codes: list[str] = []
    for key, number in numbered:
        try:
            reference = context.pack.reference(key)
        except NotInPackError:
            continue
        entries.append((f"{number}.", printed_spans(reference.apa, lambda link: False)))
        anchors.append(("source", article, key))
        codes.append(_code(reference.apa) if context.options.has_codes else "")
    builder.add_entries(entries, anchors, codes)


def _code(spans: Spans) -> str:
    """The address of a source, if it fits in a small QR code."""
    addresses = [span.link.url for span in spans if isinstance(span.link, WebLink)]
    return next((address for address in addresses if len(address.encode()) <= LONGEST_CODE), "")
