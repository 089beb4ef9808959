"""Windows with a new edition of a pack, in which some marks are not in place."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from reader.ui.main_window import MainWindow
from tests.ui import hands
from tests.ui.conftest import Start
from tests.ui.marks import editions, marks


@pytest.fixture
def old_edition(tmp_path: Path) -> Path:
    return editions.old_edition(tmp_path)


@pytest.fixture
def new_edition(tmp_path: Path) -> Path:
    return editions.new_edition(tmp_path)


@pytest.fixture
def new_edition_window(start: Start, old_edition: Path, new_edition: Path, qtbot: QtBot) -> MainWindow:
    """Shows the new edition. Each paragraph was highlighted in the old one."""
    window = start(old_edition)
    for block, text in editions.TEXTS.items():
        marks.select_in(window.page, block, 0, len(text))
        hands.press(window.page, "Alt+1")
    window = start(new_edition)
    qtbot.waitUntil(lambda: bool(window.notice.text))
    return window
