"""Finds the reader's own notes, as hits beside those of the packs. It joins search and marks, which do not know each
other.
"""

from __future__ import annotations

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


@dataclass(frozen=True, slots=True)
class SearchableNote:
    mark: Mark
    folded: str


class Notes:
    """The marks that have a note, prepared so that a search at every key is fast."""

    def __init__(self, marks: Iterable[Mark]) -> None:
        self._notes = [
            SearchableNote(mark, fold("\n".join((mark.note, mark.title, *mark.labels)))) for mark in marks if mark.note
        ]

    def __len__(self) -> int:
        return len(self._notes)

    def find(self, typed: str, pack: str = "") -> list[Hit]:
        """The notes that have, for every word typed, a word that begins with it; the newest first."""
        words = _WORD.findall(fold(typed))
        if not words:
            return []
        patterns = [_beginning(word) for word in words]
        found = [
            note.mark
            for note in self._notes
            if (not pack or is_same(note.mark.source.pack, pack))
            and all(word in note.folded for word in words)
            and all(pattern.search(note.folded) for pattern in patterns)
        ]
        found.sort(key=lambda mark: mark.modified, reverse=True)
        return [_hit(mark, patterns) for mark in found]


def with_notes(answer: Answer, notes: Sequence[Hit], kind: str, count: int) -> Answer:
    """The answer of the packs with the notes that the same query found, which come first."""
    counts = {**answer.counts, KIND: min(len(notes), MOST_COUNTED)}
    if kind == KIND:
        more = len(notes) > count
        answer = replace(answer, is_partial=False, phrase=PhraseMatch.EXACT, excluded="")
        return replace(answer, hits=tuple(notes[:count]), counts=counts, has_more=more)
    if kind or not notes:
        return replace(answer, counts=counts)
    if answer.is_suggested:  # a note has what was typed, so the suggestion is not needed
        answer = replace(answer, is_partial=False, phrase=PhraseMatch.EXACT, excluded="")
        no_others = dict.fromkeys(answer.counts, 0)
        counts = {**no_others, KIND: counts[KIND]}
        return replace(answer, hits=tuple(notes[:count]), counts=counts, is_suggested=False, has_more=False)
    return replace(answer, hits=(*notes[:MOST_ABOVE_OTHERS], *answer.hits), counts=counts)


def _beginning(word: str) -> re.Pattern[str]:
    return re.compile(f"(?<!{_IN_WORD}){re.escape(word)}")


def _hit(mark: Mark, patterns: Sequence[re.Pattern[str]]) -> Hit:
    folded, origins = fold_with_origins(mark.note)
    found = [original_span(origins, *match.span()) for pattern in patterns for match in pattern.finditer(folded)]
    title = mark.source.article_title or mark.target.article
    location = str(mark.location)
    return Hit(KIND, mark.source.pack, mark.id, title, location, (title,), mark.note, tuple(sorted(found)), 0.0)
