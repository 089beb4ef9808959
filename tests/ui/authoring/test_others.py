"""Other programs change the folder, drafts come back, disks are full; problems are mended and entries edited."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QContextMenuEvent, QHelpEvent
from PySide6.QtWidgets import QApplication, QMenu, QTextBrowser, QToolTip
from pytestqt.qtbot import QtBot

from reader.library.editing.disk_files import FolderOnDisk
from reader.library.editing.draft_store import DraftStore
from reader.library.editing.saving import SaveState
from reader.ui.authoring.conflict_dialog import ConflictDialog
from reader.ui.authoring.figure_dialog import NewFigureDialog
from reader.ui.authoring.forms.entry_dialog import EntryDialog
from reader.ui.authoring.pack_outline import EntryKey, EntryKind
from reader.ui.authoring.room_actions import RoomActionId
from reader.ui.authoring.room_window import RoomWindow
from reader.ui.authoring.saving_controller import CLOSE
from reader.ui.authoring.title_dialog import TitleDialog
from reader.ui.main_window import MainWindow
from reader.ui.widgets.question import QuestionDialog
from tests.ui import hands
from tests.ui.authoring.rooms import answer, make_content, open_room, put_caret, settle
from tests.ui.conftest import Start

DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><rect width="40" height="20"/></svg>'


@pytest.fixture
def window(start: Start) -> MainWindow:
    return start()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return make_content(tmp_path / "Sleep basics")


@pytest.fixture
def room(window: MainWindow, folder: Path, qtbot: QtBot) -> RoomWindow:
    return open_room(window, folder, qtbot)


def write(folder: Path, old: str, new: str, file: str = "articles/why-sleep.md") -> None:
    text = (folder / file).read_text(encoding="utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new) + "\n", encoding="utf-8", newline="")


# other programs


def test_what_another_program_writes_is_shown(room: RoomWindow, folder: Path, qtbot: QtBot) -> None:
    write(folder, "some memories", "many memories")
    room.pack.look()
    assert "many memories" in room.frame.editor.text
    settle(room, qtbot)
    assert "many memories" in room.frame.preview.page.toPlainText()


@pytest.mark.parametrize(("button", "kept"), [("Keep &yours", "MINE"), ("Take &theirs", "THEIRS")])
def test_two_versions_are_shown_with_a_choice(room: RoomWindow, folder: Path, button: str, kept: str) -> None:
    put_caret(room, "some memories", select=True)
    hands.type_text("MINE")
    write(folder, "some memories", "THEIRS")
    room.pack.look()
    assert "changed here and by another program" in room.frame.notice.text

    def choose(dialog: ConflictDialog) -> None:
        hands.button(dialog, button).click()

    assert hands.answering(ConflictDialog, choose, hands.button(room, "Look at both").click) == 1
    room.save_now()
    assert kept in (folder / "articles" / "why-sleep.md").read_text(encoding="utf-8")
    assert kept in room.frame.editor.text
    assert not room.frame.notice.text


def test_both_versions_keep_how_far_lines_are_moved_in(room: RoomWindow, folder: Path) -> None:
    """A list in a list, and YAML, would else be read wrongly."""
    put_caret(room, "- One item", select=True)
    room.frame.editor.insert("- One item\n    - Inner item")
    write(folder, "- Another item", "- Another item\n      - Their item")
    room.pack.look()
    shown: list[str] = []

    def read(dialog: ConflictDialog) -> None:
        shown.extend(view.toPlainText() for view in dialog.findChildren(QTextBrowser))
        dialog.reject()

    assert hands.answering(ConflictDialog, read, hands.button(room, "Look at both").click) == 1
    assert "    - Inner item" in shown[0]
    assert "      - Their item" in shown[1]


# what cannot be saved


def test_a_full_disk_is_said_and_nothing_is_lost(
    window: MainWindow, room: RoomWindow, folder: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(FolderOnDisk, "write", full)
        patch.setattr(DraftStore, "write", full)
        put_caret(room, "brain works")
        hands.type_text(" on")
        assert not room.save_now()
        assert "No space left on device" in room.frame.status.state
        assert room.saving.state.state is SaveState.UNSAVED

        def stay(dialog: QuestionDialog) -> None:
            assert "No space left" in " ".join(hands.labels(dialog))

        assert hands.answering(QuestionDialog, stay, room.close) == 1
        assert room.isVisible()
    assert room.save_now()
    assert room.frame.status.state == "Saved"


def test_closing_without_saving_is_possible(room: RoomWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(FolderOnDisk, "write", full)
        patch.setattr(DraftStore, "write", full)
        put_caret(room, "brain works")
        hands.type_text(" on")
        hands.answering(QuestionDialog, lambda dialog: hands.button(dialog, CLOSE).click(), room.close)
        assert not room.isVisible()


def test_a_draft_comes_back_and_is_said_once(
    window: MainWindow, room: RoomWindow, folder: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    with monkeypatch.context() as patch:
        patch.setattr(FolderOnDisk, "write", fail)
        put_caret(room, "brain works")
        hands.type_text(" on")
        room.close()
    assert "works on" not in (folder / "articles" / "why-sleep.md").read_text(encoding="utf-8")
    again = open_room(window, folder, qtbot)
    assert "works on" in again.frame.editor.text
    assert "brought back" in again.frame.notice.text
    again.close()
    third = open_room(window, folder, qtbot)
    assert "works on" in third.frame.editor.text
    assert not third.frame.notice.text


# problems and entries


def test_a_misspelled_source_is_mended(room: RoomWindow, qtbot: QtBot) -> None:
    put_caret(room, "some memories")
    hands.type_text(" [@smith202]")
    settle(room, qtbot)
    hands.press(room.frame.editor, "Ctrl+.")
    assert "[@smith2020]" in room.frame.editor.text
    assert "[@smith202]" not in room.frame.editor.text
    hands.press(room.frame.editor, "Ctrl+Z")
    assert "[@smith202]" in room.frame.editor.text


def test_an_article_is_made_moved_renamed_and_deleted(room: RoomWindow, folder: Path) -> None:
    actions = room.actions_by_id
    hands.answering(TitleDialog, answer("Dreams"), actions[RoomActionId.NEW_ARTICLE].trigger)
    assert room.text.article == "dreams"
    assert room.pack.outline.articles_in(()) == ["why-sleep", "dreams", "naps"]
    actions[RoomActionId.MOVE_UP].trigger()
    assert room.pack.outline.articles_in(()) == ["dreams", "why-sleep", "naps"]
    hands.answering(TitleDialog, answer("Good dreams"), actions[RoomActionId.RENAME].trigger)
    assert room.pack.outline.title_of(EntryKey(EntryKind.ARTICLE, "dreams")) == "Good dreams"
    actions[RoomActionId.DELETE].trigger()
    assert room.pack.outline.articles_in(()) == ["why-sleep", "naps"]
    assert "Deleted “Good dreams”." in room.frame.toast.text
    actions[RoomActionId.UNDO].trigger()
    assert room.pack.outline.articles_in(()) == ["dreams", "why-sleep", "naps"]
    room.save_now()
    assert (folder / "articles" / "dreams.md").exists()
    assert (folder / "pack.yaml").read_text(encoding="utf-8").startswith("# The pack of the clinic\n")


def test_an_article_begins_a_section(room: RoomWindow) -> None:
    room.show_article("naps")
    hands.answering(TitleDialog, answer("By day"), room.actions_by_id[RoomActionId.NEW_SECTION].trigger)
    assert room.pack.outline.articles_in((0,)) == ["naps"]
    model = room.frame.tree.model()
    articles = model.index(1, 0)
    assert [model.index(row, 0, articles).data() for row in range(model.rowCount(articles))] == [
        "Why sleep matters",
        "By day",
    ]


def test_the_menu_of_a_row_has_what_can_be_done_with_it(room: RoomWindow) -> None:
    seen: list[str] = []
    tree = room.frame.tree
    tree.show_entry(EntryKey(EntryKind.ARTICLE, "naps"))
    tree.setFocus()

    def read(menu: QMenu) -> None:
        seen.extend(action.text() for action in menu.actions())

    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(), QPoint())
    assert hands.answering(QMenu, read, lambda: QApplication.sendEvent(tree.viewport(), event)) == 1
    assert seen[:2] == ["New article…", "New section…"]
    assert "Delete what is selected" in seen


def test_a_form_changes_an_entry_and_undo_takes_it_back(room: RoomWindow) -> None:
    def rename(dialog: EntryDialog) -> None:
        dialog.pane.form.set_values({"term": "memories"})
        dialog.accept()

    key = EntryKey(EntryKind.TERM, "memory")
    hands.answering(EntryDialog, rename, lambda: room.frame.tree.entry_opened.emit(key))
    assert room.pack.outline.title_of(key) == "memories"
    room.actions_by_id[RoomActionId.UNDO].trigger()
    assert room.pack.outline.title_of(key) == "memory"


def test_a_dragged_article_goes_where_it_is_dropped(room: RoomWindow) -> None:
    room.frame.tree.article_moved.emit("naps", (), 0)
    assert room.pack.outline.articles_in(()) == ["naps", "why-sleep"]


def test_a_term_and_a_citation_are_found_while_typing(room: RoomWindow) -> None:
    put_caret(room, "memories", select=True)
    room.actions_by_id[RoomActionId.TERM].trigger()
    hands.type_text("memo")
    hands.keys("Return")
    assert "[memories](term:memory)" in room.frame.editor.text
    put_caret(room, "Another item")
    room.actions_by_id[RoomActionId.CITATION].trigger()
    hands.type_text("smi")
    hands.keys("Return")
    assert "Another item [@smith2020]" in room.frame.editor.text


def test_a_picture_is_put_in_with_its_description_as_one_step(room: RoomWindow, tmp_path: Path) -> None:
    before = room.frame.editor.text
    (tmp_path / "My moon.svg").write_text(DRAWING, encoding="utf-8")

    def describe(dialog: NewFigureDialog) -> None:
        dialog.alt.setPlainText("The moon at night")
        dialog.caption.setText("The moon")
        dialog.accept()

    hands.answering(NewFigureDialog, describe, lambda: room.figures.add_files([tmp_path / "My moon.svg"]))
    assert '![The moon at night](figures/my-moon.svg "The moon")' in room.frame.editor.text
    assert room.pack.edited.figures() == ["figures/my-moon.svg"]
    room.actions_by_id[RoomActionId.UNDO].trigger()
    assert (room.frame.editor.text, room.pack.edited.figures()) == (before, [])


def test_what_is_no_picture_is_said(room: RoomWindow, tmp_path: Path) -> None:
    (tmp_path / "moon.png").write_text("no picture", encoding="utf-8")
    room.figures.add_files([tmp_path / "moon.png", tmp_path / "gone.png"])
    assert "gone.png" in room.frame.notice.text
    assert not room.pack.edited.figures()


def test_words_are_found_and_replaced(room: RoomWindow) -> None:
    hands.press(room.frame.editor, "Ctrl+H")
    bar = room.frame.find_bar
    hands.type_text("item")
    bar.replacement.setText("thing")
    assert bar.count.text() == "1 of 2"
    hands.button(bar, "Replace &all").click()
    assert "- One thing\n- Another thing" in room.frame.editor.text
    hands.press(room.frame.editor, "Ctrl+Z")
    assert "- One item\n- Another item" in room.frame.editor.text
    bar.field.setFocus()
    hands.keys("Esc")
    assert not bar.isVisible()


def test_enter_and_tab_in_a_list(room: RoomWindow) -> None:
    put_caret(room, "Another item")
    hands.keys("Return")
    hands.type_text("Third")
    hands.keys("Tab")
    assert "- Another item\n  - Third" in room.frame.editor.text
    hands.keys("Shift+Tab")
    assert "- Another item\n- Third" in room.frame.editor.text


def test_a_no_break_space_stays_one(room: RoomWindow, folder: Path) -> None:
    put_caret(room, "brain works")
    room.frame.editor.insert(" 5\u00a0mg")
    put_caret(room, "mg")
    hands.type_text("x")
    room.save_now()
    assert "5\u00a0mgx" in (folder / "articles" / "why-sleep.md").read_text(encoding="utf-8")


def test_a_wavy_line_says_what_is_wrong_where_the_pointer_is(room: RoomWindow, qtbot: QtBot) -> None:
    put_caret(room, "some memories")
    hands.type_text(" [@nobody]")
    settle(room, qtbot)
    editor = room.frame.editor
    put_caret(room, "@nob")
    at = editor.cursorRect().center()
    viewport = editor.viewport()
    QApplication.sendEvent(viewport, QHelpEvent(QHelpEvent.Type.ToolTip, at, viewport.mapToGlobal(at)))
    assert "unknown reference @nobody" in QToolTip.text()
    QToolTip.hideText()


def test_words_that_find_a_paragraph(room: RoomWindow) -> None:
    put_caret(room, "your brain works")
    action = room.actions_by_id[RoomActionId.SEARCH_WORDS]
    assert hands.answering(TitleDialog, answer("night work, tired"), action.trigger) == 1
    assert "night work" in room.frame.editor.text.partition("\n---\n")[0]
    assert "{#while-you-sleep" in room.frame.editor.text
    shown: list[str] = []

    def read(dialog: TitleDialog) -> None:
        shown.append(dialog.field.text())
        dialog.reject()

    put_caret(room, "your brain works")
    hands.answering(TitleDialog, read, action.trigger)
    assert shown == ["night work, tired"]
    room.actions_by_id[RoomActionId.UNDO].trigger()
    assert "night work" not in room.frame.editor.text
