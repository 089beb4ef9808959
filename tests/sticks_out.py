"""A stick that is pulled out while one of its files is open, and put back, as a program sees it."""

from __future__ import annotations

import os
from pathlib import Path


class Stick:
    """Holds one open file. Where the system has descriptors (not on Windows), reading on from it then fails."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._away = file.with_name(f"{file.name}.away")

    def pull(self) -> None:
        state = self._file.stat()
        for descriptor in _descriptors():
            if _is_of(descriptor, state):
                _break(descriptor)
        self._file.rename(self._away)

    def put_back(self) -> None:
        """What is copied has another number, as on a stick that is mounted anew."""
        self._file.write_bytes(self._away.read_bytes())
        state = self._away.stat()
        os.utime(self._file, ns=(state.st_atime_ns, state.st_mtime_ns))


def _descriptors() -> range:
    """More than a test run has open."""
    return range(3, 4096)


def _is_of(descriptor: int, state: os.stat_result) -> bool:
    try:
        return os.path.samestat(os.fstat(descriptor), state)
    except OSError:
        return False


def _break(descriptor: int) -> None:
    """From now on it leads to a folder, from which nothing can be read."""
    folder = os.open("/", os.O_RDONLY)
    os.dup2(folder, descriptor)
    os.close(folder)
