"""A pack over which the program died is not opened at the next start. The shelf is shown, and says so."""

from __future__ import annotations

import json
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from reader.library.model import ArticleLink
from reader.library.packconnection import PackConnection
from reader.system.handover import FOLDER
from reader.system.opening_note import NOTE
from reader.ui.main_window import MainWindow
from reader.ui.shelf.shelf_dialog import ShelfDialog
from reader.ui.shell import opening_guard
from reader.ui.shell.opening_guard import TRY_AGAIN, sentence
from tests.packs import ARTICLES, make_pack
from tests.ui import hands
from tests.ui.conftest import Start
from tests.ui.shelf import shelves

TOP = Path(__file__).parent.parent.parent.parent

DIE = """
import os, sys
from pathlib import Path
from reader.system import paths
from reader.ui import app
from reader.library import packfile
from reader.ui.page import compose

paths.content_folders = tuple
place, name = sys.argv[3].split(".")
def die(*_, **__):
    os._exit(7)
setattr({"PackFile": packfile.PackFile, "PageComposer": compose.PageComposer}[place], name, die)
sys.exit(app.run(Path(sys.argv[1]), [Path(sys.argv[2])]))
"""


def die(data: Path, pack: Path, place: str) -> None:
    """Runs the program, which ends without a word at `place`."""
    command = [sys.executable, "-c", DIE, str(data), str(pack), place]
    done = subprocess.run(command, cwd=TOP, capture_output=True, timeout=60, check=False)
    assert done.returncode == 7, done.stderr


def note(data: Path, text: str) -> None:
    (data / FOLDER).mkdir(parents=True, exist_ok=True)
    (data / FOLDER / f"1{NOTE}").write_text(text, encoding="utf-8")


def notes(data: Path) -> list[str]:
    return [path.read_text(encoding="utf-8") for path in (data / FOLDER).glob(f"*{NOTE}")]


def is_over(timer: QTimer) -> bool:
    return not timer.isActive()


def shown_pack(window: MainWindow) -> str:
    return window.session.opened.pack.path.name if window.session.opened else ""


@pytest.mark.parametrize("place", ["PackFile._read_pack", "PackFile.article", "PageComposer.compose"])
@pytest.mark.parametrize("is_requested", [True, False])
def test_the_program_dies_once(start: Start, tmp_path: Path, qtbot: QtBot, place: str, is_requested: bool) -> None:
    pack = make_pack(tmp_path / "evil.carrel", articles=ARTICLES[:1])
    die(tmp_path / "data", pack, place)
    window = start(pack if is_requested else None)
    assert shown_pack(window) == "neuroscience-psychotherapy.carrel"
    assert window.notice.text == sentence(pack)

    def look(dialog: ShelfDialog) -> None:
        assert sentence(pack) in hands.labels(dialog)
        hands.click(hands.button(dialog, TRY_AGAIN))
        assert not dialog.isVisible()

    shelves.in_dialog(qtbot, window, look)
    assert shown_pack(window) == "evil.carrel"
    assert window.notice.text == ""
    assert shown_pack(start()) == "evil.carrel"


def test_it_is_not_opened_before_the_reader_says_so(
    start: Start, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither by the start, nor by the listing of the shelf, nor by a further start."""
    (tmp_path / "data" / "packs").mkdir(parents=True)
    pack = make_pack(tmp_path / "data" / "packs" / "evil-1.carrel")
    start(pack)
    note(tmp_path / "data", "./packs/evil-1.carrel")
    opened: list[str] = []
    original = PackConnection.__init__

    def open_and_note(self: PackConnection, path: Path) -> None:
        opened.append(path.name)
        original(self, path)

    monkeypatch.setattr(PackConnection, "__init__", open_and_note)
    for _ in range(2):
        window = start()
        shelves.settle(qtbot, window)
        assert window.notice.text == sentence(pack)
        note(tmp_path / "data", "./packs/evil-1.carrel")
    assert opened
    assert "evil-1.carrel" not in opened


def test_after_another_pack_was_read_nothing_is_held(start: Start, tmp_path: Path, qtbot: QtBot) -> None:
    pack = make_pack(tmp_path / "evil.carrel", articles=ARTICLES[:1])
    start(pack)
    note(tmp_path / "data", "../evil.carrel")
    window = start()
    assert notes(tmp_path / "data") == ["../evil.carrel"]
    window = start()
    assert (window.notice.text, shown_pack(window)) == ("", "neuroscience-psychotherapy.carrel")


def test_the_note_stays_where_nothing_else_was_opened(
    start: Start, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    from reader.system import paths

    monkeypatch.setattr(paths, "bundled_packs", tuple)
    pack = make_pack(tmp_path / "evil.carrel", articles=ARTICLES[:1])
    start(pack)
    note(tmp_path / "data", "../evil.carrel")
    monkeypatch.setattr(opening_guard, "SETTLED_AFTER", 0)
    for _ in range(3):
        window = start()
        settled = window.ui_state.opening._settled
        qtbot.waitUntil(partial(is_over, settled))
        assert shown_pack(window) == ""


def test_an_opening_is_noted_until_it_is_over(start: Start, tmp_path: Path, qtbot: QtBot) -> None:
    pack = make_pack(tmp_path / "one.carrel")
    window = start()
    window.ui_state.opening._settled.setInterval(0)
    data = tmp_path / "data"
    assert notes(data) == []
    seen: list[list[str]] = []
    window.session.article_opened.connect(lambda _: seen.append(notes(data)))
    window.session.open_file(pack)
    window.features.reading.follow(ArticleLink("second"))
    assert seen == [["../one.carrel"], ["../one.carrel"]]
    qtbot.waitUntil(lambda: notes(data) == [""])
    window.close()
    assert notes(data) == []


def test_nothing_is_noted_in_a_private_session(start: Start, tmp_path: Path) -> None:
    window = start()
    window.ui_state.begin_private()
    window.session.open_file(make_pack(tmp_path / "one.carrel"))
    assert notes(tmp_path / "data") == []


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\0",
        "//server/share/x.carrel",
        "/dev/zero",
        "../" * 3000,
        "C:\\x.carrel",
        "http://example.org/x.carrel",
        "x",
    ],
)
def test_a_strangers_note_opens_nothing(
    start: Start, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    note(tmp_path / "data", text)
    window = start()
    assert shown_pack(window) == "neuroscience-psychotherapy.carrel"
    window.close()
    settings = json.loads((tmp_path / "data" / "settings.json").read_text(encoding="utf-8"))
    assert "added_packs" not in settings


def test_the_delay_is_longer_than_that_of_the_settings() -> None:
    from reader.ui.shell import ui_state

    assert opening_guard.SETTLED_AFTER > ui_state.SAVE_DELAY
