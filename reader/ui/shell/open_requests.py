"""Requests to open files in the open window, from the file manager or from another start of Carrel."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QFileSystemWatcher, QObject, Qt, Signal
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication, QWidget

from reader.system.handover import HandoverInbox


class OpenRequests(QObject):
    """files_requested(list of Path): the user opened these files with Carrel."""

    files_requested = Signal(list)

    def __init__(self, data: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._door = HandoverInbox(data)
        if self._door.open():
            self._watcher = QFileSystemWatcher([str(self._door.folder)], self)
            self._watcher.directoryChanged.connect(self._take)

    def begin(self) -> None:
        """Starts with the requests that have already arrived."""
        self._take()
        app = QApplication.instance()
        if isinstance(app, FileOpenApplication):
            app.set_handler(lambda file: self.files_requested.emit([file]))

    def close(self) -> None:
        """From now on another window can take requests."""
        self._door.close()

    def _take(self) -> None:
        for files in self._door.take_requests():
            self.files_requested.emit(files)


class FileOpenApplication(QApplication):
    """For macOS, which sends files to a program as events, even while it is starting."""

    def __init__(self, arguments: Sequence[str]) -> None:
        super().__init__(list(arguments))
        self._early: list[Path] = []
        self._open: Callable[[Path], object] = self._early.append

    def set_handler(self, open: Callable[[Path], object]) -> None:
        """Calls `open` for each file from now on, and for those that have already arrived."""
        self._open = open
        while self._early:
            open(self._early.pop(0))

    def event(self, event: QEvent) -> bool:
        if event.type() is not QEvent.Type.FileOpen or not isinstance(event, QFileOpenEvent):
            return super().event(event)
        self._open(Path(event.file()))
        return True


def bring_to_front(window: QWidget) -> None:
    """Raises the window above the others, as far as the system allows."""
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized | Qt.WindowState.WindowActive)
    window.raise_()
    window.activateWindow()
