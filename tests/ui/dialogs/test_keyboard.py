"""The dialog of keyboard shortcuts."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QTableWidget

from reader.ui.main_window import MainWindow
from reader.ui.shell.actions import ACTIONS, MARKS_KEYS, PAGE_KEYS, SEARCH_KEYS, SHELF_KEYS, SHOW_KEYS
from tests.ui import hands, samples
from tests.ui.conftest import Start


@pytest.fixture
def window(start: Start, tmp_path: Path) -> MainWindow:
    return start(samples.guide(tmp_path))


def test_every_key_is_listed(window: MainWindow) -> None:
    shown: list[list[str]] = []

    def read(dialog: QDialog) -> None:
        table = hands.named(dialog, "Keyboard shortcuts", QTableWidget)
        model = table.model()
        shown.extend([model.index(row, column).data() for column in range(3)] for row in range(table.rowCount()))
        hands.press(dialog, "Esc")

    assert hands.answering(QDialog, read, lambda: hands.press(window.page, "F1")) == 1
    keys = {what: keys for _, what, keys in shown}
    for entry in ACTIONS:
        if entry.keys:
            for key in entry.keys:
                native = QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
                assert native in keys[entry.label.removesuffix("…")]
    without_action = (*PAGE_KEYS, *SEARCH_KEYS, *SHELF_KEYS, *MARKS_KEYS, *SHOW_KEYS)
    for key, what in without_action:
        assert keys[what] == key
    assert len(shown) == sum(bool(entry.keys) for entry in ACTIONS) + len(without_action)
