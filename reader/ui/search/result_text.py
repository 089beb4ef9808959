"""The sentences above the search results, and the counts on the filter chips."""

from __future__ import annotations

from collections.abc import Mapping

from reader.search.answer import KINDS, MOST_COUNTED, PARTIAL_SENTENCE, PHRASE_SENTENCES, Answer
from reader.system.format_numbers import counted
from reader.ui.widgets.labels import one_line

LONGEST_QUOTED = 60  # characters
MAX_UNSEARCHABLE = 3
"""Packs that cannot be searched: so many are named; of the others, only their number is given."""

_KINDS = (*KINDS, "note")
WHERE = {"note": "in your notes", "article": "in articles", "term": "in the glossary", "reference": "in the sources"}
CHIP_LABELS = {"": "All", "article": "Articles", "term": "Glossary", "reference": "Sources", "note": "Notes"}


def quoted(typed: str) -> str:
    return f"“{one_line(typed, LONGEST_QUOTED)}”"


def count_of(counts: Mapping[str, int], kind: str) -> int:
    return counts.get(kind, 0) if kind else sum(counts.get(each, 0) for each in _KINDS)


def short_count(count: int) -> str:
    """
    >>> short_count(12), short_count(1000)
    ('12', '1000+')
    """
    return f"{MOST_COUNTED}+" if count >= MOST_COUNTED else str(count)


def answer_sentences(answer: Answer, kind: str, pack: str, packs: int) -> list[str]:
    """The sentences above the results.

    `kind` and `pack` are the filter: a kind and the title of a pack, or empty. `packs` is the number of packs.
    """
    if not packs:
        return ["There is no pack to search. Open one with Ctrl+O."]
    sentences = []
    if answer.is_suggested:
        sentences.append(f"No results for {quoted(answer.typed)}. Showing results for {quoted(answer.suggestion)}.")
    if not answer.hits:
        elsewhere = count_of(answer.counts, "")
        if kind and elsewhere:
            sentences.append(f"No results {WHERE[kind]}, but {short_count(elsewhere)} elsewhere.")
        elif not answer.is_suggested and len(answer.unsearchable) < packs:
            sentences.append(f"No results for {quoted(answer.typed)} in {_packs(pack, packs)}.")
    else:
        if answer.excluded:
            sentences.append(f"No results without {quoted(answer.excluded)}. Showing results with it.")
        if answer.phrase in PHRASE_SENTENCES:
            sentences.append(PHRASE_SENTENCES[answer.phrase])
        if answer.is_partial:
            sentences.append(PARTIAL_SENTENCE)
    sentences += answer.unsearchable[:MAX_UNSEARCHABLE]
    rest = len(answer.unsearchable) - MAX_UNSEARCHABLE
    if rest > 0:
        sentences.append(f"{counted(rest, 'more pack')} cannot be searched.")
    return sentences


def spoken_summary(answer: Answer, kind: str, sentences: list[str]) -> str:
    """What a screen reader announces when the reader stops typing."""
    count = count_of(answer.counts, kind)
    found = f"{short_count(count)} found." if answer.hits else ""
    suggestion = f"Did you mean {one_line(answer.suggestion)}?" if has_suggestion(answer) else ""
    return " ".join(filter(None, (*sentences, found, suggestion)))


def has_suggestion(answer: Answer) -> bool:
    return bool(answer.suggestion) and not answer.is_suggested


def _packs(pack: str, packs: int) -> str:
    if pack:
        return f"“{one_line(pack, LONGEST_QUOTED)}”"
    return counted(packs, "pack")
