"""Misspelled words in the author's room: what is underlined, how the keys go from one to the next, and the menu."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from reader.library.spelling import dictionary_files
from reader.ui.authoring.forms.entry_dialog import EntryDialog
from reader.ui.authoring.room_actions import RoomActionId
from reader.ui.authoring.room_window import RoomWindow
from reader.ui.authoring.spelling import spelling_menu
from reader.ui.authoring.wavy_lines import UnderlineLayer
from reader.ui.main_window import MainWindow
from tests.library.spelling.dictionaries import RULES, make_dictionary
from tests.ui import hands
from tests.ui.authoring.rooms import make_content, open_room, put_caret, settle
from tests.ui.conftest import Start

TEXT = "---\ntitle: The night\n---\n\nYou slepe well, Smith.\n\nThe memory `codde` brians. [@smith2020]\n"
NAPS = "---\ntitle: Naps\n---\n\nThe nighht.\n"
WORDS = "9\nyou\nthe\nnight/S\nbrain/S\nsleep/S\nwell\nnap/S\nsleeper\n"


@pytest.fixture(autouse=True)
def _only_own_folders(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dictionary_files, "_system_folders", list)


@pytest.fixture
def window(start: Start) -> MainWindow:
    window = start()
    window.ui_state.remember("spelling", True)
    return window


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return make_content(tmp_path / "Sleep basics", **{"why-sleep": TEXT, "naps": NAPS})


@pytest.fixture
def dictionary(window: MainWindow) -> Path:
    """The folder with the dictionary, in the data folder."""
    return make_dictionary(window.ui_state._settings.folder / "dictionaries", words=WORDS).rules.parent


@pytest.fixture
def room(window: MainWindow, dictionary: Path, folder: Path, qtbot: QtBot) -> RoomWindow:
    room = open_room(window, folder, qtbot)
    checked(room, qtbot)
    return room


def checked(room: RoomWindow, qtbot: QtBot) -> None:
    settle(room, qtbot)
    qtbot.waitUntil(lambda: room.spelling.is_up_to_date, timeout=60_000)


def underlined(room: RoomWindow) -> list[str]:
    lines = room.frame.editor._wavy_lines._layers[UnderlineLayer.SPELLING]
    return [line.cursor.selectedText() for line in lines]


def selected(room: RoomWindow) -> str:
    first, last = room.frame.editor.selection
    return room.frame.editor.text[first:last]


def step(room: RoomWindow, keys: str, qtbot: QtBot) -> str:
    with qtbot.waitSignal(room.spelling.moved, timeout=60_000):
        hands.press(room.frame.editor, keys)
    return selected(room)


def in_menu(act: Callable[[QMenu], object], ask: Callable[[], object], qtbot: QtBot) -> None:
    """Does something in the menu that `ask` opens, when its suggestions are there."""

    def wait(menu: QMenu) -> None:
        qtbot.waitUntil(lambda: spelling_menu.LOOKING not in labels(menu), timeout=60_000)
        act(menu)
        menu.close()

    assert hands.answering(QMenu, wait, ask) == 1


def labels(menu: QMenu) -> list[str]:
    return [action.text() for action in menu.actions() if not action.isSeparator()]


def press(menu: QMenu, start: str) -> None:
    next(action for action in menu.actions() if action.text().startswith(start)).trigger()


def test_misspelled_words_are_underlined(room: RoomWindow) -> None:
    """Not names in the list of sources, terms, code and citations."""
    assert underlined(room) == ["slepe", "brians"]


def test_a_word_is_not_underlined_while_it_is_typed(room: RoomWindow, qtbot: QtBot) -> None:
    put_caret(room, "You slepe well")
    hands.type_text(" nigth")
    checked(room, qtbot)
    assert underlined(room) == ["slepe", "brians"]
    hands.press(room.frame.editor, "Home")
    assert underlined(room) == ["slepe", "nigth", "brians"]


def test_keys_go_over_all_articles_and_round(room: RoomWindow, qtbot: QtBot) -> None:
    put_caret(room, "You")
    found = [step(room, "F7", qtbot) for _ in range(4)]
    assert found == ["slepe", "brians", "nighht", "slepe"]
    assert step(room, "Shift+F7", qtbot) == "nighht"
    assert room.text.article == "naps"
    assert "“nighht”" in room.frame.toast.text


def test_a_suggestion_corrects_the_word_in_one_step(room: RoomWindow, qtbot: QtBot) -> None:
    assert step(room, "F7", qtbot) == "slepe"
    shown: list[str] = []

    def act(menu: QMenu) -> None:
        shown.extend(labels(menu))
        press(menu, "sleep")

    in_menu(act, lambda: hands.press(room.frame.editor, "Ctrl+F7"), qtbot)
    assert shown[0] == "sleep"
    assert len(shown) <= 7
    assert shown[-2:] == ["Add “slepe” to the words of this pack", "Explain “slepe” in the glossary…"]
    assert "You sleep well" in room.frame.editor.text
    assert room.actions_by_id[RoomActionId.UNDO].text() == "Undo: Correct spelling"
    checked(room, qtbot)
    assert underlined(room) == ["brians"]
    hands.press(room.frame.editor, "Ctrl+Z")
    assert "You slepe well" in room.frame.editor.text


def test_the_menu_of_the_text_begins_with_them(room: RoomWindow, qtbot: QtBot) -> None:
    put_caret(room, "bri")
    editor = room.frame.editor
    at = editor.cursorRect().center()

    def ask() -> None:
        event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, editor.viewport().mapToGlobal(at))
        QApplication.sendEvent(editor.viewport(), event)

    shown: list[str] = []
    in_menu(lambda menu: shown.extend(labels(menu)), ask, qtbot)
    assert shown[0] == "brains"
    assert shown[3:] == ["Undo", "Redo", "Cut", "Copy", "Paste", "Paste as plain text", "Select all"]


def test_a_word_of_this_pack(room: RoomWindow, folder: Path, qtbot: QtBot) -> None:
    step(room, "F7", qtbot)
    in_menu(lambda menu: press(menu, "Add"), lambda: hands.press(room.frame.editor, "Ctrl+F7"), qtbot)
    checked(room, qtbot)
    assert underlined(room) == ["brians"]
    room.save_now()
    assert (folder / "spelling.txt").read_text(encoding="utf-8").endswith("\nslepe\n")
    hands.press(room.frame.editor, "Ctrl+Z")
    checked(room, qtbot)
    assert underlined(room) == ["slepe", "brians"]


def test_a_word_becomes_a_term(room: RoomWindow, qtbot: QtBot) -> None:
    step(room, "F7", qtbot)
    typed: list[str] = []

    def fill(dialog: EntryDialog) -> None:
        typed.append(str(dialog.entry.get("term", "")))
        dialog.reject()

    def act(menu: QMenu) -> None:
        assert hands.answering(EntryDialog, fill, lambda: press(menu, "Explain")) == 1

    in_menu(act, lambda: hands.press(room.frame.editor, "Ctrl+F7"), qtbot)
    assert typed == ["slepe"]


def test_off_and_on(window: MainWindow, room: RoomWindow, qtbot: QtBot) -> None:
    action = room.actions_by_id[RoomActionId.SPELLING]
    action.trigger()
    assert underlined(room) == []
    assert window.ui_state.value("spelling") is False
    hands.press(room.frame.editor, "F7")
    assert "not being checked" in room.frame.toast.text
    action.trigger()
    checked(room, qtbot)
    assert underlined(room) == ["slepe", "brians"]


def test_a_missing_dictionary_is_said_once_with_where_to_put_it(
    window: MainWindow, folder: Path, qtbot: QtBot, tmp_path: Path
) -> None:
    room = open_room(window, folder, qtbot)
    checked(room, qtbot)
    assert "no dictionary for English" in room.frame.notice.text
    assert "en_GB.dic" in room.frame.notice.text
    assert "dictionaries" in room.frame.notice.text
    room.close()
    room = open_room(window, folder, qtbot)
    checked(room, qtbot)
    assert not room.frame.notice.text
    room.actions_by_id[RoomActionId.SPELLING].trigger()
    room.actions_by_id[RoomActionId.SPELLING].trigger()
    checked(room, qtbot)
    assert "no dictionary for English" in room.frame.notice.text


def test_a_damaged_dictionary_is_said_once(window: MainWindow, dictionary: Path, folder: Path, qtbot: QtBot) -> None:
    (dictionary / "en_GB.aff").write_text("SFX S Y x\n" + RULES, encoding="utf-8")
    room = open_room(window, folder, qtbot)
    checked(room, qtbot)
    assert "the dictionary en_GB is damaged" in room.frame.notice.text
    room.frame.notice.dismiss()
    put_caret(room, "You")
    hands.type_text("x ")
    checked(room, qtbot)
    assert not room.frame.notice.text


def test_a_word_with_other_signs_before_it(room: RoomWindow, qtbot: QtBot) -> None:
    """Python and Qt count some characters differently."""
    put_caret(room, "---\n\n")
    hands.type_text("\U0001f600\U0001f600 the nigth ")
    checked(room, qtbot)
    assert underlined(room) == ["nigth", "slepe", "brians"]


def test_many_lines_are_checked_where_they_are_seen(room: RoomWindow, qtbot: QtBot) -> None:
    put_caret(room, "brians. [@smith2020]")
    room.frame.editor.insert("\n\nThe night.\n\nmistak" * 200 + "\n\nlasst well")
    room.frame.editor.ensureCursorVisible()
    checked(room, qtbot)
    assert "lasst" in underlined(room)
    assert len(underlined(room)) < 100
    room.frame.editor.verticalScrollBar().setValue(0)
    checked(room, qtbot)
    assert underlined(room)[:2] == ["slepe", "brians"]
