"""Keys in menus: `Ctrl++` stays `Ctrl++` where lines run from the right."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QTextLayout, QTextOption
from PySide6.QtWidgets import QMenu, QMenuBar, QStyleOptionMenuItem, QWidget
from pytestqt.qtbot import QtBot

from reader import translation
from reader.ui.authoring.room_actions import fill_room_menus, make_room_actions
from reader.ui.shell.action_tables import make_action
from reader.ui.shell.actions import ACTIONS, ActionId
from reader.ui.shell.main_menu import add_menus
from reader.ui.widgets.menu import Menu

ISOLATES = "\u2066\u2067\u2068\u2069"


def shown(text: str) -> str:
    """The characters of a text from left to right, in a line that is read from the right."""
    font = QFont()
    font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, 1)  # letters that are joined would count as one
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setTextDirection(Qt.LayoutDirection.RightToLeft)
    layout.setTextOption(option)
    layout.beginLayout()
    layout.createLine().setLineWidth(1000)
    layout.endLayout()
    runs = layout.glyphRuns(0, len(text), QTextLayout.GlyphRunRetrievalFlag.RetrieveAll)
    places = [
        (at.x(), text[index]) for run in runs for index, at in zip(run.stringIndexes(), run.positions(), strict=True)
    ]
    return "".join(letter for _, letter in sorted(places, key=lambda each: each[0]) if letter not in ISOLATES)


def keys(menu: QMenu) -> Iterator[tuple[str, str]]:
    """Of each entry, the keys as they are and as the menu shows them."""
    for action in menu.actions():
        option = QStyleOptionMenuItem()
        menu.initStyleOption(option, action)
        text = option.text.partition("\t")[2]  # type: ignore[attr-defined]
        if text:
            yield action.shortcut().toString(action.shortcut().SequenceFormat.NativeText), shown(text)


def test_what_qt_does(qtbot: QtBot) -> None:
    assert shown("Ctrl++") == "++Ctrl", "or a menu of our own is not needed"


@pytest.mark.parametrize("is_rtl", [False, True])
def test_menus(qtbot: QtBot, is_rtl: bool) -> None:
    direction = Qt.LayoutDirection.RightToLeft if is_rtl else Qt.LayoutDirection.LeftToRight
    window, bar = QWidget(), QMenuBar()
    qtbot.addWidget(window)
    qtbot.addWidget(bar)
    actions = {entry.id: make_action(window, entry.id, entry.label, entry.keys, is_toggle=False) for entry in ACTIONS}
    add_menus(bar, actions)
    menus = [*bar.findChildren(Menu), *fill_room_menus(bar, make_room_actions(window)).values()]
    found = []
    for menu in menus:
        menu.setLayoutDirection(direction)
        found += list(keys(menu))
    assert ("Ctrl++", "Ctrl++") in found if is_rtl else found
    if is_rtl:
        assert [pair for pair in found if pair[0] != pair[1]] == []


def test_tool_tips_keep_the_order(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    translation.use("ar")
    try:
        tip = make_action(window, ActionId.TEXT_LARGER, "نص أكبر", ["Ctrl++"], is_toggle=False).toolTip()
    finally:
        translation.use("en")
    assert "Ctrl++" in shown(tip)
