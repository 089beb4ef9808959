"""Sections and articles in the tree: moved by dragging and by keys, and edited in a form; what the room remembers."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QApplication, QSplitter
from pytestqt.qtbot import QtBot

from reader.ui.authoring.forms.entry_dialog import EntryDialog
from reader.ui.authoring.forms.room_forms import RoomForms
from reader.ui.authoring.pack_outline import EntryKey, EntryKind, section_key
from reader.ui.authoring.room_actions import RoomActionId
from reader.ui.authoring.room_panes import RoomPane
from reader.ui.authoring.room_window import RoomWindow
from reader.ui.main_window import MainWindow
from reader.ui.widgets.link_button import LinkButton
from reader.ui.widgets.split_panes import KEY_STEP, SplitPanes
from tests.ui import hands
from tests.ui.authoring.rooms import make_content, open_room
from tests.ui.conftest import Start

PACK = """id: sleep-basics
title: Sleep basics
edition: 1
date: 2026-11-29
language: en-GB
articles: [why-sleep]
sections:
  - title: Night
    articles: [naps, dreams]
  - title: Day
    articles: [light]
"""
ARTICLE = EntryKind.ARTICLE


@pytest.fixture
def window(start: Start) -> MainWindow:
    return start()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = make_content(tmp_path / "Sleep basics", pack=PACK)
    for name in ("dreams", "light"):
        (folder / "articles" / f"{name}.md").write_text(f"---\ntitle: {name.title()}\n---\n\nText.\n", encoding="utf-8")
    return folder


@pytest.fixture
def room(window: MainWindow, folder: Path, qtbot: QtBot) -> RoomWindow:
    return wide_room(window, folder, qtbot)


def wide_room(window: MainWindow, folder: Path, qtbot: QtBot) -> RoomWindow:
    """With place for all three parts."""
    room = open_room(window, folder, qtbot)
    room.resize(1280, 760)
    QApplication.processEvents()
    return room


def order(room: RoomWindow) -> str:
    outline = room.pack.outline
    named = [f"{each.title}({' '.join(outline.articles_in(each.path))})" for each in outline.sections]
    return " ".join([*outline.articles_in(()), *named])


def choose(room: RoomWindow, key: EntryKey) -> None:
    room.frame.tree.show_entry(key)
    room.frame.tree.setFocus()


def index_of(room: RoomWindow, key: EntryKey) -> QModelIndex:
    item = room.frame.tree._model.item_of(key)
    assert item
    return item.index()


def drop(room: RoomWindow, key: EntryKey, onto: EntryKey, row: int) -> None:
    """What Qt does when a row is dropped before the row of this number, or on `onto` itself with -1."""
    model = room.frame.tree._model
    index = index_of(room, key)
    assert model.flags(index) & Qt.ItemFlag.ItemIsDragEnabled
    data = model.mimeData([index])
    model.dropMimeData(data, Qt.DropAction.MoveAction, row, 0, index_of(room, onto))


@pytest.mark.parametrize(
    ("key", "presses", "expected"),
    [
        (EntryKey(ARTICLE, "why-sleep"), ["Down"], "Night(why-sleep naps dreams) Day(light)"),
        (EntryKey(ARTICLE, "why-sleep"), ["Down"] * 4, "Night(naps dreams) Day(why-sleep light)"),
        (EntryKey(ARTICLE, "light"), ["Up"], "why-sleep Night(naps dreams light) Day()"),
        (EntryKey(ARTICLE, "light"), ["Down"], "why-sleep Night(naps dreams) Day(light)"),
        (EntryKey(ARTICLE, "naps"), ["Up", "Up"], "naps why-sleep Night(dreams) Day(light)"),
        (section_key((1,)), ["Up"], "why-sleep Day(light) Night(naps dreams)"),
        (section_key((0,)), ["Down", "Up", "Up"], "why-sleep Night(naps dreams) Day(light)"),
    ],
)
def test_keys_move_articles_between_sections_and_sections(
    room: RoomWindow, key: EntryKey, presses: list[str], expected: str
) -> None:
    choose(room, key)
    for each in presses:
        hands.press(room.frame.tree, f"Alt+Shift+{each}")
    assert order(room) == expected
    assert room.frame.tree.current
    assert room.frame.tree.current.kind is key.kind


@pytest.mark.parametrize(
    ("key", "onto", "row", "expected"),
    [
        (EntryKey(ARTICLE, "light"), section_key((0,)), 0, "why-sleep Night(light naps dreams) Day()"),
        (EntryKey(ARTICLE, "why-sleep"), section_key((1,)), -1, "Night(naps dreams) Day(light why-sleep)"),
        (EntryKey(ARTICLE, "naps"), EntryKey(ARTICLE), 0, "naps why-sleep Night(dreams) Day(light)"),
        (section_key((1,)), EntryKey(ARTICLE), 0, "why-sleep Day(light) Night(naps dreams)"),
        (section_key((0,)), EntryKey(ARTICLE), -1, "why-sleep Day(light) Night(naps dreams)"),
    ],
)
def test_rows_are_dragged(room: RoomWindow, key: EntryKey, onto: EntryKey, row: int, expected: str) -> None:
    drop(room, key, onto, row)
    assert order(room) == expected
    hands.press(room.frame.tree, "Ctrl+Z")
    assert order(room) == "why-sleep Night(naps dreams) Day(light)"


def test_a_section_is_dragged_into_another_one(room: RoomWindow) -> None:
    drop(room, section_key((0,)), section_key((1,)), -1)
    assert [(each.path, each.title) for each in room.pack.outline.sections] == [((0,), "Day"), ((0, 0), "Night")]
    drop(room, section_key((0,)), section_key((0, 0)), -1)
    assert "no sections of its own" in room.frame.notice.text


def test_the_form_of_a_section(room: RoomWindow) -> None:
    def fill(dialog: EntryDialog) -> None:
        assert dialog.windowTitle() == "Edit section"
        dialog.pane.form.set_values({"title": "By night", "articles": ("dreams", "why-sleep")})
        dialog.accept()

    choose(room, section_key((0,)))
    assert hands.answering(EntryDialog, fill, lambda: hands.press(room.frame.tree, "F4")) == 1
    assert order(room) == "naps By night(dreams why-sleep) Day(light)"
    assert room.actions_by_id[RoomActionId.UNDO].text() == "Undo: Change section"


def test_articles_of_a_section_are_put_in_order_by_buttons(room: RoomWindow) -> None:
    def fill(dialog: EntryDialog) -> None:
        hands.named(dialog, "Move Dreams up", LinkButton).click()
        assert dialog.focusWidget().accessibleName() in ("Move Dreams up", "Move Dreams down")
        dialog.accept()

    choose(room, section_key((0,)))
    hands.answering(EntryDialog, fill, lambda: hands.press(room.frame.tree, "Return"))
    assert order(room) == "why-sleep Night(dreams naps) Day(light)"


def test_a_new_question_is_asked_at_the_end_of_the_article(room: RoomWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def add(forms: RoomForms, key: EntryKey, words: str = "", article: str = "") -> str:
        asked.append(article)
        return ""

    monkeypatch.setattr(RoomForms, "add", add)
    room.show_article("light")
    room.frame.tree.entry_opened.emit(EntryKey(EntryKind.QUESTION))
    assert asked == ["light"]


# what is remembered


def test_hidden_panes_and_widths_are_remembered(
    window: MainWindow, room: RoomWindow, folder: Path, qtbot: QtBot
) -> None:
    hands.keys("F9")
    assert not room.frame.panes.is_shown(RoomPane.LIST)
    room.close()
    assert window.ui_state.value("room_hidden") == ["list"]
    room = wide_room(window, folder, qtbot)
    assert not room.frame.panes.is_shown(RoomPane.LIST)
    assert not room.actions_by_id[RoomActionId.PACK_LIST].isChecked()
    room.actions_by_id[RoomActionId.PACK_LIST].trigger()
    splitter = room.frame.tree.parentWidget()
    assert isinstance(splitter, QSplitter)
    splitter.setSizes([300, 500, 480])
    splitter.splitterMoved.emit(300, 1)
    widths = splitter.sizes()
    room.close()
    room = wide_room(window, folder, qtbot)
    splitter = room.frame.tree.parentWidget()
    assert isinstance(splitter, QSplitter)
    assert all(abs(one - other) < 8 for one, other in zip(splitter.sizes(), widths, strict=True))


def test_widths_that_keys_have_chosen(window: MainWindow, room: RoomWindow, folder: Path, qtbot: QtBot) -> None:
    def splitter() -> SplitPanes:
        panes = room.frame.tree.parentWidget()
        assert isinstance(panes, SplitPanes)
        return panes

    usual = splitter().sizes()
    splitter().handle(1).setFocus(Qt.FocusReason.TabFocusReason)
    for _ in range(3):
        hands.keys("Right")
    widths = splitter().sizes()
    assert widths == [usual[0] + 3 * KEY_STEP, usual[1] - 3 * KEY_STEP, usual[2]]
    room.close()
    room = wide_room(window, folder, qtbot)
    assert all(abs(one - other) < 8 for one, other in zip(splitter().sizes(), widths, strict=True))
    splitter().handle(1).setFocus(Qt.FocusReason.TabFocusReason)
    hands.keys("Return")
    assert splitter().sizes() == usual
    room.close()
    room = wide_room(window, folder, qtbot)
    assert splitter().sizes() == usual


def test_the_height_of_the_problems(room: RoomWindow) -> None:
    room.actions_by_id[RoomActionId.PROBLEMS].setChecked(True)
    halves = room.frame.problems.parentWidget()
    assert isinstance(halves, SplitPanes)
    QApplication.processEvents()
    usual = halves.sizes()
    halves.handle(1).setFocus(Qt.FocusReason.TabFocusReason)
    hands.keys("Up")
    assert halves.sizes() == [usual[0] - KEY_STEP, usual[1] + KEY_STEP]
    hands.keys("Return")
    assert halves.sizes() == usual


@pytest.mark.parametrize("value", [[], [1], [0, 0, 0], ["a", "b", "c"], [10**9, -3, 5], [[], {}, None]])
def test_widths_that_are_not_valid(window: MainWindow, folder: Path, qtbot: QtBot, value: list[object]) -> None:
    window.ui_state.remember("room_widths", value)
    window.ui_state.remember("room_hidden", ["text", "list", "nothing"])
    room = wide_room(window, folder, qtbot)
    assert room.frame.panes.is_shown(RoomPane.TEXT)
    assert not room.frame.panes.is_shown(RoomPane.LIST)
    assert room.frame.panes.is_shown(RoomPane.PREVIEW)
