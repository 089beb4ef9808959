"""The base of the dialogs for sticks: pages, one of which shows the progress of an operation."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from reader.sticks.drives import Drive
from reader.sticks.errors import CopySourceError, NotAStickError, internal_error
from reader.translation import _
from reader.ui.shell.appearance import Appearance
from reader.ui.sticks import stick_rows
from reader.ui.sticks.progress_page import ProgressPage
from reader.ui.sticks.stick_job import StickJob, StickTask
from reader.ui.widgets.dialog import Dialog
from reader.ui.widgets.held_keys import is_held
from reader.ui.widgets.labels import one_line
from reader.ui.widgets.low_area import LowArea, least_height

WIDTH, HEIGHT = 84, 38  # in characters and lines


class StickDialog(Dialog):
    """Not modal, so that the user can continue reading.

    work_ended(): an operation has ended, and none is running now
    """

    work_ended = Signal()

    def __init__(self, parent: QWidget, title: str, appearance: Appearance) -> None:
        super().__init__(parent, title)
        self._job: StickJob | None = None
        self._on_result: Callable[[object], None] | None = None
        pages = QWidget()
        self._pages = QStackedLayout(pages)  # a screen reader would name a widget for it
        self._progress = ProgressPage(appearance)
        self._progress.cancelled.connect(self.cancel)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        self._area = LowArea(pages, self._least_height)
        column.addWidget(self._area)
        self._pages.addWidget(self._progress)
        # Not larger than the window, unless the window is very small.
        self.prefer_size(WIDTH, HEIGHT, most=parent.size().expandedTo(QSize(320, 300)))

    @property
    def is_busy(self) -> bool:
        return self._job is not None

    def cancel(self) -> None:
        """Cancels the operation without asking. It ends as soon as partial files have been deleted."""
        if self._job:
            self._job.cancel()
            self._progress.show_cancelling()

    def reject(self) -> None:
        """Esc or closing the dialog first cancels a running operation; the dialog stays open and shows the result."""
        if self.is_busy:
            self.cancel()
        else:
            super().reject()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not is_held(event):
            super().keyPressEvent(event)

    def _least_height(self, width: int) -> int:
        page = self._pages.currentWidget()
        return least_height(page, width) if page else 0

    def _show(self, page: QWidget) -> None:
        self._pages.setCurrentWidget(page)
        self._area.fit()

    def _run(self, head: str, drives: Sequence[Drive], task: StickTask, on_result: Callable[[object], None]) -> None:
        """`on_result` takes the result, or the exception that ended the operation."""
        self._progress.begin(head, [stick_rows.of_busy_stick(drive) for drive in drives])
        self._show(self._progress)
        self._job = StickJob(task)
        self._job.progressed.connect(self._progress.show_progress)
        self._job.ended.connect(self._end)
        self._on_result = on_result
        self._job.start()

    def _end(self, outcome: object) -> None:
        self._job = None
        on_result, self._on_result = self._on_result, None
        if on_result:
            on_result(outcome)
        self.work_ended.emit()


def error_sentence(error: Exception) -> str:
    """Why an operation failed, for the user."""
    if isinstance(error, (CopySourceError, NotAStickError)):
        return str(error)
    return _(
        "{problem}. Please report it, and check the stick before you give it to anybody.",
        problem=one_line(internal_error(error)),
    )
