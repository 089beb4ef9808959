"""The menus with every action: in the tool bar, and on macOS also at the top of the screen, as people expect there."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QMenuBar

from reader.translation import _
from reader.ui.shell.actions import ACTIONS, LAST_MENU, ActionId
from reader.ui.widgets.menu import Menu


def add_menus(to: QMenu | QMenuBar, actions: Mapping[ActionId, QAction], languages: QMenu | None = None) -> None:
    """Every action, so that each can also be found with the mouse. The menu of languages is the last but one."""
    menus: dict[str, QMenu] = {}
    for entry in ACTIONS:
        if entry.menu not in menus:
            if entry.menu == LAST_MENU and languages:
                to.addMenu(languages)
            menus[entry.menu] = Menu(_(entry.menu), to)
            to.addMenu(menus[entry.menu])
        if entry.starts_group:
            menus[entry.menu].addSeparator()
        menus[entry.menu].addAction(actions[entry.id])


def mac_menu_bar(actions: Mapping[ActionId, QAction], languages: QMenu | None = None) -> QMenuBar:
    """The bar at the top of the screen. The caller keeps it: without a parent it serves all windows, dialogs too.

    About and Quit move to the menu with the program's name. Without a role, Qt would also move whatever has a label
    that begins like one of those.
    """
    roles = {ActionId.ABOUT: QAction.MenuRole.AboutRole, ActionId.QUIT: QAction.MenuRole.QuitRole}
    for id, action in actions.items():
        action.setMenuRole(roles.get(id, QAction.MenuRole.NoRole))
    bar = QMenuBar()
    add_menus(bar, actions, languages)
    return bar
