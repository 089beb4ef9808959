"""The reader is told at once if marks cannot be saved, and no mark on the page is lost."""

from __future__ import annotations

import contextlib
from pathlib import Path

import apsw
import pytest
from PySide6.QtWidgets import QApplication

from reader.library.packformat import digest
from reader.marks.store import MarkStore
from reader.marks.store_errors import UnavailableStore
from reader.marks.storefile import StoreFile
from reader.ui import app
from reader.ui.main_window import MainWindow
from reader.ui.shell.actions import ActionId
from tests.ui import samples
from tests.ui.conftest import Start, close_window
from tests.ui.marks import marks


def mark_something(window: MainWindow, block: str = "p1-1") -> None:
    marks.select_in(window.page, block, 0, 13)
    window.actions_by_id[ActionId.HIGHLIGHT_YELLOW].trigger()


def test_a_second_window_is_read_only_and_says_so(start: Start, tmp_path: Path) -> None:
    first = start(samples.guide(tmp_path))
    mark_something(first)
    second = app.build_window(app.application(), tmp_path / "data", samples.guide(tmp_path / "other"))
    try:
        second.features.marks.open_article()
        assert "Carrel is open already, so marks are read-only here" in second.notice.text
        assert marks.shown(second) == [("yellow", "Paragraph 1-1")]
        mark_something(second, "p1-2")
        assert len(marks.shown(second)) == 1
        mark_something(first, "p1-3")
        second.features.marks.model.retry()
        assert len(marks.shown(second)) == 2
        first.close()
        mark_something(second, "p1-4")
        assert len(marks.shown(second)) == 3
    finally:
        close_window(second)


@pytest.fixture(autouse=True)
def _other_folder(tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()


def test_a_folder_that_cannot_be_written(start: Start, tmp_path: Path) -> None:
    """The message names the folder in which marks are saved instead."""
    window = start(samples.guide(tmp_path))
    data = tmp_path / "data"
    for name in ("marks.lock", "marks.sqlite"):
        (data / name).mkdir(parents=True)  # folders with the names of the files, so that no user can write them
    mark_something(window)
    assert "Marks cannot be saved in" in window.notice.text
    assert str(tmp_path / "user") in window.notice.text
    assert marks.shown(window) == [("yellow", "Paragraph 1-1")]
    window.close()
    assert len(marks.saved_marks(tmp_path / "user")) == 1


def test_a_full_disk(start: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    window = start(samples.guide(tmp_path))
    mark_something(window)

    def refuse(*_: object) -> None:
        raise UnavailableStore("no space left on device")

    with monkeypatch.context() as full:
        full.setattr(StoreFile, "append", refuse)
        mark_something(window, "p1-2")
        assert "no space left on device" in window.notice.text
        assert len(marks.shown(window)) == 2
    window.features.marks.model.retry()
    assert window.toast.text == "Your marks are saved now."
    window.close()
    assert len(marks.saved_marks(tmp_path / "data")) == 2


def test_a_damaged_store_is_restored_and_reported(start: Start, tmp_path: Path) -> None:
    window = start(samples.guide(tmp_path))
    mark_something(window)
    window.close()
    file = tmp_path / "data" / "marks.sqlite"
    file.write_bytes(b"\0" * file.stat().st_size)
    window = start(samples.guide(tmp_path))
    window.features.marks.open_article()
    QApplication.processEvents()
    assert "Your marks file was damaged" in window.notice.text
    assert marks.shown(window) == [("yellow", "Paragraph 1-1")]


def test_marks_of_a_newer_carrel_are_not_changed(start: Start, tmp_path: Path) -> None:
    with contextlib.closing(MarkStore(tmp_path / "data")):
        pass
    file = tmp_path / "data" / "marks.sqlite"
    with contextlib.closing(apsw.Connection(str(file))) as connection:
        about = ("format", "7")
        connection.execute("UPDATE about SET value=?, digest=?", (about[1], digest(about)))
        connection.execute("PRAGMA user_version=7")
    before = file.read_bytes()
    window = start(samples.guide(tmp_path))
    window.features.marks.open_article()
    assert "newer Carrel" in window.notice.text
    mark_something(window)
    assert marks.shown(window) == []
    window.close()
    assert file.read_bytes() == before
