"""The language of the window: chosen in the menu, changed without a restart, and nothing is lost."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QMenu, QWidget
from pytestqt.qtbot import QtBot

from reader import settings, translation
from reader.system import paths
from reader.translation import _
from reader.ui import app
from reader.ui.app import Program
from reader.ui.main_window import MainWindow
from reader.ui.shell import qt_language
from reader.ui.shell.actions import ActionId
from reader.ui.shell.language_menu import LanguageMenu
from tests.ui import hands, samples
from tests.ui.conftest import close_window, let_settle

Open = Callable[..., Program]


@pytest.fixture(autouse=True)
def catalogs(tmp_path: Path, pseudo_catalogs: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The program has a French that was checked, and drafts in Arabic and Swahili."""
    folder = tmp_path / "messages"
    folder.mkdir()
    for name, file in (("fr", 0), ("sw.draft", 0), ("ar.draft", 1)):
        shutil.copy(pseudo_catalogs[file], folder / f"{name}.mo")
    monkeypatch.setattr(paths, "messages", lambda: folder)
    yield folder
    translation.use("en")
    qt_language.apply()


@pytest.fixture
def open_program(qtbot: QtBot, tmp_path: Path, bundled_pack: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Open]:
    monkeypatch.setattr(paths, "content_folders", tuple)
    monkeypatch.setattr(paths, "bundled_packs", lambda: (bundled_pack,))
    opened: list[Program] = []

    def start(pack: Path | None = None) -> Program:
        program = Program(app.application(), tmp_path / "data")
        program.window = app.build_window(app.application(), tmp_path / "data", pack)
        program.window.language_chosen.connect(program._change_later)
        program.window.activateWindow()
        opened.append(program)
        return program

    yield start
    for program in opened:
        close_window(program.window)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def language_menu(window: MainWindow) -> LanguageMenu:
    return hands.only(window, LanguageMenu)


def entries(window: MainWindow) -> dict[str, QAction]:
    menu = language_menu(window)
    menu.aboutToShow.emit()
    return {action.text(): action for action in menu.actions() if not action.isSeparator()}


def left(window: MainWindow, widget: QWidget) -> int:
    return widget.mapTo(window, QPoint()).x()


def choose(program: Program, qtbot: QtBot, name: str) -> None:
    before = program.window
    entries(before)[name].trigger()
    qtbot.waitUntil(lambda: program.window is not before)


def top_menus(window: MainWindow) -> list[str]:
    [menu] = window.tool_bar.findChildren(QMenu, "main_menu")
    return [action.text() for action in menu.actions()]


def test_every_language_is_in_the_menu_by_its_own_name(open_program: Open) -> None:
    window = open_program().window
    assert top_menus(window) == ["File", "Edit", "Go", "Read", "Find", "Marks", "View", "Language", "Help"]
    found = entries(window)
    assert list(found) == [
        "System language",
        "English",
        "Français",
        "Kiswahili, not yet checked by a speaker",
        "\u2068العربية\u2069, not yet checked by a speaker",
    ]
    assert [text for text, action in found.items() if action.isChecked()] == ["System language"]
    assert all(action.isCheckable() for action in found.values())


def test_the_menu_can_be_found_in_every_language(open_program: Open, qtbot: QtBot) -> None:
    program = open_program()
    choose(program, qtbot, "Français")
    assert top_menus(program.window)[-2].endswith("] (Language)")
    found = entries(program.window)
    assert [text for text, action in found.items() if action.isChecked()] == ["Français"]
    choose(program, qtbot, "English")
    assert top_menus(program.window)[-2] == "Language"


def test_nothing_is_lost(open_program: Open, tmp_path: Path, qtbot: QtBot) -> None:
    program = open_program(samples.guide(tmp_path))
    window = program.window
    let_settle(qtbot, window)
    window.actions_by_id[ActionId.NEXT_SECTION].trigger()
    window.actions_by_id[ActionId.NEXT_SECTION].trigger()
    window.actions_by_id[ActionId.BOOKMARK].trigger()
    window.actions_by_id[ActionId.GLOSSARY].trigger()
    window.search_field.setText("quiet")
    window.features.reading.start_find()
    window.features.reading.find_bar.field.setText("breath")
    position, history = window.session.position, window.features.reading.history.entries
    marks = len(window.features.marks.model.all())
    assert history[0]
    choose(program, qtbot, "Français")
    window = program.window
    assert window.isVisible()
    let_settle(qtbot, window)
    assert window.actions_by_id[ActionId.QUIT].text() == _("Quit") != "Quit"
    assert window.session.position is not None
    assert position is not None
    assert window.session.position.location == position.location
    assert window.features.reading.history.entries == history
    assert window.side_bar.panel == "glossary"
    assert window.search_field.text() == "quiet"
    assert window.features.reading.is_finding
    assert window.features.reading.find_bar.field.text() == "breath"
    assert len(window.features.marks.model.all()) == marks
    window.actions_by_id[ActionId.UNDO_MARK].trigger()
    assert len(window.features.marks.model.all()) == marks - 1
    assert settings.saved_value(tmp_path / "data", "language") == "fr"


def test_rooms_open_again_with_what_was_typed(open_program: Open, tmp_path: Path, qtbot: QtBot) -> None:
    folder = tmp_path / "content"
    shutil.copytree(paths.resources() / "example_pack", folder)
    program = open_program()
    assert program.window.features.authoring.open_room(folder)
    [room] = program.window.features.authoring.rooms
    assert room.text.show_file(f"articles/{max((folder / 'articles').glob('*.md')).name}")
    file = room.text.file
    room.frame.editor.insertPlainText("Not saved yet. ")
    choose(program, qtbot, "Français")
    [again] = program.window.features.authoring.rooms
    assert again is not room
    assert again.text.file == file
    assert "Not saved yet. " in again.frame.editor.toPlainText()


def test_a_window_that_may_not_close_stays(open_program: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    program = open_program()
    window = program.window
    monkeypatch.setattr(window.end, "may_close", lambda: False)
    entries(window)["Français"].trigger()
    QApplication.processEvents()
    assert program.window is window
    assert window.isVisible()
    assert translation.language().code == "en"
    monkeypatch.undo()


def test_a_private_session_goes_on(open_program: Open, tmp_path: Path) -> None:
    program = open_program()
    window = program.window
    window.actions_by_id[ActionId.PRIVATE].trigger()
    entries(window)["Français"].trigger()
    QApplication.processEvents()
    assert program.window is window
    assert "after this private session" in window.toast.text
    assert settings.saved_value(tmp_path / "data", "language") == ""
    window.actions_by_id[ActionId.PRIVATE].trigger()
    window.ui_state.save()
    assert settings.saved_value(tmp_path / "data", "language") == "fr"


def test_a_damaged_catalog_changes_nothing(open_program: Open, catalogs: Path, qtbot: QtBot) -> None:
    program = open_program()
    window = program.window
    found = entries(window)
    (catalogs / "fr.mo").unlink()
    found["Français"].trigger()
    qtbot.waitUntil(lambda: bool(window.notice.text))
    assert program.window is window
    assert "The translation for Français cannot be read" in window.notice.text
    assert translation.language().code == "en"


def test_the_same_language_needs_no_new_window(open_program: Open) -> None:
    program = open_program()
    window = program.window
    entries(window)["English"].trigger()
    QApplication.processEvents()
    assert program.window is window


def test_arabic_runs_from_right_to_left(open_program: Open, qtbot: QtBot) -> None:
    program = open_program()
    choose(program, qtbot, "\u2068العربية\u2069, not yet checked by a speaker")
    assert QGuiApplication.layoutDirection() is Qt.LayoutDirection.RightToLeft
    window = program.window
    assert left(window, window.side_bar) > left(window, window.page)
    choose(program, qtbot, "English")
    assert QGuiApplication.layoutDirection() is Qt.LayoutDirection.LeftToRight
    assert left(program.window, program.window.side_bar) < left(program.window, program.window.page)


@pytest.mark.parametrize(
    ("code", "text"), [("en", "Cancel"), ("fr", "Annuler"), ("ar", "ألغِ"), ("pt", "Cancelar"), ("es", "Cancelar")]
)
def test_the_buttons_of_qt(qtbot: QtBot, code: str, text: str) -> None:
    translation.use(code)
    qt_language.apply()
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    qtbot.addWidget(box)
    assert box.buttons()[0].text().replace("&", "") == text


def test_buttons_where_qt_has_no_translation(qtbot: QtBot, catalogs: Path) -> None:
    translation.use("sw", catalogs / "sw.draft.mo")
    qt_language.apply()
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    qtbot.addWidget(box)
    assert box.buttons()[0].text() == _("Cancel") != "Cancel"
