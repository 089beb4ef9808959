"""In a window of 320 pixels, nothing overlaps, and nothing is cut off or out of reach (WCAG 1.4.10)."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.qtbot import QtBot

from tests.ui import samples
from tests.ui.accessibility.layout_faults import faults
from tests.ui.accessibility.scenes import SCENES, Stage, settle
from tests.ui.conftest import Start
from tests.ui.test_window_sizes import use_screen

LOW, HIGH = QSize(320, 256), QSize(320, 568)
"""1280 × 1024 pixels at 400 %, and a narrow window that is higher."""


@pytest.mark.parametrize("size", [LOW, HIGH], ids=["low", "high"])
@pytest.mark.parametrize("name", SCENES)
def test_narrow(
    start: Start, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, name: str, size: QSize
) -> None:
    use_screen(monkeypatch, size.width() + 2, size.height() + 4)  # without a screen, frames have 2 and 4 pixels
    window = start(samples.guide(tmp_path), size=(size.width(), size.height()))
    found: list[str] = []

    def look(top: QWidget) -> None:
        if not isinstance(top, QDialog):
            top.resize(size)
        settle()
        if top.width() > size.width() or top.height() > size.height():
            found.append(f"it is {top.width()} × {top.height()}")
        found.extend(faults(top))

    SCENES[name](Stage(window, tmp_path, qtbot), look)
    assert not found, "\n".join(found)
