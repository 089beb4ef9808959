"""A note in the data folder of what a window is opening, so that the next start knows it if the program dies.

Each window has a file of its own and holds a lock on it, which the system releases when its process ends.
"""

from __future__ import annotations

import contextlib
import os
import stat
from pathlib import Path

from reader.system import links
from reader.system.file_lock import FileLock, LockedElsewhere
from reader.system.handover import FOLDER

NOTE = ".note"
LONGEST = 16_384  # bytes: a longer one was not written by Carrel
MOST_NOTES = 20


class OpeningNote:
    """The file is created when it is first needed. Nothing here raises: without a note, Carrel reads as usual."""

    def __init__(self, data: Path) -> None:
        self._path = data / FOLDER / f"{os.getpid()}{NOTE}"
        self._lock: FileLock | None = None
        self._text = ""

    def write(self, text: str) -> None:
        """Replaces the text. It must survive the death of the program, not a power cut, so the disk is not waited for.

        An empty text stands for nothing.
        """
        if text == self._text:
            return
        with contextlib.suppress(OSError, LockedElsewhere):
            self._text = text
            if not self._lock:
                self._path.parent.mkdir(parents=True, exist_ok=True)
                if links.is_link_at(self._path.parent) or links.is_link_at(self._path):
                    return
                self._lock = FileLock(self._path)
            self._lock.write(text.encode("utf-8", "surrogatepass")[:LONGEST])

    def close(self, *, keep: bool = False) -> None:
        """Deletes the file, or keeps it for the next start."""
        if not self._lock:
            return
        self._lock.release()
        self._lock, self._text = None, ""
        if not keep:
            with contextlib.suppress(OSError):
                self._path.unlink()


def take_unfinished(data: Path) -> tuple[str, ...]:
    """The texts of windows that died, the newest first, each once. Deletes their files."""
    found: list[tuple[float, str]] = []
    with contextlib.suppress(OSError):
        folder = data / FOLDER
        files = [] if links.is_link_at(folder) else sorted(each for each in folder.iterdir() if each.suffix == NOTE)
        for file in files[:MOST_NOTES]:
            with contextlib.suppress(OSError, ValueError, LockedElsewhere):
                found.append(_take(file))
    return tuple(dict.fromkeys(text for _, text in sorted(found, reverse=True) if text))


def _take(path: Path) -> tuple[float, str]:
    """When the note was written, and its text. Raises OSError, ValueError or LockedElsewhere."""
    state = path.lstat()
    if not stat.S_ISREG(state.st_mode):
        raise ValueError("not a note")
    lock = FileLock(path)
    try:
        text = "" if state.st_size > LONGEST else lock.read(LONGEST).decode("utf-8", "surrogatepass")
    finally:
        lock.release()
        with contextlib.suppress(OSError):
            path.unlink()
    return state.st_mtime, text
