"""Which screen the class sees, and which one the trainer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QRect


class ScreenChoice(NamedTuple):
    """The numbers of two screens; `trainer` is None if there is only one."""

    audience: int
    trainer: int | None = None


def choose_screens(areas: Sequence[QRect], own: int, *, is_swapped: bool = False) -> ScreenChoice:
    """The class sees the first screen that the window is not on. `areas` are those of all screens, `own` is its number.

    A projector that shows the same as the laptop may count as a screen, but has the same area.
    """
    own = own if 0 <= own < len(areas) else 0
    other = next((number for number, area in enumerate(areas) if number != own and area != areas[own]), None)
    if other is None:
        return ScreenChoice(own)
    return ScreenChoice(own, other) if is_swapped else ScreenChoice(other, own)
