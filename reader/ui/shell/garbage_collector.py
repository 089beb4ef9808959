"""Collects Python's garbage on the GUI thread only: on another thread it would delete widgets, and Qt would crash."""

from __future__ import annotations

import gc

from PySide6.QtCore import QCoreApplication, QObject, QTimer

INTERVAL = 2_000  # milliseconds


class GarbageCollector(QObject):
    """Python's own collector runs on whatever thread makes objects, so it is off while there are windows."""

    def __init__(self, app: QCoreApplication) -> None:
        super().__init__(app)
        gc.disable()
        self._timer = QTimer(self, interval=INTERVAL)
        self._timer.timeout.connect(self.collect)
        self._timer.start()

    def collect(self) -> None:
        """What Python would collect now: new objects if there are many, and the older ones after some times.

        Python goes on counting while its collector is off.
        """
        due = [count > most for count, most in zip(gc.get_count(), gc.get_threshold(), strict=True)]
        if due[0]:
            gc.collect(max(generation for generation, is_due in enumerate(due) if is_due))


def begin(app: QCoreApplication) -> None:
    """Collects from now on; once in a program."""
    if not app.findChild(GarbageCollector):
        GarbageCollector(app)


def keep_all() -> None:
    """The window is complete: what there is now stays as long as it, and is not looked at again."""
    gc.freeze()


def keep_other() -> None:
    """Another window is complete, and the one that `keep_all` has kept may go."""
    if gc.get_freeze_count():
        gc.unfreeze()
        gc.collect()
        gc.freeze()
