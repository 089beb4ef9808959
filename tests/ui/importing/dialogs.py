"""What an author does with the dialog."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QApplication

from reader.ui.importing.documents_dialog import DocumentsDialog
from reader.ui.main_window import MainWindow
from reader.ui.widgets.banner import Banner
from tests.ui import hands
from tests.ui.shelf import shelves


def dropped(window: MainWindow, *files: Path) -> DocumentsDialog:
    assert shelves.drop(window, list(files))
    dialog = window.features.importing.dialog
    assert dialog is not None
    for _ in range(1000):
        if dialog.isActiveWindow():
            break
        QApplication.processEvents()
    return dialog


def press(dialog: DocumentsDialog, name: str) -> None:
    hands.click(hands.button(dialog, name))


def banner(dialog: DocumentsDialog) -> str:
    shown = [each for each in dialog.findChildren(Banner) if each.isVisible()]
    return hands.labels(shown[0])[0] if shown else ""
