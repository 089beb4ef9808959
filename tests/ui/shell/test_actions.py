"""The action table: labels, keys, menus, and one handler for each action."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QMenu

from reader.ui.main_window import MainWindow
from reader.ui.shell.actions import ACTIONS, ActionId, Handlers, Toggles, connect_actions
from tests.ui import hands, samples
from tests.ui.conftest import Start


@pytest.fixture
def window(start: Start, tmp_path: Path) -> MainWindow:
    return start(samples.guide(tmp_path))


def test_ids_and_labels_are_unique() -> None:
    for column in ("id", "label"):
        assert len({getattr(entry, column) for entry in ACTIONS}) == len(ACTIONS)
    assert all(entry.label[0].isupper() and entry.menu for entry in ACTIONS)


def test_no_two_actions_share_a_key() -> None:
    keys = Counter(
        QKeySequence(key).toString(QKeySequence.SequenceFormat.PortableText) for each in ACTIONS for key in each.keys
    )
    assert "" not in keys
    assert {key: count for key, count in keys.items() if count > 1} == {}


def test_every_action_is_in_the_menu_with_its_label(window: MainWindow) -> None:
    menu = hands.tool(window, "Menu").menu()
    tops: list[QAction] = menu.actions()
    menus: list[QMenu] = [top.menu() for top in tops]  # type: ignore[misc]
    groups = [each.actions() for each in menus]
    in_menu = [action for group in groups for action in group if not action.isSeparator()]
    assert [action.text() for action in in_menu] == [entry.label for entry in ACTIONS]
    for entry, action in zip(ACTIONS, in_menu, strict=True):
        assert action.toolTip().startswith(entry.label)
        assert bool(action.shortcut().toString()) == bool(entry.keys)
        assert action.icon().isNull() == (not entry.icon)
    below_a_line = [
        below.text() for group in groups for above, below in pairwise(group) if above.isSeparator() and below.text()
    ]
    assert below_a_line == [entry.label for entry in ACTIONS if entry.starts_group]


def state(window: MainWindow) -> object:
    """Everything in the window that an action may change."""
    if not window.isVisible():
        return "closed"
    place = window.session.position
    focus = QApplication.focusWidget()
    dialogs: list[QDialog] = list(window.findChildren(QDialog))
    return (
        place, hands.scrolled(window.page), window.side_bar.isVisible(), window.side_bar.panel, hands.theme(window),
        window.ui_state.value("side_bar_width"),
        hands.text_size(window), window.actions_by_id[ActionId.CARET].isChecked(), window.isFullScreen(),
        hands.clipboard(), window.page.textCursor().hasSelection(), window.page.textCursor().position(),
        focus.accessibleName() if focus else "", window.features.reading.find_bar.count.text(), window.toast.text,
        window.actions_by_id[ActionId.READ_ALOUD].isChecked(),
        [dialog.windowTitle() for dialog in dialogs if dialog.isVisible()],
    )  # fmt: skip


@pytest.mark.parametrize("entry", ACTIONS, ids=lambda entry: entry.id)
def test_every_action_does_something(window: MainWindow, monkeypatch: pytest.MonkeyPatch, entry) -> None:
    asked: list[str] = []
    monkeypatch.setattr(QDialog, "exec", lambda dialog: asked.append(dialog.windowTitle()))

    def ask(*_: object) -> tuple[str, str]:
        asked.append("a file")
        return "", ""

    monkeypatch.setattr(QFileDialog, "getOpenFileName", ask)
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", ask)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    hands.click_row(window.features.reading.contents.list, 2)
    hands.press(window, "Ctrl+Shift+Down")
    hands.press(window, "Ctrl+F")
    hands.type_text("paragraph")
    hands.press(window, "Ctrl+Down")
    hands.press(window, "Alt+Left")
    if entry.id in ("contents", "text_normal"):
        hands.press(window, "Ctrl+2")
        hands.press(window, "Ctrl++")
    if entry.id == "previous_section":
        hands.press(window, "Ctrl+Down")
    if entry.id == "find" or entry.is_of_page:
        window.page.setFocus()
    before = state(window)
    if entry.keys:
        hands.press(window.page if entry.is_of_page else window, entry.keys[0])
    else:
        window.actions_by_id[entry.id].trigger()
    assert asked or state(window) != before


def test_every_key_of_every_action_triggers_it(window: MainWindow) -> None:
    pressed: list[str] = []

    def note(action: QAction) -> Callable[[], None]:
        return lambda: pressed.append(action.objectName())

    skipped = (
        "quit",
        "new_pack",
        "open_pack",
        "shelf",
        "print",
        "export_references",
        "keyboard",
        "about",
        "full_screen",
        "show",
        "show_from_start",
    )
    hands.press(window, "Ctrl+F")
    hands.type_text("paragraph")
    for entry in ACTIONS:
        action = window.actions_by_id[entry.id]
        if entry.id in skipped:
            continue
        action.triggered.connect(note(action))
        for keys in entry.keys:
            for focus in (window.page, window.search_field, window.features.reading.contents.list):
                if entry.id == "undo_mark" and focus is window.search_field:
                    continue  # there it undoes what was typed
                if entry.is_of_page and focus is not window.page:
                    continue  # fields and lists have the same keys
                window.side_bar.show()
                hands.press(window, "Ctrl+1")
                focus.setFocus()
                action.setEnabled(True)
                pressed.clear()
                hands.press(focus, keys)
                assert entry.id in pressed, (entry.id, keys, focus)


# connecting actions to their handlers


def few_actions(qapp: QApplication) -> dict[ActionId, QAction]:
    ids = (ActionId.BACK, ActionId.FORWARD, ActionId.CARET)
    return {id: QAction(id, qapp, checkable=id is ActionId.CARET) for id in ids}


def test_each_action_calls_its_handler(qapp: QApplication) -> None:
    called: list[object] = []
    actions = few_actions(qapp)
    handlers = [{ActionId.BACK: lambda: called.append("back")}, {ActionId.FORWARD: lambda: called.append("forward")}]
    connect_actions(actions, handlers, {ActionId.CARET: called.append})
    for id in (ActionId.FORWARD, ActionId.BACK, ActionId.CARET, ActionId.CARET):
        actions[id].trigger()
    assert called == ["forward", "back", True, False]


@pytest.mark.parametrize(
    ("handlers", "toggles", "error"),
    [
        ([{ActionId.BACK: print}], {ActionId.CARET: print}, "not handled: forward"),
        ([{ActionId.BACK: print, ActionId.FORWARD: print}], {}, "not handled: caret"),
        ([{ActionId.BACK: print, ActionId.FORWARD: print}, {ActionId.BACK: print}], {}, "handled twice: back"),
        ([{ActionId.BACK: print, ActionId.CARET: print}], {ActionId.CARET: print}, "handled twice: caret"),
        ([], {}, "not handled: back, caret, forward"),
    ],
)
def test_each_action_must_have_one_handler(
    qapp: QApplication, handlers: list[Handlers], toggles: Toggles, error: str
) -> None:
    with pytest.raises(KeyError, match=error):
        connect_actions(few_actions(qapp), handlers, toggles)
