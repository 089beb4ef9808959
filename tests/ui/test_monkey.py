"""Random keys, clicks and answers end without an error, and the window keeps no more files open than before."""

from __future__ import annotations

import gc
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from benchmarks.monkey import Monkey, Usage
from reader.ui.page.document import PageDocument
from tests.ui import hands
from tests.ui.conftest import Start

ACTIONS = 200
MOST_MORE = 8  # the files of marks and searches, which open with their first use


@pytest.mark.parametrize("seed", range(4))
def test_random_actions(
    start: Start, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, addresses: list[str], seed: int
) -> None:
    """pytest-qt fails the test if a slot or an event handler raises an exception."""
    files = tmp_path / "files"
    files.mkdir()
    monkeypatch.chdir(files)
    window = start()
    before = Usage().handles
    monkey = Monkey(window, seed, ACTIONS, files)
    with qtbot.waitSignal(monkey.ended, timeout=60_000):
        monkey.begin()
    assert sum(monkey.done.values()) > ACTIONS / 2
    assert Usage().handles <= before + MOST_MORE, monkey.last
    addresses.clear()


def test_pages_that_are_replaced_are_deleted(start: Start, bundled_pack: Path) -> None:
    """This pack has tables and pictures, whose parts know their document."""
    window = start(bundled_pack)
    before = _documents()
    for _ in range(6):
        hands.press(window, "Ctrl+T")
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert _documents() <= before + 1


def _documents() -> int:
    gc.collect()
    return sum(isinstance(each, PageDocument) for each in gc.get_objects())


def test_filled_menus_keep_nothing(start: Start) -> None:
    window = start()
    window.features.marks.toggle_bookmark()
    hands.press(window, "Ctrl+5")
    before = len(window.findChildren(QActionGroup))
    for _ in range(5):
        hands.press(window, "Ctrl+D")
    assert len(window.findChildren(QActionGroup)) == before
