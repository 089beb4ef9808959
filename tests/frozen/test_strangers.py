"""A stranger's pack in the built program: its figures are drawn in a process of their own, and a death is the last."""

from __future__ import annotations

import contextlib
import subprocess
from pathlib import Path

import psutil

from benchmarks.display import Screen
from reader.library.model import Article, Block, BlockKind, Figure, FigureFile
from reader.system.handover import FOLDER
from reader.system.opening_note import NOTE
from reader.system.own_process import DRAW_FIGURES
from tests.frozen import session
from tests.frozen.program import PATIENCE, Copy, environment_for, settings
from tests.frozen.waiting import until
from tests.frozen.window import HOME, Window, opened
from tests.packs import SVG, make_searchable

TITLE = "The stranger's article – Carrel"


def strangers_pack(folder: Path) -> Path:
    block = Block("figure", BlockKind.FIGURE, figure=Figure("figures/plain.svg", "A square"))
    article = Article("only", TITLE.removesuffix(" – Carrel"), (block,))
    figure = FigureFile("figures/plain.svg", "image/svg+xml", 40, 30, SVG)
    return make_searchable(folder / "stranger.carrel", articles=(article,), figures=(figure,))


def drawing(window: Window) -> list[int]:
    """The processes that draw figures for a window."""
    found = []
    for children in Path(f"/proc/{window.process.pid}/task").glob("*/children"):
        for pid in children.read_text(encoding="ascii").split():
            with contextlib.suppress(OSError):  # it has just ended
                words = Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")
                found += [int(pid)] if DRAW_FIGURES.encode() in words else []
    return found


def test_figures_are_drawn_in_a_process_whose_death_harms_nothing(screen: Screen, portable: Copy, home: Path) -> None:
    pack = strangers_pack(portable.folder.parent)
    with opened(screen, [portable.window, pack], environment_for(home)) as window:
        assert window.title == TITLE
        [first] = until(lambda: drawing(window), "the process that draws", lambda: "")
        psutil.Process(first).kill()
        window.press("ctrl+plus")
        [other] = until(lambda: [pid for pid in drawing(window) if pid != first], "another process")
        assert window.title == TITLE
    until(lambda: not Path(f"/proc/{other}").exists(), "the end of that process")
    assert settings(portable.data)["text_size"] == 110


def test_the_bundled_pack_needs_no_such_process(screen: Screen, portable: Copy, home: Path) -> None:
    with opened(screen, [portable.window], environment_for(home)) as window:
        assert window.title == session.FIRST
        window.press("End", "Home")
        assert drawing(window) == []


def killed_while_opening(copy: Copy, home: Path, pack: Path) -> None:
    """Ends the program without a word as soon as it has noted what it opens.

    It has no window on the screen: window managers would show the rest of one that ends while it appears.
    """
    environment = environment_for(home, QT_QPA_PLATFORM="offscreen")
    process = subprocess.Popen([copy.window, pack], env=environment, cwd="/", start_new_session=True)

    def is_opening() -> bool:
        notes = copy.data.glob(f"{FOLDER}/*{NOTE}")
        return any(b"stranger" in note.read_bytes() for note in notes)

    until(is_opening, "a note", lambda: "" if process.poll() is None else "the program has ended")
    process.kill()
    process.wait(PATIENCE)


def test_a_pack_over_which_the_program_died_is_not_opened_again(screen: Screen, portable: Copy, home: Path) -> None:
    pack = strangers_pack(portable.folder.parent)
    killed_while_opening(portable, home, pack)
    with opened(screen, [portable.window, pack], environment_for(home), stays_at_home=True) as window:
        window.wait_for_dialog("Shelf")
        window.press("Escape")
        window.wait_for_no_dialog("Shelf")
        assert window.title == HOME
        assert window.notice().startswith("Carrel stopped while it was opening “stranger.carrel”")
    with opened(screen, [portable.window], environment_for(home)) as window:
        assert window.title == session.FIRST
    with opened(screen, [portable.window, pack], environment_for(home)) as window:
        assert window.title == TITLE
