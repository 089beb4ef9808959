"""A window that is gone leaves nothing in memory: each change of language builds another one."""

from __future__ import annotations

import gc
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from reader.ui.main_window import MainWindow
from reader.ui.marks.marks_model import MarksModel
from reader.ui.shell.actions import ActionId
from tests.ui import hands, samples
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
