"""Files that the reader opens from outside while the window is there: with the file manager, or by another start."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QFileSystemWatcher, QObject, Qt, Signal
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication, QWidget

from reader.system.handover import HandoverInbox


class OpenRequests(QObject):
    """files_asked(list of Path): these are to be opened."""

    files_asked = Signal(list)

    def __init__(self, data: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._door = HandoverInbox(data)
        if self._door.open():
            self._watcher = QFileSystemWatcher([str(self._door.folder)], self)
            self._watcher.directoryChanged.connect(self._take)

    def begin(self) -> None:
        """Asks for what has come by now, too."""
        self._take()
        app = QApplication.instance()
        if isinstance(app, FileOpenApplication):
            app.pass_on(lambda file: self.files_asked.emit([file]))

    def close(self) -> None:
        """Another window may wait now."""
        self._door.close()

    def _take(self) -> None:
        for files in self._door.take_requests():
            self.files_asked.emit(files)


class FileOpenApplication(QApplication):
    """For macOS, which hands files to a program by an event, be it just started or long open."""

    def __init__(self, words: Sequence[str]) -> None:
        super().__init__(list(words))
        self._early: list[Path] = []
        self._open: Callable[[Path], object] = self._early.append

    def pass_on(self, open: Callable[[Path], object]) -> None:
        """From now on, and what came before anybody listened."""
        self._open = open
        while self._early:
            open(self._early.pop(0))

    def event(self, event: QEvent) -> bool:
        if event.type() is not QEvent.Type.FileOpen or not isinstance(event, QFileOpenEvent):
            return super().event(event)
        self._open(Path(event.file()))
        return True


def bring_up(window: QWidget) -> None:
    """Puts the window in front of the others, as far as the system lets it."""
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized | Qt.WindowState.WindowActive)
    window.raise_()
    window.activateWindow()
