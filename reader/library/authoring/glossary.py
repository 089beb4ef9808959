"""Reads glossary.yaml: the terms of a pack, and the names that are linked to each term."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reader.library.authoring.fields import Fields, read_entries
from reader.library.authoring.problems import FileProblems
from reader.library.authoring.raw_marks import formatting_mark
from reader.library.authoring.suggest import KnownNames
from reader.library.authoring.term_names import MOST_SIGNS, MOST_WORDS, split_name, too_long
from reader.library.authoring.textfile import TextSource, read_text
from reader.library.authoring.yamlfile import YamlNode, for_message, parse_yaml

FILE = "glossary.yaml"
_EXAMPLE = "- {id: cbt, term: cognitive behavioural therapy, definition: …}"
_FIELDS = ("id", "term", "aka", "definition", "see", "cites")


@dataclass(frozen=True, slots=True)
class TermDraft:
    """A term with its definition as Markdown. The lists contain pairs of a text and its line."""

    id: str
    term: str
    aka: tuple[tuple[str, int], ...]
    definition: str
    see: tuple[tuple[str, int], ...]
    cites: tuple[tuple[str, int], ...]
    line: int
    definition_line: int


def read_glossary(source: TextSource, problems: FileProblems) -> list[TermDraft]:
    """All entries that have an id, even if other fields are missing, since articles may link to them."""
    text = read_text(source, problems)
    return read_terms(None if text is None else parse_yaml(text, problems), problems)


def read_terms(node: YamlNode | None, problems: FileProblems) -> list[TermDraft]:
    drafts: dict[str, TermDraft] = {}
    for entry in read_entries(node, _EXAMPLE, problems):
        fields = Fields(entry, problems, _FIELDS)
        definition, definition_line = fields.raw("definition", required=True)
        draft = TermDraft(
            id=fields.identifier(),
            term=fields.text("term", required=True),
            aka=tuple(fields.texts("aka")),
            definition=definition,
            see=tuple(fields.texts("see")),
            cites=tuple(fields.texts("cites")),
            line=fields.line_of("id"),
            definition_line=definition_line,
        )
        for name, line in ((draft.term, fields.line_of("term")), *draft.aka):
            mark = formatting_mark(name, "the name of a term")
            if mark:
                problems.warn(line, mark)
            split = split_name(name)
            if split and too_long(*split):
                problems.warn(
                    line,
                    f"Carrel does not link {for_message(name)}, because it has more than {MOST_WORDS} words, or more "
                    f"than {MOST_SIGNS} signs at an end; shorten it",
                )
        if draft.id in drafts:
            first = drafts[draft.id].line
            problems.error(draft.line, f"term {draft.id} is given twice (first in line {first}); keep one")
        elif draft.id:
            drafts[draft.id] = draft
    return list(drafts.values())


def check_links(drafts: Sequence[TermDraft], references: KnownNames, problems: FileProblems) -> None:
    """Reports unknown ids in `see` and `cites`."""
    ids = KnownNames(draft.id for draft in drafts)
    for draft in drafts:
        for id, line in draft.see:
            if id == draft.id:
                problems.error(line, f"see contains the term itself ({id}); delete it")
            elif id not in ids:
                problems.error(
                    line, f"see contains an unknown term {for_message(id)}{ids.hint(id) or '; write the id of a term'}"
                )
        for key, line in draft.cites:
            if key not in references:
                problems.error(line, f"cites contains an unknown reference {for_message(key)}{references.hint(key)}")


def unique_names(drafts: Iterable[TermDraft], problems: FileProblems) -> list[tuple[str, str]]:
    """Pairs of a name that only one term has, and the id of that term. `term` takes precedence over `aka`."""
    drafts = list(drafts)
    owners: dict[str, list[tuple[str, TermDraft]]] = {}
    for draft in drafts:
        if draft.term:
            owners.setdefault(_comparable(draft.term), []).append((draft.term, draft))
    names = []
    for same in owners.values():
        if len(same) == 1:
            names.append((same[0][0], same[0][1].id))
        for name, draft in same[1:]:
            problems.warn(
                draft.line,
                f"the term {for_message(name)} is also the name of {same[0][1].id}, so Carrel links "
                "neither; rename one",
            )
    akas: dict[str, list[tuple[str, int, TermDraft]]] = {}
    for draft in drafts:
        own: set[str] = {_comparable(draft.term)}
        for aka, line in draft.aka:
            key = _comparable(aka)
            if key in own:
                problems.warn(line, f"aka {for_message(aka)} is given twice for {draft.id}; delete one")
            elif key in owners:
                problems.warn(
                    line, f"aka {for_message(aka)} is the name of the term {owners[key][0][1].id}; delete it here"
                )
            else:
                akas.setdefault(key, []).append((aka, line, draft))
            own.add(key)
    for shared in akas.values():
        if len(shared) == 1:
            names.append((shared[0][0], shared[0][2].id))
        for aka, line, _ in shared[1:]:
            problems.warn(
                line,
                f"aka {for_message(aka)} is also a name of {shared[0][2].id}, so Carrel links neither; delete one",
            )
    return names


def _comparable(name: str) -> str:
    return " ".join(name.casefold().split())
