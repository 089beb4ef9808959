"""Reads glossary.yaml: the terms of a pack, and the names that are linked to each term."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reader.library.authoring.fields import Fields, read_entries
from reader.library.authoring.problems import FileProblems, with_advice
from reader.library.authoring.raw_marks import PlainText, formatting_mark
from reader.library.authoring.suggest import KnownNames
from reader.library.authoring.term_names import MOST_SIGNS, MOST_WORDS, split_name, too_long
from reader.library.authoring.textfile import TextSource, read_text
from reader.library.authoring.yamlfile import YamlNode, for_message, parse_yaml
from reader.translation import _, number_text

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
            mark = formatting_mark(name, PlainText.TERM)
            if mark:
                problems.warn(line, mark)
            split = split_name(name)
            if split and too_long(*split):
                problems.warn(
                    line,
                    _(
                        "Carrel does not link {name}, because it has more than {words} words, or more than {signs} "
                        "signs at an end; shorten it",
                        name=for_message(name),
                        words=number_text(MOST_WORDS),
                        signs=number_text(MOST_SIGNS),
                    ),
                )
        if draft.id in drafts:
            first = drafts[draft.id].line
            problems.error(
                draft.line, _("term {id} is given twice (first in line {first}); keep one", id=draft.id, first=first)
            )
        elif draft.id:
            drafts[draft.id] = draft
    return list(drafts.values())


def check_links(drafts: Sequence[TermDraft], references: KnownNames, problems: FileProblems) -> None:
    """Reports unknown ids in `see` and `cites`."""
    ids = KnownNames(draft.id for draft in drafts)
    for draft in drafts:
        for id, line in draft.see:
            if id == draft.id:
                problems.error(line, _("{field} contains the term itself ({id}); delete it", field="see", id=id))
            elif id not in ids:
                problem = _("{field} contains an unknown term {id}", field="see", id=for_message(id))
                problems.error(line, with_advice(problem, ids.suggestion(id) or _("write the id of a term")))
        for key, line in draft.cites:
            if key not in references:
                report_unknown_reference(key, line, references, problems)


def report_unknown_reference(key: str, line: int, references: KnownNames, problems: FileProblems) -> None:
    """Of an entry with a list `cites`."""
    problem = _("{field} contains an unknown reference {id}", field="cites", id=for_message(key))
    problems.error(line, with_advice(problem, references.suggestion(key)))


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
                _(
                    "the term {term} is also the name of {id}, so Carrel links neither; rename one",
                    term=for_message(name),
                    id=same[0][1].id,
                ),
            )
    akas: dict[str, list[tuple[str, int, TermDraft]]] = {}
    for draft in drafts:
        own: set[str] = {_comparable(draft.term)}
        for aka, line in draft.aka:
            key = _comparable(aka)
            if key in own:
                problems.warn(
                    line,
                    _(
                        "{field} {name} is given twice for {id}; delete one",
                        field="aka",
                        name=for_message(aka),
                        id=draft.id,
                    ),
                )
            elif key in owners:
                problems.warn(
                    line,
                    _(
                        "{field} {name} is the name of the term {id}; delete it here",
                        field="aka",
                        name=for_message(aka),
                        id=owners[key][0][1].id,
                    ),
                )
            else:
                akas.setdefault(key, []).append((aka, line, draft))
            own.add(key)
    for shared in akas.values():
        if len(shared) == 1:
            names.append((shared[0][0], shared[0][2].id))
        for aka, line, _draft in shared[1:]:
            problems.warn(
                line,
                _(
                    "{field} {name} is also a name of {id}, so Carrel links neither; delete one",
                    field="aka",
                    name=for_message(aka),
                    id=shared[0][2].id,
                ),
            )
    return names


def _comparable(name: str) -> str:
    return " ".join(name.casefold().split())
