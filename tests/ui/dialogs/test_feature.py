"""The Help menu."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog, QTextBrowser

from reader.ui.dialogs.about import DATA, PARTS
from reader.ui.main_window import MainWindow
from reader.ui.shell.actions import ActionId
from tests.ui import hands, samples
from tests.ui.conftest import Start


@pytest.fixture
def window(start: Start, tmp_path: Path) -> MainWindow:
    return start(samples.guide(tmp_path))


def test_about_names_the_licences(window: MainWindow) -> None:
    shown: list[str] = []

    def read(dialog: QDialog) -> None:
        shown.append(hands.named(dialog, "About Carrel", QTextBrowser).toPlainText())
        hands.press(dialog, "Esc")

    assert hands.answering(QDialog, read, window.actions_by_id[ActionId.ABOUT].trigger) == 1
    for words in ("MIT licence", "LGPL", "SIL Open Font Licence", "A sample, edition 3", "CC-BY-4.0", *PARTS, *DATA):
        assert words in shown[0]
