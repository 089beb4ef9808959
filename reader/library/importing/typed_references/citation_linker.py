"""Links the typed citations of a document to the entries of its lists."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from reader.library.importing.imported import CitedWork, CitedWorks, ImportedBlock, Inlines
from reader.library.importing.inline_changes import with_inlines
from reader.library.importing.typed_references.inline_text import InlineText
from reader.library.importing.typed_references.named_citations import NameIndex, find_named
from reader.library.importing.typed_references.numbered_citations import NumberedCitation, NumberStyle, find_numbered
from reader.library.importing.typed_references.typed_list import TypedEntry, TypedList

_ROUND_SHARE = 0.5
"""Of the numbers of a list that numbers in round brackets must name to be taken for citations."""


@dataclass(slots=True)
class LinkedTexts:
    """linked          the citations that became Carrel's own, as they were typed
    unlinked        those of which a number has no entry, or several
    unlinked_names  the same of a name and a year
    """

    linked: list[str] = field(default_factory=list)
    unlinked: list[str] = field(default_factory=list)
    unlinked_names: list[str] = field(default_factory=list)
    has_linked_numbers: bool = False

    @property
    def without_entry(self) -> list[str]:
        """Where sources are cited by numbers, a name and a year in brackets are most often something else."""
        return self.unlinked if self.has_linked_numbers else [*self.unlinked, *self.unlinked_names]


class CitationLinker:
    def __init__(self, lists: Sequence[TypedList]) -> None:
        self._lists = lists
        self._names = NameIndex()
        self.cited: dict[str, None] = {}
        self._style = NumberStyle.SQUARE
        self._numbered_lists = [each for each in lists if each.is_numbered]
        labels = [{entry.label for entry in each.entries if entry.label is not None} for each in self._numbered_lists]
        self._have_same_numbers = sum(map(len, labels)) != len(set().union(*labels))
        self._by_number: dict[int, Mapping[int, list[TypedEntry]]] = {}
        self._numbers: Mapping[int, list[TypedEntry]] = {}
        self._highest = 0
        self.texts = LinkedTexts()

    def read_names(self) -> None:
        """When the entries have their keys."""
        self._names = NameIndex.of([entry for each in self._lists for entry in each.entries])

    def choose_style(self, texts: Iterable[tuple[int, Inlines]]) -> None:
        """Of a document whose lists have numbers: the first style in which numbers of entries occur.

        `texts` are pairs of the number of a top block and a text in it.
        """
        if not any(each.is_numbered for each in self._lists):
            return
        named: dict[NumberStyle, Counter[int]] = defaultdict(Counter)
        for block, inlines in texts:
            paragraph = InlineText(inlines)
            numbers = self._numbers_at(block)
            for style in NumberStyle:
                for citation in find_numbered(paragraph, style):
                    if all(len(numbers.get(number, ())) == 1 for number in citation.numbers):
                        named[style].update(citation.numbers)
        for style in NumberStyle:
            if named[style] and (style is not NumberStyle.ROUND or self._are_citations(named[style])):
                self._style = style
                return

    def _are_citations(self, named: Counter[int]) -> bool:
        """Numbers in round brackets may be anything, so the list must have such numbers, or most must be named."""
        entries = [entry for each in self._lists for entry in each.entries]
        if any(entry.mark.startswith("(") for entry in entries):
            return True
        labels = {entry.label for entry in entries if entry.label is not None}
        return len(labels) > 1 and len(labels & named.keys()) >= _ROUND_SHARE * len(labels)

    def link(self, block_number: int, blocks: Sequence[ImportedBlock]) -> tuple[ImportedBlock, ...]:
        self._use_numbers_at(block_number)
        return with_inlines(blocks, self.link_text)

    def link_note(self, inlines: Inlines) -> Inlines:
        """Of a footnote, which may belong anywhere."""
        self._use_numbers_at(-1)
        return self.link_text(inlines)

    def link_text(self, inlines: Inlines) -> Inlines:
        paragraph = InlineText(inlines)
        found: list[tuple[int, int, CitedWorks]] = []
        for citation in self._numbered(paragraph):
            works = self._works_of(citation)
            text = paragraph.text[citation.start : citation.end]
            (self.texts.unlinked if works is None else self.texts.linked).append(text)
            if works:
                self.texts.has_linked_numbers = True
                found.append((citation.start, citation.end, works))
        for named in find_named(paragraph.text, self._names):
            if any(start < named.end and named.start < end for start, end, _ in found):
                continue
            text = paragraph.text[named.start : named.end]
            (self.texts.unlinked_names if named.works is None else self.texts.linked).append(text)
            if named.works:
                found.append((named.start, named.end, named.works))
        if not found:
            return inlines
        self.cited.update(dict.fromkeys(work.key for _, _, works in found for work in works.works))
        return paragraph.with_citations(sorted(found, key=lambda one: one[0]))

    def _numbered(self, paragraph: InlineText) -> Iterable[NumberedCitation]:
        """Numbers far above those of the list are something else: a year, a dose."""
        if not self._numbers:
            return
        highest = self._highest
        for citation in find_numbered(paragraph, self._style):
            if (
                citation.numbers
                and max(citation.numbers) <= max(highest + 10, 2 * highest)
                and min(citation.numbers) > 0
            ):
                yield citation

    def _works_of(self, citation: NumberedCitation) -> CitedWorks | None:
        entries = [self._numbers.get(number, []) for number in citation.numbers]
        if not all(len(each) == 1 for each in entries):
            return None
        works = [CitedWork(key) for key in dict.fromkeys(each[0].key for each in entries)]
        if citation.after:
            works[-1] = CitedWork(works[-1].key, "", citation.after)
        return CitedWorks(tuple(works))

    def _use_numbers_at(self, block: int) -> None:
        if self._numbers is not (numbers := self._numbers_at(block)):
            self._numbers, self._highest = numbers, max(numbers, default=0)

    def _numbers_at(self, block: int) -> Mapping[int, list[TypedEntry]]:
        """The entries by their numbers, as a text in this block means them.

        If several lists begin with the same numbers, as at the end of each chapter, it is the next one after the text.
        """
        numbered = self._numbered_lists
        if self._have_same_numbers:
            numbered = [each for each in numbered if each.last >= block][:1] if block >= 0 else []
        which = numbered[0].first if len(numbered) == 1 else -1
        if which not in self._by_number:
            by_number: dict[int, list[TypedEntry]] = defaultdict(list)
            for each in numbered:
                for entry in each.entries:
                    if entry.label is not None:
                        by_number[entry.label].append(entry)
            self._by_number[which] = by_number
        return self._by_number[which]
