"""The built program where nothing can be written beside it: the user's own folder is used, and the window says so."""

from __future__ import annotations

from pathlib import Path

from benchmarks.display import Screen
from reader.system.paths import START_PAGE_NAME
from tests.frozen import session
from tests.frozen.machine import needs, no_mount
from tests.frozen.program import ODD, ORDINARY, Copy, copied, surroundings
from tests.frozen.window import Window, opened

PROTECTED = ["unshare", "-m", "sh", "-c", 'mount --bind -o ro "$1" "$1" && exec "$2"', "sh"]
"""What is to stand before a folder and a program in it."""


def own(home: Path) -> Path:
    return home / ".local" / "share" / "Carrel"


def check_is_said_once(window: Window, folder: Path) -> None:
    saved = f"Your settings and marks are saved in {folder} instead."
    assert window.notice() == f"Carrel cannot save next to the program. {saved}"
    window.put_notice_away()
    assert "save" not in window.notice()
    window.press("Home")


def test_without_the_right_to_write_there(screen: Screen, read_only: Copy, home: Path) -> None:
    with opened(screen, [read_only.window], surroundings(home), user=ORDINARY) as window:
        check_is_said_once(window, own(home))
        session.read_through(window)
    session.check(session.kept(read_only, own(home)))
    assert list(read_only.data.iterdir()) == []


@needs(no_mount())
def test_from_a_protected_stick_with_carrel_data(screen: Screen, portable: Copy, home: Path) -> None:
    with opened(screen, [*PROTECTED, portable.folder, portable.window], surroundings(home)) as window:
        check_is_said_once(window, own(home))
        session.read_through(window)
    session.check(session.kept(portable, own(home)))
    assert list(portable.data.iterdir()) == []


@needs(no_mount())
def test_from_a_protected_stick_of_ours(screen: Screen, place: Path, home: Path) -> None:
    stick = place / ODD
    copy = copied(stick)
    (stick / START_PAGE_NAME).touch()
    with opened(screen, [*PROTECTED, stick, copy.window], surroundings(home)) as window:
        check_is_said_once(window, own(home))


def test_where_nothing_can_be_written_at_all(screen: Screen, read_only: Copy) -> None:
    home = read_only.folder / "missing"
    with opened(screen, [read_only.window], surroundings(home), user=ORDINARY) as window:
        assert window.notice().startswith(f"Carrel cannot save next to the program or in {own(home)}.")
        window.put_notice_away()
        session.search(window, session.ELSEWHERE)
        window.wait_for(lambda: window.title == session.OTHER, session.OTHER)
        window.wait_for(lambda: window.notice().startswith("Carrel cannot save your settings"), "the notice")
        window.put_notice_away()
        assert "save" not in window.notice()
    assert not home.exists()
