"""The reader's own notes as hits of a search: neither the search nor the marks know of the other."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from reader.marks.find_marks import folded
from reader.marks.model import Mark
from reader.search.answer import MOST_COUNTED, Answer, Hit

KIND = "note"
AMONG_OTHERS = 5
"""Notes that are shown above what the packs hold, where all is asked for."""

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Note:
    mark: Mark
    folded: str


class Notes:
    """Of marks that have a note, ready to be asked at every key."""

    def __init__(self, marks: Iterable[Mark]) -> None:
        self._notes = [
            Note(mark, folded("\n".join((mark.note, mark.title, *mark.labels)))) for mark in marks if mark.note
        ]

    def __len__(self) -> int:
        return len(self._notes)

    def find(self, typed: str, pack: str = "") -> list[Hit]:
        """Those that have every word that was typed, or its beginning; the newest first."""
        words = _WORD.findall(folded(typed))
        if not words:
            return []
        patterns = [re.compile(rf"(?<!\w){re.escape(word)}") for word in words]
        found = [
            note.mark
            for note in self._notes
            if (not pack or note.mark.source.pack == pack)
            and all(word in note.folded for word in words)
            and all(pattern.search(note.folded) for pattern in patterns)
        ]
        found.sort(key=lambda mark: mark.modified, reverse=True)
        return [_hit(mark, words) for mark in found]


def with_notes(answer: Answer, notes: Sequence[Hit], kind: str, count: int) -> Answer:
    """The answer of the packs to the same question, with the notes above what they hold."""
    counts = {**answer.counts, KIND: min(len(notes), MOST_COUNTED)}
    if kind == KIND:
        more = len(notes) > count
        return replace(answer, hits=tuple(notes[:count]), counts=counts, has_more=more, is_partial=False)
    if kind or not notes:
        return replace(answer, counts=counts)
    if answer.is_suggested:  # what was typed is in a note, so nothing else was meant
        nothing = dict.fromkeys(answer.counts, 0)
        counts = {**nothing, KIND: counts[KIND]}
        return replace(answer, hits=tuple(notes[:count]), counts=counts, is_suggested=False, has_more=False)
    return replace(answer, hits=(*notes[:AMONG_OTHERS], *answer.hits), counts=counts)


def _hit(mark: Mark, words: Sequence[str]) -> Hit:
    text = mark.note
    marks = []
    if len(folded(text)) == len(text):  # else there is no telling where a letter came from
        for word in words:
            marks += [found.span() for found in re.finditer(rf"(?<!\w){re.escape(word)}", folded(text))]
    title = mark.source.article_title or mark.target.article
    return Hit(KIND, mark.source.pack, mark.id, title, str(mark.location), (title,), text, tuple(sorted(marks)), 0.0)
