"""Long lists: how many of their rows the view has."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication

from reader.ui.lists.stepwise_model import FETCHED_AT_ONCE, FETCHED_FOR_SCREEN_READER, StepwiseModel


@pytest.mark.parametrize(
    ("rows", "first", "is_read_aloud", "expected"),
    [
        (3, 24, False, 3),
        (2_000, 24, False, 24),
        (2_000, FETCHED_AT_ONCE, False, FETCHED_AT_ONCE),
        (3, 24, True, 3),
        (2_000, 24, True, 2_000),
        (10**6, 24, True, FETCHED_FOR_SCREEN_READER),
    ],
)
def test_a_screen_reader_can_count_the_rows(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch, rows: int, first: int, is_read_aloud: bool, expected: int
) -> None:
    monkeypatch.setattr(QAccessible, "isActive", staticmethod(lambda: is_read_aloud))
    model = StepwiseModel()
    model.set_rows(range(rows), first)
    assert model.rowCount() == expected
    assert model.canFetchMore(model.index(-1)) is (expected < rows)
