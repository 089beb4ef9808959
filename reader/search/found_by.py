"""Whether a query has all the words of a text that an author chose to find a block by, alone or among others."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from rapidfuzz.distance import OSA

from reader.search.matcher import FormMatch, Matcher
from reader.search.query import QueryPart
from reader.search.query_clauses import EXACT, SAME_STEM, SPELLED, Clause
from reader.search.tokens import is_unspaced
from reader.search.word_matches import PLAIN_STEM

IS_FOUND_BY = 14.0
"""The score of a block if the query is such a text: above a term with that name and the query in its definition."""

AMONG_OTHERS = 12.6
"""If the query has the text and further words: above any text, and below what is called like the whole query."""

ONE_WORD_AMONG_OTHERS = 4.0
"""If the text is one word, not counting stop words: above passages that have only some of the words."""

MISSPELLED = 0.8
"""How well a text of several words matches the words typed if one of these is a word that the pack does not have."""

LETTERS_PER_SLIP, MOST_SLIPS = 6, 2
"""One letter in six may be wrong, and no more than two: “wan to die” is “want to die”."""

MOST_BETWEEN, MOST_APART = 1, 4
"""Other words of the query, without stop words, that may be between two of the text; if more, it counts as one word."""

LONGEST_ENDING = 2
"""Letters. Two words of one stem that both have longer endings, as emergency and emerging, are different words here."""


class FoundBy(NamedTuple):
    """`is_answer` says that the block is a hit even if it does not have all the words of the query."""

    score: float = 0.0
    is_answer: bool = False


NOT_FOUND = FoundBy()


class FoundByMatcher:
    """For one query of one pack."""

    def __init__(self, matcher: Matcher, clauses: Sequence[Clause], parts: Sequence[QueryPart]) -> None:
        self._matcher = matcher
        self._typed = ["".join(part.forms) for part in parts]
        self._required = {number for number, clause in enumerate(clauses) if not clause.is_optional}
        self._unknown = {
            number
            for number, clause in enumerate(clauses)
            if not any(each.quality == EXACT and each.count for each in clause.alternatives)
        }

    def best(self, names: Sequence[list[str]], passing: Callable[[list[FormMatch], int], list[FormMatch]]) -> FoundBy:
        """Of the texts of one block, each as its forms. `passing` is given the number of the text."""
        found = [self._of_name(name, passing(self._matcher.find(name), number)) for number, name in enumerate(names)]
        return max(found, default=NOT_FOUND)

    def _of_name(self, name: Sequence[str], found: Sequence[FormMatch]) -> FoundBy:
        return max((self._scored(*way) for way in self._ways(name, found)), default=NOT_FOUND)

    def _ways(self, name: Sequence[str], found: Sequence[FormMatch]) -> Iterator[tuple[set[int], float]]:
        """The numbers of the clauses that have all the words of the text, and how well they match."""
        best = [1.0 if _is_end_of_run(name, number) else 0.0 for number in range(len(name))]
        numbers: set[int] = set()
        for each in found:
            if self._is_same_word(name, each):
                numbers.update(range(each.first, each.last))
                for position in range(each.position, each.end):
                    best[position] = max(best[position], each.quality)
        if name and all(best):
            yield numbers, sum(best) / len(best)
        joined = "".join(name)  # kill my self is “kill myself”
        slips = min(MOST_SLIPS, len(joined) // LETTERS_PER_SLIP) if len(name) > 1 else 0
        for first in range(len(self._typed)):
            text = ""
            for last in range(first, len(self._typed)):
                text += self._typed[last]
                typed = set(range(first, last + 1))
                if text == joined:
                    yield typed, SPELLED
                elif slips and typed & self._unknown and OSA.distance(text, joined, score_cutoff=slips) <= slips:
                    yield typed, MISSPELLED
                if len(text) >= len(joined) + slips:
                    break

    def _is_same_word(self, name: Sequence[str], found: FormMatch) -> bool:
        if found.quality not in (SAME_STEM, PLAIN_STEM) or found.end > found.position + 1:
            return True
        form, typed = name[found.position], self._typed[found.first]
        pairs = enumerate(zip(form, typed, strict=False))
        shorter = min(len(form), len(typed))
        same = next((number for number, (one, other) in pairs if one != other), shorter)
        return shorter - same <= LONGEST_ENDING

    def _scored(self, numbers: set[int], quality: float) -> FoundBy:
        asked = sorted(numbers & self._required)
        if not asked:
            return NOT_FOUND
        if len(asked) == len(self._required):
            return FoundBy(IS_FOUND_BY * quality, True)
        between = max((len(self._required.intersection(range(a + 1, b))) for a, b in pairwise(asked)), default=0)
        if between > MOST_APART:
            return NOT_FOUND
        is_phrase = len(asked) > 1 and between <= MOST_BETWEEN
        return FoundBy((AMONG_OTHERS if is_phrase else ONE_WORD_AMONG_OTHERS) * quality, is_phrase)


def _is_end_of_run(name: Sequence[str], number: int) -> bool:
    """Whether it is the last character of a run without spaces, which the index has besides the last bigram."""
    return number > 0 and len(name[number]) == 1 and is_unspaced(name[number]) and is_unspaced(name[number - 1])
