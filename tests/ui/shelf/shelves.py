"""Packs for a shelf, and hands that reach into its dialog."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from reader.ui.main_window import MainWindow
from reader.ui.shelf.shelf_dialog import ShelfDialog
from tests.packs import INFO
from tests.ui import hands, samples


def pack(folder: Path, id: str = "wound", edition: int = 1, **changes: str) -> Path:
    """A pack of three articles, in a file of its own."""
    folder.mkdir(parents=True, exist_ok=True)
    info = INFO._replace(id=id, edition=edition, title=f"Pack {id}")._replace(**changes)  # type: ignore[arg-type]
    return samples.guide(folder, info=info).replace(folder / f"{id}-{edition}.carrel")


def settle(qtbot: QtBot, window: MainWindow) -> None:
    """Until all that was begun is known."""
    window.features.shelf.packs.refresh()
    qtbot.waitUntil(lambda: not window.features.shelf.packs.is_listing)


def added(window: MainWindow) -> list[str]:
    return [each.path.name for each in window.ui_state.added_packs]


def reading(window: MainWindow) -> str:
    assert window.session.opened
    return window.session.opened.pack.path.name


def in_dialog(qtbot: QtBot, window: MainWindow, act: Callable[[ShelfDialog], object], keys: str = "Ctrl+L") -> None:
    """Opens the shelf by its key, and acts there once all is listed."""

    def begin(dialog: ShelfDialog) -> None:
        qtbot.waitUntil(
            lambda: (
                not window.features.shelf.packs.is_listing
                and not window.features.shelf._view.get()._show_soon.isActive()
            ),
            timeout=20_000,
        )
        act(dialog)

    assert hands.answering(ShelfDialog, begin, lambda: hands.press(window, keys)) == 1
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)


def shown(dialog: ShelfDialog) -> list[str]:
    """What a screen reader says of each row."""
    return hands.rows(dialog.list)


def number(dialog: ShelfDialog, words: str) -> int:
    """Of the row that says these words."""
    found = [number for number, text in enumerate(shown(dialog)) if words in text]
    assert len(found) == 1, (words, shown(dialog))
    return found[0]


def choose(dialog: ShelfDialog, words: str) -> None:
    hands.click_row(dialog.list, number(dialog, words))


def drop(widget: QWidget, files: Sequence[Path]) -> bool:
    """Whether the widget takes them."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    none, left = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
    enter = QDragEnterEvent(QPoint(9, 9), Qt.DropAction.CopyAction, mime, left, none)
    enter.ignore()
    QApplication.sendEvent(widget, enter)
    if enter.isAccepted():
        QApplication.sendEvent(widget, QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, mime, left, none))
    return enter.isAccepted()
