"""The ground of the dialogs that work with sticks: pages, one of which shows how far the work has come."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QStackedWidget, QVBoxLayout, QWidget

from reader.sticks.drives import Drive
from reader.sticks.errors import CopySourceError, NoStickError
from reader.ui.shell.appearance import Appearance
from reader.ui.sticks import stick_rows
from reader.ui.sticks.progress_page import ProgressPage
from reader.ui.sticks.stick_job import StickJob, Work
from reader.ui.widgets.held_keys import is_held
from reader.ui.widgets.labels import one_line

WIDTH, HEIGHT = 84, 38  # in characters and lines


class StickDialog(QDialog):
    """It lies beside the page, so that the reader can go on meanwhile. work_ended(): nothing is going on any more."""

    work_ended = Signal()

    def __init__(self, parent: QWidget, title: str, appearance: Appearance) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self._job: StickJob | None = None
        self._pages = QStackedWidget()
        self._progress = ProgressPage(appearance)
        self._progress.cancelled.connect(self.stop)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.addWidget(self._pages)
        self._pages.addWidget(self._progress)
        unit = self.fontMetrics()
        room = parent.size()
        wanted = (unit.averageCharWidth() * WIDTH, unit.height() * HEIGHT)
        self.resize(min(wanted[0], max(room.width(), 320)), min(wanted[1], max(room.height(), 300)))

    @property
    def is_busy(self) -> bool:
        return self._job is not None

    def stop(self) -> None:
        """Ends what is going on as soon as nothing half-written is left. Asks nothing."""
        if self._job:
            self._job.stop()
            self._progress.show_stopping()

    def reject(self) -> None:
        """Esc, and whatever else closes it, stops the work first; then the dialog says what that means."""
        if self.is_busy:
            self.stop()
        else:
            super().reject()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not is_held(event):
            super().keyPressEvent(event)

    def _show(self, page: QWidget) -> None:
        self._pages.setCurrentWidget(page)

    def _do(self, head: str, drives: Sequence[Drive], work: Work, then: Callable[[object], None]) -> None:
        """`then` takes what came of it, or the exception that ended it."""
        self._progress.begin(head, [stick_rows.of_busy_stick(drive) for drive in drives])
        self._show(self._progress)
        self._job = StickJob(work)
        self._job.progressed.connect(self._progress.show_progress)
        self._job.ended.connect(lambda outcome: self._end(outcome, then))
        self._job.start()

    def _end(self, outcome: object, then: Callable[[object], None]) -> None:
        self._job = None
        then(outcome)
        self.work_ended.emit()


def sentence_of(error: Exception) -> str:
    """What ended the work, for the person who began it."""
    if isinstance(error, (CopySourceError, NoStickError)):
        return str(error)
    what = one_line(f"{type(error).__name__}: {error}")
    return f"Carrel made a mistake ({what}). Please report it, and check the stick before you hand it on."
