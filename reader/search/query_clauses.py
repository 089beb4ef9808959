"""Expands a query for one pack: each part becomes a clause, which lists the words of the pack that match the part."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reader.search.packindex import PackIndex
from reader.search.query import QueryPart
from reader.search.tokens import is_syllabic
from reader.search.word_matches import OtherWord, other_words

EXACT, SAME_STEM, COMPLETION, ALIAS = 1.0, 0.85, 0.75, 0.9
"""How much a match counts: the word typed, another word of its stem, a longer word that begins so, another name.

Those of `word_matches` count less than all of these.
"""

MOST_WITH_STEM = 24
MOST_COMPLETIONS = 12
MOST_BIGRAMS = 200
"""That begin with a single character of a script without spaces, which may be a word of its own."""

MOST_COMPLETED_PASSAGES = 6_000
"""A short prefix has many completions: the most frequent are enough until more is typed."""

MOST_WORDS_OF_NAME = 6
MOST_NAME_VARIANTS = 8  # ways to write one name
FEWEST_SYLLABIC_BIGRAMS = 3
"""Thai, Lao, Burmese and Khmer write a syllable with several characters, so that shorter runs mean nothing."""

LEAST_FOUND = 0.5
"""The share of a run that must be known, or its known parts are not searched for."""

LONGEST_RUN = 60
"""How many bigrams of a run without spaces are looked up one by one."""


@dataclass(frozen=True, slots=True)
class Alternative:
    """Forms that, one after another, match a part of the query. At most `count` passages have them."""

    forms: tuple[str, ...]
    count: int
    quality: float = EXACT


@dataclass(frozen=True, slots=True)
class Clause:
    """A part of the query with what matches it in one pack.

    count        at most so many passages have one of the alternatives
    is_optional  a passage need not match it: a stop word
    open_prefix  the prefix typed, if more words of the pack begin with it than `alternatives` lists; else empty
    """

    alternatives: tuple[Alternative, ...]
    count: int
    is_optional: bool = False
    open_prefix: str = ""


@dataclass(frozen=True, slots=True)
class Alias:
    """Other names of the term that clauses `first` to `last` (exclusive) name together."""

    first: int
    last: int
    alternatives: tuple[Alternative, ...]


def clauses_for(index: PackIndex, parts: Sequence[QueryPart]) -> tuple[Clause, ...]:
    are_stop_words = [_is_stop_word(index, part) for part in parts]
    has_other_words = not all(are_stop_words)
    return tuple(
        _clause(index, part, is_optional=is_stop_word and has_other_words)
        for part, is_stop_word in zip(parts, are_stop_words, strict=True)
    )


def aliases_for(index: PackIndex, parts: Sequence[QueryPart]) -> tuple[Alias, ...]:
    """The other names of each term whose name is among the parts. No two overlap."""
    stems = [
        index.likeliest_stem(part.forms[0], part.written) if len(part.forms) == 1 else " ".join(part.forms)
        for part in parts
    ]
    found: list[Alias] = []
    first = 0
    while first < len(parts):
        for last in range(min(len(parts), first + MOST_WORDS_OF_NAME), first, -1):
            names = index.aliases(" ".join(stems[first:last]))
            if names and not any(part.is_quoted for part in parts[first:last]):
                typed = " ".join(form for part in parts[first:last] for form in part.forms)
                others = dict.fromkeys(name for group in names for name in group if name != typed)
                phrases = (_phrase(index, forms, ALIAS) for name in others for forms in _variants(index, name))
                found.append(Alias(first, last, tuple(phrases)))
                first = last - 1
                break
        first += 1
    return tuple(found)


def _variants(index: PackIndex, name: str) -> list[tuple[str, ...]]:
    """The name itself, then the name with other words of the same stems that the pack has."""
    forms = name.split()
    if len(forms) > MOST_WORDS_OF_NAME:
        return [tuple(forms)]
    words = ([form, *(word for word, _ in index.with_stem(index.stem_of(form), 3) if word != form)] for form in forms)
    return list(itertools.islice(itertools.product(*words), MOST_NAME_VARIANTS))


def known_runs(index: PackIndex, part: QueryPart) -> list[QueryPart]:
    """The longest parts of a run without spaces that the pack has; empty if they make up too little of the run."""
    fewest = FEWEST_SYLLABIC_BIGRAMS if is_syllabic(part.forms[0]) else 1
    runs: list[QueryPart] = []
    forms = part.forms[:LONGEST_RUN]
    first = 0
    while first < len(forms):
        last = first
        while last < len(forms) and index.count(expression_of([forms[first : last + 1]]), index.range_of(""), 1):
            last += 1
        if last - first >= fewest:
            runs.append(QueryPart(forms[first:last], is_unspaced=True))
            last += 1  # the next bigram shares a character with what was found
        first = max(last, first + 1)
    found = sum(len(run.forms) + 1 for run in runs)
    return runs if found >= LEAST_FOUND * (len(forms) + 1) else []


def expression_of(phrases: Iterable[Sequence[str]]) -> str:
    """An FTS5 expression that matches any of the phrases. Forms are quoted, since a pack can hold any text."""
    return "(" + " OR ".join('"' + " ".join(forms).replace('"', '""') + '"' for forms in phrases) + ")"


def _is_stop_word(index: PackIndex, part: QueryPart) -> bool:
    return not part.is_quoted and len(part.forms) == 1 and part.forms[0] in index.stop_words


def _clause(index: PackIndex, part: QueryPart, *, is_optional: bool) -> Clause:
    *before, last = part.forms
    most = MOST_BIGRAMS if part.is_unspaced else MOST_COMPLETIONS
    completions = index.beginning_with(last, most) if part.is_prefix else []
    if before:
        found = [_phrase(index, part.forms, EXACT)]
        found += [_phrase(index, (*before, word), COMPLETION) for word, _ in completions if word != last]
    else:
        found = _single_forms(index, part, completions)
    alternatives = tuple(alternative for alternative in found if alternative.count)
    count = min(index.end, sum(alternative.count for alternative in alternatives))
    has_more = part.is_prefix and len(part.forms) == 1 and len(completions) == most
    return Clause(alternatives, count, is_optional, part.forms[0] if has_more else "")


def _single_forms(index: PackIndex, part: QueryPart, completions: Sequence[tuple[str, int]]) -> list[Alternative]:
    form = part.forms[0]
    others: list[OtherWord] = []
    found = {word: Alternative((word,), count, EXACT) for word, count in index.counts_of([form]).items()}
    if not part.is_quoted and not part.is_unspaced:
        for word, count in index.with_stem(index.stem_of(form, part.written), MOST_WITH_STEM):
            found.setdefault(word, Alternative((word,), count, SAME_STEM))
        others = other_words(index, form, is_prefix=part.is_prefix, is_known=bool(found))
    room = MOST_COMPLETED_PASSAGES - sum(alternative.count for alternative in found.values())
    for word, count in completions:
        if word not in found and (count <= room or not found):
            found[word] = Alternative((word,), count, EXACT if part.is_unspaced else COMPLETION)
            room -= count
    for word, count, quality in others:
        if word not in found and (count <= room or not found):
            found[word] = Alternative((word,), count, quality)
            room -= count
    return list(found.values())


def _phrase(index: PackIndex, forms: tuple[str, ...], quality: float) -> Alternative:
    counts = index.counts_of(set(forms))
    return Alternative(forms, min(counts.get(form, 0) for form in forms), quality)
