"""Beginning a show, pressing keys in it, and where it is then."""

from __future__ import annotations

from PySide6.QtCore import QRect

from reader.ui.main_window import MainWindow
from reader.ui.show.show import Show
from tests.ui import hands

LAPTOP, PROJECTOR = QRect(0, 0, 1366, 768), QRect(1366, 0, 1024, 768)


def begin(window: MainWindow, keys: str = "Shift+F5") -> Show:
    hands.press(window.page, keys)
    show = window.features.show.show
    assert show
    return show


def at(show: Show) -> tuple[str, int]:
    """The title of the section, and the number of the screen."""
    return show.presentation.sections[show.presentation.section].title, show.presentation.number


def press(show: Show, *keys: str) -> tuple[str, int]:
    for key in keys:
        hands.press(show.view, key)
    return at(show)
