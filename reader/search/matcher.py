"""Finds the clauses of a query in a list of forms."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from typing import NamedTuple

from reader.search.joints import Check, share
from reader.search.query_clauses import COMPLETION, Alias, Alternative, Clause


class FormMatch(NamedTuple):
    """Forms `position` to `end` (exclusive) of a text match clauses `first` to `last` (exclusive).

    If there is a `check`, the text must also pass that.
    """

    position: int
    end: int
    first: int
    last: int
    quality: float
    check: Check | None = None


SpansOf = Callable[[Container[int]], Mapping[int, tuple[int, int]]]
"""Numbers of forms -> the span of each in a text"""


def end_positions(found: Iterable[FormMatch]) -> set[int]:
    """The positions of the first and the last form of each match."""
    return {number for each in found for number in (each.position, each.end - 1)}


def passing(found: list[FormMatch], text: str, spans_of: SpansOf) -> list[FormMatch]:
    """The matches that pass their checks in the text."""
    positions = {number for each in found if each.check for number in range(each.position, each.end)}
    if not positions:
        return found
    spans = spans_of(positions)
    passed = []
    for each in found:
        if each.check:
            quality = each.quality * share(each.check, text, [spans[at] for at in range(each.position, each.end)])
            passed += [each._replace(quality=quality)] if quality else []
        else:
            passed.append(each)
    return passed


class Matcher:
    def __init__(self, clauses: Sequence[Clause], aliases: Sequence[Alias]) -> None:
        self._by_first: dict[str, list[tuple[Alternative, int, int]]] = {}
        self.has_checks = False
        self._open_prefixes = [
            (clause.open_prefix, number) for number, clause in enumerate(clauses) if clause.open_prefix
        ]
        self._completions: set[str] = set()
        for number, clause in enumerate(clauses):
            for alternative in clause.alternatives:
                self._add(alternative, number, number + 1)
        for alias in aliases:
            for alternative in alias.alternatives:
                self._add(alternative, alias.first, alias.last)

    def find(self, forms: Sequence[str]) -> list[FormMatch]:
        """In reading order, before the checks."""
        known = self._by_first
        if self._open_prefixes:
            self._add_completions(forms)
        found = []
        for position in [position for position, form in enumerate(forms) if form in known]:
            for alternative, first, last in known[forms[position]]:
                size = len(alternative.forms)
                if size == 1 or tuple(forms[position : position + size]) == alternative.forms:
                    quality, check = alternative.quality, alternative.check
                    found.append(FormMatch(position, position + size, first, last, quality, check))
        return found

    def find_in(self, forms: Sequence[str], text: str, spans_of: SpansOf) -> list[FormMatch]:
        """In reading order, without those that fail their check in the text."""
        return passing(self.find(forms), text, spans_of)

    def _add_completions(self, forms: Sequence[str]) -> None:
        """Adds the forms of a text that begin with an open prefix, as completions."""
        for open_prefix, number in self._open_prefixes:
            for form in forms:
                if form.startswith(open_prefix) and form not in self._completions:
                    self._completions.add(form)
                    asked = self._by_first.setdefault(form, [])
                    if not any(first <= number < last for _, first, last in asked):
                        asked.append((Alternative((form,), 1, COMPLETION), number, number + 1))

    def _add(self, alternative: Alternative, first: int, last: int) -> None:
        self._by_first.setdefault(alternative.forms[0], []).append((alternative, first, last))
        self.has_checks = self.has_checks or alternative.check is not None
