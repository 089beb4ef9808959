"""What was not finished or not saved when Carrel ended is offered at the next start."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from reader.marks import exchange, spare_file
from reader.marks.model import Mark
from reader.marks.store import MarkStore
from reader.ui.main_window import MainWindow
from reader.ui.marks import unfinished
from reader.ui.marks.draft_keeper import DraftKeeper
from reader.ui.marks.mark_dialog import MarkDialog
from reader.ui.marks.unsaved_marks import AGAIN, COPY, LOSE, STAY
from reader.ui.widgets.question import QuestionDialog
from tests.ui import hands, samples
from tests.ui.conftest import Start
from tests.ui.marks import marks


@pytest.fixture
def window(start: Start, tmp_path: Path) -> MainWindow:
    return start(samples.guide(tmp_path))


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


def write(window: MainWindow, text: str) -> DraftKeeper:
    """Begins a note, as if two seconds had passed since the last key."""
    marks.select_in(window.page, "p1-1", 0, 13)
    hands.press(window.page, "Ctrl+M")
    hands.type_text(text)
    (keeper,) = window.findChildren(DraftKeeper)
    assert keeper.timer.isActive()
    keeper.timer.timeout.emit()
    return keeper


def stored_drafts(data: Path) -> list[str]:
    """As another process finds them after a crash."""
    store = MarkStore(data)
    found = [str(draft.note) for draft in store.drafts.all()]
    store.close()
    return found


def test_a_note_is_on_disk_two_seconds_after_the_last_key(window: MainWindow, data: Path) -> None:
    keeper = write(window, "Ask Mi")
    assert keeper.timer.interval() == 2000
    assert [draft.note for draft in window.features.marks.model.store.drafts.all()] == ["Ask Mi"]
    hands.type_text("a")
    assert keeper.timer.isActive()
    hands.keys("Esc")
    window.close()
    assert stored_drafts(data) == []
    assert [mark.note for mark in marks.saved_marks(data)] == ["Ask Mia"]


def crash(window: MainWindow) -> None:
    """The window ends without saving anything more."""
    model = window.features.marks.model
    model._store._queue.close()  # type: ignore[union-attr]
    model._store = None
    window.features.marks._is_started = False


def after_a_crash(start: Start, tmp_path: Path, window: MainWindow) -> MainWindow:
    write(window, "Ask Mia about this")
    crash(window)
    again = start(samples.guide(tmp_path))
    again.features.marks.open_article()
    again.features.marks._preload.timeout.emit()
    assert again.notice.text == "A note that was not finished was found: “Ask Mia about this”."
    return again


def test_it_is_offered_and_goes_on(start: Start, tmp_path: Path, window: MainWindow, data: Path) -> None:
    again = after_a_crash(start, tmp_path, window)

    def finish(dialog: MarkDialog) -> None:
        assert dialog.editor.note.note == "Ask Mia about this"
        dialog.editor.note.insertPlainText(" today")

    assert hands.answering(MarkDialog, finish, lambda: hands.click(hands.button(again.notice, "Go on"))) == 1
    again.close()
    assert [mark.note for mark in marks.saved_marks(data)] == ["Ask Mia about this today"]
    assert stored_drafts(data) == []


def test_it_is_offered_and_thrown_away(start: Start, tmp_path: Path, window: MainWindow, data: Path) -> None:
    again = after_a_crash(start, tmp_path, window)
    hands.click(hands.button(again.notice, "Throw away"))
    assert not again.notice.isVisible()
    again.close()
    assert stored_drafts(data) == []


def test_it_is_offered_again_until_it_is_answered(start: Start, tmp_path: Path, window: MainWindow, data: Path) -> None:
    again = after_a_crash(start, tmp_path, window)
    hands.press(again.page, "Esc")
    assert not again.notice.isVisible()
    again.close()
    assert stored_drafts(data) == ["Ask Mia about this"]


# ---- marks that wait for the disk


@pytest.fixture
def waiting(window: MainWindow, data: Path, monkeypatch: pytest.MonkeyPatch) -> MainWindow:
    """A window with a mark that cannot be saved."""
    hands.press(window.page, "Ctrl+D")
    queue = window.features.marks.model.store._queue
    monkeypatch.setattr(queue._opened.file, "append", _fail)
    monkeypatch.setattr(queue, "_reopen", lambda reason: None)
    marks.select_in(window.page, "p1-2", 0, 13)
    hands.press(window.page, "Alt+1")
    assert "Keep Carrel open" in window.notice.text
    return window


def _fail(*_: object) -> None:
    from reader.marks.store_errors import UnavailableStore

    raise UnavailableStore("the disk is full")


def test_closing_asks_and_the_reader_stays(waiting: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    def stay(question: QuestionDialog) -> None:
        assert any("the disk is full" in label for label in hands.labels(question))
        assert hands.buttons(question) == [AGAIN, COPY, LOSE, STAY]
        hands.keys("Return")

    assert hands.answering(QuestionDialog, stay, waiting.close) == 1
    assert waiting.isVisible()
    monkeypatch.undo()


def test_closing_without_them(waiting: MainWindow, data: Path) -> None:
    hands.answering(QuestionDialog, lambda question: hands.click(hands.button(question, LOSE)), waiting.close)
    assert not waiting.isVisible()
    assert len(marks.saved_marks(data)) == 1


def test_a_copy_is_saved(waiting: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    copy = tmp_path / "copy.marks.json"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(copy), ""))
    hands.answering(QuestionDialog, lambda question: hands.click(hands.button(question, COPY)), waiting.close)
    assert not waiting.isVisible()
    assert len(exchange.read_file(copy).versions) == 2


def test_it_is_tried_again(waiting: MainWindow, data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def again(question: QuestionDialog) -> None:
        monkeypatch.undo()
        hands.click(hands.button(question, AGAIN))

    assert hands.answering(QuestionDialog, again, waiting.close) == 1
    assert not waiting.isVisible()
    assert len(marks.saved_marks(data)) == 2


def test_the_system_ends_carrel_and_nobody_is_asked(
    waiting: MainWindow, start: Start, tmp_path: Path, data: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    waiting.end.close_now()
    qtbot.waitUntil(lambda: not waiting.isVisible())
    (file,) = spare_file.found([data, tmp_path / "user"])
    assert len(spare_file.read(file)) == 2
    monkeypatch.undo()
    monkeypatch.setattr("reader.system.paths.user_data", lambda: tmp_path / "user")
    again = start(samples.guide(tmp_path))
    imported: list[object] = []
    monkeypatch.setattr(again.features.marks, "import_files", imported.append)
    again.features.marks.open_article()
    again.features.marks._preload.timeout.emit()
    qtbot.waitUntil(lambda: bool(again.notice.text))
    assert again.notice.text == f"Marks that could not be saved when Carrel closed are in {file}."
    hands.click(hands.button(again.notice, "Add them…"))
    assert imported == [[file]]
    assert file.exists(), "the import may be cancelled"
    again.features.marks.model.store.merge(spare_file.read(file))
    again.features.marks._preload.timeout.emit()
    qtbot.waitUntil(lambda: not file.exists())
    assert len(again.features.marks.model.all()) == 2


def test_with_a_dialog_open(window: MainWindow, data: Path, qtbot: QtBot) -> None:
    """What was typed in it is saved."""
    hands.press(window.page, "Ctrl+D")
    (mark,) = window.features.marks.model.all()

    def end(dialog: MarkDialog) -> None:
        dialog.editor.note.insertPlainText("half a no")
        window.end.close_now()

    hands.answering(MarkDialog, end, lambda: window.features.marks.panel_controller.edit(mark.id))
    qtbot.waitUntil(lambda: not window.isVisible())
    assert [mark.note for mark in marks.saved_marks(data)] == ["half a no"]


def test_files_that_take_long_are_offered_without_reading_them(
    start: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Such as those that a stranger made."""
    (tmp_path / "data").mkdir()
    for number in range(3):
        (tmp_path / "data" / f"marks-unsaved-2025-04-28-00000{number}.marks.json").write_text("[]", encoding="utf-8")
    may_end, begun = threading.Event(), []

    def read(file: Path) -> list[Mark]:
        begun.append(file)
        may_end.wait(30)
        return []

    monkeypatch.setattr(spare_file, "read", read)
    monkeypatch.setattr(unfinished, "LONGEST_READ", 0.0)
    again = start(samples.guide(tmp_path))
    again.features.marks.open_article()
    again.features.marks._preload.timeout.emit()
    may_end.set()
    assert "marks-unsaved-2025-04-28" in again.notice.text
    assert len(begun) == 1
