"""Parts that are built when they are first needed."""

from __future__ import annotations

import pytest

from reader.ui.shell.lazy import Lazy


class Maker:
    """Counts how often it is called, and can fail the first time."""

    def __init__(self, *, fails_first: bool = False) -> None:
        self.calls = 0
        self._fails_first = fails_first

    def __call__(self) -> list[str]:
        self.calls += 1
        if self._fails_first and self.calls == 1:
            raise ValueError("not yet")
        return []


def test_nothing_is_made_before_it_is_needed() -> None:
    make = Maker()
    part = Lazy(make)
    assert not part.is_made
    assert part.made is None
    assert make.calls == 0


def test_the_part_is_made_once() -> None:
    make = Maker()
    part = Lazy(make)
    first = part.get()
    assert part.get() is first
    assert part.made is first
    assert part.is_made
    assert make.calls == 1


def test_a_part_can_be_false() -> None:
    part: Lazy[list[str]] = Lazy(list)
    part.get()
    assert part.is_made
    assert part.made == []


def test_a_failed_attempt_is_repeated() -> None:
    make = Maker(fails_first=True)
    part = Lazy(make)
    with pytest.raises(ValueError, match="not yet"):
        part.get()
    assert not part.is_made
    part.get()
    assert part.is_made
