"""Finishing an edition: its number, what changed, the file, the shelf; and what prevents it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QSpinBox, QTextBrowser
from pytestqt.qtbot import QtBot

from reader.search.build_pack import build_pack
from reader.ui.authoring import finish_dialog
from reader.ui.authoring.finish_dialog import FinishDialog
from reader.ui.authoring.room_actions import RoomActionId
from reader.ui.authoring.room_window import RoomWindow
from reader.ui.main_window import MainWindow
from tests.ui import hands
from tests.ui.authoring.rooms import make_content, open_room, put_caret, settle
from tests.ui.conftest import Start


@pytest.fixture
def window(start: Start) -> MainWindow:
    return start()


@pytest.fixture
def room(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> RoomWindow:
    return open_room(window, make_content(tmp_path / "Sleep basics"), qtbot)


def finish(room: RoomWindow, answer) -> None:
    trigger = room.actions_by_id[RoomActionId.FINISH].trigger
    assert hands.answering(FinishDialog, answer, trigger) == 1


def make(dialog: FinishDialog) -> None:
    hands.button(dialog, "&Finish the edition").click()


def test_the_first_edition_is_built_as_the_command_does(window: MainWindow, room: RoomWindow, tmp_path: Path) -> None:
    said: list[str] = []

    def act(dialog: FinishDialog) -> None:
        said.extend(hands.labels(dialog))
        make(dialog)
        said.extend(hands.labels(dialog))

    finish(room, act)
    file = tmp_path / "sleep-basics-edition-1.carrel"
    assert "This is the first edition that Carrel knows of." in said
    assert "Edition 1 is finished, and on your shelf." in said
    build_pack(room.folder, tmp_path / "other.carrel")
    assert file.read_bytes() == (tmp_path / "other.carrel").read_bytes()
    assert window.session.opened
    assert window.session.opened.pack.info.id == "sleep-basics"


def test_the_next_edition_says_what_changed_numbers_first(room: RoomWindow, tmp_path: Path, qtbot: QtBot) -> None:
    room.show_article("naps")
    put_caret(room, "short.")
    hands.type_text(" Take 5 mg.")
    finish(room, make)
    room.activateWindow()
    qtbot.waitUntil(room.isActiveWindow)
    put_caret(room, "5 mg", select=True)
    hands.type_text("50 mg")
    room.show_article("why-sleep")
    put_caret(room, "- Another", select=True)
    room.frame.editor.insert("- *Another*")
    settle(room, qtbot)
    seen: list[str] = []

    def act(dialog: FinishDialog) -> None:
        seen.append(hands.only(dialog, QTextBrowser).toPlainText())
        assert hands.only(dialog, QSpinBox).value() == 2
        make(dialog)

    finish(room, act)
    assert seen[0].startswith("NUMBERS AND DOSES (1)")
    assert "5 mg → 50 mg" in seen[0]
    assert "Another item (only its emphasis, links or citations)" in seen[0]
    assert "edition: 2\n" in (room.folder / "pack.yaml").read_text(encoding="utf-8")
    assert (tmp_path / "sleep-basics-edition-2.carrel").exists()


def test_errors_prevent_it_and_are_named(room: RoomWindow, qtbot: QtBot) -> None:
    put_caret(room, "some memories")
    hands.type_text(" [@nobody]")
    settle(room, qtbot)
    seen: list[object] = []

    def act(dialog: FinishDialog) -> None:
        seen.append(hands.button(dialog, "&Finish the edition").isEnabled())
        seen.extend(hands.labels(dialog))

    finish(room, act)
    assert seen[0] is False
    assert any(str(each).startswith("Carrel found 1 error. ") for each in seen)


def test_what_fails_takes_the_number_back(room: RoomWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    finish(room, make)
    before = (room.folder / "pack.yaml").read_text(encoding="utf-8")
    monkeypatch.setattr(finish_dialog, "wait_for", lambda *_: None)  # cancelled
    said: list[str] = []

    def act(dialog: FinishDialog) -> None:
        make(dialog)
        said.extend(hands.labels(dialog))

    finish(room, act)
    room.save_now()
    assert "Cancelled. No edition was made." in said
    assert (room.folder / "pack.yaml").read_text(encoding="utf-8") == before
