"""The terms of an import, each once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from reader.library.authoring.blockids import slug
from reader.library.folding import fold
from reader.library.importing.imported import StyledText
from reader.library.importing.markdown_escape import cleaned
from reader.library.importing.markdown_inlines import LinkNames, written
from reader.library.importing.report import ImportReport
from reader.library.model import LONGEST_ID
from reader.translation import _


@dataclass(frozen=True, slots=True)
class ImportedTerm:
    """`definition` is plain text; `see` has ids of terms, and `cites` those of references."""

    id: str
    term: str
    definition: str
    aka: tuple[str, ...] = ()
    see: tuple[str, ...] = ()
    cites: tuple[str, ...] = ()

    def fields(self) -> dict[str, Any]:
        """As glossary.yaml has them."""
        definition = written((StyledText(cleaned(self.definition)),), LinkNames({}, {})).replace("<br>", " ")
        lists = {"aka": list(self.aka), "see": list(self.see), "cites": list(self.cites)}
        return {"id": self.id, "term": self.term, "definition": definition} | {
            key: value for key, value in lists.items() if value
        }


@dataclass(slots=True)
class TermList:
    terms: dict[str, ImportedTerm] = field(default_factory=dict)
    _ids: dict[str, str] = field(default_factory=dict)

    def add(self, term: ImportedTerm, report: ImportReport) -> None:
        """`term.id` is what its file calls it; it may be empty. A second definition is reported, not kept."""
        known = self._ids.get(fold(term.term))
        if known is None:
            id = self._new_id(term)
            self.terms[id] = replace(term, id=id)
            self._ids[fold(term.term)] = id
            return
        first = self.terms[known]
        if " ".join(first.definition.split()) != " ".join(term.definition.split()):
            message = _("This term is there twice. The first definition was kept.")
            report.left_out("duplicate-term", message, f"{term.term}: {term.definition}")
        else:
            report.changed("duplicate-term", _("This term is there twice. Both became one."), term.term)
        self.terms[known] = replace(
            first,
            aka=tuple(dict.fromkeys((*first.aka, *term.aka))),
            see=tuple(dict.fromkeys((*first.see, *term.see))),
            cites=tuple(dict.fromkeys((*first.cites, *term.cites))),
        )

    def add_related(self, id: str, other: str) -> None:
        term = self.terms[id]
        self.terms[id] = replace(term, see=tuple(dict.fromkeys((*term.see, other))))

    def id_of(self, name: str) -> str:
        """The id of the term with this name, other name or id; empty if there is none."""
        if name in self.terms:
            return name
        folded = fold(name)
        if folded in self._ids:
            return self._ids[folded]
        return next((term.id for term in self.terms.values() if folded in map(fold, term.aka)), "")

    def _new_id(self, term: ImportedTerm) -> str:
        for id in _ids(slug(cleaned(term.id or term.term))[: LONGEST_ID - 5] or "term"):
            if id not in self.terms:
                return id
        raise AssertionError


def _ids(base: str) -> Iterator[str]:
    yield base
    number = 1
    while True:
        number += 1
        yield f"{base}-{number}"
