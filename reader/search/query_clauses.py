"""Expands a query for one pack: each part becomes a clause, which lists the words of the pack that match the part."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from reader.search.joints import Check
from reader.search.long_numbers import MOST_GROUPS, groupings
from reader.search.packindex import PackIndex
from reader.search.query import QueryPart
from reader.search.tokens import has_digits, is_syllabic
from reader.search.word_matches import OtherWord, other_words
from reader.search.written_forms import (
    PARTICLES,
    SHORTEST_BEFORE_PARTICLE,
    fused,
    phrases,
    word_splits,
    written_forms,
)

EXACT, SPELLED, SAME_STEM, COMPLETION, ALIAS = 1.0, 0.95, 0.85, 0.75, 0.9
"""How much a match counts: the word typed, the same word written in another way, another word of its stem, a longer
word that begins so, another name. Those of `word_matches` count less than all of these.
"""

MOST_WITH_STEM = 24
MOST_COMPLETIONS = 12
MOST_BIGRAMS = 200
"""That begin with a single character of a script without spaces, which may be a word of its own."""

MOST_COMPLETED_PASSAGES = 6_000
"""A short prefix has many completions: the most frequent are enough until more is typed."""

MOST_FORMS_IN_PHRASE, MOST_INFLECTED = 4, 24
MOST_WORDS_OF_NAME = 6
MOST_JOINED = 4
"""Parts that may be one word elsewhere; letters that were typed one by one may be more."""

MOST_JOINED_LETTERS = 8
MOST_JOINS = 12  # in one query
MOST_FORMS_OF_JOIN = 6
MOST_NAME_VARIANTS = 8  # ways to write one name
FEWEST_SYLLABIC_BIGRAMS = 3
"""Thai, Lao, Burmese and Khmer write a syllable with several characters, so that shorter runs mean nothing."""

LEAST_FOUND = 0.5
"""The share of a run that must be known, or its known parts are not searched for."""

LONGEST_RUN = 60
"""How many bigrams of a run without spaces are looked up one by one."""


@dataclass(frozen=True, slots=True)
class Alternative:
    """Forms that, one after another, match a part of the query, if the signs between and beside them pass the check.

    At most `count` passages have them.
    """

    forms: tuple[str, ...]
    count: int
    quality: float = EXACT
    check: Check | None = None


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
    """What clauses `first` to `last` (exclusive) are called together: other names of a term, or one word for all."""

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


def joins_for(index: PackIndex, parts: Sequence[QueryPart]) -> tuple[Alias, ...]:
    """The words of the pack that are several parts written as one: covid19 for “covid 19”. They may overlap."""
    found: list[Alias] = []
    for first in range(len(parts)):
        for last in range(first + 2, min(len(parts), first + MOST_JOINED_LETTERS) + 1):
            if len(found) == MOST_JOINS or not _may_join(index, parts[first:last]):
                break
            alternatives = _joined(index, parts[first:last])
            if alternatives:
                found.append(Alias(first, last, tuple(alternatives)))
    return tuple(found)


def _may_join(index: PackIndex, parts: Sequence[QueryPart]) -> bool:
    """A stop word is joined only if it was typed so: “a typical” is not atypical, but “e-mail” is email."""
    if any(part.is_quoted or part.is_unspaced or part.is_prefix for part in parts[:-1]):
        return False
    if parts[-1].is_quoted or parts[-1].is_unspaced:
        return False
    if all(len(form) == 1 for part in parts for form in part.forms):
        has_number = any(has_digits(part.forms[0]) for part in parts)
        if len(parts) > 2 or all(part.is_glued for part in parts[1:]):
            return True
        return has_number and not any(_is_stop_word(index, part) for part in parts)
    is_number = all(form.isdigit() for part in parts for form in part.forms)
    return len(parts) <= (MOST_GROUPS if is_number else MOST_JOINED) and all(
        after.is_glued or _goes_with(index, before, after) for before, after in itertools.pairwise(parts)
    )


def _goes_with(index: PackIndex, before: QueryPart, after: QueryPart) -> bool:
    if _is_stop_word(index, before):
        return False
    is_particle = after.forms[0] in PARTICLES and len(before.forms[-1]) >= SHORTEST_BEFORE_PARTICLE
    return is_particle or not _is_stop_word(index, after)


def _joined(index: PackIndex, parts: Sequence[QueryPart]) -> list[Alternative]:
    found: dict[tuple[str, ...], Alternative] = {}
    for form in fused([form for part in parts for form in part.forms]):
        words = [(word, count, SPELLED) for word, count in index.counts_of([form]).items()]
        if not has_digits(form):
            same_stem = index.with_stem(index.stem_of(form), MOST_FORMS_OF_JOIN)
            words += [(word, count, SAME_STEM) for word, count in same_stem]
        if parts[-1].is_prefix and not form.isdigit():
            words += [(word, count, COMPLETION) for word, count in index.beginning_with(form, MOST_FORMS_OF_JOIN)]
        for word, count, quality in words:
            found.setdefault((word,), Alternative((word,), count, quality))
        for each in written_forms(form) if has_digits(form) else ():
            found[each.forms] = _phrase(index, each.forms, SPELLED, each.check)
    for way in groupings(index, [form for part in parts for form in part.forms]):
        found[way] = _phrase(index, way, SPELLED, Check.DIALLED)
    if len(parts) == 2 and max(len(part.forms) for part in parts) > 1:
        # Of “2.5 mg”, only the last digits and the unit may be one word: 2.5mg.
        (*head, last), (first, *tail) = parts[0].forms, parts[1].forms
        for form in fused([last, first]):
            found[*head, form, *tail] = _phrase(index, (*head, form, *tail), SPELLED, Check.GROUPED)
    return [each for each in found.values() if each.count]


def _inflected(index: PackIndex, forms: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """The phrase with other words of the same stems that the pack has."""
    words = []
    for form in forms:
        same_stem = [] if form in index.stop_words else index.with_stem(index.stem_of(form), MOST_FORMS_IN_PHRASE)
        words.append((form, *(word for word, _ in same_stem if word != form)))
    return itertools.islice(itertools.product(*words), MOST_INFLECTED)


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
        is_number = not part.is_quoted and all(form[0].isdigit() for form in part.forms)
        found = [_phrase(index, part.forms, EXACT, Check.GROUPED if is_number else None)]
        found += [_phrase(index, (*before, word), COMPLETION) for word, _ in completions if word != last]
        if not part.is_unspaced:
            found += [_phrase(index, each.forms, SPELLED, each.check) for each in phrases(index, part.forms)]
            found += [_phrase(index, each, SPELLED, Check.DIALLED) for each in groupings(index, part.forms)]
        if part.has_stems:
            known = {each.forms for each in found}
            inflected = (forms for forms in _inflected(index, part.forms) if forms not in known)
            found += [_phrase(index, forms, SAME_STEM) for forms in inflected]
    else:
        found = _single_forms(index, part, completions)
        if not part.is_unspaced:
            found += _other_spellings(index, part, found)
            found = [_with_check(part, each) for each in found]
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


def _other_spellings(index: PackIndex, part: QueryPart, found: Sequence[Alternative]) -> list[Alternative]:
    """What has the same word, written in another way."""
    form = part.forms[0]
    known = {alternative.forms for alternative in found}
    ways = (*written_forms(form), *word_splits(index, form, has_stems=not part.is_quoted))
    spelled = {each.forms: each.check for each in ways if each.forms not in known}
    spelled |= {each: Check.DIALLED for each in groupings(index, [form]) if each not in known}
    return [_phrase(index, each, SPELLED, check) for each, check in spelled.items()]


def _with_check(part: QueryPart, found: Alternative) -> Alternative:
    """With the check of a number, if it is the one that was typed."""
    if found.forms != part.forms or not part.forms[0].isdigit():
        return found
    return replace(found, check=Check.NEGATIVE if part.is_negative else Check.NUMBER)


def _phrase(index: PackIndex, forms: tuple[str, ...], quality: float, check: Check | None = None) -> Alternative:
    counts = index.counts_of(set(forms))
    return Alternative(forms, min(counts.get(form, 0) for form in forms), quality, check)
