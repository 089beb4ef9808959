"""Suggests corrections of a query: words of the packs that are spelled like a word that they do not have."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from reader.library.folding import fold
from reader.search.packindex import PackIndex
from reader.search.query_plan import QueryPlan
from reader.search.tokens import Tokenizer, has_digits

SHORTEST = 4
"""Letters of a word that is corrected, at least."""

MOST_CANDIDATES = 120
"""How many words with the same pairs of letters are compared, in each pack."""

MOST_SUGGESTED = 4
RARE, MUCH_MORE = 2, 8
"""A word in so few passages may be an error for a word that is in so many times as many."""

A_LONGER_WORD, WRONG_FIRST_LETTER = 0.3, 0.6
"""Added to an edit distance. Hardly anybody mistypes the first letter."""


@dataclass(frozen=True, slots=True)
class SuggestionCandidate:
    """A word with its accents, its edit distance from what was typed, and how many passages have it."""

    written: str
    distance: float
    count: int


def corrected(typed: str, plans: Sequence[QueryPlan], *, rare_words: bool = False) -> Iterator[str]:
    """What was typed, with the words replaced that no pack has or, with `rare_words`, that few passages have.

    The likeliest comes first.
    """
    if not plans:
        return
    indexes = [plan.index for plan in plans]
    replacements = {}
    for number, part in enumerate(plans[0].parts):
        if len(part.forms) > 1 or part.is_quoted or part.is_unspaced:
            continue
        is_unknown = all(number in plan.unknown_clauses() for plan in plans if number < len(plan.clauses))
        count = sum(plan.clauses[number].count for plan in plans if number < len(plan.clauses))
        if is_unknown and not rare_words:
            replacements[part.forms[0]] = candidates(indexes, part.forms[0], is_prefix=part.is_prefix)
        elif rare_words and 0 < count <= RARE and not plans[0].clauses[number].is_optional:
            likely = candidates(indexes, part.forms[0], is_prefix=False)
            replacements[part.forms[0]] = [
                each for each in likely if each.distance <= 1 and each.count >= MUCH_MORE * count
            ]
    replacements = {form: found for form, found in replacements.items() if found}
    for attempt in range(MOST_SUGGESTED if replacements else 0):
        words = {form: found[min(attempt, len(found) - 1)].written for form, found in replacements.items()}
        yield _replaced(typed, words, indexes[0].tokenizer)


def _replaced(typed: str, words: Mapping[str, str], tokenizer: Tokenizer) -> str:
    text = typed
    for word in reversed(tokenizer.tokenize(typed)):
        if word.form in words:
            text = text[: word.first] + words[word.form] + text[word.last :]
    return text


def allowed_errors(form: str) -> int:
    return 0 if len(form) < SHORTEST else 1 if len(form) < 6 else 2 if len(form) < 12 else 3


def candidates(indexes: Iterable[PackIndex], form: str, *, is_prefix: bool) -> list[SuggestionCandidate]:
    """Best first. A prefix may also be the beginning of a longer word."""
    most = allowed_errors(form)
    if not most or has_digits(form):
        return []
    found: dict[str, SuggestionCandidate] = {}
    for index in indexes:
        plain = index.tokenizer.plain(form)
        for word, written, count in index.looking_like(form, MOST_CANDIDATES):
            distance = edit_distance(plain, index.tokenizer.plain(word), most, is_prefix=is_prefix)
            stem = index.stem_of(word) if distance > most and not is_prefix and len(word) > len(form) + 1 else ""
            if len(stem) > len(form):  # a letter is left out, and so is the ending: clor for chlore
                distance = edit_distance(plain, index.tokenizer.plain(stem), most, is_prefix=False) + A_LONGER_WORD
            if 0 < distance < most + 1:
                before = found.get(word)
                found[word] = SuggestionCandidate(written, distance, count + (before.count if before else 0))

    def rank(item: tuple[str, SuggestionCandidate]) -> tuple[float, int]:
        word, candidate = item
        is_first_letter_wrong = fold(word[0]) != fold(form[0])
        return candidate.distance + is_first_letter_wrong * WRONG_FIRST_LETTER, -candidate.count

    best = sorted(found.items(), key=rank)
    return [candidate for _, candidate in best[:MOST_SUGGESTED]]


def edit_distance(typed: str, word: str, most: int, *, is_prefix: bool) -> float:
    """How many letters to change, add, drop or swap (optimal string alignment); `most` + 1 for more than `most`.

    With `is_prefix`, `word` may be longer than what was typed, at the cost of A_LONGER_WORD.
    """
    distance = float(OSA.distance(typed, word, score_cutoff=most))
    if not is_prefix:
        return distance
    lengths = range(max(0, len(typed) - most), min(len(word), len(typed) + most) + 1)
    beginnings = (OSA.distance(typed, word[:length], score_cutoff=most) for length in lengths)
    return min(distance, min(beginnings, default=most + 1) + A_LONGER_WORD)
