"""Checks the author's room: a folder is opened, written in, shown, checked and saved, and every tool is used."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent

from reader.library.authoring.new_folder import PackFacts, make_folder
from reader.library.spelling.dictionary_files import FOLDER_NAME
from reader.system import paths
from reader.ui.authoring.room_actions import RoomActionId
from reader.ui.authoring.room_window import RoomWindow
from reader.ui.selftest.check_result import SelfTestFailedError
from reader.ui.selftest.dialog_answers import DialogAnswers
from reader.ui.selftest.sample_window import opened_sample, settle
from reader.ui.widgets.split_panes import SplitPanes

LONGEST_WAIT = 30.0  # seconds
WORDS = "Selftestwords"
RIGHT, WRONG = "sleeping", "sleepign"


def check_room(data: Path) -> str:
    with opened_sample(data) as window, DialogAnswers().active():
        folder = data / "Room"
        _write_dictionary(data / FOLDER_NAME)
        make_folder(folder, paths.resources() / "example_pack", PackFacts("room", "Room", "en"))
        if not window.features.authoring.open_room(folder):
            raise SelfTestFailedError(f"The author's room does not open. {window.notice.text}")
        room = window.features.authoring.rooms[0]
        _check_spelling(room)
        _check_typing(room, folder)
        _check_edge(room)
        for id, action in room.actions_by_id.items():
            if id is not RoomActionId.CLOSE:
                action.trigger()
                settle()
        _check_conflict(room, folder)
        room.show_article("first-article")
        room.figures.add_files([paths.resources() / "example_pack" / "figures" / "two-readers.svg"])
        _wait(lambda: room.preview.is_up_to_date and room.problems.is_up_to_date, "The page is not read.")
        room.close()
        QCoreApplication.sendPostedEvents(room, QEvent.Type.DeferredDelete.value)
        if window.features.authoring.rooms:
            raise SelfTestFailedError("The author's room stays open.")
    return f"{len(RoomActionId)} actions"


def _write_dictionary(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "en.aff").write_text("SET UTF-8\nTRY esianrtol\n", encoding="utf-8")
    (folder / "en.dic").write_text(f"1\n{RIGHT}\n", encoding="utf-8")


def _check_spelling(room: RoomWindow) -> None:
    """By the process that reads dictionaries."""
    editor = room.frame.editor
    room.actions_by_id[RoomActionId.SPELLING].setChecked(True)
    editor.insert(f"{RIGHT} {WRONG}\n\n")
    place = editor.text.index(WRONG)
    _wait(lambda: room.spelling.word_at(place) is not None, "A misspelled word is not noticed.")
    if room.spelling.word_at(editor.text.index(RIGHT)):
        raise SelfTestFailedError("A word of the dictionary is taken for a misspelled one.")
    found: list[str] = []
    room.spelling.suggest(WRONG, found.extend)
    _wait(lambda: bool(found), "There are no suggestions for a misspelled word.")
    if found != [RIGHT]:
        raise SelfTestFailedError(f"The suggestions for {WRONG} are {found}.")
    room.text.undo()


def _check_typing(room: RoomWindow, folder: Path) -> None:
    editor = room.frame.editor
    editor.insert(f"{WORDS} [@nobody]\n\n")
    _wait(lambda: WORDS in room.frame.preview.page.toPlainText(), "The page does not show what was typed.")
    _wait(lambda: any("nobody" in row.sentence for row in room.frame.problems.rows), "A problem is not listed.")
    if not room.save_now() or WORDS not in (folder / room.text.file).read_text(encoding="utf-8"):
        raise SelfTestFailedError(f"The text is not saved. {room.frame.status.state}")
    room.text.undo()
    if WORDS in editor.text:
        raise SelfTestFailedError("Undo does not take back what was typed.")


def _check_edge(room: RoomWindow) -> None:
    """A key moves the edge between two panes, another one moves it back."""
    panes = next(each for each in room.findChildren(SplitPanes) if each.orientation() is Qt.Orientation.Horizontal)
    room.resize(1300, 700)
    settle()
    usual = panes.sizes()
    for key, is_moved in ((Qt.Key.Key_Right, True), (Qt.Key.Key_Return, False)):
        event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier)
        QCoreApplication.sendEvent(panes.handle(1), event)
        if (panes.sizes() != usual) is not is_moved:
            raise SelfTestFailedError(f"The panes of the author's room have the sizes {panes.sizes()}.")


def _check_conflict(room: RoomWindow, folder: Path) -> None:
    """Another program changes the file that the author changes."""
    if not room.save_now():  # what other programs make of a file is not looked at while Carrel writes it
        raise SelfTestFailedError(f"The text is not saved. {room.frame.status.state}")
    room.show_article("first-article")
    room.frame.editor.insert(f"{WORDS} here\n\n")
    file = folder / room.text.file
    file.write_text(f"{file.read_text(encoding='utf-8')}\n{WORDS} there\n", encoding="utf-8")
    room.pack.look()
    if room.text.file not in room.pack.edited.conflicts:
        raise SelfTestFailedError("Two versions of a file are not noticed.")
    room.conflicts.resolve(room.text.file)


def _wait(is_so: Callable[[], bool], sentence: str) -> None:
    end = time.monotonic() + LONGEST_WAIT
    while not is_so():
        if time.monotonic() > end:
            raise SelfTestFailedError(sentence)
        settle()
        time.sleep(0.005)
