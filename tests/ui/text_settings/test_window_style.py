"""Another theme or text size: the page at once, the frame around it for the first and the last of several."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reader.ui.main_window import MainWindow
from reader.ui.shell.actions import ActionId
from tests.ui import hands

Calls = list[bool]


@pytest.fixture
def frames(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> Calls:
    """For each time that the frame was styled: whether its size is another one."""
    seen: Calls = []
    apply_to_frame = window.style_changes.apply_to_frame

    def watch(*, has_new_size: bool) -> None:
        seen.append(has_new_size)
        apply_to_frame(has_new_size=has_new_size)

    monkeypatch.setattr(window.style_changes, "apply_to_frame", watch)
    return seen


def row_height(window: MainWindow) -> int:
    return window.search_field.fontMetrics().height()


def test_the_frame_has_the_first_and_the_last_of_several_sizes(window: MainWindow, frames: Calls, qtbot: QtBot) -> None:
    before = row_height(window)
    for size in (110, 125, 150):
        window.appearance.choose_text_size(size)
    assert (frames, window.page.page_style.text_scale) == ([True], 1.5)
    first = row_height(window)
    assert first > before
    qtbot.waitUntil(lambda: row_height(window) > first, timeout=60_000)
    assert frames == [True, True]


def test_the_frame_has_another_theme_at_once(window: MainWindow, frames: Calls) -> None:
    window.appearance.choose("theme", "dark")
    assert frames == [False]
    assert window.page.page_style.theme.name == "dark"


def test_the_home_has_another_size_at_once(window: MainWindow, frames: Calls) -> None:
    window.actions_by_id[ActionId.HOME].trigger()
    assert not window.page.isVisible()
    for _ in range(3):
        hands.press(window, "Ctrl+=")
    assert frames == [True, True, True]


def test_a_theme_after_a_size(window: MainWindow, frames: Calls, qtbot: QtBot) -> None:
    for size in (110, 125):
        window.appearance.choose_text_size(size)
    window.appearance.choose("theme", "dark")
    assert frames == [True, False]
    qtbot.waitUntil(lambda: frames == [True, False, True], timeout=60_000)
    style = window.page.page_style
    assert (style.theme.name, style.text_scale) == ("dark", 1.25)


@pytest.mark.parametrize("sizes", [(300,), (200, 300), (300, 100)], ids=str)
def test_page_numbers_and_messages_have_room_in_full_screen(window: MainWindow, sizes: tuple[int, ...]) -> None:
    """Where the page has the same size as before, since the tool bar takes no room from it."""
    window.appearance.choose("reading_mode", "pages")
    window.set_full_screen(True)
    QApplication.processEvents()
    window.messages.say("The reading ruler is on. It follows the mouse, and Down and Up move it.")
    for size in sizes:
        window.appearance.choose_text_size(size)
        QApplication.processEvents()
    QApplication.processEvents()
    turning, label = window.page.turning, window.toast._label
    assert turning
    counter = turning.counter
    assert counter.label.width() >= counter.label.sizeHint().width()
    assert turning.measures.top + turning.measures.height <= counter.y()
    assert turning.foot == window.page.viewport().height() - turning.measures.top - turning.measures.height
    assert label.height() >= label.heightForWidth(label.width())
