"""What was probably meant: words of the packs that look like one that none of them has."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from reader.search.packindex import PackIndex
from reader.search.query_plan import Plan
from reader.search.tokens import Words, has_digits

SHORTEST = 4
MOST_CANDIDATES = 120
MOST_SUGGESTED = 4
RARE, MUCH_MORE = 2, 8


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
            distance = _distance(form, word, most, is_open=is_open)
            if 0 < distance <= most:
                before = found.get(word)
                found[word] = SuggestionCandidate(written, distance, places + (before.places if before else 0))
    # As good as nobody mistakes the first letter.
    best = sorted(found.items(), key=lambda item: (item[1].distance + (item[0][0] != form[0]) * 0.6, -item[1].places))
    return [candidate for _, candidate in best[:MOST_SUGGESTED]]


def _distance(typed: str, word: str, most: int, *, is_open: bool) -> float:
    """Letters to change, add, drop or swap; of an open word, to reach any beginning, which costs a little more."""
    if len(typed) - len(word) > most or (len(word) - len(typed) > most and not is_open):
        return most + 1.0
    last_row = _edits(typed, word)
    whole = float(last_row[-1])
    return min(whole, min(last_row) + 0.3) if is_open else whole


def _edits(typed: str, word: str) -> list[int]:
    """The edits from `typed` to each beginning of `word` (optimal string alignment)."""
    before: list[int] = []
    row = list(range(len(word) + 1))
    for number, letter in enumerate(typed, 1):
        before, row, above = row, [number], before
        for place, other in enumerate(word, 1):
            cost = min(before[place] + 1, row[place - 1] + 1, before[place - 1] + (letter != other))
            if number > 1 and place > 1 and letter == word[place - 2] and typed[number - 2] == other:
                cost = min(cost, above[place - 2] + 1)
            row.append(cost)
    return row
