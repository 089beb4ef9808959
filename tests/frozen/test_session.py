"""A whole session of the built program, beside its carrel-data: what is kept, and that no network changes anything."""

from __future__ import annotations

from pathlib import Path

from benchmarks.display import Screen
from tests.frozen import session
from tests.frozen.machine import needs, no_unshare
from tests.frozen.program import Copy, surroundings
from tests.frozen.window import opened


def test_all_that_the_reader_did_is_kept_beside_the_program(screen: Screen, portable: Copy, home: Path) -> None:
    with opened(screen, [portable.window], surroundings(home)) as window:
        session.read_through(window)
    session.check(session.kept(portable, portable.data))
    assert list(home.iterdir()) == []


@needs(no_unshare())
def test_without_a_network_all_is_the_same(screen: Screen, portable: Copy, home: Path) -> None:
    with opened(screen, ["unshare", "-n", portable.window], surroundings(home)) as window:
        session.read_through(window)
    session.check(session.kept(portable, portable.data))
