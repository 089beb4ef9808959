"""Parts of the window that are built when they are first needed, or a moment after the start."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

Part = TypeVar("Part")

PRELOAD_DELAY = 600  # milliseconds after the start, for what the reader will need soon but not at once


class Lazy(Generic[Part]):
    """Calls `make` once, at the first `get`.

    >>> panel = Lazy(lambda: ["panel"])
    >>> panel.is_made, panel.get(), panel.is_made
    (False, ['panel'], True)
    """

    def __init__(self, make: Callable[[], Part]) -> None:
        self._make = make
        self._parts: list[Part] = []

    def get(self) -> Part:
        if not self._parts:
            self._parts.append(self._make())
        return self._parts[0]

    @property
    def is_made(self) -> bool:
        return bool(self._parts)

    @property
    def made(self) -> Part | None:
        """The part, or None if nothing has needed it yet."""
        return self._parts[0] if self._parts else None
