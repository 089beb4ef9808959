"""Shortens the cells of a table's row that is too long to be laid out: the window cannot divide a row.

It applies to packs that no version of Carrel would build: `carrel check` refuses such a row.
"""

from __future__ import annotations

from reader.library.limits import CELL_COST, LONGEST_ROW, SPAN_COST, cells_cost, spans_cost
from reader.library.model import Span, Spans, Style
from reader.translation import N_, _

_REST = N_("[The rest of this cell is not shown. The row is too long for a table.]")


def shorten_row(row: tuple[Spans, ...]) -> tuple[Spans, ...]:
    """The row itself, or its cells as far as a fair share of LONGEST_ROW. Each shortened one says so at its end."""
    if cells_cost(row) <= LONGEST_ROW:
        return row
    share = _fair_share([spans_cost(cell) for cell in row], LONGEST_ROW - len(row) * CELL_COST)
    rest = rest_of_cell()
    return tuple([cell if spans_cost(cell) <= share else _shortened(cell, share, rest) for cell in row])


def rest_of_cell() -> str:
    """What the end of a shortened cell says."""
    return f" {_(_REST)}"


def _fair_share(costs: list[int], room: int) -> int:
    """The most that each may cost so that all cost `room` together: what short cells leave goes to the longer ones."""
    left = len(costs)
    for cost in sorted(costs):
        share = room // left
        if cost > share:
            return share
        room -= cost
        left -= 1
    return max(costs)


def _shortened(cell: Spans, room: int, rest: str) -> Spans:
    kept: list[Span] = []
    room -= len(rest) + SPAN_COST
    for span in cell:
        cost = spans_cost((span,))
        if cost > room:
            end = room - SPAN_COST
            # Half a superscript or half a link would say something else than the author did.
            if span.link is None and span.style < Style.SUPERSCRIPT and end > 0:
                kept.append(span._replace(text=span.text[: span.text.rfind(" ", 0, end) + 1 or end]))
            break
        kept.append(span)
        room -= cost
    return (*kept, Span(rest))
