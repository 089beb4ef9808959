"""The files of one stick, by name. No link is followed, however the stick changes meanwhile."""

from __future__ import annotations

import contextlib
import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, NamedTuple

from reader.library.packerrors import shortened
from reader.sticks import stick_files
from reader.sticks.errors import TargetError
from reader.sticks.held_folders import HeldFolder, LinkError, hold, hold_root
from reader.sticks.layout import PARTIAL
from reader.system.links import is_link
from reader.system.move_file import move_into_place, patiently
from reader.system.regular_file import CAREFUL
from reader.translation import N_, _

CHANGED = N_("“{file}” changed while the stick was being written. Try again.")
_MOST_PARTIALS = 9
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL
_FAT_SECONDS = 2_000_000_001  # nanoseconds


class FileState(NamedTuple):
    """Tells whether a file is still the one that was compared. `modified` is in nanoseconds since 1970."""

    size: int  # bytes
    modified: int

    def is_like(self, other: FileState | None) -> bool:
        """FAT keeps times to two seconds, and some systems only when they have forgotten the exact time."""
        return other is not None and self.size == other.size and abs(self.modified - other.modified) < _FAT_SECONDS

    @staticmethod
    def of(state: os.stat_result) -> FileState:
        return FileState(state.st_size, state.st_mtime_ns)


class StickFolder:
    """Names have slashes and are relative to the stick. Every method raises OSError, LinkError if it meets a link."""

    def __init__(self, path: Path) -> None:
        self.path = path.resolve()
        self._closing = contextlib.ExitStack()
        self._root: HeldFolder = self._closing.enter_context(hold_root(self.path))

    def __enter__(self) -> StickFolder:
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    def close(self) -> None:
        """The stick can be ejected after this."""
        self._closing.close()

    def identity(self) -> tuple[int, int]:
        """Device and inode of what is at the path of the stick now."""
        state = self.path.stat()
        return state.st_dev, state.st_ino

    # Looking

    def state(self, name: str) -> os.stat_result | None:
        """Of the file, folder or link itself; None if there is none."""
        folder, last = _parted(name)
        try:
            with hold(self._root, folder) as held:
                return os.stat(held.of(last), dir_fd=held.descriptor, follow_symlinks=False)
        except FileNotFoundError:
            return None

    def is_file(self, name: str) -> bool:
        """False for a link to a file, and behind a link."""
        try:
            state = self.state(name)
        except OSError:
            return False
        return state is not None and stat.S_ISREG(state.st_mode)

    def file_state(self, name: str) -> FileState | None:
        """None if there is nothing with that name. Raises LinkError if it is no regular file."""
        state = self.state(name)
        if state is None:
            return None
        if not stat.S_ISREG(state.st_mode):
            raise LinkError(name)
        return FileState.of(state)

    def names(self, folder: str) -> list[str]:
        """What is in a folder, sorted."""
        with (
            hold(self._root, folder) as held,
            os.scandir(held.path if held.descriptor is None else held.descriptor) as found,
        ):
            return sorted(entry.name for entry in found)

    # Reading and writing

    @contextlib.contextmanager
    def reading(self, name: str) -> Iterator[BinaryIO]:
        folder, last = _parted(name)
        with hold(self._root, folder) as held:
            descriptor = os.open(held.of(last), os.O_RDONLY | CAREFUL, dir_fd=held.descriptor)
            with os.fdopen(descriptor, "rb", buffering=0) as file:
                if not stat.S_ISREG(os.fstat(descriptor).st_mode):
                    raise LinkError(name)
                yield file

    def text(self, name: str, most: int) -> str | None:
        """At most so many bytes of a text file; None if there is no regular file of that name."""
        if not self.is_file(name):
            return None
        with self.reading(name) as file:
            return _read(file, most).decode("utf-8", errors="replace")

    def digest(self, name: str, on_bytes: stick_files.OnBytes, *, is_read_ahead: bool = False) -> str:
        with self.reading(name) as file:
            return stick_files.digest_of(file, on_bytes, is_read_ahead=is_read_ahead)

    def read_ahead(self, name: str) -> None:
        """Starts reading a file into the cache while another one is being compared. Only Linux can do this."""
        with contextlib.suppress(OSError), self.reading(name) as file:
            stick_files.read_ahead(file)

    def create(self, name: str, mode: int) -> tuple[str, BinaryIO]:
        """Makes a partial file for `name`, and its folders. Returns its name, which is new on the stick."""
        folder, last = _parted(name)
        with hold(self._root, folder, makes=True) as held:
            for number in range(_MOST_PARTIALS):
                partial = f"{last}{f'.{number}' if number else ''}{PARTIAL}"
                with contextlib.suppress(FileExistsError):
                    descriptor = os.open(held.of(partial), _NEW | CAREFUL, mode & 0o777 | 0o600, dir_fd=held.descriptor)
                    return f"{folder}/{partial}" if folder else partial, os.fdopen(descriptor, "wb", buffering=0)
        raise TargetError(
            _("“{file}” is in the way. Move it away, then try again.", file=shortened(f"{name}{PARTIAL}"))
        )

    def sync(self, name: str) -> None:
        """Blocks until the file is stored on the stick."""
        folder, last = _parted(name)
        with hold(self._root, folder) as held:
            descriptor = os.open(held.of(last), os.O_RDWR | CAREFUL, dir_fd=held.descriptor)
            with os.fdopen(descriptor, "r+b", buffering=0) as file:
                stick_files.sync(file)

    def put(self, partial: str, name: str, expected: FileState | None) -> None:
        """Renames a partial file of the same folder. `expected` is what is there now, None for nothing.

        Raises TargetError if something else is there.
        """
        folder, last = _parted(name)
        with hold(self._root, folder) as held:
            found = self.file_state(name)
            if found is not expected and not (found and found.is_like(expected)):
                raise TargetError(_(CHANGED, file=shortened(name)))
            source = held.of(_parted(partial)[1])
            move_into_place(source, held.of(last), folder=held.descriptor)

    def remove(self, name: str) -> None:
        """Removes a file, or a link itself; not a folder."""
        folder, last = _parted(name)
        with hold(self._root, folder) as held:
            patiently(lambda: os.unlink(held.of(last), dir_fd=held.descriptor), (held.path / last,))

    def remove_all(self, name: str) -> int:
        """Removes a file, a link itself, or a folder with all that is in it. Returns how many files there were."""
        state = self.state(name)
        if state is None:
            return 0
        if is_link(state) or not stat.S_ISDIR(state.st_mode):
            self.remove(name)
            return 1
        count = sum(self.remove_all(f"{name}/{entry}") for entry in self.names(name))
        folder, last = _parted(name)
        with hold(self._root, folder) as held:
            os.rmdir(held.of(last), dir_fd=held.descriptor)
        return count

    def remove_empty_folders(self, folder: str) -> None:
        """Removes the folder if it is empty, then those that it was in."""
        while folder and not self.names(folder):
            above, last = _parted(folder)
            with hold(self._root, above) as held:
                os.rmdir(held.of(last), dir_fd=held.descriptor)
            folder = above

    def sync_folder(self, folder: str) -> None:
        """Makes a rename in this folder survive a power cut. Windows needs no call for that."""
        with hold(self._root, folder) as held:
            if held.descriptor is not None:
                with contextlib.suppress(OSError):  # some file systems cannot sync folders
                    os.fsync(held.descriptor)


def _parted(name: str) -> tuple[str, str]:
    """The folder and the last part of a name. Raises LinkError if that leads to another folder."""
    folder, _slash, last = name.rpartition("/")
    if last in ("", ".", ".."):
        raise LinkError(name)
    return folder, last


def _read(file: BinaryIO, most: int) -> bytes:
    """A single read may return less than there is."""
    data = b""
    while len(data) < most and (block := file.read(most - len(data))):
        data += block
    return data
