"""What a window takes over from the one before, when it is built again in another language."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from reader.ui.main_window import MainWindow
from reader.ui.marks.store_change import Undo
from reader.ui.shell.session import ReadingPosition


class OpenRoom(NamedTuple):
    """An author's room. `file` is the text that is open in it, relative to the content folder."""

    folder: Path
    file: str


class Carried(NamedTuple):
    """Everything that the settings and the files of the reader do not keep.

    `find` is what the find bar contains; None if it is closed.
    """

    position: ReadingPosition | None
    back: tuple[ReadingPosition, ...]
    forward: tuple[ReadingPosition, ...]
    search: str
    find: str | None
    undo: tuple[Undo, ...]
    rooms: tuple[OpenRoom, ...]
    is_full_screen: bool


def carry(window: MainWindow) -> Carried:
    history = window.features.reading.history
    return Carried(
        window.session.position,
        *history.entries,
        window.search_field.text(),
        window.features.reading.find_bar.field.text() if window.features.reading.is_finding else None,
        window.features.marks.model.undo_steps,
        tuple(OpenRoom(room.folder, room.text.file) for room in window.features.authoring.rooms),
        window.isFullScreen(),
    )


def restore(window: MainWindow, carried: Carried) -> None:
    """The window is complete."""
    if carried.position:  # again, because the texts around the page may have another height than before
        window.session.show(carried.position)
    window.features.reading.history.restore(carried.back, carried.forward)
    window.set_full_screen(carried.is_full_screen)
    window.features.marks.model.continue_undo(carried.undo)
    if carried.find is not None:
        window.features.reading.start_find()
        window.features.reading.find_bar.field.setText(carried.find)
    if carried.search:
        window.search_field.setText(carried.search)
    for room in carried.rooms:  # what was typed in them was saved when the window before closed
        window.features.authoring.open_room(room.folder)
        reopened = next((each for each in window.features.authoring.rooms if each.folder == room.folder), None)
        if reopened and room.file:
            reopened.text.show_file(room.file)
    if carried.rooms:
        window.raise_()
        window.activateWindow()
