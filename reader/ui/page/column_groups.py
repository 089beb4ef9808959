"""Cuts a table that is too wide for its room between columns into several, where nobody can scroll it sideways."""

from __future__ import annotations

from collections.abc import Sequence

from reader.library.model import Table

LONGEST_LABEL = 200
"""Characters of a cell of the first column: a column with longer ones names no rows, and is not repeated."""

STEP, MOST_STEPS = 0.96, 19
"""By how much the room of the groups is made smaller, and how often, while no more groups are needed."""


def column_groups(table: Table, needs: Sequence[float], room: float) -> list[list[int]]:
    """The numbers of the columns of each table; every one begins with the first column, if that names the rows.

    As few tables as possible, of similar widths. `needs` are the widths of the columns, in the unit of `room`.
    """
    if sum(needs) <= room + 0.5 or len(needs) < 2:
        return [list(range(len(needs)))]
    repeats = max(sum(len(span.text) for span in row[0]) for row in table.rows) <= LONGEST_LABEL
    groups = _filled(needs, room, repeats=repeats)
    for _ in range(MOST_STEPS):
        room *= STEP
        narrower = _filled(needs, room, repeats=repeats)
        if len(narrower) > len(groups):
            break
        groups = narrower
    return groups


def _filled(needs: Sequence[float], room: float, *, repeats: bool) -> list[list[int]]:
    """As many columns in each group as have room."""
    groups: list[list[int]] = [[0]]
    used = needs[0]
    for number, need in enumerate(needs[1:], 1):
        if used + need > room + 0.5 and len(groups[-1]) > repeats:
            groups.append([0] if repeats else [])
            used = needs[0] if repeats else 0.0
        groups[-1].append(number)
        used += need
    return groups


def with_columns(table: Table, numbers: Sequence[int]) -> Table:
    return Table(
        tuple(tuple(row[number] for number in numbers) for row in table.rows),
        tuple(table.alignments[number] for number in numbers),
    )
