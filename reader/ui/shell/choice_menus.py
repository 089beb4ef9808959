"""Menus to choose one value: the theme or the text size."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TypeVar

from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from reader.ui.shell.appearance import TEXT_SIZES, Appearance

Value = TypeVar("Value", str, int)


def theme_menu(appearance: Appearance, parent: QWidget) -> QMenu:
    return _menu("Theme", appearance.theme_titles(), lambda: appearance.theme_name, appearance.choose_theme, parent)


def size_menu(appearance: Appearance, parent: QWidget) -> QMenu:
    titles = {size: f"{size} %" for size in TEXT_SIZES}
    return _menu("Text size", titles, lambda: appearance.text_size, appearance.choose_text_size, parent)


def _menu(
    title: str,
    titles: Mapping[Value, str],
    current: Callable[[], Value],
    choose: Callable[[Value], None],
    parent: QWidget,
) -> QMenu:
    """A menu with an entry for each value; the current one is checked when it opens."""
    menu = QMenu(title, parent)
    group = QActionGroup(menu)
    for value, text in titles.items():
        action = menu.addAction(text)
        action.setCheckable(True)
        action.setData(value)
        action.triggered.connect(partial(_choose, choose, value))
        group.addAction(action)

    def check() -> None:
        for action in group.actions():
            action.setChecked(action.data() == current())

    menu.aboutToShow.connect(check)
    return menu


def _choose(choose: Callable[[Value], None], value: Value, is_checked: bool = True) -> None:
    choose(value)
