"""Background tasks: one at a time on a thread; results arrive on the GUI thread unless they were cancelled."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

Result = TypeVar("Result")
LONGEST_WAIT = 2.0  # seconds that closing the window waits for a task that cannot be interrupted


class Superseded(Exception):
    """Raised in a background task that was cancelled or replaced by a newer one."""


@dataclass(frozen=True, slots=True)
class _Task:
    lane: str
    number: int
    work: Callable[[], Any]
    on_result: Callable[[Any], None]
    on_error: Callable[[Exception], None]


class Tasks(QObject):
    """A background thread, started with the first task. Call all methods on the GUI thread.

    Each task has a lane; a new task replaces an older one of its lane, even one that is running. `interrupt` makes the
    running task raise `interrupted`; the thread calls `finish` before it ends.
    """

    _ended = Signal()

    def __init__(self, interrupt: Callable[[], None], interrupted: type[Exception], finish: Callable[[], None]) -> None:
        super().__init__()
        self._interrupt = interrupt
        self._interrupted = interrupted
        self._finish = finish
        self._change = threading.Condition()
        self._thread: threading.Thread | None = None
        self._waiting: dict[str, _Task] = {}
        self._newest: dict[str, int] = {}
        self._running: _Task | None = None
        self._outcomes: deque[tuple[_Task, object]] = deque()
        self._number = 0
        self._ending = threading.Event()
        self._ended.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def start(
        self,
        lane: str,
        work: Callable[[], Result],
        on_result: Callable[[Result], None],
        on_error: Callable[[Exception], None],
    ) -> None:
        """Runs `work` in the background, then calls `on_result` or `on_error` on the GUI thread."""
        with self._change:
            self._cancel(lane)
            self._waiting[lane] = _Task(lane, self._newest[lane], work, on_result, on_error)
            self._change.notify()
        if self._thread is None:
            self._ending = threading.Event()
            self._thread = threading.Thread(target=self._run, args=(self._ending,), name="carrel-tasks", daemon=True)
            self._thread.start()

    @property
    def is_idle(self) -> bool:
        """Whether no task is running or waiting, and no result is on its way."""
        with self._change:
            return self._running is None and not self._waiting and not self._outcomes

    def cancel(self, lane: str) -> None:
        """Cancels the task of this lane, whether it is waiting or running."""
        with self._change:
            self._cancel(lane)

    def end(self) -> None:
        """Ends the thread after its current task. No result arrives after this."""
        if self._thread is None:
            return
        with self._change:
            for lane in self._newest:
                self._cancel(lane)
            self._ending.set()
            self._change.notify_all()
        self._thread.join(LONGEST_WAIT)
        self._thread = None

    def _cancel(self, lane: str) -> None:
        """Call with the lock held, so that only the task of this lane is interrupted."""
        self._number += 1
        self._newest[lane] = self._number
        self._waiting.pop(lane, None)
        if self._running and self._running.lane == lane:
            self._interrupt()

    # on the background thread

    def _run(self, ending: threading.Event) -> None:
        while self._run_next(ending):
            self._ended.emit()
        self._finish()

    def _run_next(self, ending: threading.Event) -> bool:
        """False at the end. Who lets go of a task last deletes what it holds: that is left to the GUI thread."""
        with self._change:
            self._change.wait_for(lambda: ending.is_set() or self._waiting)
            if ending.is_set():
                return False
            task = self._running = self._waiting.pop(next(iter(self._waiting)))
        outcome = self._outcome(task)
        with self._change:
            self._outcomes.append((task, outcome))
            self._running = None
        return True

    def _outcome(self, task: _Task) -> object:
        while True:
            try:
                return task.work()
            except self._interrupted as error:
                # An interruption that comes too late hits the next task, which is then run again.
                if not self._is_current(task):
                    return error
            except Exception as error:  # noqa: BLE001 - the window stays open and shows the error
                return error

    def _is_current(self, task: _Task) -> bool:
        return self._newest[task.lane] == task.number

    # on the GUI thread again

    def _deliver(self) -> None:
        task, outcome = self._outcomes.popleft()
        if not self._is_current(task):
            return
        if isinstance(outcome, Exception):
            task.on_error(outcome)
        else:
            task.on_result(outcome)
