"""Work off the GUI thread: one thing at a time, answers on the GUI thread, and only those that are still wanted."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from reader.system import gc_pause

Result = TypeVar("Result")
LONGEST_WAIT = 2.0  # seconds that the end of a window waits for what cannot be interrupted


@dataclass(frozen=True, slots=True)
class _Task:
    lane: str
    number: int
    work: Callable[[], Any]
    then: Callable[[Any], None]
    otherwise: Callable[[Exception], None]


class Tasks(QObject):
    """A thread of its own, made with the first task. All methods belong to the GUI thread.

    Each task has a lane; a newer one of the same lane takes the place of the older, wherever that is by now.
    `interrupt` ends what the thread is doing, which then raises `interrupted`; `finish` is the thread's last work.
    """

    _ended = Signal(object, object)

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
        self._number = 0
        self._ending = threading.Event()
        self._ended.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def start(
        self,
        lane: str,
        work: Callable[[], Result],
        then: Callable[[Result], None],
        otherwise: Callable[[Exception], None],
    ) -> None:
        """Has `work` done off the GUI thread; on it, `then` takes what came out, or `otherwise` what was raised."""
        with self._change:
            self._drop(lane)
            self._waiting[lane] = _Task(lane, self._newest[lane], work, then, otherwise)
            self._change.notify()
        if self._thread is None:
            self._ending = threading.Event()
            self._thread = threading.Thread(target=self._run, args=(self._ending,), name="carrel-tasks", daemon=True)
            self._thread.start()

    def drop(self, lane: str) -> None:
        """Nothing of this lane is wanted any more."""
        with self._change:
            self._drop(lane)

    def end(self) -> None:
        """Ends the thread, behind what it is doing. Nothing is told any more."""
        if self._thread is None:
            return
        with self._change:
            for lane in self._newest:
                self._drop(lane)
            self._ending.set()
            self._change.notify_all()
        self._thread.join(LONGEST_WAIT)
        self._thread = None

    def _drop(self, lane: str) -> None:
        """With the lock held, so that nothing but the task of this lane is interrupted."""
        self._number += 1
        self._newest[lane] = self._number
        self._waiting.pop(lane, None)
        if self._running and self._running.lane == lane:
            self._interrupt()

    # on the other thread

    def _run(self, ending: threading.Event) -> None:
        while True:
            with self._change:
                self._running = None
                self._change.wait_for(lambda: ending.is_set() or self._waiting)
                if ending.is_set():
                    break
                task = self._running = self._waiting.pop(next(iter(self._waiting)))
            outcome = self._outcome(task)
            if self._is_wanted(task):
                self._ended.emit(task, outcome)
        self._finish()

    def _outcome(self, task: _Task) -> object:
        while True:
            try:
                # It would take apart widgets here that the window has let go of.
                with gc_pause.paused():
                    return task.work()
            except self._interrupted as error:
                # An interruption that comes a moment late hits the task behind the one that it was meant for.
                if not self._is_wanted(task):
                    return error
            except Exception as error:  # noqa: BLE001 - whatever it is, the window stays and says so
                return error

    def _is_wanted(self, task: _Task) -> bool:
        return self._newest[task.lane] == task.number

    # on the GUI thread again

    def _tell(self, task: _Task, outcome: object) -> None:
        if not self._is_wanted(task):
            return
        if isinstance(outcome, Exception):
            task.otherwise(outcome)
        else:
            task.then(outcome)
