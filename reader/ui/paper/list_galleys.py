"""The galleys of lists by themselves: terms or sources, with a head that says which pack they are from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial

from reader.library.alphabet import alphabet_of
from reader.library.model import Span, Spans, Term
from reader.library.outline import cited_in
from reader.library.print_order import NothingToPrint
from reader.translation import _
from reader.ui.paper.galley import Galley, GalleySource
from reader.ui.paper.paper_builder import PaperBuilder
from reader.ui.paper.paper_lists import ENTRIES, ENTRY_WEIGHT, source_entries, term_entries
from reader.ui.paper.print_context import PrintContext


@dataclass(frozen=True, slots=True)
class ListGalleys:
    """`title` is above the list; `numbers` are those of the sources that the list cites, or that it lists."""

    context: PrintContext
    title: str
    is_new_page: bool = False
    numbers: dict[str, int] = field(default_factory=dict)

    def terms(self, terms: Sequence[Term]) -> Iterator[GalleySource]:
        """Raises NothingToPrint."""
        if not terms:
            raise NothingToPrint(_("This pack has no glossary."))
        for term in terms:
            for key in cited_in(term.definition, term.cites):
                self.numbers.setdefault(key, len(self.numbers) + 1)
        for first in range(0, len(terms), ENTRIES):
            compose = partial(self._compose_terms, terms[first : first + ENTRIES], is_first=first == 0)
            yield GalleySource(compose, ENTRY_WEIGHT * ENTRIES, self.title, self.is_new_page and first == 0)
        yield from self._cited(self.context.words.text("sources"))

    def sources(self, keys: Sequence[str], first: int = 1) -> Iterator[GalleySource]:
        """Numbered from `first`. Raises NothingToPrint."""
        if not keys:
            raise NothingToPrint(_("This pack has no sources."))
        self.numbers.update({key: number for number, key in enumerate(keys, first)})
        yield from self._cited("")

    def _cited(self, heading: str) -> Iterator[GalleySource]:
        """Below a heading, or at the beginning of the list below its title."""
        numbered = list(self.numbers.items())
        for first in range(0, len(numbered), ENTRIES):
            compose = partial(self._compose_sources, numbered[first : first + ENTRIES], heading, is_first=first == 0)
            is_new_page = self.is_new_page and first == 0 and not heading
            yield GalleySource(compose, ENTRY_WEIGHT * ENTRIES, self.title, is_new_page)

    def _compose_terms(self, terms: Sequence[Term], *, is_first: bool) -> Galley:
        builder = self.context.builder(self.numbers)
        if is_first:
            self._add_head(builder)
        term_entries(builder, terms, self.context.pack)
        return builder.galley()

    def _compose_sources(self, numbered: Sequence[tuple[str, int]], heading: str, *, is_first: bool) -> Galley:
        builder = self.context.builder(self.numbers)
        if is_first and heading:
            builder.add_heading("heading2", (Span(heading),), 2)
        elif is_first:
            self._add_head(builder)
        source_entries(builder, numbered, self.context, "")
        return builder.galley()

    def _add_head(self, builder: PaperBuilder) -> None:
        info = self.context.info
        builder.mark(("list", self.title, ""))
        builder.add_heading("title", (Span(self.title),), 1)
        words = self.context.words
        edition = words.edition(info.edition)
        line: Spans = (Span(f"{info.title} · {edition} · {words.date(info.date)}"),)
        builder.add_lines("meta", [self.context.isolated_line(line)], "meta")


def all_terms(context: PrintContext) -> list[Term]:
    found = [term for batch in context.pack.term_batches() for term in batch]
    alphabet = alphabet_of(context.info.language)
    return sorted(found, key=lambda term: alphabet.sort_key(term.term))


def all_sources(context: PrintContext) -> list[str]:
    """The ids of the sources, in the order of their text."""
    found = [reference for batch in context.pack.reference_batches() for reference in batch]
    found.sort(key=lambda reference: "".join(span.text for span in reference.apa).casefold())
    return [reference.id for reference in found]
