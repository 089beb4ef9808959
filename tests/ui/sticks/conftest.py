"""Fixtures: sticks, and a window that can write them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from reader.ui.main_window import MainWindow
from tests.ui import samples
from tests.ui.conftest import Start
from tests.ui.sticks.benches import Bench


@pytest.fixture
def bench(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Bench:
    return Bench(qtbot, tmp_path, monkeypatch)


@pytest.fixture
def window(bench: Bench, start: Start, tmp_path: Path) -> Iterator[MainWindow]:
    """A window with two packs on its shelf. Waits for unfinished work after the test."""
    window = start(samples.guide(tmp_path))
    yield window
    window.features.sticks.make().cancel()
    bench.wait(window.features.sticks.make())
