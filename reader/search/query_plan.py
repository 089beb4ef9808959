"""Plans one query of one pack: which passages to read and rank, within the time of a keystroke."""

from __future__ import annotations

import functools
import itertools
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reader.search.indexformat import COMMON
from reader.search.matcher import FormMatch, Matcher
from reader.search.packindex import PackIndex
from reader.search.query import Query, QueryPart
from reader.search.query_clauses import (
    Alias,
    Clause,
    aliases_for,
    clauses_for,
    expression_of,
    joins_for,
    known_runs,
)

PassageRange = tuple[int, int]
_Phrases = tuple[tuple[str, ...], ...]
_Way = tuple[tuple[_Phrases, int], ...]
"""What must be found together: for each, the phrases of which one is enough, and how many passages have them."""

SHORTEST_IN_TEXTS = 3
"""A single prefix of fewer letters is searched for only in titles, headings and terms."""

COMMON_SHARE = 0.5
"""A word in more than this share of all passages is not asked of the index: it is looked for in the candidates."""

MOST_RANKED_LOOSELY = 20_000
"""If more passages have any of the words, only those with the rarest words are ranked."""

HITS_PER_EXTRA_CANDIDATE = 8
"""One more candidate is read for so many hits, since reading changes the order that the index gave."""

MOST_WAYS = 32
"""Ways to match a group of clauses."""

MOST_FOUND_BY_RANKED = 100
"""Texts in the `found_by` of blocks that are looked at for one query."""

ENOUGH_CANDIDATES = 40
"""With so many, passages that have fewer of the words are not added."""


@dataclass(frozen=True, slots=True)
class ClauseGroup:
    """Clauses `first` to `last` (exclusive): one clause, or those that aliases can match together.

    Any one of `phrases` is enough; there are none if some ways to match the group need several.
    """

    first: int
    last: int
    expression: str
    count: int
    phrases: _Phrases


@dataclass(frozen=True, slots=True)
class PlanLimits:
    """`ranks_all` ranks every passage, however long it takes, to see what the limits change."""

    ranks_all: bool = False


class QueryPlan:
    """Strict passages have every required word; loose ones have some of them."""

    def __init__(self, index: PackIndex, query: Query, limits: PlanLimits) -> None:
        self.index = index
        self._limits = limits
        self.parts = query.wanted
        self.clauses: tuple[Clause, ...] = clauses_for(index, self.parts)
        self.aliases: tuple[Alias, ...] = _distinct(aliases_for(index, self.parts), joins_for(index, self.parts))
        self._unwanted = _expression_of_unwanted(index, query.unwanted)
        self._groups = _groups(self.clauses, self.aliases)

    @functools.cached_property
    def matcher(self) -> Matcher:
        return Matcher(self.clauses, self.aliases)

    def worth_marking(self, found: Sequence[FormMatch]) -> Sequence[FormMatch]:
        """The matches without stop words, which would mark half of the text."""
        if not any(clause.is_optional for clause in self.clauses):
            return found
        return [
            each for each in found if not all(clause.is_optional for clause in self.clauses[each.first : each.last])
        ]

    def unknown_clauses(self) -> list[int]:
        """The numbers of the required clauses that nothing in this pack matches, not even by an alias."""
        covered = {number for group in self._groups if group.count for number in range(group.first, group.last)}
        return [
            number for number, clause in enumerate(self.clauses) if not clause.is_optional and number not in covered
        ]

    def loosened(self) -> QueryPlan:
        """The same plan, with runs that the pack does not have split into parts that it has."""
        parts: list[QueryPart] = []
        for part, clause in zip(self.parts, self.clauses, strict=True):
            is_split = part.is_unspaced and len(part.forms) > 1 and not self._occurs(clause)
            parts += known_runs(self.index, part) if is_split else [part]
        plan = QueryPlan(self.index, Query(tuple(dict.fromkeys(parts))), self._limits)
        plan._unwanted = self._unwanted
        return plan

    def strict_expression(self) -> str:
        """An FTS5 expression for every required clause that is selective; empty if one of them matches nothing."""
        required = [group for group in self._groups if self._is_required(group)]
        if not required or any(not group.count for group in required):
            return ""
        selective = self._selective(sorted(required, key=lambda group: group.count))
        return self._without_unwanted(" AND ".join(group.expression for group in selective))

    def loose_expression(self) -> str:
        known = self._known_groups()
        return self._without_unwanted(" OR ".join(group.expression for group in known)) if known else ""

    def strict_passages(self, within: PassageRange, count: int) -> list[int]:
        """Candidates for the best `count` passages, and a few more; common clauses are not checked."""
        limit = _candidates_for(count)
        if not self.strict_expression():
            return []
        groups = sorted((g for g in self._groups if self._is_required(g)), key=lambda group: group.count)
        if not self._limits.ranks_all:
            groups = self._selective(groups)
        expression = " AND ".join(group.expression for group in groups)
        named = self._with_name(expression, within, limit)
        if self._limits.ranks_all:
            return self._merged(named, self._with_text(expression, within, limit))
        if len(named) == limit or (named and self._is_short_prefix(groups)):
            return named[: count + 1]  # names with every word rank above any text, short names first
        is_huge = groups[0].count * math.prod(group.count / self.index.end for group in groups[1:]) > COMMON
        if is_huge and groups[0].phrases:
            return self._merged(named, self._best_listed(groups, within, limit))
        return self._merged(named, self._with_text(expression, within, limit))

    def found_by_passages(self) -> list[int]:
        """Candidates for blocks that are found by words of the query, whatever else it has."""
        if not self.index.has_found_by:
            return []
        known = self._known_groups()
        typed = ["".join(part.forms) for part in self.parts]
        joined = {"".join(typed[n : n + size]) for size in (2, 3) for n in range(len(typed) - size + 1)}
        words = expression_of((word,) for word in self.index.counts_of(sorted(joined)))
        expressions = [group.expression for group in known] + ([words] if words != "()" else [])
        return self._wanted(self.index.found_by(" OR ".join(expressions), MOST_FOUND_BY_RANKED)) if expressions else []

    def _selective(self, groups: list[ClauseGroup]) -> list[ClauseGroup]:
        """Those worth asking the index for: not words that most passages have, nor prefixes of many words."""
        rarer = [
            group
            for group in groups
            if group.count <= COMMON_SHARE * self.index.end
            and not all(clause.open_prefix for clause in self.clauses[group.first : group.last])
        ]
        return rarer or groups[:1]

    def loose_passages(self, within: PassageRange, count: int) -> list[int]:
        """Candidates that match most of the clauses, or the rarest of them."""
        limit = _candidates_for(count)
        known = self._known_groups()
        if not known:
            return []
        if self._limits.ranks_all or sum(group.count for group in known) <= MOST_RANKED_LOOSELY:
            expression = " OR ".join(group.expression for group in known)
            return self._merged(self._with_name(expression, within, limit), self._with_text(expression, within, limit))
        found: list[int] = []
        for rarest in range(len(known), 0, -1):
            expression = " AND ".join(group.expression for group in known[:rarest])
            found = self._merged(found, self._with_name(expression, within, limit))
            found = self._merged(found, self._with_text(expression, within, limit))
            if len(found) >= ENOUGH_CANDIDATES:
                break
        return found

    def _known_groups(self) -> list[ClauseGroup]:
        """The groups that match anything, rarest first; stop words only if there is nothing else."""
        known = sorted((group for group in self._groups if group.count), key=lambda group: group.count)
        return [group for group in known if self._is_required(group)] or known

    def _is_required(self, group: ClauseGroup) -> bool:
        return any(not clause.is_optional for clause in self.clauses[group.first : group.last])

    def _occurs(self, clause: Clause) -> bool:
        """Asks the index, since forms that are all in the pack need not follow one another anywhere."""
        if not clause.count:
            return False
        expression = expression_of(alternative.forms for alternative in clause.alternatives)
        return self.index.count(expression, self.index.range_of(""), 1) > 0

    def _is_short_prefix(self, groups: Sequence[ClauseGroup]) -> bool:
        """A single prefix so short that most texts have a word that begins with it."""
        part = self.parts[groups[0].first]
        is_one_word = len(groups) == 1 and len(part.forms) == 1 and not part.is_unspaced and not part.is_quoted
        return is_one_word and part.is_prefix and len(part.forms[0]) < SHORTEST_IN_TEXTS

    def _best_listed(self, groups: Sequence[ClauseGroup], within: PassageRange, limit: int) -> list[int]:
        """Passages listed as best for the rarest group that match the other groups, too."""
        found: list[int] = []
        unlisted = []
        for phrase in groups[0].phrases:
            listed = self.index.best_passages(phrase[0]) if len(phrase) == 1 else []
            found += [passage for passage in listed if within[0] <= passage < within[1]]
            if not listed:
                unlisted.append(phrase)
        others = [group.expression for group in groups[1:]]
        if others:
            found = self.index.among(" AND ".join(others), found)
        if self._unwanted:
            unwanted = set(self.index.among(self._unwanted, found))
            found = [passage for passage in found if passage not in unwanted]
        if unlisted:
            expression = " AND ".join([expression_of(unlisted), *others])
            found = self._merged(self._with_text(expression, within, limit // 2), found)
        return found[:limit]

    def _with_name(self, expression: str, within: PassageRange, limit: int) -> list[int]:
        return self._wanted([passage for passage, _ in self.index.names(expression, within, limit)])

    def _wanted(self, passages: list[int]) -> list[int]:
        if self._unwanted:
            unwanted = set(self.index.among(self._unwanted, passages))
            passages = [passage for passage in passages if passage not in unwanted]
        return passages

    def _with_text(self, expression: str, within: PassageRange, limit: int) -> list[int]:
        return self.index.texts(self._without_unwanted(expression), within, limit)

    def _without_unwanted(self, expression: str) -> str:
        return f"({expression}) NOT {self._unwanted}" if self._unwanted else expression

    @staticmethod
    def _merged(first: Sequence[int], further: Sequence[int]) -> list[int]:
        return list(dict.fromkeys((*first, *further)))


def _candidates_for(count: int) -> int:
    return count + 2 + count // HITS_PER_EXTRA_CANDIDATE


def _distinct(names: tuple[Alias, ...], joins: tuple[Alias, ...]) -> tuple[Alias, ...]:
    """All of them, without the joined words that are also names of the same clauses."""
    known = {(alias.first, alias.last, each.forms) for alias in names for each in alias.alternatives}
    others: list[Alias] = []
    for join in joins:
        words = tuple(each for each in join.alternatives if (join.first, join.last, each.forms) not in known)
        others += [Alias(join.first, join.last, words)] if words else []
    return (*names, *others)


def _groups(clauses: Sequence[Clause], aliases: Sequence[Alias]) -> list[ClauseGroup]:
    """Clauses that one alias matches are in one group, and so are those of aliases that overlap."""
    groups: list[ClauseGroup] = []
    first = 0
    while first < len(clauses):
        last = first + 1
        while (end := max((each.last for each in aliases if first <= each.first < last), default=last)) > last:
            last = end
        within = [each for each in aliases if first <= each.first < last]
        groups.append(_group(clauses, within, first, last))
        first = last
    return groups


def _group(clauses: Sequence[Clause], aliases: Sequence[Alias], first: int, last: int) -> ClauseGroup:
    """Its expression has every way to match the clauses, each by itself or by an alias for several."""
    # Stop words are not required, and a prefix of more words than are listed would leave out passages with the others.
    selective = [not clause.is_optional and not clause.open_prefix for clause in clauses[first:last]]

    def ways(start: int) -> Iterator[_Way]:
        if start == last:
            yield ()
            return
        clause = clauses[start]
        is_left_out = any(selective) and not selective[start - first]
        own = () if is_left_out else ((tuple(each.forms for each in clause.alternatives), clause.count),)
        yield from ((*own, *rest) for rest in ways(start + 1))
        for alias in aliases:
            others = [each for each in alias.alternatives if each.count] if alias.first == start else []
            if others:
                one = tuple(each.forms for each in others), sum(each.count for each in others)
                yield from ((one, *rest) for rest in ways(alias.last))

    possible = [way for way in itertools.islice(ways(first), MOST_WAYS) if way and all(count for _, count in way)]
    # A word that is also a joined word of its neighbours leads to the same way twice, which would be ranked twice.
    ways_once = {frozenset((frozenset(phrases), count) for phrases, count in way): way for way in possible}.values()
    single = tuple(dict.fromkeys(phrase for way in ways_once if len(way) == 1 for phrase in way[0][0]))
    several = [way for way in ways_once if len(way) > 1]
    expressions = [expression_of(single)] if single else []
    expressions += [f"({' AND '.join(expression_of(phrases) for phrases, _ in way)})" for way in several]
    count = sum(min(count for _, count in way) for way in ways_once)
    expression = f"({' OR '.join(expressions)})" if expressions else ""
    return ClauseGroup(first, last, expression, count, () if several else single)


def _expression_of_unwanted(index: PackIndex, parts: Sequence[QueryPart]) -> str:
    if not parts:
        return ""
    forms = [alternative.forms for clause in clauses_for(index, parts) for alternative in clause.alternatives]
    expressions = [expression_of([each]) for each in forms]
    # More words may begin with a prefix than its clause lists.
    expressions += [f'"{" ".join(part.forms)}" *' for part in parts if part.is_prefix]
    return f"({' OR '.join(expressions)})" if expressions else ""
