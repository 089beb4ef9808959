"""What a person may see of Carrel: each panel, card, message, dialog and window, brought up as a person does it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from reader.ui.authoring.entry_picker import EntryPicker
from reader.ui.authoring.pack_outline import EntryKey, EntryKind
from reader.ui.authoring.room_actions import RoomActionId
from reader.ui.authoring.room_window import RoomWindow
from reader.ui.main_window import MainWindow
from reader.ui.shell.actions import ActionId
from tests.library.importing.word_files import paragraph, run, word_file
from tests.ui import hands
from tests.ui.authoring import rooms
from tests.ui.importing.dialogs import dropped
from tests.ui.marks import marks
from tests.ui.search import searches


@dataclass(frozen=True, slots=True)
class Stage:
    """A window with a pack, and a folder in which a scene may write."""

    window: MainWindow
    folder: Path
    qtbot: QtBot

    def do(self, action: ActionId) -> None:
        self.window.actions_by_id[action].trigger()
        QApplication.processEvents()


Look = Callable[[QWidget], None]
"""What a test does with the window or the dialog of a scene."""

Scene = Callable[[Stage, Look], None]


def settle() -> None:
    """Until what lays itself out again after it got its size has done so."""
    for _ in range(5):
        QApplication.processEvents()


def in_window(prepare: Callable[[Stage], object]) -> Scene:
    def scene(stage: Stage, look: Look) -> None:
        prepare(stage)
        QApplication.processEvents()
        look(stage.window)

    return scene


def panel(action: ActionId, *keys: str) -> Scene:
    def prepare(stage: Stage) -> None:
        stage.do(action)
        for each in keys:
            hands.keys(each)

    return in_window(prepare)


def open_dialog_of(action: ActionId) -> Scene:
    """A dialog beside which the window can be used."""

    def scene(stage: Stage, look: Look) -> None:
        stage.do(action)
        found: list[QDialog] = [each for each in stage.window.findChildren(QDialog) if each.isVisible()]
        for dialog in found:
            look(dialog)
            dialog.reject()
        assert found

    return scene


def dialog_of(action: ActionId, prepare: Callable[[Stage], object] = lambda _: None) -> Scene:
    """A dialog that the window waits for."""

    def scene(stage: Stage, look: Look) -> None:
        prepare(stage)

        def read(dialog: QDialog) -> None:
            QApplication.processEvents()
            look(dialog)
            dialog.reject()

        assert hands.answering(QDialog, read, stage.window.actions_by_id[action].trigger)

    return scene


def mark_some(stage: Stage) -> None:
    """Highlights in two colours, one with a note, and a bookmark."""
    page = stage.window.page
    for keys, block in (("Alt+1", "p1-1"), ("Alt+2", "p1-2")):
        marks.select_in(page, block, 0, 40)
        hands.press(page, keys)
    hands.press(page, "Ctrl+M")
    hands.type_text("Ask at the next meeting.")
    hands.keys("Esc")
    hands.press(page, "Ctrl+D")
    stage.window.toast.hide()


def write_note(stage: Stage) -> None:
    marks.select_in(stage.window.page, "p1-2", 0, 40)
    hands.press(stage.window.page, "Ctrl+M")


def show_marks(stage: Stage) -> None:
    mark_some(stage)
    stage.do(ActionId.MARKS_PANEL)
    hands.keys("Down")
    hands.keys("Down")


def search(stage: Stage) -> None:
    stage.do(ActionId.SEARCH)
    answer = searches.answer("quiet", searches.hit(), suggestion="quite")
    titles = {"sample": "A sample", "other": "Another"}
    stage.window.features.search.panel.show_answer(answer, ["A sentence."], titles, keeps_position=False)
    stage.window.panes.show_panel("search")


def recent_searches(stage: Stage) -> None:
    stage.window.features.search.panel.show_recent(["quiet", "amygdala"])
    stage.window.panes.show_panel("search")


def card(number: int) -> Callable[[Stage], None]:
    """That of a link of the page."""
    return lambda stage: hands.click_link_in_view(stage.window.page, number)


def find(stage: Stage) -> None:
    stage.do(ActionId.FIND)
    hands.type_text("the")


def read_aloud(stage: Stage) -> None:
    stage.do(ActionId.READ_ALOUD)
    reading = stage.window.features.aloud.reading
    assert reading
    stage.qtbot.waitUntil(reading.bar.voice.isEnabled)


def select_words(stage: Stage) -> None:
    marks.select_in(stage.window.page, "p1-1", 0, 30)
    stage.window.features.marks.page_controller.bar._show_beside_selection()


def ask(stage: Stage) -> None:
    nothing = ("Keep it as it is", lambda: None)
    stage.window.messages.ask(
        "Two editions of this pack are here. Which do you want to read?", nothing, ("Read the newer one", lambda: None)
    )


def tell(stage: Stage) -> None:
    stage.window.messages.offer("“Sleep” is on a stick that was removed.", "Show the shelf", lambda: None)


def toast(stage: Stage) -> None:
    stage.window.messages.offer("The mark was removed.", "Undo", lambda: None, stays=False)


def hint(stage: Stage) -> None:
    stage.window.features.hints.look()


def private(stage: Stage) -> None:
    stage.do(ActionId.PRIVATE)


def import_pages(stage: Stage, look: Look) -> None:
    text = paragraph(run("Fever"), "Heading1") + paragraph(run("Give 5 mg."))
    dialog = dropped(stage.window, word_file(stage.folder / "Fever notes.docx", text))
    look(dialog)
    hands.click(hands.button(dialog, "Start"))
    look(dialog)
    dialog.reject()


def room(stage: Stage) -> RoomWindow:
    folder = rooms.make_content(stage.folder / "content", naps="---\ntitle: Naps\n---\n\nA nap. [@nobody]\n")
    return rooms.open_room(stage.window, folder, stage.qtbot)


def room_scene(prepare: Callable[[RoomWindow], object]) -> Scene:
    def scene(stage: Stage, look: Look) -> None:
        opened = room(stage)
        opened.resize(stage.window.size())
        prepare(opened)
        QApplication.processEvents()
        look(opened)

    return scene


def room_dialog(action: RoomActionId, kind: type[QWidget] = QDialog) -> Scene:
    def scene(stage: Stage, look: Look) -> None:
        opened = room(stage)
        rooms.put_caret(opened, "brain", select=True)

        def read(dialog: QWidget) -> None:
            QApplication.processEvents()
            look(dialog)
            dialog.close()

        assert hands.answering(kind, read, opened.actions_by_id[action].trigger)

    return scene


def room_form(kind: EntryKind, id: str = "") -> Scene:
    """The form of an entry; without its id, the list of its kind."""

    def scene(stage: Stage, look: Look) -> None:
        opened = room(stage)

        def read(dialog: QDialog) -> None:
            QApplication.processEvents()
            look(dialog)
            dialog.reject()

        assert hands.answering(QDialog, read, lambda: opened.frame.tree.entry_opened.emit(EntryKey(kind, id)))

    return scene


def see_show(stage: Stage, look: Look) -> None:
    stage.window.features.show.areas = lambda: [QRect(0, 0, 1024, 600), QRect(1024, 0, 1024, 768)]
    hands.press(stage.window.page, "Shift+F5")
    show = stage.window.features.show.show
    assert show
    trainer = show.trainer
    assert trainer
    trainer.resize(stage.window.size())
    QApplication.processEvents()
    look(trainer)
    look(show.view)
    stage.window.features.show.close()


WINDOW: dict[str, Scene] = {
    "page": in_window(lambda stage: None),
    "contents": panel(ActionId.CONTENTS, "Down"),
    "glossary": panel(ActionId.GLOSSARY, "Down", "Down"),
    "sources": panel(ActionId.REFERENCES, "Down", "Down"),
    "results": in_window(search),
    "recent searches": in_window(recent_searches),
    "marks": in_window(show_marks),
    "card of a term": in_window(card(0)),
    "card of a source": in_window(card(1)),
    "note": in_window(write_note),
    "find": in_window(find),
    "read aloud": in_window(read_aloud),
    "text and page": panel(ActionId.TEXT_SETTINGS),
    "selection": in_window(select_words),
    "question": in_window(ask),
    "notice": in_window(tell),
    "toast": in_window(toast),
    "hint": in_window(hint),
    "private": in_window(private),
    "home": in_window(lambda stage: stage.window.session.go_home()),
}

DIALOGS: dict[str, Scene] = {
    "about": dialog_of(ActionId.ABOUT),
    "keyboard": dialog_of(ActionId.KEYBOARD),
    "local help": dialog_of(ActionId.LOCAL_HELP),
    "shelf": dialog_of(ActionId.SHELF),
    "print": dialog_of(ActionId.PRINT_PREVIEW),
    "new pack": dialog_of(ActionId.NEW_PACK),
    "folder": dialog_of(ActionId.EDIT_FOLDER),
    "make a stick": open_dialog_of(ActionId.MAKE_STICK),
    "check a stick": open_dialog_of(ActionId.CHECK_STICK),
    "erase": dialog_of(ActionId.ERASE),
    "import": import_pages,
}

ROOMS: dict[str, Scene] = {
    "room": room_scene(lambda opened: opened.actions_by_id[RoomActionId.PROBLEMS].setChecked(True)),
    "room, replace": room_scene(lambda opened: opened.actions_by_id[RoomActionId.REPLACE].trigger()),
    "room, term": room_form(EntryKind.TERM, "memory"),
    "room, source": room_form(EntryKind.SOURCE, "smith2020"),
    "room, sources": room_form(EntryKind.SOURCE),
    "room, pack": room_form(EntryKind.PACK, "pack"),
    "room, finish": room_dialog(RoomActionId.FINISH),
    "room, title": room_dialog(RoomActionId.NEW_ARTICLE),
    "room, picker": room_dialog(RoomActionId.TERM, EntryPicker),
    "show": see_show,
}

SCENES = WINDOW | DIALOGS | ROOMS
