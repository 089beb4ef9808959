"""A complete session of the built program with its carrel-data: everything is stored, with or without a network."""

from __future__ import annotations

from pathlib import Path

from benchmarks.display import Screen
from tests.frozen import session
from tests.frozen.machine import needs, no_unshare
from tests.frozen.program import Copy, environment_for
from tests.frozen.window import opened


def test_everything_is_stored_next_to_the_program(screen: Screen, portable: Copy, home: Path) -> None:
    with opened(screen, [portable.window], environment_for(home)) as window:
        session.read_through(window)
    session.check(session.stored_session(portable, portable.data))
    assert list(home.iterdir()) == []


@needs(no_unshare())
def test_the_same_without_a_network(screen: Screen, portable: Copy, home: Path) -> None:
    with opened(screen, ["unshare", "-n", portable.window], environment_for(home)) as window:
        session.read_through(window)
    session.check(session.stored_session(portable, portable.data))
