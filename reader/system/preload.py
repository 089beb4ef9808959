"""Holds the standalone program in memory, so that a stick may be pulled out from under it.

The system reads a program's code from its files as it comes to it, and PyInstaller ends a program whose file is gone
when it next imports a module. Both would take the window down in the middle of a sentence.
"""

from __future__ import annotations

import contextlib
import ctypes
import importlib
import io
import os
import sys
import zipfile
from collections.abc import Iterable, Iterator
from importlib.machinery import EXTENSION_SUFFIXES
from pathlib import Path
from typing import IO, Any, NamedTuple

from reader.system import paths

_EARLY = "base_library.zip"
_MAPPINGS = Path("/proc/self/maps")
_POPULATE_READ, _POPULATE_WRITE = 22, 23  # since Linux 5.14; where they are unknown, pages come as they are wanted
_RIGHTS = {"r": 1, "w": 2, "x": 4}
_WRITE = _RIGHTS["w"]

_ENCODINGS = ("ascii", "idna", "latin_1", "utf_8_sig", "utf_16_le")
"""Those that may be wanted late; Python has a hundred more."""


class MemoryMapping(NamedTuple):
    """Addresses from `first` on to below `last`; `rights` as `mprotect` takes them."""

    first: int
    last: int
    rights: int


def hold() -> None:
    """Takes as long as a stick needs to read the program once: for a thread of its own, when the window is there.

    Never raises: what cannot be held is read from the stick, as without it.
    """
    folder = paths.program()
    if folder is None:
        return
    with contextlib.suppress(Exception):
        _hold_archive()
    if not paths.may_go_away():
        return
    inside = paths.resources().parent
    for names in (_early_modules(inside / _EARLY), _libraries(inside)):
        with contextlib.suppress(Exception):
            _import(names)
    _look_no_further(inside)
    with contextlib.suppress(Exception):
        _fetch(folder)


def _hold_archive() -> None:
    """PyInstaller's reader of modules opens the program's file anew for each."""
    archive = importlib.import_module("pyimod02_importers").pyz_archive
    name: str = archive._filename
    first: int = archive._start_offset
    with open(name, "rb") as file:  # noqa: PTH123 - as it is named there
        file.seek(first)
        held = file.read(max(offset + length for _, offset, length in archive.toc.values()))

    def open_held(file: Any, *how: Any) -> IO[bytes]:
        return _Part(held, first) if file == name else open(file, *how)  # noqa: PTH123

    vars(importlib.import_module("pyimod01_archive"))["open"] = open_held


class _Part(io.BytesIO):
    """A part of a file, read as if it were the whole. `first` is where in the file it begins."""

    def __init__(self, held: bytes, first: int) -> None:
        super().__init__(held)
        self._first = first

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        return super().seek(offset - self._first, whence)


def _look_no_further(inside: Path) -> None:
    """Whatever the other places hold is loaded by now; looked into, one that does not answer ends an import."""
    sys.path[:] = [place for place in sys.path if Path(place) == inside] or sys.path


def _import(names: Iterable[str]) -> None:
    for name in names:
        with contextlib.suppress(Exception):
            importlib.import_module(name)


def _early_modules(archive: Path) -> Iterator[str]:
    """What Python needs to begin is in an archive of its own, in which it looks anew for each module."""
    with zipfile.ZipFile(archive) as opened:
        modules = [name.removesuffix(".pyc").replace("/", ".") for name in opened.namelist() if name.endswith(".pyc")]
    yield from (name for name in modules if not name.startswith("encodings.") and not name.endswith(".__init__"))
    yield from (f"encodings.{name}" for name in _ENCODINGS)


def _libraries(top: Path) -> Iterator[str]:
    """The modules that are libraries: they are in the program's folder, each a file of its own."""
    for file in sorted(top.rglob("*")):
        if file.name.endswith(tuple(EXTENSION_SUFFIXES)):
            parts = file.relative_to(top).with_name(file.name.split(".", 1)[0]).parts
            yield ".".join(parts[2:] if "lib-dynload" in parts else parts)


if sys.platform == "win32":
    from ctypes import wintypes

    class _Module(ctypes.Structure):
        _fields_ = (("base", ctypes.c_void_p), ("size", wintypes.DWORD), ("entry", ctypes.c_void_p))

    class _Range(ctypes.Structure):
        _fields_ = (("base", ctypes.c_void_p), ("size", ctypes.c_size_t))

    def _fetch(folder: Path) -> None:
        """Has Windows read the libraries of this process whole; those of its own, too, which are there already."""
        kernel = ctypes.WinDLL("kernel32")
        kernel.GetCurrentProcess.restype = wintypes.HANDLE
        process = wintypes.HANDLE(kernel.GetCurrentProcess())
        modules = (wintypes.HMODULE * 1024)()
        needed = wintypes.DWORD()
        if not kernel.K32EnumProcessModules(process, modules, ctypes.sizeof(modules), ctypes.byref(needed)):
            return
        ranges = []
        for module in modules[: needed.value // ctypes.sizeof(wintypes.HMODULE)]:
            about = _Module()
            handle = wintypes.HMODULE(module)
            if kernel.K32GetModuleInformation(process, handle, ctypes.byref(about), ctypes.sizeof(about)):
                ranges.append(_Range(about.base, about.size))
        kernel.PrefetchVirtualMemory(process, ctypes.c_size_t(len(ranges)), (_Range * len(ranges))(*ranges), 0)

else:

    def _fetch(folder: Path) -> None:
        """Has the pages of this process that are read from libraries in `folder` read now, and makes them its own: it
        may forget those that are a file's, and read them again. Only Linux tells which these are."""
        system = ctypes.CDLL(None)
        for each in _mapped(folder, _MAPPINGS.read_text(encoding="utf-8", errors="surrogateescape")):
            first, size = ctypes.c_void_p(each.first), ctypes.c_size_t(each.last - each.first)
            if system.mprotect(first, size, each.rights | _WRITE):  # a system may allow no code that can be written
                system.madvise(first, size, _POPULATE_READ)
            else:
                system.madvise(first, size, _POPULATE_WRITE)
                system.mprotect(first, size, each.rights)


def _mapped(folder: Path, mappings: str) -> Iterator[MemoryMapping]:
    """What is mapped from libraries and programs below `folder`, which stays mapped to the end of the process.

    https://man7.org/linux/man-pages/man5/proc_pid_maps.5.html
    """
    for line in mappings.splitlines():
        addresses, rights, *_, name = line.split(maxsplit=5)
        if name.startswith(f"{folder}/") and rights.startswith("r") and rights.endswith("p"):
            first, _, last = addresses.partition("-")
            if ".so" in name or name.rpartition("/")[0] == str(folder):
                yield MemoryMapping(int(first, 16), int(last, 16), sum(_RIGHTS.get(right, 0) for right in rights))
