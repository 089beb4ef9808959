"""Closes pack files that nobody has read for a moment, and opens none: who reads on opens the file again.

Windows lets nobody replace, rename or delete a file that a program has open, and no system ejects a stick with one.
"""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING
from weakref import WeakSet

IDLE = 0.5
"""Seconds. Less than `reader.system.move_file` waits for a file, so that a pack can be built while it is read."""


if TYPE_CHECKING:  # Python would take long to make a protocol
    from typing import Protocol

    class IdleFile(Protocol):
        def close_idle(self, seconds: float) -> bool: ...


class IdleCloser:
    """The files that are open. `watch` can be called from any thread."""

    def __init__(self) -> None:
        self._open: WeakSet[IdleFile] = WeakSet()
        self._changed = threading.Condition()

    def watch(self, file: IdleFile) -> None:
        """Of a file that has just been opened."""
        with self._changed:
            self._open.add(file)
            self._changed.notify()

    def close_idle(self, seconds: float = IDLE) -> int:
        """Returns how many files are still open."""
        with self._changed:
            found = list(self._open)
            self._open.clear()  # first, since another thread may open one of them again
        for file in found:
            if not file.close_idle(seconds):
                with self._changed:
                    self._open.add(file)
        return len(self._open)

    def run(self) -> None:
        """Never returns. Sleeps while no file is open."""
        while True:
            with self._changed:
                while not self._open:
                    self._changed.wait()
                self._changed.wait(IDLE)
            self.close_idle()


_closer = IdleCloser()
watch = _closer.watch
close_idle = _closer.close_idle


def begin() -> None:
    """From now on a thread closes them. Without it, for example on the command line, they stay open."""
    threading.Thread(target=_closer.run, name="carrel-idle-files", daemon=True).start()
