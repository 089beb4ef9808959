"""The author's room: what is typed is on the page, in the list of problems, in the file, and undone."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from reader.ui.authoring.folder_dialog import FolderDialog
from reader.ui.authoring.new_pack_dialog import NewPackDialog
from reader.ui.authoring.room_actions import ROOM_ACTIONS, RoomActionId
from reader.ui.authoring.room_window import RoomWindow
from reader.ui.main_window import MainWindow
from reader.ui.shell import file_dialogs
from reader.ui.shell.actions import ActionId
from tests.ui import hands
from tests.ui.authoring.rooms import make_content, open_room, page_text, put_caret, settle
from tests.ui.conftest import Start


@pytest.fixture
def window(start: Start) -> MainWindow:
    return start()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return make_content(tmp_path / "Sleep basics")


@pytest.fixture
def room(window: MainWindow, folder: Path, qtbot: QtBot) -> RoomWindow:
    return open_room(window, folder, qtbot)


def saved(room: RoomWindow, file: str) -> str:
    room.save_now()
    return (room.folder / file).read_text(encoding="utf-8")


def test_what_is_typed_is_on_the_page_and_in_the_file(room: RoomWindow, qtbot: QtBot) -> None:
    assert "While you sleep" in page_text(room)
    put_caret(room, "your brain works")
    hands.type_text(" hard")
    settle(room, qtbot)
    assert "your brain works hard." in page_text(room)
    assert "your brain works hard." in saved(room, "articles/why-sleep.md")
    assert room.frame.status.state == "Saved"


def test_undo_goes_over_files_and_names_its_step(room: RoomWindow, qtbot: QtBot) -> None:
    before = room.frame.editor.text
    put_caret(room, "brain works")
    hands.type_text("x")
    room.show_article("naps")
    put_caret(room, "short", select=True)
    hands.press(room.frame.editor, "Ctrl+B")
    assert "**short**" in room.frame.editor.text
    undo = room.actions_by_id[RoomActionId.UNDO]
    assert undo.text() == "Undo: Bold"
    hands.press(room.frame.editor, "Ctrl+Z")
    assert "A nap is short." in room.frame.editor.text
    assert undo.text() == "Undo: Typing"
    hands.press(room.frame.editor, "Ctrl+Z")
    assert (room.text.article, room.frame.editor.text) == ("why-sleep", before)
    assert not undo.isEnabled()
    hands.press(room.frame.editor, "Ctrl+Shift+Z")
    assert "brain worksx" in room.frame.editor.text


def test_a_problem_is_listed_counted_and_a_press_away(room: RoomWindow, qtbot: QtBot) -> None:
    assert room.frame.status.problems.text() == "No problems"
    put_caret(room, "some memories")
    hands.type_text(" [@nobody]")
    settle(room, qtbot)
    assert room.frame.status.problems.text() == "1 error, 1 warning" or "1 error" in room.frame.status.problems.text()
    rows = [row for row in room.frame.problems.rows if "nobody" in row.sentence]
    assert [row.place for row in rows] == ["“Why sleep matters”, line 10"]
    room.show_article("naps")
    hands.press(room.frame.editor, "F8")
    assert room.text.article == "why-sleep"
    first, last = room.frame.editor.selection
    assert room.frame.editor.text[first:last] == "@nobody"


def test_a_click_on_the_page_leads_to_the_text(room: RoomWindow) -> None:
    page = room.frame.preview.page
    at = page.toPlainText().index("keeps")
    hands.click(page.viewport(), page.cursorRect(page.shown_document.cursor(at + 2)).center())
    assert room.frame.editor.line == 10
    assert room.frame.editor.hasFocus()


def test_the_page_follows_the_caret(room: RoomWindow, qtbot: QtBot) -> None:
    long = "\n\n".join(f"Paragraph number {number} has some words in it." for number in range(120))
    room.frame.editor.insert(long)
    settle(room, qtbot)
    put_caret(room, "Paragraph number 100")
    page = room.frame.preview.page
    shown = [page.cursorForPosition(page.viewport().rect().center()).block().text()]
    assert any("number 9" in text or "number 10" in text for text in shown)


def test_a_second_opening_raises_the_window(window: MainWindow, room: RoomWindow, folder: Path) -> None:
    assert window.features.authoring.open_room(folder / "articles" / "naps.md")
    assert window.features.authoring.rooms == (room,)


def test_closing_saves_without_a_question(window: MainWindow, room: RoomWindow, folder: Path) -> None:
    put_caret(room, "brain works")
    hands.type_text(" well")
    room.close()
    assert "brain works well" in (folder / "articles" / "why-sleep.md").read_text(encoding="utf-8")
    assert not window.features.authoring.rooms


def test_the_end_of_the_session_saves(window: MainWindow, room: RoomWindow, folder: Path) -> None:
    put_caret(room, "brain works")
    hands.type_text(" well")
    window.end.close_now()
    assert "brain works well" in (folder / "articles" / "why-sleep.md").read_text(encoding="utf-8")


def test_no_two_actions_share_a_key() -> None:
    keys = [key for entry in ROOM_ACTIONS for key in entry.keys]
    assert len(keys) == len(set(keys))
    assert len({entry.label for entry in ROOM_ACTIONS}) == len(ROOM_ACTIONS)


def test_f6_goes_round(room: RoomWindow) -> None:
    seen = []
    for _ in range(3):
        hands.keys("F6")
        seen.append(next(pane for pane in ("tree", "editor", "preview") if _has_focus(room, pane)))
    assert seen == ["preview", "tree", "editor"]


def _has_focus(room: RoomWindow, pane: str) -> bool:
    widget = getattr(room.frame, pane)
    return bool(widget.hasFocus() or widget.isAncestorOf(room.focusWidget()))


# opening


def test_a_new_pack(window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(file_dialogs, "start_folder", lambda: tmp_path)

    def fill(dialog: NewPackDialog) -> None:
        dialog.title_field.setText("Clean: water?")
        dialog.author.setText("Ann")
        hands.button(dialog, "&Make the pack").click()

    assert hands.answering(NewPackDialog, fill, window.actions_by_id[ActionId.NEW_PACK].trigger) == 1
    made = tmp_path / "Clean water"
    assert 'title: "Clean: water?"' in (made / "pack.yaml").read_text(encoding="utf-8")
    assert [room.folder for room in window.features.authoring.rooms] == [made.resolve()]


def test_a_folder_that_exists_is_said_in_the_dialog(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(file_dialogs, "start_folder", lambda: tmp_path)
    make_content(tmp_path / "Sleep")
    said = []

    def fill(dialog: NewPackDialog) -> None:
        dialog.title_field.setText("Sleep")
        dialog.accept()
        said.append(dialog.problem.text())

    hands.answering(NewPackDialog, fill, window.actions_by_id[ActionId.NEW_PACK].trigger)
    assert "is not empty" in said[0]
    assert not window.features.authoring.rooms


def test_edited_folders_are_remembered_and_offered(
    window: MainWindow, room: RoomWindow, folder: Path, qtbot: QtBot
) -> None:
    room.close()
    offered = []

    def choose(dialog: FolderDialog) -> None:
        offered.extend(hands.rows(dialog.list))
        dialog.accept()

    hands.answering(FolderDialog, choose, window.actions_by_id[ActionId.EDIT_FOLDER].trigger)
    assert offered == [f"Sleep basics\n{folder}"]
    assert [room.folder for room in window.features.authoring.rooms] == [folder.resolve()]


def test_the_folder_of_the_pack_that_is_read_is_asked_for(
    window: MainWindow, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(folder))

    def choose(dialog: FolderDialog) -> None:
        hands.button(dialog, "&Choose a folder…").click()

    assert hands.answering(FolderDialog, choose, window.actions_by_id[ActionId.EDIT_PACK].trigger) == 1
    assert len(window.features.authoring.rooms) == 1


def test_what_is_no_content_folder_is_said(window: MainWindow, tmp_path: Path) -> None:
    assert not window.features.authoring.open_room(tmp_path)
    assert "pack.yaml" in window.notice.text


@pytest.mark.parametrize(
    "tool", [RoomActionId.ADD_ROW, RoomActionId.ADD_COLUMN, RoomActionId.DELETE_ROW, RoomActionId.DELETE_COLUMN]
)
def test_a_tool_of_tables_says_why_it_does_nothing_elsewhere(room: RoomWindow, tool: RoomActionId) -> None:
    put_caret(room, "your brain works")
    before = room.frame.editor.text
    room.actions_by_id[tool].trigger()
    assert room.frame.editor.text == before
    assert room.frame.toast.text == "Put the caret into a table first."
