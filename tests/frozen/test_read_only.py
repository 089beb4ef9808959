"""The built program in a folder that is not writable: it uses the user's own folder, and the window says so."""

from __future__ import annotations

from pathlib import Path

from benchmarks.display import Screen
from reader.system.paths import START_PAGE_NAME
from tests.frozen import session
from tests.frozen.machine import needs, no_mount
from tests.frozen.program import ODD, ORDINARY, Copy, copied, environment_for
from tests.frozen.window import Window, opened

PROTECTED = ["unshare", "-m", "sh", "-c", 'mount --bind -o ro "$1" "$1" && exec "$2"', "sh"]
"""A command that makes a folder read-only and starts a program in it; folder and program are to be added."""


def own(home: Path) -> Path:
    return home / ".local" / "share" / "Carrel"


def check_the_message_appears_once(window: Window, folder: Path) -> None:
    saved = f"Your settings and marks are saved in {folder} instead."
    assert window.notice() == f"Carrel cannot save next to the program. {saved}"
    window.dismiss_notice()
    assert "save" not in window.notice()


def test_without_permission_to_write(screen: Screen, read_only: Copy, home: Path) -> None:
    with opened(screen, [read_only.window], environment_for(home), user=ORDINARY) as window:
        check_the_message_appears_once(window, own(home))
        session.read_through(window)
    session.check(session.stored_session(read_only, own(home)))
    assert list(read_only.data.iterdir()) == []


@needs(no_mount())
def test_from_a_protected_stick_with_carrel_data(screen: Screen, portable: Copy, home: Path) -> None:
    with opened(screen, [*PROTECTED, portable.folder, portable.window], environment_for(home)) as window:
        check_the_message_appears_once(window, own(home))
        session.read_through(window)
    session.check(session.stored_session(portable, own(home)))
    assert list(portable.data.iterdir()) == []


@needs(no_mount())
def test_from_a_protected_stick_of_ours(screen: Screen, place: Path, home: Path) -> None:
    stick = place / ODD
    copy = copied(stick)
    (stick / START_PAGE_NAME).touch()
    with opened(screen, [*PROTECTED, stick, copy.window], environment_for(home)) as window:
        check_the_message_appears_once(window, own(home))


def test_no_folder_is_writable(screen: Screen, read_only: Copy) -> None:
    home = read_only.folder / "missing"
    with opened(screen, [read_only.window], environment_for(home), user=ORDINARY) as window:
        window.press("ctrl+t")  # a setting to save, and no message of its own
        beginning = "Carrel cannot save your settings"
        window.wait_for(lambda: window.notice().startswith(beginning), beginning)
        window.dismiss_notice()
        folder = f"\u2068{own(home)}\u2069"  # with Arabic letters, so it is kept apart
        assert window.notice().startswith(f"Carrel cannot save next to the program or in {folder}.")
        window.dismiss_notice()
        assert "save" not in window.notice()
    assert not home.exists()
