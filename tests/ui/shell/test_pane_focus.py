"""The panes: which one has the focus."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from reader.ui.main_window import MainWindow
from tests.ui import hands, samples
from tests.ui.conftest import Start


@pytest.fixture
def window(start: Start, tmp_path: Path) -> MainWindow:
    return start(samples.guide(tmp_path))


def test_f6_moves_the_focus_through_all_panes(window: MainWindow) -> None:
    seen: list[QWidget | None] = []
    window.page.setFocus()
    for _ in range(4):
        hands.press(window, "F6")
        seen.append(QApplication.focusWidget())
    assert seen == [window.search_field, window.features.reading.contents.list, window.page, window.search_field]
