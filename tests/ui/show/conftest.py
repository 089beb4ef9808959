"""A window on the article for shows, with one screen or two."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QRect

from reader.ui.main_window import MainWindow
from tests.ui.conftest import Start
from tests.ui.show import shown
from tests.ui.show.show_steps import LAPTOP, PROJECTOR


@pytest.fixture
def window(start: Start, tmp_path: Path) -> MainWindow:
    return start(shown.pack(tmp_path))


@pytest.fixture
def two_screens(window: MainWindow) -> list[QRect]:
    """The screens that there are; a test may remove one."""
    areas = [LAPTOP, PROJECTOR]
    window.features.show.areas = lambda: areas
    return areas
