"""A private session saves nothing on disk; deleting all data removes Carrel's files and no others."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QApplication, QDialog, QLabel
from pytestqt.qtbot import QtBot

from reader.settings import Settings
from reader.system.opening_note import NOTE
from reader.ui.main_window import MainWindow
from reader.ui.privacy.feature import CANCEL, DELETE, DELETE_ALL, SAVE, STAY
from reader.ui.shell.actions import ActionId
from tests.ui import hands, samples
from tests.ui.conftest import Start
from tests.ui.marks import marks


def mark(window: MainWindow, block: str = "p1-1") -> None:
    marks.select_in(window.page, block, 0, 13)
    hands.press(window.page, "Alt+1")


def private(window: MainWindow, qtbot: QtBot, answer: str = "") -> None:
    """Turns the private session on or off, and answers what is asked."""
    action = window.actions_by_id[ActionId.PRIVATE]
    if answer:
        hands.answering(QDialog, lambda dialog: hands.click(hands.button(dialog, answer)), action.trigger)
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
    else:
        action.trigger()


def is_private_shown(window: MainWindow) -> bool:
    label: QLabel | None = window.tool_bar.findChild(QLabel, "private")
    assert label
    return label.isVisible()


def files(folder: Path) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def test_a_private_session_saves_no_file(start: Start, tmp_path: Path, qtbot: QtBot) -> None:
    window = start(samples.guide(tmp_path))
    window.ui_state.save()
    before = files(tmp_path / "data")
    [note] = (name for name in before if name.endswith(NOTE))
    del before[note]  # it says what is being opened, and goes when a private session begins
    private(window, qtbot)
    assert is_private_shown(window)
    mark(window)
    hands.press(window.page, "Ctrl+M")
    hands.type_text("secret")
    hands.keys("Esc")
    hands.press(window.page, "Ctrl+T")
    hands.press(window, "Ctrl+5")
    assert len(hands.rows(window.features.marks.panel.list)) == 1
    window.ui_state.remember_search("secret")
    hands.press(window.page, "Ctrl+Shift+Down")
    window.close()
    assert files(tmp_path / "data") == before
    assert not (tmp_path / "user").exists()


def test_saved_marks_are_not_shown_in_a_private_session(start: Start, tmp_path: Path, qtbot: QtBot) -> None:
    window = start(samples.guide(tmp_path))
    mark(window)
    private(window, qtbot)
    assert marks.shown(window) == []
    private(window, qtbot)
    assert not is_private_shown(window)
    assert len(marks.shown(window)) == 1


def test_the_reader_is_asked_about_private_marks(start: Start, tmp_path: Path, qtbot: QtBot) -> None:
    window = start(samples.guide(tmp_path))
    mark(window)
    private(window, qtbot)
    mark(window, "p1-2")
    private(window, qtbot, STAY)
    assert is_private_shown(window)
    assert len(marks.shown(window)) == 1
    private(window, qtbot, SAVE)
    assert len(marks.shown(window)) == 2
    private(window, qtbot)
    mark(window, "p1-3")
    private(window, qtbot, DELETE)
    assert len(marks.shown(window)) == 2
    window.close()
    assert len(marks.saved_marks(tmp_path / "data")) == 2


def test_private_positions_and_searches_are_not_remembered(start: Start, tmp_path: Path, qtbot: QtBot) -> None:
    window = start(samples.guide(tmp_path))
    window.ui_state.remember_search("before")
    private(window, qtbot)
    window.ui_state.remember_search("secret")
    hands.press(window.page, "Ctrl+Shift+Down")
    private(window, qtbot)
    assert window.ui_state.recent_searches == ("before",)
    assert Settings(tmp_path / "data")["location"].startswith("carrel:sample/guide")


def erase(window: MainWindow, answer: str) -> str:
    """Deletes all data, or cancels. Returns the text of the question."""
    asked: list[str] = []

    def press(dialog: QDialog) -> None:
        asked.extend(hands.labels(dialog))
        hands.click(hands.button(dialog, answer))

    assert hands.answering(QDialog, press, window.actions_by_id[ActionId.ERASE].trigger) == 1
    return "\n".join(asked)


def test_all_files_of_carrel_are_deleted_and_no_others(start: Start, tmp_path: Path) -> None:
    window = start(samples.guide(tmp_path))
    data = tmp_path / "data"
    mark(window)
    hands.press(window.page, "Ctrl+T")
    hands.press(window.page, "Ctrl+Shift+Down")
    window.ui_state.save()
    (data / "letter.txt").write_text("mine")
    (data / "other.carrel").write_text("a pack")
    said = erase(window, CANCEL)
    assert "marks: 2 files" in said
    assert "settings" in said
    assert len(window.features.marks.model.all()) == 1
    erase(window, DELETE_ALL)
    QApplication.processEvents()
    assert sorted(files(data)) == ["letter.txt", "other.carrel"]
    assert "Deleted marks: 2 files" in window.toast.text
    assert not window.actions_by_id[ActionId.BACK].isEnabled()
    assert hands.theme(window) == "system"
    assert window.features.marks.model.all() == []
    assert not window.features.marks.overlay.items
    window.close()
    assert sorted(files(data)) == ["letter.txt", "other.carrel"]


def test_marks_can_be_made_after_deleting_all_data(start: Start, tmp_path: Path) -> None:
    window = start(samples.guide(tmp_path))
    mark(window)
    erase(window, DELETE_ALL)
    window.activateWindow()
    QApplication.processEvents()
    marks.select_in(window.page, "p1-2", 0, 13)
    window.actions_by_id[ActionId.HIGHLIGHT_GREEN].trigger()
    assert [colour for colour, _ in marks.shown(window)] == ["green"]
    window.close()
    assert len(marks.saved_marks(tmp_path / "data")) == 1
