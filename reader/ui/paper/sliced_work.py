"""Work that the window does in short slices between its events, so that it never freezes."""

from __future__ import annotations

import time
from collections.abc import Iterator

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from reader.ui.shell.waiting import WaitDialog

WAITING = -1
"""What an iterator yields while it waits for something else: the next slice comes a little later."""

PAUSE = 15  # milliseconds
SLICE = 0.012  # seconds, of which the last step may take more


class SlicedWork(QObject):
    """Runs one iterator at a time. Another one ends the one before.

    stepped(int)        the last value of a slice
    ended()             the iterator has ended by itself
    failed(Exception)   it raised an error
    """

    stepped = Signal(int)
    ended = Signal()
    failed = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._steps: Iterator[int] | None = None
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._run_slice)

    @property
    def is_running(self) -> bool:
        return self._steps is not None

    def start(self, steps: Iterator[int]) -> None:
        self.stop()
        self._steps = steps
        self._timer.start()

    def stop(self) -> None:
        """Closes the iterator, so that it leaves nothing half done."""
        self._timer.stop()
        steps, self._steps = self._steps, None
        close = getattr(steps, "close", None)
        if close:
            close()

    def _run_slice(self) -> None:
        steps = self._steps
        if steps is None:
            return
        began = time.perf_counter()
        value: int | None = None
        try:
            while value is None or (value != WAITING and time.perf_counter() - began < SLICE):
                value = next(steps)
        except StopIteration:
            self._timer.stop()
            self._steps = None
            self.ended.emit()
        except Exception as error:  # noqa: BLE001 - whoever started the work says what it means
            self._timer.stop()
            self._steps = None
            self.failed.emit(error)
        else:
            self._timer.setInterval(PAUSE if value == WAITING else 0)
            if value != WAITING:
                self.stepped.emit(value)


def run_with_progress(parent: QWidget, title: str, sentence: str, steps: Iterator[int], total: int) -> bool:
    """Runs an iterator that yields how much is done of `total`, with a dialog that can cancel it.

    Whether it ended by itself. Raises what it raises.
    """
    work = SlicedWork(parent)
    dialog = WaitDialog(parent, title, sentence, can_cancel=True)
    outcome: list[Exception | None] = []

    def end(error: Exception | None = None) -> None:
        outcome.append(error)
        dialog.end()

    def cancel() -> None:
        work.stop()
        dialog.end()

    work.stepped.connect(lambda done: dialog.show_progress(done, total))
    work.ended.connect(end)
    work.failed.connect(end)
    dialog.cancelled.connect(cancel)
    work.start(steps)
    dialog.exec()
    dialog.deleteLater()
    work.deleteLater()
    if outcome and outcome[0] is not None:
        raise outcome[0]
    return bool(outcome)
