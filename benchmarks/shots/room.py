"""The author's room, with a misspelled word and a problem in the text."""

from __future__ import annotations

import re

from benchmarks.shots.hands import wait_until
from reader.library.authoring.new_folder import PackFacts, make_folder
from reader.library.spelling.dictionary_files import FOLDER_NAME
from reader.system import paths
from reader.ui.authoring.room_actions import RoomActionId
from reader.ui.authoring.room_window import RoomWindow
from reader.ui.main_window import MainWindow

TEXT = "A short nap helps most peple. [@nobody]\n\n"
WORDS = "a\nshort\nnap\nhelps\nmost\npeople\n"


def write(window: MainWindow) -> None:
    room = _opened(window)
    room.frame.editor.insert(TEXT)
    room.actions_by_id[RoomActionId.PROBLEMS].setChecked(True)
    wait_until(lambda: room.preview.is_up_to_date and room.problems.is_up_to_date and room.spelling.is_up_to_date)


def _opened(window: MainWindow) -> RoomWindow:
    data = window.features.authoring._data
    folder = data / "A first pack"
    make_folder(folder, paths.resources() / "example_pack", PackFacts("first-pack", "A first pack", "en"))
    dictionaries = data / FOLDER_NAME
    dictionaries.mkdir()
    (dictionaries / "en.aff").write_text("SET UTF-8\n", encoding="utf-8")
    text = (folder / "articles" / "first-article.md").read_text(encoding="utf-8")
    known = "\n".join(re.findall("[A-Za-z]+", text))
    (dictionaries / "en.dic").write_text(f"9\n{WORDS}{known}\n", encoding="utf-8")
    window.features.authoring.open_room(folder)
    (room,) = window.features.authoring.rooms
    room.resize(window.size())
    wait_until(lambda: room.preview.is_up_to_date and room.problems.is_up_to_date)
    return room
