"""What a reader does with the shelf: adding packs, taking them off, and keeping copies."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from reader.library import packcopy
from reader.library.packerrors import DamagedPackError
from reader.ui.main_window import MainWindow
from reader.ui.shelf.copy_job import CopyJob
from reader.ui.shelf.shelf_dialog import ShelfDialog
from reader.ui.shell.actions import ActionId
from reader.ui.widgets.question import QuestionDialog
from tests.ui import hands
from tests.ui.conftest import Start
from tests.ui.shelf import shelves
from tests.ui.shelf.shelves import in_dialog, pack


@pytest.fixture
def window(start: Start, tmp_path: Path) -> MainWindow:
    return start(pack(tmp_path / "own"))


def test_adding_by_asking_for_files(
    window: MainWindow, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = [pack(tmp_path / "more", "a"), pack(tmp_path / "more", "b")]
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(file) for file in files], ""))

    def add(dialog: ShelfDialog) -> None:
        hands.click(hands.button(dialog, "Add packs…"))
        qtbot.waitUntil(lambda: len(shelves.shown(dialog)) == 4)

    in_dialog(qtbot, window, add)
    assert sorted(shelves.added(window)) == ["a-1.carrel", "b-1.carrel", "wound-1.carrel"]
    assert shelves.reading(window) == "wound-1.carrel"


def test_adding_by_dropping(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear Ann", encoding="utf-8")

    def add(dialog: ShelfDialog) -> None:
        assert shelves.drop(dialog, [pack(tmp_path / "more", "a"), letter])
        qtbot.waitUntil(lambda: len(shelves.shown(dialog)) == 3)
        assert (
            "letter.txt: The file is not a pack. Packs are made with Carrel, and their names end in .carrel."
            in hands.labels(dialog)
        )

    in_dialog(qtbot, window, add)
    assert "a-1.carrel" in shelves.added(window)


def test_taking_off(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    other = pack(tmp_path / "own", "other")
    window.features.shelf.open_files([other])

    def take_off(dialog: ShelfDialog) -> None:
        shelves.choose(dialog, "Pack other")
        assert not hands.button(dialog, "Remove from shelf").isEnabled(), "it is being read"
        assert any("open another pack first" in text for text in hands.labels(dialog))
        shelves.choose(dialog, "Pack wound")
        hands.press(dialog.list, "Del")
        qtbot.waitUntil(lambda: len(shelves.shown(dialog)) == 2)
        said = "Removed “Pack wound” from the shelf. Its file and your marks are kept."
        assert said in hands.labels(dialog)

    in_dialog(qtbot, window, take_off)
    assert shelves.added(window) == ["other-1.carrel"]
    assert (tmp_path / "own" / "wound-1.carrel").is_file()
    assert [each.info.id for each in window.session.packs()] == ["neuroscience-psychotherapy", "other"]


def test_what_came_with_the_program_cannot_be_taken_off_or_copied(window: MainWindow, qtbot: QtBot) -> None:
    def look(dialog: ShelfDialog) -> None:
        shelves.choose(dialog, "Comes with Carrel")
        for name in ("Remove from shelf", "Save a copy"):
            assert not hands.button(dialog, name).isEnabled()
        hands.press(dialog.list, "Del")
        assert len(shelves.shown(dialog)) == 2

    in_dialog(qtbot, window, look)


def test_a_copy_is_kept_and_read_instead(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    place = window.session.position

    def copy(dialog: ShelfDialog) -> None:
        shelves.choose(dialog, "Pack wound")
        hands.click(hands.button(dialog, "Save a copy"))
        qtbot.waitUntil(lambda: any(text.startswith("Copied and verified.") for text in hands.labels(dialog)))
        qtbot.waitUntil(
            lambda: (
                not window.features.shelf.packs.is_listing
                and not window.features.shelf._view.get()._show_soon.isActive()
            )
        )
        rows = [text for text in shelves.shown(dialog) if "wound" in text]
        assert len(rows) == 1
        assert "A copy, on this computer" in rows[0]
        assert not hands.button(dialog, "Save a copy").isEnabled()
        assert dialog.list.hasFocus(), "not on the button that deletes it"

    in_dialog(qtbot, window, copy)
    kept = tmp_path / "data" / "packs" / "wound-1.carrel"
    assert window.session.opened
    assert window.session.opened.pack.path == kept
    assert window.session.position == place
    assert shelves.added(window) == []
    assert (tmp_path / "own" / "wound-1.carrel").is_file()


@pytest.mark.parametrize("answer", ["Delete this copy", "Cancel"])
def test_a_copy_is_deleted_when_the_reader_says_so(start: Start, tmp_path: Path, qtbot: QtBot, answer: str) -> None:
    kept = pack(tmp_path / "data" / "packs")
    window = start()
    if window.session.opened and window.session.opened.pack.path == kept:
        window.session.go_pack("neuroscience-psychotherapy")
    said: list[str] = []

    def answer_it(question: QuestionDialog) -> None:
        said.extend(hands.labels(question))
        hands.click(hands.button(question, answer))

    def take_off(dialog: ShelfDialog) -> None:
        shelves.choose(dialog, "Pack wound")
        hands.answering(QuestionDialog, answer_it, lambda: hands.click(hands.button(dialog, "Delete this copy…")))

    in_dialog(qtbot, window, take_off)
    assert kept.is_file() == (answer == "Cancel")
    assert any("your marks are kept" in text for text in said)


def test_no_copy_in_a_private_session(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    window.actions_by_id[ActionId.PRIVATE].trigger()

    def copy(dialog: ShelfDialog) -> None:
        shelves.choose(dialog, "Pack wound")
        hands.click(hands.button(dialog, "Save a copy"))
        assert any("A private session saves nothing" in text for text in hands.labels(dialog))

    in_dialog(qtbot, window, copy)
    assert not (tmp_path / "data" / "packs").exists()


@pytest.mark.parametrize("problem", ["no room", "damaged"])
def test_a_copy_that_fails_says_why(
    window: MainWindow, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, problem: str
) -> None:
    file = tmp_path / "own" / "wound-1.carrel"
    if problem == "no room":
        monkeypatch.setattr(packcopy, "RESERVED_BYTES", 1 << 60)
    else:
        monkeypatch.setattr(
            packcopy, "verify_contents", lambda _: (_ for _ in ()).throw(DamagedPackError(file, "The pack is bad."))
        )
    said = "There is not enough space" if problem == "no room" else "wound-1.carrel: The pack is bad."

    def copy(dialog: ShelfDialog) -> None:
        shelves.choose(dialog, "Pack wound")
        hands.click(hands.button(dialog, "Save a copy"))
        qtbot.waitUntil(lambda: any(text.startswith(said) for text in hands.labels(dialog)))
        assert hands.button(dialog, "Save a copy").isEnabled()

    in_dialog(qtbot, window, copy)
    assert shelves.reading(window) == file.name
    assert list((tmp_path / "data" / "packs").iterdir()) == []


def test_copying_can_be_stopped(
    window: MainWindow, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    is_begun, may_go_on = threading.Event(), threading.Event()

    def slowly(size: int, folder: Path) -> None:
        is_begun.set()
        may_go_on.wait(10)

    monkeypatch.setattr(packcopy, "_check_free_space", slowly)

    def copy(dialog: ShelfDialog) -> None:
        shelves.choose(dialog, "Pack wound")
        hands.click(hands.button(dialog, "Save a copy"))
        assert is_begun.wait(10)
        hands.click(hands.button(dialog, "Cancel copying"))
        may_go_on.set()
        assert "Cancelled. No copy was made." in hands.labels(dialog)

    in_dialog(qtbot, window, copy)
    window.features.shelf.close()
    assert list((tmp_path / "data" / "packs").iterdir()) == []


@pytest.mark.parametrize("key", [Qt.Key.Key_Delete, Qt.Key.Key_Return])
def test_a_key_held_down_takes_one_pack_off(window: MainWindow, tmp_path: Path, qtbot: QtBot, key: Qt.Key) -> None:
    before = len(shelves.added(window))
    window.features.shelf.packs.add([pack(tmp_path / "stick", f"p{number}") for number in range(5)])
    qtbot.waitUntil(lambda: len(shelves.added(window)) == before + 5)

    def act(dialog: ShelfDialog) -> None:
        shelves.choose(dialog, "Pack p0")
        if key is Qt.Key.Key_Return:
            hands.button(dialog, "Remove from shelf").setFocus()
        hands.hold(key, 4)
        qtbot.waitUntil(lambda: not any("Pack p0" in row for row in hands.rows(dialog.list)))
        hands.hold_on(key, 4)

    in_dialog(qtbot, window, act)
    assert len(shelves.added(window)) == before + 4


def test_deleting_all_data_ends_a_copy_that_is_being_made(
    window: MainWindow, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = pack(tmp_path / "stick", "p0")
    window.features.shelf.packs.add([file])
    qtbot.waitUntil(lambda: file.name in shelves.added(window))
    begun, is_stopped = threading.Event(), threading.Event()
    right = CopyJob._copy

    def held(self: CopyJob, file: Path, stopped: threading.Event) -> Path:
        begun.set()
        if stopped.wait(20):
            is_stopped.set()
        return right(self, file, stopped)

    monkeypatch.setattr(CopyJob, "_copy", held)

    def act(dialog: ShelfDialog) -> None:
        shelves.choose(dialog, "Pack p0")
        hands.click(hands.button(dialog, "Save a copy"))

    in_dialog(qtbot, window, act)
    assert begun.wait(20)
    forget = window.actions_by_id[ActionId.ERASE].trigger
    assert hands.answering(QuestionDialog, lambda asked: hands.click(hands.button(asked, "Delete all")), forget) == 1
    assert is_stopped.is_set()
    assert not list((tmp_path / "data").rglob("*.carrel"))
    assert not list((tmp_path / "data").rglob("*.partial"))
