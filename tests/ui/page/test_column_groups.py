"""Tables that are cut between columns where nobody can scroll them."""

from __future__ import annotations

import pytest

from reader.library.model import Span, Table
from reader.ui.page.column_groups import LONGEST_LABEL, column_groups, with_columns


def table(columns: int, label: str = "A row") -> Table:
    return Table((((Span(label),), *[(Span(f"{number}"),) for number in range(1, columns)]),), ("",) * columns)


@pytest.mark.parametrize(
    ("needs", "room", "groups"),
    [
        ([100] * 3, 300, [[0, 1, 2]]),
        ([100] * 5, 300, [[0, 1, 2], [0, 3, 4]]),
        ([100] * 7, 400, [[0, 1, 2, 3], [0, 4, 5, 6]]),
        ([100] * 6, 400, [[0, 1, 2, 3], [0, 4, 5]]),
        ([100, 50, 50, 50, 50, 50, 50, 50], 400, [[0, 1, 2, 3, 4], [0, 5, 6, 7]]),
        ([100, 900, 100], 400, [[0, 1], [0, 2]]),
        ([900, 900, 900], 10, [[0, 1], [0, 2]]),
    ],
)
def test_few_groups_of_similar_widths(needs: list[float], room: float, groups: list[list[int]]) -> None:
    assert column_groups(table(len(needs)), needs, room) == groups


def test_a_first_column_of_long_texts_is_not_repeated() -> None:
    assert column_groups(table(5, "x" * (LONGEST_LABEL + 1)), [100] * 5, 300) == [[0, 1, 2], [3, 4]]


def test_a_group_of_columns() -> None:
    assert [span.text for cell in with_columns(table(4), [0, 3]).rows[0] for span in cell] == ["A row", "3"]
