"""The frame of the room: names for screen readers, panes in windows of any width, themes, and text from the right."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from reader.ui.authoring.room_actions import RoomActionId, room_actions_for
from reader.ui.authoring.room_panes import RoomPane
from reader.ui.authoring.room_window import RoomWindow
from reader.ui.main_window import MainWindow
from tests.ui import hands
from tests.ui.authoring.rooms import make_content, open_room
from tests.ui.conftest import Start
from tests.ui.test_accessible_names import nameless

LIST, TEXT, PREVIEW = RoomPane


@pytest.fixture
def window(start: Start) -> MainWindow:
    return start()


@pytest.fixture
def room(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> RoomWindow:
    return open_room(window, make_content(tmp_path / "Sleep basics"), qtbot)


def test_every_control_has_a_name(room: RoomWindow) -> None:
    room.actions_by_id[RoomActionId.PROBLEMS].trigger()
    hands.press(room.frame.editor, "Ctrl+H")
    assert nameless(room) == []


def test_the_end_of_the_way_is_a_button_that_can_be_seen(room: RoomWindow) -> None:
    button = room.menuBar().cornerWidget()
    assert isinstance(button, QPushButton)
    assert button.isVisible()
    assert button.text() == "Finish edition…"


PARTS = {
    "The pack": QAccessible.Role.Tree,
    "Tools for the text": QAccessible.Role.Border,
    "Bold": QAccessible.Role.Button,
    "Text of articles/why-sleep.md": QAccessible.Role.EditableText,
    "Length of the text": QAccessible.Role.StaticText,
    "Problems": QAccessible.Role.List,
    "Find in this text": QAccessible.Role.EditableText,
    "Replace with": QAccessible.Role.EditableText,
}


def test_screen_readers_find_each_part_by_its_name_and_role(room: RoomWindow) -> None:
    room.resize(1280, 760)
    room.actions_by_id[RoomActionId.PROBLEMS].trigger()
    hands.press(room.frame.editor, "Ctrl+H")
    QApplication.processEvents()
    found = dict(_parts(QAccessible.queryAccessibleInterface(room)))
    assert {name: found.get(name) for name in PARTS} == PARTS


def _parts(part: QAccessibleInterface) -> Iterator[tuple[str, QAccessible.Role]]:
    """The names and roles of a window's parts, as a screen reader goes through them."""
    if not part.state().invisible:  # type: ignore[attr-defined]
        yield part.text(QAccessible.Text.Name), part.role()
    for number in range(part.childCount()):
        child = part.child(number)
        if child:
            yield from _parts(child)


@pytest.mark.parametrize(
    ("width", "shown"),
    [(1366, (LIST, TEXT, PREVIEW)), (1024, (LIST, TEXT, PREVIEW)), (800, (TEXT, PREVIEW)), (500, (TEXT,))],
)
def test_as_many_panes_as_fit(room: RoomWindow, width: int, shown: tuple[RoomPane, ...]) -> None:
    room.resize(width, 600)
    QApplication.processEvents()
    assert room.frame.panes.shown == shown
    assert room.width() == width


def test_in_a_narrow_window_keys_show_one_pane_at_a_time(room: RoomWindow) -> None:
    room.resize(500, 600)
    QApplication.processEvents()
    room.frame.editor.setFocus()
    hands.press(room.frame.editor, "Shift+F9")
    assert room.frame.panes.shown == (PREVIEW,)
    hands.keys("F6")
    assert room.frame.panes.shown == (LIST,)
    hands.keys("F6")
    assert room.frame.panes.shown == (TEXT,)
    assert room.frame.editor.hasFocus()


def test_large_text_fits_a_small_screen(window: MainWindow, room: RoomWindow) -> None:
    window.appearance.choose_text_size(300)
    room.resize(1024, 600)
    QApplication.processEvents()
    assert (room.width(), room.height()) == (1024, 600)
    assert room.frame.panes.shown == (TEXT,)


@pytest.mark.parametrize("theme", ["dark", "contrast", "sepia"])
def test_the_theme_is_that_of_the_reader(window: MainWindow, room: RoomWindow, theme: str) -> None:
    window.appearance.choose_theme(theme)
    page = window.appearance.theme.colours["page"]
    image = room.frame.editor.viewport().grab().toImage()
    assert image.pixelColor(image.width() - 20, image.height() - 8).name() == page


def test_text_from_the_right_begins_at_the_right(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    text = "---\ntitle: النوم\n---\n\nأثناء النوم يعمل الدماغ.\n"
    room = open_room(window, make_content(tmp_path / "Arabic", **{"why-sleep": text}), qtbot)
    alignment = room.frame.editor.document().defaultTextOption().alignment()
    assert alignment == Qt.AlignmentFlag.AlignRight
    room.show_article("naps")
    assert room.frame.editor.document().defaultTextOption().alignment() == Qt.AlignmentFlag.AlignLeft


def test_mac_keeps_its_own_keys() -> None:
    keys = {key for entry in room_actions_for("darwin") for key in entry.keys}
    assert not keys & {"Ctrl+H", "Ctrl+M"}
