"""Opens folders of a stick so that nobody can put a link in their place while a file in them is used."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from reader.system.links import is_link, is_link_at
from reader.translation import _

_FOLDER = os.O_RDONLY | getattr(os, "O_DIRECTORY", 0) | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0)
HAS_DESCRIPTORS = os.open in os.supports_dir_fd and os.rename in os.supports_dir_fd
"""Windows has no functions that take a folder by its handle."""


class HeldFolder(NamedTuple):
    """A folder that stays the same until it is let go. Give `of(name)` and `descriptor` to a function of `os`."""

    path: Path
    descriptor: int | None

    def of(self, name: str) -> str:
        return name if self.descriptor is not None else str(self.path / name)


class LinkError(OSError):
    """A part of the path is a link, or no folder. `name` is that part, with slashes, relative to the stick."""

    def __init__(self, name: str) -> None:
        super().__init__(errno.ELOOP, _("it is a link or no folder"), name)
        self.name = name


@contextlib.contextmanager
def hold(root: HeldFolder, folder: str, *, makes: bool = False) -> Iterator[HeldFolder]:
    """The folder with that name (slashes, relative to `root`), opened step by step without following a link.

    With `makes`, missing folders are made. Raises LinkError and OSError.
    """
    with contextlib.ExitStack() as stack:
        held = root
        done = ""
        for part in filter(None, folder.split("/")):
            done = f"{done}/{part}" if done else part
            if part in (".", ".."):
                raise LinkError(done)
            if makes:
                with contextlib.suppress(FileExistsError):
                    os.mkdir(held.of(part), dir_fd=held.descriptor)
            held = stack.enter_context(_step(held, part, done))
        yield held


@contextlib.contextmanager
def hold_root(path: Path) -> Iterator[HeldFolder]:
    """The stick itself, which may be given by a link. Raises OSError."""
    if not HAS_DESCRIPTORS:
        yield HeldFolder(path, None)
        return
    descriptor = os.open(path, _FOLDER & ~getattr(os, "O_NOFOLLOW", 0))
    try:
        yield HeldFolder(path, descriptor)
    finally:
        os.close(descriptor)


@contextlib.contextmanager
def _step(held: HeldFolder, part: str, name: str) -> Iterator[HeldFolder]:
    state = os.stat(held.of(part), dir_fd=held.descriptor, follow_symlinks=False)
    if is_link(state) or not stat.S_ISDIR(state.st_mode):
        raise LinkError(name)
    if held.descriptor is None:
        with _locked(held.path / part, name):
            yield HeldFolder(held.path / part, None)
        return
    try:
        descriptor = os.open(part, _FOLDER, dir_fd=held.descriptor)
    except OSError as error:
        if error.errno in (errno.ELOOP, errno.ENOTDIR):
            raise LinkError(name) from error
        raise
    try:
        yield HeldFolder(held.path / part, descriptor)
    finally:
        os.close(descriptor)


@contextlib.contextmanager
def _locked(path: Path, name: str) -> Iterator[None]:
    """On Windows: a folder that is open without FILE_SHARE_DELETE can be neither renamed nor deleted."""
    if sys.platform != "win32":
        yield
        return
    import ctypes
    from ctypes import wintypes

    kernel = ctypes.WinDLL("kernel32", use_last_error=True)
    kernel.CreateFileW.restype = wintypes.HANDLE
    kernel.CreateFileW.argtypes = (
        wintypes.LPCWSTR, wintypes.DWORD, wintypes.DWORD, wintypes.LPVOID, wintypes.DWORD, wintypes.DWORD,
        wintypes.HANDLE,
    )  # fmt: skip
    list_folder, share_read_write, open_existing = 0x1, 0x3, 3
    backup_semantics, open_reparse_point = 0x02000000, 0x00200000
    handle = kernel.CreateFileW(
        str(path), list_folder, share_read_write, None, open_existing, backup_semantics | open_reparse_point, None
    )
    if handle == wintypes.HANDLE(-1).value:
        raise ctypes.WinError(ctypes.get_last_error())
    try:
        if is_link_at(path):
            raise LinkError(name)
        yield
    finally:
        kernel.CloseHandle(wintypes.HANDLE(handle))
