"""Finds what a query asks for in a list of forms."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from reader.search.query_slots import COMPLETION, Alias, Alternative, Slot


class FormMatch(NamedTuple):
    """Forms `position` to `end` (exclusive) of a text do for slots `first` to `last` (exclusive)."""

    position: int
    end: int
    first: int
    last: int
    quality: float


def ends(found: Iterable[FormMatch]) -> set[int]:
    """The numbers of the first and last forms of what was found."""
    return {number for each in found for number in (each.position, each.end - 1)}


class Matcher:
    def __init__(self, slots: Sequence[Slot], aliases: Sequence[Alias]) -> None:
        self._by_first: dict[str, list[tuple[Alternative, int, int]]] = {}
        self._beginnings = [(slot.beginning, number) for number, slot in enumerate(slots) if slot.beginning]
        self._learnt: set[str] = set()
        for number, slot in enumerate(slots):
            for alternative in slot.alternatives:
                self._add(alternative, number, number + 1)
        for alias in aliases:
            for alternative in alias.alternatives:
                self._add(alternative, alias.first, alias.last)

    def find(self, forms: Sequence[str]) -> list[FormMatch]:
        """In reading order."""
        known = self._by_first
        if self._beginnings:
            self._learn(forms)
        found = []
        for position in [position for position, form in enumerate(forms) if form in known]:
            for alternative, first, last in known[forms[position]]:
                size = len(alternative.forms)
                if size == 1 or tuple(forms[position : position + size]) == alternative.forms:
                    found.append(FormMatch(position, position + size, first, last, alternative.quality))
        return found

    def _learn(self, forms: Sequence[str]) -> None:
        """Takes in forms that go on from a beginning of which not all were listed."""
        for beginning, number in self._beginnings:
            for form in forms:
                if form.startswith(beginning) and form not in self._learnt:
                    self._learnt.add(form)
                    asked = self._by_first.setdefault(form, [])
                    if not any(first <= number < last for _, first, last in asked):
                        asked.append((Alternative((form,), 1, COMPLETION), number, number + 1))

    def _add(self, alternative: Alternative, first: int, last: int) -> None:
        self._by_first.setdefault(alternative.forms[0], []).append((alternative, first, last))
