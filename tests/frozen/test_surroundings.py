"""The built program's window where surroundings lack what others take for granted."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.display import Screen
from tests.frozen import session
from tests.frozen.machine import needs, no_other_user
from tests.frozen.program import NOBODY, Copy, surroundings
from tests.frozen.window import opened

LOCALE = r"(Detected locale .*\nQt depends on a UTF-8 locale.*\n.*\n.*\n)?"
"""What Qt says where no language is set; it then takes one that will do."""


def test_where_nothing_is_set_but_display_and_path(screen: Screen, portable: Copy) -> None:
    with opened(screen, [portable.window], {"PATH": "/usr/bin:/bin"}, says=LOCALE) as window:
        session.read_through(window)
    session.check(session.kept(portable, portable.data))


@needs(no_other_user())
def test_as_a_user_without_rights_or_a_name(screen: Screen, portable: Copy) -> None:
    portable.data.chmod(0o777)
    with opened(screen, [portable.window], {"PATH": "/usr/bin:/bin"}, user=NOBODY, says=LOCALE) as window:
        session.read_through(window)
    session.check(session.kept(portable, portable.data))


@pytest.mark.parametrize("kind", ["missing", "file"])
def test_where_home_is_no_folder_carrel_data_is_kept(screen: Screen, portable: Copy, place: Path, kind: str) -> None:
    (place / "file").touch()
    with opened(screen, [portable.window], surroundings(place / kind)) as window:
        window.press("ctrl+d")
    assert len(portable.marks(portable.data)) == 1
    assert not (place / "missing").exists()
