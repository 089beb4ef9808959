"""Finds what a query asks for in a list of forms."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from reader.search.slots import COMPLETION, Alias, Alternative, Slot


class Found(NamedTuple):
    """Forms `position` to `end` (exclusive) of a text do for slots `first` to `last` (exclusive)."""

    position: int
    end: int
    first: int
    last: int
    quality: float


class Matcher:
    def __init__(self, slots: Sequence[Slot], aliases: Sequence[Alias]) -> None:
        self._by_first: dict[str, list[tuple[Alternative, int, int]]] = {}
        self._beginnings = [(slot.beginning, number) for number, slot in enumerate(slots) if slot.beginning]
        for number, slot in enumerate(slots):
            for alternative in slot.alternatives:
                self._add(alternative, number, number + 1)
        for alias in aliases:
            for alternative in alias.alternatives:
                self._add(alternative, alias.first, alias.last)

    def find(self, forms: Sequence[str]) -> list[Found]:
        """In reading order."""
        known = self._by_first
        for beginning, number in self._beginnings:
            for form in {form for form in forms if form.startswith(beginning)} - known.keys():
                known[form] = []
            for form, asked in known.items():
                if form.startswith(beginning) and not any(first == number for _, first, _ in asked):
                    asked.append((Alternative((form,), 1, COMPLETION), number, number + 1))
        if known.keys().isdisjoint(forms):
            return []
        found = []
        for position, form in enumerate(forms):
            if form in known:
                for alternative, first, last in known[form]:
                    end = position + len(alternative.forms)
                    if end == position + 1 or tuple(forms[position:end]) == alternative.forms:
                        found.append(Found(position, end, first, last, alternative.quality))
        return found

    def _add(self, alternative: Alternative, first: int, last: int) -> None:
        self._by_first.setdefault(alternative.forms[0], []).append((alternative, first, last))
