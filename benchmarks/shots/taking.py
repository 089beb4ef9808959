"""Takes one picture: opens a window, has somebody do something in it, and draws it with its dialog."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QPoint, QRect, QSize, QTimer
from PySide6.QtGui import QCursor, QPainter, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from benchmarks.shots.hands import wait_until
from reader.library.model import Location
from reader.settings import Settings
from reader.ui import app as reader_app
from reader.ui.main_window import MainWindow
from reader.ui.page import figure_queue

SIZE = QSize(1280, 800)
NARROW = QSize(420, 800)
CALM = 120  # milliseconds
ARTICLE = "how-talking-changes-a-brain"
"""Of the bundled pack: the blocks of the pictures are in this article, not on its home page."""


def nothing(_window: MainWindow) -> None:
    pass


@dataclass(frozen=True, slots=True)
class Shot:
    """`block` is where the reader is; `act` is what they do there."""

    name: str
    act: Callable[[MainWindow], None] = nothing
    block: str = ""
    settings: dict[str, object] = field(default_factory=dict, hash=False)
    size: QSize = field(default=SIZE, hash=False)
    is_arabic: bool = False


def take(shot: Shot, application: QApplication, pack: Path, data: Path) -> QPixmap:
    settings = Settings(data)
    for name, value in {"theme": "light", **shot.settings}.items():
        settings[name] = value
    settings.save()
    window = reader_app.build_window(application, data, pack)
    window.resize(shot.size)
    window.show()
    window.activateWindow()
    QCursor.setPos(window.mapToGlobal(window.rect().bottomRight()))  # over nothing that would light up
    QTest.qWait(CALM)
    opened = window.session.opened
    assert opened is not None, f"{pack.name} does not open"
    article = opened.article.id if shot.is_arabic else ARTICLE
    window.session.go(Location(opened.pack.info.id, article, shot.block))
    window.page.setFocus()
    QTest.qWait(CALM)
    wait_until(lambda: figure_queue.shared_queue().is_idle)
    taken: list[QPixmap] = []
    dialogs = _DialogPictures(window, taken)
    shot.act(window)
    dialogs.stop()
    QTest.qWait(3 * CALM)
    wait_until(lambda: figure_queue.shared_queue().is_idle)
    picture = taken[0] if taken else _grabbed(_front(window))
    window.close()
    window.deleteLater()
    QTest.qWait(0)
    return picture


def _front(window: MainWindow) -> QWidget:
    """The author's room, if it is open."""
    return next(iter(window.features.authoring.rooms), window)


class _DialogPictures(QTimer):
    """A dialog does not return before it is closed: it is pictured, and closed, from within."""

    def __init__(self, window: MainWindow, taken: list[QPixmap]) -> None:
        super().__init__(window, interval=CALM)
        self._window = window
        self._taken = taken
        self._opened: QDialog | None = None
        self.timeout.connect(self._look)
        self.start()

    def _look(self) -> None:
        """A dialog that has just been opened is not calm."""
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QDialog) and dialog is self._opened:
            _picture_dialog(self._window, dialog, self._taken)
        self._opened = dialog if isinstance(dialog, QDialog) else None


def _picture_dialog(window: MainWindow, dialog: QDialog, taken: list[QPixmap]) -> None:
    picture = _front(window).grab()
    painter = QPainter(picture)
    at = _centre(picture.size() - dialog.size())
    painter.drawPixmap(at, dialog.grab())
    painter.setPen(dialog.palette().mid().color())  # the frame that a desktop would draw
    painter.drawRect(QRect(at, dialog.size()))
    painter.end()
    taken.append(picture)
    dialog.reject()


def _grabbed(window: QWidget) -> QPixmap:
    """The window, and a dialog that lies beside it."""
    picture = window.grab()
    dialogs: list[QDialog] = list(window.findChildren(QDialog))
    for dialog in dialogs:
        if dialog.isVisible():
            painter = QPainter(picture)
            at = _centre(picture.size() - dialog.size())
            painter.drawPixmap(at, dialog.grab())
            painter.setPen(dialog.palette().mid().color())
            painter.drawRect(QRect(at, dialog.size()))
            painter.end()
    return picture


def _centre(room: QSize) -> QPoint:
    return QPoint(room.width() // 2, room.height() // 2)
