"""The built program with what it kept beside it, carried to another place while it is closed."""

from __future__ import annotations

from pathlib import Path

from benchmarks.display import Screen
from tests.frozen import session
from tests.frozen.program import ODD, Copy, settings, surroundings
from tests.frozen.window import opened


def test_place_and_marks_come_along(screen: Screen, portable: Copy, place: Path, home: Path) -> None:
    with opened(screen, [portable.window], surroundings(home)) as window:
        session.read_through(window)
    left = session.kept(portable, portable.data)
    elsewhere = place / "elsewhere" / ODD
    elsewhere.mkdir(parents=True)
    moved = Copy(portable.folder.rename(elsewhere / "another name"))
    with opened(screen, [moved.window], surroundings(home)) as window:
        assert window.title == session.OTHER
        session.search(window, session.MISSPELT)
        window.wait_for(lambda: window.title == session.FIRST, session.FIRST)
        window.press("ctrl+Home", "alt+Left")
        assert window.title == session.OTHER
    found = session.kept(moved, moved.data)
    assert found._replace(searches=left.searches) == left
    assert (moved.data / settings(moved.data)["pack_file"]).resolve().is_relative_to(moved.folder)
    assert not portable.folder.exists()
    assert list(home.iterdir()) == []
