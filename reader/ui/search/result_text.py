"""What the window says about an answer: plain sentences, and short counts."""

from __future__ import annotations

from collections.abc import Mapping

from reader.search.answer import KINDS, MOST_COUNTED, Answer
from reader.system.format_numbers import counted
from reader.ui.widgets.labels import one_line

LONGEST_QUOTED = 60
MOST_SENTENCES = 3
"""About packs that cannot be searched; of more there is only the number."""

_KINDS = (*KINDS, "note")
WHERE = {"note": "in your notes", "article": "in articles", "term": "in the glossary", "reference": "in the sources"}
CHIPS = {"": "All", "article": "Articles", "term": "Glossary", "reference": "Sources", "note": "Notes"}


def quoted(typed: str) -> str:
    return f"“{one_line(typed, LONGEST_QUOTED)}”"


def count_of(counts: Mapping[str, int], kind: str) -> int:
    return counts.get(kind, 0) if kind else sum(counts.get(each, 0) for each in _KINDS)


def short(count: int) -> str:
    """
    >>> short(12), short(1000)
    ('12', '1000+')
    """
    return f"{MOST_COUNTED}+" if count >= MOST_COUNTED else str(count)


def notes(answer: Answer, kind: str, pack: str, packs: int) -> list[str]:
    """What is to be said above the list. `pack` is the title of the only one that was asked; `packs` are at hand."""
    if not packs:
        return ["There is no pack to search. Open one with Ctrl+O."]
    said = []
    if answer.is_suggested:
        said.append(f"Nothing has {quoted(answer.typed)}. Shown: {one_line(answer.suggestion, LONGEST_QUOTED)}")
    if not answer.hits:
        elsewhere = count_of(answer.counts, "")
        if kind and elsewhere:
            said.append(f"Nothing was found {WHERE[kind]}. Elsewhere: {short(elsewhere)}.")
        elif not answer.is_suggested and len(answer.unsearchable) < packs:
            said.append(f"Nothing was found for {quoted(answer.typed)} in {_packs(pack, packs)}.")
    elif answer.is_partial:
        said.append("No place has all of these words. These have most of them.")
    said += answer.unsearchable[:MOST_SENTENCES]
    rest = len(answer.unsearchable) - MOST_SENTENCES
    if rest > 0:
        said.append(f"{rest} more packs cannot be searched.")
    return said


def spoken(answer: Answer, kind: str, said: list[str]) -> str:
    """What a screen reader says when the typing pauses."""
    count = count_of(answer.counts, kind)
    found = f"{short(count)} found." if answer.hits else ""
    meant = f"Did you mean {one_line(answer.suggestion)}?" if has_suggestion(answer) else ""
    return " ".join(filter(None, (*said, found, meant)))


def has_suggestion(answer: Answer) -> bool:
    return bool(answer.suggestion) and not answer.is_suggested


def _packs(pack: str, packs: int) -> str:
    if pack:
        return f"“{one_line(pack, LONGEST_QUOTED)}”"
    return counted(packs, "pack")
