"""With text of 200 % and 300 %, and with wide spacing, nothing is cut off or out of reach (WCAG 1.4.4, 1.4.12)."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.qtbot import QtBot

from reader.ui.main_window import MainWindow
from tests.ui import samples
from tests.ui.accessibility.layout_faults import faults
from tests.ui.accessibility.scenes import SCENES, WINDOW, Stage, settle
from tests.ui.conftest import Start
from tests.ui.test_window_sizes import use_screen

SPACING = {"line_spacing": 150, "paragraph_spacing": 200, "letter_spacing": 12, "word_spacing": 16}
"""What the criterion asks for, and more: per cent of the page's own lines, and hundredths of the text's size."""


def faults_of(name: str, stage: Stage, size: QSize) -> list[str]:
    found: list[str] = []

    def look(top: QWidget) -> None:
        if not isinstance(top, QDialog | MainWindow):
            top.resize(size)
        settle()
        found.extend(faults(top))

    SCENES[name](stage, look)
    return found


@pytest.mark.parametrize(("percent", "width", "height"), [(200, 1024, 600), (300, 1366, 728)])
@pytest.mark.parametrize("name", SCENES)
def test_large_text(
    start: Start,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    percent: int,
    width: int,
    height: int,
) -> None:
    use_screen(monkeypatch, width, height)
    window = start(samples.guide(tmp_path), size=(width, height))
    window.appearance.choose_text_size(percent)
    settle()
    found = faults_of(name, Stage(window, tmp_path, qtbot), QSize(width, height))
    assert not found, "\n".join(found)


@pytest.mark.parametrize("name", WINDOW)
def test_spacing(start: Start, tmp_path: Path, qtbot: QtBot, name: str) -> None:
    window = start(samples.guide(tmp_path), size=(1000, 700))
    window.appearance.choose_all(SPACING)
    settle()
    found = faults_of(name, Stage(window, tmp_path, qtbot), QSize(1000, 700))
    assert not found, "\n".join(found)
    page = window.page
    assert page.shown_document.idealWidth() <= page.viewport().width()
