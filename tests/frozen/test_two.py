"""Two built programs at once: with separate data, and with the same data."""

from __future__ import annotations

import subprocess
from pathlib import Path

from benchmarks.display import Screen
from reader.system.paths import PACKS_NAME
from tests.frozen import session
from tests.frozen.program import PATIENCE, Copy, copied, environment_for
from tests.frozen.window import opened


def test_two_folders_do_not_share_data(screen: Screen, portable: Copy, place: Path, home: Path) -> None:
    other = copied(place / "other", portable=True)
    with (
        opened(screen, [portable.window], environment_for(home)) as one,
        opened(screen, [other.window], environment_for(home)) as two,
    ):
        session.search(two, session.ELSEWHERE)
        two.wait_for(lambda: two.title == session.OTHER, session.OTHER)
        two.press("ctrl+d")
        one.focus()
        session.write_note(one, session.NOTE)
        assert (one.title, two.title) == (session.FIRST, session.OTHER)
    stored = [session.stored_session(copy, copy.data) for copy in (portable, other)]
    assert [each.searches for each in stored] == [(), (session.ELSEWHERE,)]
    assert [[note for _, note in each.marks] for each in stored] == [[session.NOTE], [""]]
    assert [each.location.partition("/")[0] for each in stored] == [
        "carrel:neuroscience-psychotherapy",
        "carrel:sample",
    ]


def test_a_second_window_loses_no_mark(screen: Screen, portable: Copy, home: Path) -> None:
    """The first window can write; the second says so, and can write after the first is closed."""
    with opened(screen, [portable.window], environment_for(home)) as one:
        one.press("ctrl+d")
        with opened(screen, [portable.window], environment_for(home)) as two:
            session.search(two, session.ELSEWHERE)
            two.wait_for(lambda: two.title == session.OTHER, session.OTHER)
            two.press("ctrl+d")
            assert two.notice().startswith("Carrel is open already, so marks are read-only here")
            two.dismiss_notice()
            one.focus()
            session.write_note(one, session.NOTE)
            one.quit()
            two.focus()
            two.press("ctrl+d")
    marks = session.stored_session(portable, portable.data).marks
    assert [note for _, note in marks] == [session.NOTE, ""]


def test_a_file_goes_to_the_window_that_is_open(screen: Screen, portable: Copy, home: Path) -> None:
    pack = portable.outer / PACKS_NAME / "sample.carrel"
    environment = environment_for(home, DISPLAY=screen.name)
    with opened(screen, [portable.window], environment_for(home)) as window:
        command = [portable.window, pack]
        done = subprocess.run(command, env=environment, capture_output=True, timeout=PATIENCE, check=False)
        assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
        window.wait_for(lambda: window.title.startswith("A sample"), "the home of the pack")
