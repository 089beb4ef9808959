"""Work on another thread while the window waits: after a moment a dialog shows the progress and offers Cancel."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TypeVar, cast

from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QDialogButtonBox, QProgressBar, QVBoxLayout, QWidget

from reader.translation import _
from reader.ui.widgets.dialog import Dialog
from reader.ui.widgets.labels import plain_label

Result = TypeVar("Result")
OnProgress = Callable[[int, int], None]
"""Done, and in all. It raises Cancelled."""

PATIENCE = 400  # milliseconds until the dialog appears
STEPS = 1_000


class Cancelled(Exception):
    """The reader pressed Cancel."""


def wait_for(
    parent: QWidget, title: str, sentence: str, work: Callable[[OnProgress], Result], *, can_cancel: bool = True
) -> Result | None:
    """The result of `work`, or None if it was cancelled or the window was closed meanwhile. Raises what `work` raises.

    Without `can_cancel`, there is always a result.
    """
    job = _Job(work)
    quick = QEventLoop()
    job.ended.connect(quick.quit, Qt.ConnectionType.QueuedConnection)
    QTimer.singleShot(PATIENCE, quick, quick.quit)
    job.start()
    quick.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
    if job.is_running:
        dialog = WaitDialog(parent, title, sentence, can_cancel=can_cancel)
        job.progressed.connect(dialog.show_progress, Qt.ConnectionType.QueuedConnection)
        job.ended.connect(dialog.end, Qt.ConnectionType.QueuedConnection)
        dialog.cancelled.connect(job.cancel)
        if job.is_running:  # it may have ended before the dialog was connected
            dialog.exec()
        dialog.deleteLater()
    result = cast("Result | None", job.result())
    return None if can_cancel and not parent.isVisible() else result


class WaitDialog(Dialog):
    """cancelled(): it stays open until the work has ended."""

    cancelled = Signal()

    def __init__(self, parent: QWidget, title: str, sentence: str, *, can_cancel: bool) -> None:
        super().__init__(parent, title)
        self._has_ended = False
        self._sentence = plain_label(sentence)
        self._bar = QProgressBar(maximum=0, textVisible=False)
        self._bar.setAccessibleName(_("Progress"))
        self._buttons = QDialogButtonBox()
        if can_cancel:
            self._buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        self._buttons.rejected.connect(self.reject)
        self._can_cancel = can_cancel
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(12)
        for part in (self._sentence, self._bar, self._buttons):
            column.addWidget(part)
        self.prefer_size(52)

    def show_progress(self, done: int, total: int) -> None:
        self._bar.setMaximum(STEPS if total else 0)
        self._bar.setValue(min(STEPS, STEPS * done // total) if total else 0)

    def end(self) -> None:
        self._has_ended = True
        self.accept()

    def reject(self) -> None:
        """Cancel, Esc and the cross: waits until the work has noticed."""
        if self._has_ended or not self._can_cancel:
            return
        self._sentence.setText(_("Cancelling…"))
        self._buttons.setEnabled(False)
        self.cancelled.emit()


class _Job(QObject):
    progressed = Signal(int, int)
    ended = Signal()

    def __init__(self, work: Callable[[OnProgress], object]) -> None:
        super().__init__()
        self._work = work
        self._is_cancelled = threading.Event()
        self._outcome: object = None
        self._share = -1
        self._has_ended = threading.Event()
        self._thread = threading.Thread(target=self._run, name="carrel-work", daemon=True)

    @property
    def is_running(self) -> bool:
        return not self._has_ended.is_set()

    def start(self) -> None:
        self._thread.start()

    def cancel(self) -> None:
        self._is_cancelled.set()

    def result(self) -> object:
        """None if it was cancelled. Raises what the work raised."""
        self._thread.join()
        if isinstance(self._outcome, Cancelled):
            return None
        if isinstance(self._outcome, BaseException):
            raise self._outcome
        return self._outcome

    # on the other thread

    def _run(self) -> None:
        try:
            self._outcome = self._work(self._on_progress)
        except Exception as error:  # noqa: BLE001 - raised again on the first thread
            self._outcome = error
        self._has_ended.set()
        self.ended.emit()

    def _on_progress(self, done: int, total: int) -> None:
        if self._is_cancelled.is_set():
            raise Cancelled
        share = STEPS * done // total if total else 0
        if share != self._share:
            self._share = share
            self.progressed.emit(share, STEPS)
