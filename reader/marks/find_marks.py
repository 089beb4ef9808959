"""Finds marks by what was typed: in notes, titles, labels, quotes, and the names of those who made them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from reader.library.folding import fold, fold_words
from reader.marks.model import Mark


@dataclass(frozen=True, slots=True)
class SearchableMark:
    mark: Mark
    folded: str


class MarkSearch:
    """Marks made ready to be filtered at every key."""

    def __init__(self, marks: Iterable[Mark]) -> None:
        self._entries = [SearchableMark(mark, fold("\n".join(_parts(mark)))) for mark in marks]

    def find(self, typed: str) -> list[Mark]:
        """Those that have every word of `typed`, or its beginning, anywhere; all where nothing is typed."""
        entries = self._entries
        for word in fold_words(typed):
            entries = [entry for entry in entries if word in entry.folded]
        return [entry.mark for entry in entries]


def _parts(mark: Mark) -> tuple[str, ...]:
    return (mark.note, mark.title, *mark.labels, mark.target.quote, mark.author, mark.source.article_title)
