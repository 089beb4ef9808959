"""Handing pack files to the window that is already open, through the reader's own data folder.

A window holds a lock, which the system lets go of however the window ends; whoever comes with files and finds it held
leaves their names in the same folder and waits until they are taken. There is no socket, local or other: the reader
never opens one.
"""

from __future__ import annotations

import contextlib
import errno
import json
import os
import stat
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from reader.system.atomic_write import write_whole
from reader.system.file_lock import FileLock, LockedElsewhere

FOLDER = "opening"
LOCK = "window.lock"
REQUEST = ".json"
LARGEST = 16 << 20  # bytes: more than any system takes in one command
PATIENCE = 3.0
"""Seconds. A window that takes longer to answer is busy or stuck, and another one serves the reader better."""

PAUSE = 0.02


class Door:
    """Where an open window waits for files. All but the first window on a data folder have none."""

    def __init__(self, data: Path) -> None:
        self.folder = data / FOLDER
        self._held: FileLock | None = None

    def open(self) -> bool:
        """False where another window waits already, or where nothing can be written."""
        with contextlib.suppress(OSError):
            self.folder.mkdir(parents=True, exist_ok=True)
            self._held = _held(self.folder / LOCK)
            if self._held:
                for left in self.folder.glob(f"*{REQUEST}"):  # by somebody who no longer waits
                    left.unlink()
        return self._held is not None

    def taken(self) -> list[list[Path]]:
        """The files that were handed over since, by each start that brought some."""
        found = []
        with contextlib.suppress(OSError):
            for request in sorted(self.folder.glob(f"*{REQUEST}")):
                with contextlib.suppress(OSError, ValueError, RecursionError):
                    names = json.loads(_text(request))
                    request.unlink()  # whoever sent it sees by this that it was taken
                    if isinstance(names, list) and names and all(isinstance(name, str) for name in names):
                        found.append([Path(name) for name in names])
        return found

    def close(self) -> None:
        if self._held:
            self._held.release()
            self._held = None


def hand_over(data: Path, files: Sequence[Path], wait: Callable[[float], None] = time.sleep) -> bool:
    """Whether an open window has taken the files."""
    folder = data / FOLDER
    try:
        if not (folder / LOCK).is_file():
            return False
        if free := _held(folder / LOCK):
            free.release()
            return False
        request = folder / f"{time.time_ns()}-{os.getpid()}{REQUEST}"
        names = [os.path.abspath(file) for file in files]  # noqa: PTH100 - what leads through links stays so
        write_whole(request, json.dumps(names))
    except OSError:
        return False
    try:
        for _ in range(round(PATIENCE / PAUSE)):
            wait(PAUSE)
            if not request.exists():
                return True
        request.unlink()
    except FileNotFoundError:  # taken at the last moment
        return True
    except OSError:
        pass
    return False


def _text(request: Path) -> str:
    """Raises OSError or ValueError. Reading from a pipe or a device could wait for ever."""
    state = request.stat()
    if not stat.S_ISREG(state.st_mode) or state.st_size > LARGEST:
        raise ValueError("nobody hands over files like that")
    return request.read_text(encoding="utf-8")


def _held(lock: Path) -> FileLock | None:
    """None where somebody else holds it. Raises OSError where there can be none."""
    try:
        held = FileLock(lock)
    except LockedElsewhere:
        return None
    if not held.is_real:
        held.release()
        raise OSError(errno.ENOLCK, os.strerror(errno.ENOLCK))
    return held
