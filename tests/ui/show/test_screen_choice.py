"""Which screen the class sees."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect

from reader.ui.show.screen_choice import choose_screens

LAPTOP, PROJECTOR, THIRD = QRect(0, 0, 1366, 768), QRect(1366, 0, 1024, 768), QRect(0, 768, 800, 600)


@pytest.mark.parametrize(
    ("areas", "own", "is_swapped", "choice"),
    [
        ([LAPTOP], 0, False, (0, None)),
        ([LAPTOP], 0, True, (0, None)),
        ([LAPTOP, PROJECTOR], 0, False, (1, 0)),
        ([LAPTOP, PROJECTOR], 1, False, (0, 1)),
        ([LAPTOP, PROJECTOR], 0, True, (0, 1)),
        ([LAPTOP, LAPTOP], 0, False, (0, None)),  # the projector shows the same
        ([LAPTOP, LAPTOP, PROJECTOR], 0, False, (2, 0)),
        ([LAPTOP, PROJECTOR, THIRD], 1, False, (0, 1)),
        ([LAPTOP, PROJECTOR], 7, False, (1, 0)),
    ],
)
def test_choice(areas: list[QRect], own: int, is_swapped: bool, choice: tuple[int, int | None]) -> None:
    assert choose_screens(areas, own, is_swapped=is_swapped) == choice
