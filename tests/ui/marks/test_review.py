"""Imports are undone, proposals answered, and deleted marks and older versions brought back, in the window."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QPushButton

from reader.marks.exchange import as_json
from reader.marks.model import Mark
from reader.ui.main_window import MainWindow
from reader.ui.marks.import_dialog import MINE, ImportDialog
from reader.ui.marks.review_dialog import ReviewDialog
from reader.ui.shell import waiting
from reader.ui.shell.actions import ActionId
from tests.ui import hands, samples
from tests.ui.conftest import Start
from tests.ui.marks import marks

FAR = "8999-01-01T00:00:00.000000Z"


@pytest.fixture
def window(start: Start, tmp_path: Path) -> MainWindow:
    window = start(samples.guide(tmp_path))
    marks.select_in(window.page, "p1-1", 0, 13)
    hands.press(window.page, "Alt+1")
    return window


def mine(window: MainWindow) -> Mark:
    return window.features.marks.model.store.all()[0]


def file_of(folder: Path, *versions: Mark) -> Path:
    file = folder / "theirs.marks.json"
    file.write_text(as_json(versions), encoding="utf-8")
    return file


def others(mark: Mark, number: int = 1) -> Mark:
    return replace(mark, id=f"urn:uuid:00000000-0000-4000-8000-{number:012}", note=f"theirs {number}")


def pressing(window: MainWindow, id: ActionId, *buttons: str) -> list[list[str]]:
    """Opens a dialog by its action and presses buttons. Returns its rows before each button, and at the end."""
    rows: list[list[str]] = []

    def answer(dialog: ReviewDialog) -> None:
        for button in (*buttons, ""):
            rows.append([dialog.list.item(row).text() for row in range(dialog.list.count())])
            if button:
                hands.click(hands.button(dialog, button))

    assert hands.answering(ReviewDialog, answer, window.actions_by_id[id].trigger) == 1
    QApplication.processEvents()
    return rows


def test_an_import_is_undone_with_one_press(window: MainWindow, tmp_path: Path) -> None:
    before = window.features.marks.model.store.versions()
    marks.take_in(window, file_of(tmp_path, others(mine(window))))
    assert len(window.features.marks.model.all()) == 2
    assert "1 new mark" in window.toast.text
    hands.click(hands.button(window.toast, "Undo"))
    assert window.features.marks.model.store.versions() == before


def test_ctrl_z_undoes_an_import(window: MainWindow, tmp_path: Path) -> None:
    before = window.features.marks.model.store.versions()
    marks.take_in(window, file_of(tmp_path, others(mine(window))))
    window.actions_by_id[ActionId.UNDO_MARK].trigger()
    assert window.features.marks.model.store.versions() == before


def test_cancel_imports_nothing(window: MainWindow, tmp_path: Path) -> None:
    before = window.features.marks.model.store.versions()
    texts = marks.take_in(window, file_of(tmp_path, others(mine(window))), button="Cancel")
    assert any(text.startswith("New: Yellow highlight") for text in texts)
    assert window.features.marks.model.store.versions() == before


def test_an_import_is_undone_after_a_restart(start: Start, window: MainWindow, tmp_path: Path) -> None:
    before = window.features.marks.model.store.versions()
    marks.take_in(window, file_of(tmp_path, others(mine(window))))
    window = start(samples.guide(tmp_path))
    assert len(window.features.marks.model.all()) == 2
    before_undo, after_undo = pressing(window, ActionId.IMPORTED_MARKS, "Undo this import")
    assert "theirs.marks.json: 1 new mark" in before_undo[0]
    assert "(undone)" in after_undo[0]
    assert window.features.marks.model.store.versions() == before


@pytest.mark.parametrize(("button", "notes"), [("Accept", ["theirs"]), ("Keep mine", [""])])
def test_what_others_changed_waits(window: MainWindow, tmp_path: Path, button: str, notes: list[str]) -> None:
    hands.press(window, "Ctrl+5")
    texts = marks.take_in(window, file_of(tmp_path, replace(mine(window), note="theirs", modified=FAR)))
    assert any(text.startswith("Proposed for your mark (note changed)") for text in texts)
    assert mine(window).note == ""
    link = next(each for each in _buttons(window) if each.text() == "1 proposal from others…")
    assert link.isVisible()
    shown, after = pressing(window, ActionId.PROPOSED_MARKS, button)
    assert len(shown) == 1
    assert after == []
    assert [mark.note for mark in window.features.marks.model.all()] == notes
    assert not link.isVisible()
    if button == "Accept":
        window.actions_by_id[ActionId.UNDO_MARK].trigger()
        assert mine(window).note == ""


def _buttons(window: MainWindow) -> list[QPushButton]:
    return list(window.features.marks.panel.findChildren(QPushButton))


def test_deleted_marks_are_brought_back(start: Start, window: MainWindow, tmp_path: Path) -> None:
    hands.press(window, "Ctrl+5")
    window.features.marks.model.delete(mine(window).id)
    QApplication.processEvents()
    window = start(samples.guide(tmp_path))
    hands.press(window, "Ctrl+5")
    link = next(each for each in _buttons(window) if each.text() == "Deleted marks…")
    assert link.isVisible()
    shown, after = pressing(window, ActionId.DELETED_MARKS, "Bring back")
    assert "Yellow highlight" in shown[0]
    assert after == []
    assert len(marks.shown(window)) == 1


def test_an_older_version_is_brought_back(window: MainWindow) -> None:
    id = mine(window).id
    window.features.marks.model.change(id, note="first")
    window.features.marks.model.change(id, note="second")

    def answer(dialog: ReviewDialog) -> None:
        assert dialog.list.count() == 3
        hands.press(dialog.list, "Down")
        hands.click(hands.button(dialog, "Bring back"))

    review = window.features.marks.parts.review.get()
    assert hands.answering(ReviewDialog, answer, lambda: review.show_versions(id)) == 1
    assert mine(window).note == "first"


def test_my_own_marks_from_another_computer(window: MainWindow, tmp_path: Path) -> None:
    texts: list[str] = []

    def answer(dialog: ImportDialog) -> None:
        hands.press(dialog.mine, "Space")
        texts.append(dialog.mine.text())
        hands.click(hands.button(dialog, "Import"))

    file = file_of(tmp_path, others(mine(window)))
    act: Callable[[], object] = lambda: window.features.marks.parts.import_export.get().import_files([file])  # noqa: E731
    assert hands.answering(ImportDialog, answer, act) == 1
    assert texts == [MINE]
    assert not any(window.features.marks.model.store.is_imported(mark.id) for mark in window.features.marks.model.all())


def test_work_shows_a_dialog_and_is_cancelled(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(waiting, "PATIENCE", 1)

    def work(on_progress: waiting.OnProgress) -> str:
        while True:
            on_progress(1, 2)
            time.sleep(0.001)

    results: list[object] = []
    act = lambda: results.append(waiting.wait_for(window, "Import", "Reading…", work))  # noqa: E731
    cancel = lambda dialog: hands.click(hands.button(dialog, "Cancel"))  # noqa: E731
    assert hands.answering(waiting.WaitDialog, cancel, act) >= 1
    assert results == [None]


def test_errors_of_the_work_are_raised(window: MainWindow) -> None:
    def fail(on_progress: waiting.OnProgress) -> str:
        raise KeyError("x")

    with pytest.raises(KeyError):
        waiting.wait_for(window, "Import", "Reading…", fail)
    assert waiting.wait_for(window, "Import", "Reading…", lambda _: "done") == "done"
