"""One query against one pack: which places to look at, within the time of a keystroke."""

from __future__ import annotations

import functools
import math
from collections.abc import Sequence
from dataclasses import dataclass

from reader.search.indexformat import COMMON
from reader.search.matcher import FormMatch, Matcher
from reader.search.packindex import PackIndex
from reader.search.query import Part, Query
from reader.search.query_slots import Alias, Alternative, Slot, aliases_for, expression_of, pieces_of, slots_for

Range = tuple[int, int]

SHORTEST_IN_TEXTS = 3
"""A lone beginning of fewer letters is looked for in titles, headings and terms alone."""

COMMON_SHARE = 0.5
"""A word in more than this share of all places narrows nothing down: whether a place has it is seen when it is read."""

MOST_RANKED_LOOSELY = 20_000

HITS_A_SPARE = 8
"""More candidates are looked at than hits are shown, one for so many: the look at their words orders them anew."""

ENOUGH = 40


@dataclass(frozen=True, slots=True)
class Group:
    """Slots `first` to `last` (exclusive), which one alias may stand for."""

    first: int
    last: int
    expression: str
    places: int


@dataclass(frozen=True, slots=True)
class Limits:
    """`is_full` ranks every place, whatever the time: to see what the limits change."""

    is_full: bool = False


class Plan:
    def __init__(self, index: PackIndex, query: Query, limits: Limits) -> None:
        self.index = index
        self._limits = limits
        self.parts = query.wanted
        self.slots: tuple[Slot, ...] = slots_for(index, self.parts)
        self.aliases: tuple[Alias, ...] = aliases_for(index, self.parts)
        self._unwanted = _expression_of_unwanted(index, query.unwanted)
        self._groups = _groups(self.slots, self.aliases)

    @functools.cached_property
    def matcher(self) -> Matcher:
        return Matcher(self.slots, self.aliases)

    def worth_marking(self, found: Sequence[FormMatch]) -> Sequence[FormMatch]:
        """Without the words that every text has, which would mark half of it."""
        if not any(slot.is_soft for slot in self.slots):
            return found
        return [each for each in found if not all(slot.is_soft for slot in self.slots[each.first : each.last])]

    def unknown(self) -> list[int]:
        """The numbers of the needed slots that no place of this pack has, by any name."""
        covered = {number for group in self._groups if group.places for number in range(group.first, group.last)}
        return [number for number, slot in enumerate(self.slots) if not slot.is_soft and number not in covered]

    def loosened(self) -> Plan:
        """The same with runs that the pack does not have cut into stretches that it has."""
        parts: list[Part] = []
        for part, slot in zip(self.parts, self.slots, strict=True):
            is_cut = part.is_piece and len(part.forms) > 1 and not self._has(slot)
            parts += pieces_of(self.index, part) if is_cut else [part]
        plan = Plan(self.index, Query(tuple(dict.fromkeys(parts))), self._limits)
        plan._unwanted = self._unwanted
        return plan

    def strict_expression(self) -> str:
        """Every needed slot that narrows down; empty where one of them stands nowhere."""
        needed = [group for group in self._groups if self._is_needed(group)]
        if not needed or any(not group.places for group in needed):
            return ""
        narrowing = self._narrowing(sorted(needed, key=lambda group: group.places))
        return self._without_unwanted(" AND ".join(group.expression for group in narrowing))

    def loose_expression(self) -> str:
        known = self._known()
        return self._without_unwanted(" OR ".join(group.expression for group in known)) if known else ""

    def strict_places(self, within: Range, count: int) -> list[int]:
        """Candidates for the best `count` places, and some to spare, that have every needed slot but the commonest."""
        limit = _with_spare(count)
        if not self.strict_expression():
            return []
        groups = sorted((g for g in self._groups if self._is_needed(g)), key=lambda group: group.places)
        if not self._limits.is_full:
            groups = self._narrowing(groups)
        expression = " AND ".join(group.expression for group in groups)
        named = self._named(expression, within, limit)
        if self._limits.is_full:
            return self._merged(named, self._texts(expression, within, limit))
        if len(named) == limit or (named and self._is_short_beginning(groups)):
            return named[: count + 1]  # a name that holds what was asked for is above any text, a short one first
        is_huge = groups[0].places * math.prod(group.places / self.index.end for group in groups[1:]) > COMMON
        if is_huge:
            return self._merged(named, self._best_listed(groups, within, limit))
        return self._merged(named, self._texts(expression, within, limit))

    def _narrowing(self, groups: list[Group]) -> list[Group]:
        """Those worth asking the index for: no words that stand everywhere, nor beginnings that go on in many ways."""
        rarer = [
            group
            for group in groups
            if group.places <= COMMON_SHARE * self.index.end
            and not any(slot.beginning for slot in self.slots[group.first : group.last])
        ]
        return rarer or groups[:1]

    def loose_places(self, within: Range, count: int) -> list[int]:
        """Candidates that have most of the slots, or the rarest of them."""
        limit = _with_spare(count)
        known = self._known()
        if not known:
            return []
        if self._limits.is_full or sum(group.places for group in known) <= MOST_RANKED_LOOSELY:
            expression = " OR ".join(group.expression for group in known)
            return self._merged(self._named(expression, within, limit), self._texts(expression, within, limit))
        found: list[int] = []
        for rarest in range(len(known), 0, -1):
            expression = " AND ".join(group.expression for group in known[:rarest])
            found = self._merged(found, self._named(expression, within, limit))
            found = self._merged(found, self._texts(expression, within, limit))
            if len(found) >= ENOUGH:
                break
        return found

    def _known(self) -> list[Group]:
        """What stands anywhere, rarest first; words that every text has only where there is nothing else."""
        known = sorted((group for group in self._groups if group.places), key=lambda group: group.places)
        return [group for group in known if self._is_needed(group)] or known

    def _is_needed(self, group: Group) -> bool:
        return any(not slot.is_soft for slot in self.slots[group.first : group.last])

    def _has(self, slot: Slot) -> bool:
        """For certain: that each of its forms stands somewhere does not mean that they stand side by side."""
        if not slot.places:
            return False
        expression = expression_of(alternative.forms for alternative in slot.alternatives)
        return self.index.count(expression, self.index.range_of(""), 1) > 0

    def _is_short_beginning(self, groups: Sequence[Group]) -> bool:
        """A lone beginning so short that it would be found in most texts."""
        part = self.parts[groups[0].first]
        is_one_word = len(groups) == 1 and len(part.forms) == 1 and not part.is_piece and not part.is_quoted
        return is_one_word and part.is_open and len(part.forms[0]) < SHORTEST_IN_TEXTS

    def _best_listed(self, groups: Sequence[Group], within: Range, limit: int) -> list[int]:
        """Of the places listed as best for the rarest group, those that have the others, too."""
        found: list[int] = []
        rare = []
        for alternative in self._alternatives(groups[0]):
            listed = self.index.best_of(alternative.forms[0]) if len(alternative.forms) == 1 else []
            found += [place for place in listed if within[0] <= place < within[1]]
            if not listed:
                rare.append(alternative)
        others = [group.expression for group in groups[1:]]
        if others:
            found = self.index.among(" AND ".join(others), found)
        if self._unwanted:
            unwanted = set(self.index.among(self._unwanted, found))
            found = [place for place in found if place not in unwanted]
        if rare:
            expression = " AND ".join([expression_of(each.forms for each in rare), *others])
            found = self._merged(self._texts(expression, within, limit // 2), found)
        return found[:limit]

    def _alternatives(self, group: Group) -> list[Alternative]:
        if group.last > group.first + 1:
            return []
        aliases = [each for alias in self.aliases if alias.first == group.first for each in alias.alternatives]
        return [*self.slots[group.first].alternatives, *aliases]

    def _named(self, expression: str, within: Range, limit: int) -> list[int]:
        places = [place for place, _ in self.index.names(expression, within, limit)]
        if self._unwanted:
            unwanted = set(self.index.among(self._unwanted, places))
            places = [place for place in places if place not in unwanted]
        return places

    def _texts(self, expression: str, within: Range, limit: int) -> list[int]:
        return self.index.texts(self._without_unwanted(expression), within, limit)

    def _without_unwanted(self, expression: str) -> str:
        return f"({expression}) NOT {self._unwanted}" if self._unwanted else expression

    @staticmethod
    def _merged(first: Sequence[int], further: Sequence[int]) -> list[int]:
        return list(dict.fromkeys((*first, *further)))


def _with_spare(count: int) -> int:
    return count + 2 + count // HITS_A_SPARE


def _groups(slots: Sequence[Slot], aliases: Sequence[Alias]) -> list[Group]:
    groups: list[Group] = []
    named = {alias.first: alias for alias in aliases}
    first = 0
    while first < len(slots):
        alias = named.get(first)
        last = alias.last if alias else first + 1
        within = slots[first:last]
        places = min(slot.places for slot in within)
        parts = [expression_of(each.forms for each in slot.alternatives) for slot in within if slot.alternatives]
        expression = f"({' AND '.join(parts)})" if places else ""
        others = [each for each in alias.alternatives if each.places] if alias else []
        if others:
            also = expression_of(each.forms for each in others)
            expression = f"({expression} OR {also})" if expression else also
            places += sum(each.places for each in others)
        groups.append(Group(first, last, expression, places))
        first = last
    return groups


def _expression_of_unwanted(index: PackIndex, parts: Sequence[Part]) -> str:
    if not parts:
        return ""
    forms = [alternative.forms for slot in slots_for(index, parts) for alternative in slot.alternatives]
    expressions = [expression_of([each]) for each in forms]
    # A beginning may go on in more ways than a slot lists.
    expressions += [f'"{" ".join(part.forms)}" *' for part in parts if part.is_open]
    return f"({' OR '.join(expressions)})" if expressions else ""
