"""A window of the size of a usual laptop."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.ui.main_window import MainWindow
from tests.ui import samples
from tests.ui.conftest import Start


@pytest.fixture
def window(start: Start, tmp_path: Path) -> MainWindow:
    return start(samples.guide(tmp_path), (1366, 768))
