"""What a query asks of one pack: for each part the forms that would do, from the words that the pack holds."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reader.search.packindex import PackIndex
from reader.search.query import Part
from reader.search.tokens import is_syllabic

EXACT, SIBLING, COMPLETION, ALIAS = 1.0, 0.85, 0.75, 0.9
"""How much less a place counts that has another form of a word, one that goes on, another name."""

MOST_SIBLINGS = 24
MOST_COMPLETIONS = 12
MOST_PAIRS = 200  # that begin with a lone character of a script without spaces: it may be all of a word
MOST_COMPLETED_PLACES = 6_000
"""A short beginning has many completions: the most frequent will do until more is typed."""

LONGEST_NAME = 6  # words
MOST_INFLECTED = 8  # ways to write one name
FEWEST_PAIRS_OF_SYLLABLES = 3
"""Thai and its neighbours write a syllable with several characters, so that shorter stretches mean nothing."""

LEAST_FOUND = 0.5  # of a run
LONGEST_RUN = 60
"""Pairs of a run without spaces that are looked for one by one."""


@dataclass(frozen=True, slots=True)
class Alternative:
    """Forms side by side that stand for a part. `places` is how many have them, or more."""

    forms: tuple[str, ...]
    places: int
    quality: float = EXACT


@dataclass(frozen=True, slots=True)
class Slot:
    """A part of the query.

    is_soft     it need not be there: a word that every text has
    beginning   where more words begin with what was typed than `alternatives` has
    """

    alternatives: tuple[Alternative, ...]
    places: int
    is_soft: bool = False
    beginning: str = ""


@dataclass(frozen=True, slots=True)
class Alias:
    """Other names for what slots `first` to `last` (exclusive) name together."""

    first: int
    last: int
    alternatives: tuple[Alternative, ...]


def slots_for(index: PackIndex, parts: Sequence[Part]) -> tuple[Slot, ...]:
    soft = [_is_stop_word(index, part) for part in parts]
    may_be_soft = not all(soft)
    return tuple(_slot(index, part, is_soft and may_be_soft) for part, is_soft in zip(parts, soft, strict=True))


def aliases_for(index: PackIndex, parts: Sequence[Part]) -> tuple[Alias, ...]:
    """For each run of parts that is the name of a term: the term's other names. None overlaps another."""
    stems = [index.stem_of(part.forms[0]) if len(part.forms) == 1 else " ".join(part.forms) for part in parts]
    found: list[Alias] = []
    first = 0
    while first < len(parts):
        for last in range(min(len(parts), first + LONGEST_NAME), first, -1):
            names = index.aliases(" ".join(stems[first:last]))
            if names and not any(part.is_quoted for part in parts[first:last]):
                typed = " ".join(form for part in parts[first:last] for form in part.forms)
                others = dict.fromkeys(name for group in names for name in group if name != typed)
                phrases = (_phrase(index, forms, ALIAS) for name in others for forms in _inflected(index, name))
                found.append(Alias(first, last, tuple(phrases)))
                first = last - 1
                break
        first += 1
    return tuple(found)


def _inflected(index: PackIndex, name: str) -> list[tuple[str, ...]]:
    """A name as it is, and with other forms and spellings of its words that the pack has."""
    forms = name.split()
    if len(forms) > LONGEST_NAME:
        return [tuple(forms)]
    siblings = (
        [form, *(word for word, _ in index.with_stem(index.stem_of(form), 3) if word != form)] for form in forms
    )
    return list(itertools.islice(itertools.product(*siblings), MOST_INFLECTED))


def pieces_of(index: PackIndex, part: Part) -> list[Part]:
    """The longest stretches that the pack has of a run without spaces; none where they are few and short."""
    fewest = FEWEST_PAIRS_OF_SYLLABLES if is_syllabic(part.forms[0]) else 1
    pieces: list[Part] = []
    forms = part.forms[:LONGEST_RUN]
    first = 0
    while first < len(forms):
        last = first
        while last < len(forms) and index.count(expression_of([forms[first : last + 1]]), index.range_of(""), 1):
            last += 1
        if last - first >= fewest:
            pieces.append(Part(forms[first:last], is_piece=True))
            last += 1  # the next pair begins within what was found
        first = max(last, first + 1)
    found = sum(len(piece.forms) + 1 for piece in pieces)
    return pieces if found >= LEAST_FOUND * (len(forms) + 1) else []


def expression_of(phrases: Iterable[Sequence[str]]) -> str:
    """For FTS5: one of the phrases. Forms come from the pack, too: whatever they hold stays within the quotes."""
    return "(" + " OR ".join('"' + " ".join(forms).replace('"', '""') + '"' for forms in phrases) + ")"


def _is_stop_word(index: PackIndex, part: Part) -> bool:
    return not part.is_quoted and len(part.forms) == 1 and part.forms[0] in index.stop_words


def _slot(index: PackIndex, part: Part, is_soft: bool) -> Slot:
    *before, last = part.forms
    most = MOST_PAIRS if part.is_piece else MOST_COMPLETIONS
    completions = index.beginning_with(last, most) if part.is_open else []
    if before:
        found = [_phrase(index, part.forms, EXACT)]
        found += [_phrase(index, (*before, word), COMPLETION) for word, _ in completions if word != last]
    else:
        found = _forms(index, part, completions)
    alternatives = tuple(alternative for alternative in found if alternative.places)
    places = min(index.end, sum(alternative.places for alternative in alternatives))
    is_cut = part.is_open and len(part.forms) == 1 and len(completions) == most
    return Slot(alternatives, places, is_soft, part.forms[0] if is_cut else "")


def _forms(index: PackIndex, part: Part, completions: Sequence[tuple[str, int]]) -> list[Alternative]:
    form = part.forms[0]
    found = {word: Alternative((word,), places, EXACT) for word, places in index.places_of([form]).items()}
    if not part.is_quoted and not part.is_piece:
        for word, places in index.with_stem(index.stem_of(form), MOST_SIBLINGS):
            found.setdefault(word, Alternative((word,), places, SIBLING))
    room = MOST_COMPLETED_PLACES - sum(alternative.places for alternative in found.values())
    for word, places in completions:
        if word not in found and (places <= room or not found):
            found[word] = Alternative((word,), places, EXACT if part.is_piece else COMPLETION)
            room -= places
    return list(found.values())


def _phrase(index: PackIndex, forms: tuple[str, ...], quality: float) -> Alternative:
    places = index.places_of(set(forms))
    return Alternative(forms, min(places.get(form, 0) for form in forms), quality)
