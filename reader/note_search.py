"""Finds the reader's own notes, as hits beside those of the packs. It joins search and marks, which do not know each
other.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from reader.library.folding import fold, fold_with_origins, original_span
from reader.marks.model import Mark
from reader.marks.same_id import is_same
from reader.search.answer import MOST_COUNTED, Answer, Hit, PhraseMatch

KIND = "note"
MOST_ABOVE_OTHERS = 5
"""Notes that are shown above the hits of the packs, when every kind is asked for."""

_IN_WORD = r"[\w\u0900-\u0963\u0966-\u0dff]"
"""Letters, digits, and the vowel signs of the scripts of India, which Python does not count as parts of words."""

_WORD = re.compile(f"{_IN_WORD}+")
_EXCLUDED = re.compile(r'(?<!\S)-(?=["\w])(?![\d½¼¾⅓⅔⅛])(?:"([^"]*)"?|([^\s"]+))')
"""As in a search of the packs, -5 is a number and -word a word to exclude."""

_SIGNS = re.compile("[-'., \u00a0\u202f]")
"""What people write within a word or a number, or leave out: COVID-19, 1,000, hand wash."""

_LEAST_BESIDE_SPACE = 4
"""Letters of a word on either side of a space, which often stands between other words by chance."""

_FEWEST_GROUPED = 4  # digits of a number that may be written in groups


@dataclass(frozen=True, slots=True)
class SearchableNote:
    """`joined` is the folded text without the signs in words, and without spaces."""

    mark: Mark
    folded: str
    joined: str


@dataclass(frozen=True, slots=True)
class WantedWord:
    """`spellings` are other ways to write the word, or the word with its neighbour: what the joined text must have,
    and a pattern for the folded one.
    """

    word: str
    pattern: re.Pattern[str]
    spellings: tuple[tuple[str, re.Pattern[str]], ...] = ()

    def is_in(self, note: SearchableNote) -> bool:
        if self.word in note.folded and self.pattern.search(note.folded):
            return True
        return any(joined in note.joined and pattern.search(note.folded) for joined, pattern in self.spellings)

    def spans(self, folded: str) -> list[tuple[int, int]]:
        """Where it stands; in other spellings only if it does not stand there as it was typed."""
        found = [match.span() for match in self.pattern.finditer(folded)]
        return found or [match.span() for _, pattern in self.spellings for match in pattern.finditer(folded)]


class Notes:
    """The marks that have a note, prepared so that a search at every key is fast."""

    def __init__(self, marks: Iterable[Mark]) -> None:
        self._notes = [_searchable(mark) for mark in marks if mark.note]

    def __len__(self) -> int:
        return len(self._notes)

    def find(self, typed: str, pack: str = "") -> list[Hit]:
        """The notes that have, for every word typed, a word that begins with it; the newest first."""
        wanted = _wanted(_WORD.findall(fold(_EXCLUDED.sub(" ", typed))))
        if not wanted:
            return []
        excluded = [fold(quoted or word) for quoted, word in _EXCLUDED.findall(typed)]
        unwanted = [_wanted(_WORD.findall(each)) for each in excluded]
        found = [
            note.mark
            for note in self._notes
            if (not pack or is_same(note.mark.source.pack, pack))
            and all(word.is_in(note) for word in wanted)
            and not any(words and all(word.is_in(note) for word in words) for words in unwanted)
        ]
        found.sort(key=lambda mark: mark.modified, reverse=True)
        return [_hit(mark, wanted) for mark in found]


def with_notes(answer: Answer, notes: Sequence[Hit], kind: str, count: int) -> Answer:
    """The answer of the packs with the notes that the same query found.

    They come first, after blocks that their author wants to be found by this query, such as emergency advice.
    """
    counts = {**answer.counts, KIND: min(len(notes), MOST_COUNTED)}
    if kind == KIND:
        more = len(notes) > count
        answer = replace(answer, is_partial=False, phrase=PhraseMatch.EXACT, excluded="")
        return replace(answer, hits=tuple(notes[:count]), counts=counts, has_more=more)
    if kind or not notes:
        return replace(answer, counts=counts)
    first = tuple(itertools.takewhile(lambda hit: hit.is_found_by, answer.hits))
    if answer.is_suggested:  # a note has what was typed, so the suggestion is not needed
        answer = replace(answer, is_partial=False, phrase=PhraseMatch.EXACT, excluded="")
        no_others = {kind: sum(hit.kind == kind for hit in first) for kind in answer.counts}
        counts = {**no_others, KIND: counts[KIND]}
        hits = (*first, *notes[:count])
        return replace(answer, hits=hits, counts=counts, is_suggested=False, has_more=False)
    hits = (*first, *notes[:MOST_ABOVE_OTHERS], *answer.hits[len(first) :])
    return replace(answer, hits=hits, counts=counts)


def _searchable(mark: Mark) -> SearchableNote:
    folded = fold("\n".join((mark.note, mark.title, *mark.labels)))
    return SearchableNote(mark, folded, _SIGNS.sub("", folded))


def _wanted(words: Sequence[str]) -> list[WantedWord]:
    """Each word with its other spellings, alone and as one with the word before or after it: 5 mg is 5mg."""
    found = []
    for number, word in enumerate(words):
        before, after = words[max(0, number - 1) : number], words[number + 1 : number + 2]
        spellings = dict.fromkeys((word, *(each + word for each in before), *(word + each for each in after)))
        patterns = tuple((each, _beginning(_with_signs(each))) for each in spellings if len(each) > 1)
        found.append(WantedWord(word, _beginning(re.escape(word)), patterns))
    return found


def _with_signs(word: str) -> str:
    """A pattern for the word with the signs that people write within it.

    >>> _with_signs("1000"), _with_signs("5mg")
    ("1[-'., \\xa0\\u202f]?000", "5[- \\xa0]?m[-'.]?g")
    """
    parts = [re.escape(word[:1])]
    for at in range(1, len(word)):
        one, other = word[at - 1].isdigit(), word[at].isdigit()
        if one and other:
            digits = re.match(r"\d+", word[at:])
            rest = len(digits[0]) if digits else 0
            is_group = rest % 3 == 0 and len(word) >= _FEWEST_GROUPED
            sign = _SIGNS.pattern + "?" if is_group else ""
        elif one or other:
            sign = "[- \u00a0]?"
        else:
            is_inside = _LEAST_BESIDE_SPACE <= at <= len(word) - _LEAST_BESIDE_SPACE
            sign = "[-'. ]?" if is_inside else "[-'.]?"
        parts.append(sign + re.escape(word[at]))
    return "".join(parts)


def _beginning(pattern: str) -> re.Pattern[str]:
    return re.compile(f"(?<!{_IN_WORD}){pattern}")


def _hit(mark: Mark, wanted: Sequence[WantedWord]) -> Hit:
    folded, origins = fold_with_origins(mark.note)
    found = [original_span(origins, *span) for word in wanted for span in word.spans(folded)]
    title = mark.source.article_title or mark.target.article
    location = str(mark.location)
    return Hit(KIND, mark.source.pack, mark.id, title, location, (title,), mark.note, _apart(found), 0.0)


def _apart(spans: Iterable[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """The spans in order, without those that lie in another one."""
    found: list[tuple[int, int]] = []
    for first, last in sorted(spans, key=lambda span: (span[0], -span[1])):
        if not found or last > found[-1][1]:
            found.append((first, last))
    return tuple(found)
