"""What was closed leaves nothing in memory: each window that stays is styled again with every theme and language."""

from __future__ import annotations

import gc
from collections import Counter
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reader.ui.main_window import MainWindow
from reader.ui.marks.marks_model import MarksModel
from reader.ui.shell.actions import ActionId
from tests.ui import hands, samples
from tests.ui.accessibility.scenes import SCENES, Stage, settle
from tests.ui.conftest import Start

PANELS = (ActionId.CONTENTS, ActionId.GLOSSARY, ActionId.REFERENCES, ActionId.SEARCH_PANEL, ActionId.MARKS_PANEL)
ON_PAGE = (
    ActionId.FIND,
    ActionId.BOOKMARK,
    ActionId.HIGHLIGHT,
    ActionId.NEXT_SECTION,
    ActionId.CARET,
    ActionId.RULER,
    ActionId.READ_ALOUD,
)
VIEWS = (ActionId.TEXT_SETTINGS, ActionId.TURN_PAGES, ActionId.NEXT_THEME, ActionId.HOME)


def used(window: MainWindow) -> None:
    hands.press(window.page, "Ctrl+A")
    for action in (*ON_PAGE, *PANELS, *VIEWS):
        window.actions_by_id[action].trigger()
        QApplication.processEvents()


def left(kind: type[QObject]) -> int:
    gc.collect()
    return sum(isinstance(thing, kind) for thing in gc.get_objects())


@pytest.mark.parametrize("kind", [MainWindow, MarksModel])
def test_windows_and_their_marks_are_freed(start: Start, tmp_path: Path, kind: type[QObject]) -> None:
    pack = samples.guide(tmp_path)
    before = left(kind)  # of tests that failed, for example
    for _ in range(2):
        used(start(pack))
    start(pack)  # it closes the one before
    assert left(kind) == before + 1


def ours() -> Counter[str]:
    """How many objects of Carrel's own classes of Qt there are, by the names of the classes."""
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    gc.collect()
    kinds = (type(each) for each in gc.get_objects() if isinstance(each, QObject))
    return Counter(kind.__qualname__ for kind in kinds if kind.__module__.startswith("reader."))


def seen_and_closed(name: str, start: Start, folder: Path, qtbot: QtBot) -> None:
    """Here and not in the test, which would keep the window."""
    window = start(samples.guide(folder))
    SCENES[name](Stage(window, folder, qtbot), lambda _: settle())
    start.close()


@pytest.mark.parametrize("name", SCENES)
def test_nothing_is_left_of_what_was_closed(start: Start, tmp_path: Path, qtbot: QtBot, name: str) -> None:
    before = ours()
    seen_and_closed(name, start, tmp_path, qtbot)
    assert ours() - before == Counter()
