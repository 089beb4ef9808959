"""The menus of macOS, built here too: the bar at the top of the screen, and keys that do not take the system's."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication, QMenuBar, QWidget
from pytestqt.qtbot import QtBot

from reader.ui import main_window
from reader.ui.shell import actions as table
from reader.ui.shell.actions import ActionId, make_actions, table_for
from reader.ui.shell.main_menu import mac_menu_bar
from tests.ui.conftest import Start

OF_MACOS = ("Ctrl+H", "Ctrl+M", "Ctrl+Alt+H", "Ctrl+,", "Ctrl+Space", "Ctrl+Tab", "Ctrl+`", "F11", "F12", "Ctrl+Alt+D")
"""Qt writes Ctrl for the Command key. Each hides or switches windows, opens settings, or shows the desktop."""


def portable(keys: str) -> str:
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.PortableText)


def test_no_action_takes_a_key_of_macos() -> None:
    used = {portable(keys): entry.id for entry in table_for("darwin") for keys in entry.keys}
    assert {keys: used[portable(keys)] for keys in OF_MACOS if portable(keys) in used} == {}
    assert (used["Ctrl+Q"], used["Ctrl+W"]) == (ActionId.QUIT, ActionId.QUIT)


@pytest.mark.parametrize("system", ["darwin", "win32", "linux"])
def test_each_action_has_keys_of_its_own_on_each_system(system: str) -> None:
    keys = [portable(each) for entry in table_for(system) for each in entry.keys]
    assert len(keys) == len(set(keys))
    assert "" not in keys
    with_keys = [entry.id for entry in table_for(system) if entry.keys]
    assert with_keys == [entry.id for entry in table_for("linux") if entry.keys]


def test_the_menu_bar_has_every_action_and_two_roles(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    actions = make_actions(parent, parent)
    bar = mac_menu_bar(actions)
    qtbot.addWidget(bar)
    assert [top.text() for top in bar.actions()] == ["File", "Edit", "Go", "Read", "Find", "Marks", "View", "Help"]
    inside = [each for top in bar.actions() for each in top.menu().actions() if not each.isSeparator()]  # type: ignore[attr-defined]
    assert inside == list(map(actions.__getitem__, (entry.id for entry in table.ACTIONS)))
    roles = {id: action.menuRole() for id, action in actions.items()}
    assert roles.pop(ActionId.ABOUT) is QAction.MenuRole.AboutRole
    assert roles.pop(ActionId.QUIT) is QAction.MenuRole.QuitRole
    assert set(roles.values()) == {QAction.MenuRole.NoRole}


def menu_bars() -> set[QMenuBar]:
    return {each for each in QApplication.topLevelWidgets() if isinstance(each, QMenuBar)}


@pytest.mark.parametrize(("system", "has_bar"), [("darwin", True), ("win32", False), ("linux", False)])
def test_only_macos_has_the_bar(start: Start, monkeypatch: pytest.MonkeyPatch, system: str, has_bar: bool) -> None:
    monkeypatch.setattr(main_window, "sys", SimpleNamespace(platform=system))
    before = menu_bars()
    start()
    new = menu_bars() - before
    assert len(new) == has_bar
    for each in new:
        each.deleteLater()
