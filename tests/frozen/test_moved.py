"""The built program and its carrel-data, moved to another folder while it is closed."""

from __future__ import annotations

from pathlib import Path

from benchmarks.display import Screen
from tests.frozen import session
from tests.frozen.program import ODD, Copy, environment_for, settings
from tests.frozen.window import opened


def test_position_and_marks_are_moved_with_it(screen: Screen, portable: Copy, place: Path, home: Path) -> None:
    with opened(screen, [portable.window], environment_for(home)) as window:
        session.read_through(window)
    left = session.stored_session(portable, portable.data)
    elsewhere = place / "elsewhere" / ODD
    elsewhere.mkdir(parents=True)
    moved = Copy(portable.folder.rename(elsewhere / "another name"))
    with opened(screen, [moved.window], environment_for(home)) as window:
        assert window.title == session.OTHER
        session.search(window, session.MISSPELT)
        window.wait_for(lambda: window.title == session.FOUND, session.FOUND)
        window.press("ctrl+Home", "alt+Left")
        assert window.title == session.OTHER
    found = session.stored_session(moved, moved.data)
    assert found._replace(searches=left.searches) == left
    assert (moved.data / settings(moved.data)["pack_file"]).resolve().is_relative_to(moved.folder)
    assert not portable.folder.exists()
    assert list(home.iterdir()) == []
