"""The stick is pulled out while the built program runs from it: the program shows messages and goes on."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.display import Screen
from reader.system.paths import DATA_NAME
from tests.frozen import session
from tests.frozen.drive import EXFAT, FAT, FileSystem, no_drive, plugged_in
from tests.frozen.machine import needs
from tests.frozen.program import ORDINARY, Copy, environment_for
from tests.frozen.window import Window, opened

CASES = [  # root could create a folder where the stick was
    pytest.param(EXFAT, True, ORDINARY, id="exFAT, its folder gone", marks=needs(no_drive(EXFAT))),
    pytest.param(FAT, False, None, id="FAT32, its folder dead", marks=needs(no_drive(FAT))),
]


@pytest.mark.parametrize(("kind", "is_noticed", "user"), CASES)
def test_pulled_while_reading(
    screen: Screen, program: Copy, place: Path, home: Path, kind: FileSystem, is_noticed: bool, user: int | None
) -> None:
    with plugged_in(kind, place) as drive:
        done = program.run("stick", "write", drive.root, "--all-packs")
        assert (done.returncode, done.stderr) == (0, "")
        data = drive.root / DATA_NAME
        data.mkdir()
        [folder] = drive.root.glob("Carrel*")
        with opened(screen, [folder / program.window.name], environment_for(home), user=user) as window:
            assert window.title == session.FIRST
            drive.pull(is_noticed=is_noticed)
            read_on_without(window)
            drive.put_back()
            session.search(window, session.ELSEWHERE)
            window.wait_for(lambda: window.title == session.OTHER, session.OTHER)
            window.press("ctrl+d")
            assert len(program.marks(data)) == 2
        stored = session.stored_session(program, data)
        assert [note for _, note in stored.marks] == [session.NOTE, ""]
        assert stored.text_size == 110
        assert stored.location.startswith("carrel:sample/second")
        assert not list(home.rglob("marks*"))


def says_that_nothing_is_saved(window: Window) -> bool:
    """Whether the newest message is about marks or settings, whichever came last. Any other is dismissed."""
    notice = window.notice()
    if "cannot save" in notice or "not be saved" in notice:
        return True
    window.dismiss_notice()
    return False


def read_on_without(window: Window) -> None:
    """Only actions that need the stick fail."""
    session.search(window, session.ELSEWHERE)
    window.press("Escape", "Page_Down", "Home", "ctrl+d")
    session.write_note(window, session.NOTE)
    window.wait_for(lambda: says_that_nothing_is_saved(window), "a message")  # before Esc, which dismisses messages
    window.press("ctrl+t", "ctrl+plus", "ctrl+2", "ctrl+3", "ctrl+5", "F1", "Escape", "ctrl+f", "Escape")
    session.open_file_dialog(window)
    session.open_about_dialog(window)
    assert window.title == session.FIRST
