"""A store that takes long to open: the window goes on without marks, and has them later."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from reader.marks.store import MarkStore
from reader.ui.marks import marks_model, store_opener
from tests.ui.conftest import Start
from tests.ui.hands import press


class SlowStore(MarkStore):
    may_open = threading.Event()

    def __init__(self, folder: Path | None, *others: object, **more: object) -> None:
        if folder is not None:
            SlowStore.may_open.wait(30)
        super().__init__(folder, *others, **more)  # type: ignore[arg-type]


@pytest.fixture
def slow(start: Start, monkeypatch: pytest.MonkeyPatch) -> Iterator[threading.Event]:
    """There is one mark. Let its store open by setting the event."""
    window = start()
    press(window, "Ctrl+D")
    window.close()
    monkeypatch.setattr(store_opener, "WAIT", 0.0)
    monkeypatch.setattr(marks_model, "MarkStore", SlowStore)
    SlowStore.may_open.clear()
    yield SlowStore.may_open
    SlowStore.may_open.set()


def test_the_window_does_not_wait(start: Start, qtbot: QtBot, slow: threading.Event) -> None:
    window = start()
    model = window.features.marks.model
    qtbot.waitUntil(lambda: marks_model.READING in window.notice.text)
    assert model.all() == []
    press(window, "Ctrl+D")  # nothing can be saved yet, and nothing says that it was
    assert model.all() == []
    assert not window.toast.isVisible()
    slow.set()
    qtbot.waitUntil(lambda: len(model.all()) == 1)
    assert marks_model.READING not in window.notice.text
    press(window, "Ctrl+D")
    assert model.all() == []


def test_closing_does_not_wait_either(start: Start, tmp_path: Path, qtbot: QtBot, slow: threading.Event) -> None:
    window = start()
    qtbot.waitUntil(lambda: marks_model.READING in window.notice.text)
    window.close()
    slow.set()
    for thread in threading.enumerate():
        if thread.name == "carrel-marks":
            thread.join()
    again = MarkStore(tmp_path / "data")  # it holds no lock any more
    assert not again.is_read_only
    assert len(again.all()) == 1
    again.close()
