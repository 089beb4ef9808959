"""What was probably meant: words of the packs that look like one that none of them has."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from reader.search.packindex import PackIndex
from reader.search.query_plan import Plan
from reader.search.tokens import Words, has_digits

SHORTEST = 4
MOST_CANDIDATES = 120
MOST_SUGGESTED = 4
RARE, MUCH_MORE = 2, 8

A_LONGER_WORD, WRONG_FIRST_LETTER = 0.3, 0.6
"""Added to an edit distance. Hardly anybody mistypes the first letter."""


@dataclass(frozen=True, slots=True)
class SuggestionCandidate:
    """A word as it is written, how far it is from what was typed, and in how many places it stands."""

    written: str
    distance: float
    places: int


def mended(typed: str, plans: Sequence[Plan], *, is_unknown: bool = True) -> Iterator[str]:
    """What was typed with the words put right that no pack has, or that few places have, the likeliest first."""
    if not plans:
        return
    indexes = [plan.index for plan in plans]
    replacements = {}
    for number, part in enumerate(plans[0].parts):
        if len(part.forms) > 1 or part.is_quoted or part.is_piece:
            continue
        is_in_none = all(number in plan.unknown() for plan in plans if number < len(plan.slots))
        places = sum(plan.slots[number].places for plan in plans if number < len(plan.slots))
        if is_unknown and is_in_none:
            replacements[part.forms[0]] = candidates(indexes, part.forms[0], is_open=part.is_open)
        elif not is_unknown and 0 < places <= RARE and not plans[0].slots[number].is_soft:
            likely = candidates(indexes, part.forms[0], is_open=False)
            replacements[part.forms[0]] = [
                each for each in likely if each.distance <= 1 and each.places >= MUCH_MORE * places
            ]
    replacements = {form: found for form, found in replacements.items() if found}
    for attempt in range(MOST_SUGGESTED if replacements else 0):
        words = {form: found[min(attempt, len(found) - 1)].written for form, found in replacements.items()}
        yield _replaced(typed, words, indexes[0].words)


def _replaced(typed: str, words: Mapping[str, str], language: Words) -> str:
    text = typed
    for word in reversed(language.of(typed)):
        if word.form in words:
            text = text[: word.first] + words[word.form] + text[word.last :]
    return text


def allowed_errors(form: str) -> int:
    return 0 if len(form) < SHORTEST else 1 if len(form) < 6 else 2 if len(form) < 12 else 3


def candidates(indexes: Iterable[PackIndex], form: str, *, is_open: bool) -> list[SuggestionCandidate]:
    """Best first. What is open may be the beginning of a longer word."""
    most = allowed_errors(form)
    if not most or has_digits(form):
        return []
    found: dict[str, SuggestionCandidate] = {}
    for index in indexes:
        for word, written, places in index.looking_like(form, MOST_CANDIDATES):
            distance = edit_distance(form, word, most, is_open=is_open)
            if 0 < distance <= most:
                before = found.get(word)
                found[word] = SuggestionCandidate(written, distance, places + (before.places if before else 0))

    def rank(item: tuple[str, SuggestionCandidate]) -> tuple[float, int]:
        word, candidate = item
        is_first_letter_wrong = word[0] != form[0]
        return candidate.distance + is_first_letter_wrong * WRONG_FIRST_LETTER, -candidate.places

    best = sorted(found.items(), key=rank)
    return [candidate for _, candidate in best[:MOST_SUGGESTED]]


def edit_distance(typed: str, word: str, most: int, *, is_open: bool) -> float:
    """How many letters to change, add, drop or swap (optimal string alignment); `most` + 1 for more than `most`.

    Where `is_open`, `word` may go on after what was typed, at the cost of A_LONGER_WORD.
    """
    distance = float(OSA.distance(typed, word, score_cutoff=most))
    if not is_open:
        return distance
    lengths = range(max(0, len(typed) - most), min(len(word), len(typed) + most) + 1)
    beginnings = (OSA.distance(typed, word[:length], score_cutoff=most) for length in lengths)
    return min(distance, min(beginnings, default=most + 1) + A_LONGER_WORD)
