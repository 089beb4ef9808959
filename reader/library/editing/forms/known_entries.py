"""What a pack has already: what a form offers to choose from, and compares a new entry with."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from reader.library.authoring.glossary import TermDraft, read_terms
from reader.library.authoring.problems import FileProblems
from reader.library.authoring.targets import LinkTargets
from reader.library.citation.fields import as_text, title_of
from reader.library.citation.label import short_form
from reader.library.editing.forms.entry_nodes import node_of
from reader.library.editing.forms.entry_values import Entry


class NamedEntry(NamedTuple):
    """`label` is what people see; `words` are further words by which it is found."""

    id: str
    label: str
    words: str = ""


def _no_paragraphs(article: str) -> Sequence[NamedEntry]:
    return ()


@dataclass(frozen=True)
class KnownEntries:
    """`terms` and `sources` are the entries by their ids, as YAML has them.

    `questions` are ids; `paragraphs` lists the blocks of an article; `date` is that of the edition, in ISO 8601.
    """

    articles: Sequence[NamedEntry] = ()
    terms: Mapping[str, Entry] = field(default_factory=dict)
    sources: Mapping[str, Entry] = field(default_factory=dict)
    questions: Collection[str] = ()
    figures: Sequence[str] = ()
    paragraphs: Callable[[str], Sequence[NamedEntry]] = _no_paragraphs
    date: str = ""

    @cached_property
    def targets(self) -> LinkTargets:
        return LinkTargets((one.id for one in self.articles), self.terms, self.sources, self.figures)

    @cached_property
    def term_drafts(self) -> Sequence[TermDraft]:
        """All on line 0."""
        entries = [{**entry, "id": id} for id, entry in self.terms.items()]
        return read_terms(node_of(entries), FileProblems(""))

    def ids(self, kind: str) -> Collection[str]:
        """The ids that the entries of a kind have."""
        return {"term": self.terms, "source": self.sources}.get(kind, self.questions)

    def named_terms(self) -> list[NamedEntry]:
        """Sorted by name."""
        named = [named_term(id, entry) for id, entry in self.terms.items()]
        return sorted(named, key=lambda one: one.label.casefold())

    def named_sources(self) -> list[NamedEntry]:
        """Sorted by author and year."""
        named = [named_source(id, entry) for id, entry in self.sources.items()]
        return sorted(named, key=lambda one: one.label.casefold())


def named_term(id: str, entry: Entry) -> NamedEntry:
    aka = entry.get("aka")
    names = [as_text(name) for name in aka] if isinstance(aka, list) else []
    return NamedEntry(id, as_text(entry.get("term")) or id, " ".join(names))


def named_source(id: str, entry: Entry) -> NamedEntry:
    """Such as “Smith & Jones, 2020: Why sleep matters”."""
    return NamedEntry(id, f"{short_form(entry)}: {title_of(entry)}" if title_of(entry) else id, id)
