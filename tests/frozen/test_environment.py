"""The built program's window in an environment without the usual variables and user."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.display import Screen
from tests.frozen import session
from tests.frozen.machine import needs, no_other_user
from tests.frozen.program import NOBODY, Copy, environment_for
from tests.frozen.window import opened

LOCALE = r"(Detected locale .*\nQt depends on a UTF-8 locale.*\n.*\n.*\n)?"
"""The warning of Qt if no language is set; it then uses a suitable one."""


def test_only_display_and_path_are_set(screen: Screen, portable: Copy) -> None:
    with opened(screen, [portable.window], {"PATH": "/usr/bin:/bin"}, says=LOCALE) as window:
        session.read_through(window)
    session.check(session.stored_session(portable, portable.data))


@needs(no_other_user())
def test_as_an_unknown_user(screen: Screen, portable: Copy) -> None:
    portable.data.chmod(0o777)
    with opened(screen, [portable.window], {"PATH": "/usr/bin:/bin"}, user=NOBODY, says=LOCALE) as window:
        session.read_through(window)
    session.check(session.stored_session(portable, portable.data))


@pytest.mark.parametrize("kind", ["missing", "file"])
def test_home_is_not_a_folder_but_carrel_data_is_used(screen: Screen, portable: Copy, place: Path, kind: str) -> None:
    (place / "file").touch()
    with opened(screen, [portable.window], environment_for(place / kind)) as window:
        window.press("ctrl+d")
    assert len(portable.marks(portable.data)) == 1
    assert not (place / "missing").exists()
